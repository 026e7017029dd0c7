"""A text without markup, and as plain lower-case words, character for character in its place.

Markup, comment signs and odd quotes become spaces or plain signs and nothing moves: an offset in the plain text is
the same offset in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Set
from functools import lru_cache

_SIGNS = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "´": "'", "`": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u3000": " ",
    "\t": " ", "\f": "\n", "\v": "\n",
    "\u0085": "\n", "\u2028": "\n", "\u2029": "\n",
    "·": "*", "•": "*", "▪": "*", "●": "*", "◦": "*", "∙": "*",
}  # fmt: skip
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_TABLE = str.maketrans({sign: plain for sign, plain in _SIGNS.items() if sign.isascii()})
_TAG = re.compile(
    r"</?(p|br|li|ul|ol|div|h[1-6]|tr|table|tbody|thead|blockquote|pre|dd|dl|dt|hr|section|article|body|html|head|title|header"
    r"|footer|main|nav|b|i|em|strong|a|span|td|th|code|center|font|tt|u|sup|sub|small|meta|link|img|script|style|wbr)"
    r"(?:\s{1,20}[\w:-]{1,40}\s?=\s?(?:\"[^\"<>]{0,400}\"|'[^'<>]{0,400}'|[^\s\"'<>]{1,200})|\s{1,20}(?:nowrap|compact|noshade)\b){0,20}"
    r"\s{0,20}/?>|<!--|<!doctype\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
_CODE = re.compile(r"<(/?)(?:script|style)\b[^<>]{0,200}>", re.IGNORECASE)
_INLINE = frozenset(
    ["b", "i", "em", "strong", "a", "span", "td", "th", "code", "font", "tt", "u", "sup", "sub", "small", "img", "wbr"]
)
_EMPHASIS = re.compile(r"\*(?:\*|(?<!\w\*)(?=\w)|(?<=[\w.,;:!?)\"]\*)(?!\w))|_(?:_|(?<!\w_)(?=\w)|(?<=\w_)(?!\w))")
_COMMENT_ENDS = re.compile(
    r"/\*+|(?<!\*)\*+/|-->|^[ ]*\(\*+(?= |$)|(?<!\*)\*+\)(?=[ ]*$)"
    r"|^[ ]*(?:\"{3}|'{3}|\{-+|-+\}|=(?:begin|pod|cut)\b)|(?:\"{3}|'{3}|-\})[ ]*$",
    re.MULTILINE,
)
_STARRED = re.compile(r"[ #;%]*\*(?= |$)")
"""The beginning of each line inside a `/* … */` where every line has a star, whatever sign stands before the stars."""
_COMMENT_SIGNS = ("*", "-->", '"""', "'''", "{-", "-}", "=begin", "=pod", "=cut")
_PREFIX = re.compile(
    r"^[ ]*(//+|#+|\*+|;+|--+|>+|%+|!+|\||rem\b|dnl\b|c\b|\.?\\\"|\"|')(?= |$)", re.IGNORECASE | re.MULTILINE
)
_FILLED = re.compile(r"(?m)^[^\S\n]*\S")
_LINK = re.compile(r"\]\((?:https?:|mailto:|#|\.{0,2}/)[^\s()]{0,300}\)")
_RING = re.compile(r"^( *)o(?= +\S)", re.MULTILINE)
"""A bullet that is typed as a letter."""
_FENCE = re.compile(r"(?m)^ {0,3}(?:```+|~~~+)[\w-]*[ \r]*$")
_BOX = re.compile(r"(?m)^ *\*(?= )(?=[^\n]* \* *$)|(?<= )\* *$")
"""The sides of a box drawn around a paragraph."""
_HEADING = re.compile(r"(?m)^ {0,3}#{1,6} ")
QUOTED = 3
"""Signs before a line, as in a mail that answers a mail."""
COMMENTED = 0.6
"""Share of the lines that must begin with the same sign for it to be a comment sign."""


def plain(bare: str) -> str:
    """A bare text in lower case and without accents, as long as it was."""
    if bare.isascii():
        return bare.lower()
    return bare.translate({ord(char): _letter(char) for char in set(bare)})


def _letter(char: str) -> str:
    """The letter as it stands in words of English: without accent, in lower case."""
    lower = unicodedata.normalize("NFD", char)[0].lower()
    return lower if len(lower) == 1 else char


@lru_cache(maxsize=2)
def bare(text: str) -> str:
    """The text without markup and comment signs, as long as it was."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    out = _FENCE.sub(_blank, text) if "```" in text or "~~~" in text else text
    out = out.translate(_TABLE) if out.isascii() else _SIGN.sub(lambda match: _SIGNS[match.group()], out)
    if "<" in out:
        if _PAGE.search(out):
            out = _without_code(out)
        out = _TAG.sub(_blank_tag, out)
    out = _uncomment(out)
    if "*" in out:
        out = _BOX.sub(_blank, out)
    if "](" in out:
        out = _LINK.sub(_blank, out)
    if len(_RING.findall(out)) > 1:
        out = _RING.sub(r"\1*", out)
    if "*" in out or "_" in out:
        out = _EMPHASIS.sub(_blank, out)
    return _HEADING.sub(_blank, out) if "#" in out else out


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _without_code(page: str) -> str:
    """The page without its scripts and style sheets, as long as it was. One that is not closed stays."""
    begun: int | None = None
    parts: list[str] = []
    at = 0
    for tag in _CODE.finditer(page):
        if not tag.group(1):
            begun = tag.start() if begun is None else begun
        elif begun is not None:
            parts += (page[at:begun], " " * (tag.end() - begun))
            at, begun = tag.end(), None
    return "".join([*parts, page[at:]])


def _blank_tag(match: re.Match[str]) -> str:
    name = (match.group(1) or "a").lower()
    width = len(match.group())
    return " " * width if name in _INLINE else ("\n\n" + " " * width)[:width]


def _uncomment(text: str) -> str:
    """Without comment signs: `/*`, and the sign that most lines begin with."""
    if "/*" in text:
        text = _without_stars(text)
    if any(sign in text for sign in _COMMENT_SIGNS):
        text = _COMMENT_ENDS.sub(_blank, text)
    for _ in range(QUOTED):
        signs = _common_signs(text)
        if not signs:
            break
        text = _without_signs(text, signs)
    return text


def _without_stars(text: str) -> str:
    """Without the star before each line of a `/* … */` whose lines all have one."""
    parts: list[str] = []
    at = 0
    while (start := text.find("/*", at)) >= 0 and (end := text.find("*/", start + 2)) >= 0:
        first, *lines = text[start:end].split("\n")
        if len(lines) > 2 and all(_STARRED.match(line) for line in lines[:-1]):
            lines = [_STARRED.sub(_blank, line, count=1) for line in lines]
        parts += (text[at:start], "\n".join([first, *lines]))
        at = end
    return "".join([*parts, text[at:]])


def _common_signs(text: str) -> set[str]:
    """The signs that most lines begin with."""
    signs = Counter(sign[:2].lower() for sign in _PREFIX.findall(text))
    often = {sign: count for sign, count in signs.items() if count > 1}
    filled = len(_FILLED.findall(text)) if often else 0
    return {sign for sign, count in often.items() if count >= COMMENTED * filled}


def _without_signs(text: str, signs: Set[str]) -> str:
    lines = text.split("\n")
    for index, line in enumerate(lines):
        found = _PREFIX.match(line)
        if found and found.group(1)[:2].lower() in signs:
            lines[index] = " " * found.end() + line[found.end() :]
    return "\n".join(lines)
