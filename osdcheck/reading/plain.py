"""A text without markup, and as plain lower-case words, character for character in its place.

Markup, comment signs and odd quotes become spaces or plain signs and nothing moves: an offset in the plain text is
the same offset in the text as given, so that every quote is `text[start:end]`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

_SIGNS = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "´": "'", "`": "'",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u3000": " ",
        "\u200b": " ", "\ufeff": " ", "\u00ad": " ", "\t": " ", "\r": " ", "\f": "\n", "\v": "\n",
        "\u0085": "\n", "\u2028": "\n", "\u2029": "\n",
        "·": "*", "•": "*", "▪": "*", "●": "*", "◦": "*", "∙": "*",
    }
)  # fmt: skip
_TAG = re.compile(
    r"</?(p|br|li|ul|ol|div|h[1-6]|tr|table|blockquote|pre|dd|dl|dt|hr|section|article|body|html|head|title"
    r"|b|i|em|strong|a|span|td|th|code|center|font|tt|u|sup|sub|small|meta|link|img|script|style)\b[^<>]{0,400}>|<!--",
    re.IGNORECASE,
)
_INLINE = frozenset(
    ["b", "i", "em", "strong", "a", "span", "td", "th", "code", "font", "tt", "u", "sup", "sub", "small", "img"]
)
_ENTITY = re.compile(
    r"((?:&(?:nbsp|quot|amp|lt|gt|apos|#\d{2,5}|#[xX][0-9a-fA-F]{2,5}|[lr][sd]quo|[mn]dash);)+)([a-z]*)"
)
_EMPHASIS = re.compile(r"\*(?:\*|(?<!\w\*)(?=\w)|(?<=[\w.,;:!?)\"]\*)(?!\w))|_(?:_|(?<!\w_)(?=\w)|(?<=\w_)(?!\w))")
_COMMENT_ENDS = re.compile(r"/\*+|\*+/|-->")
_PREFIX = re.compile(r"[ ]*(//+|#+|\*+|;+|--+|>+|%+|!+|\||rem\b|dnl\b|c\b|\"|')(?= |$)", re.IGNORECASE)
_FENCE = re.compile(r"(?m)^ {0,3}(?:```+|~~~+)[\w-]*[ \r]*$")
_BOX = re.compile(r"(?m)^ *\*(?= )(?=[^\n]* \* *$)|(?<= )\* *$")
"""The sides of a box drawn around a paragraph."""
_HEADING = re.compile(r"(?m)^ {0,3}#{1,6} ")
COMMENTED = 0.6
"""Share of the lines that must begin with the same sign for it to be a comment sign."""


def plain(bare: str) -> str:
    """A bare text in lower case, as long as it was."""
    lower = bare.lower()
    if len(lower) == len(bare):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in bare)


@lru_cache(maxsize=2)
def bare(text: str) -> str:
    """The text without markup and comment signs, as long as it was."""
    out = _FENCE.sub(lambda match: " " * len(match.group()), text).translate(_SIGNS)
    if "<" in out:
        out = _TAG.sub(_blank_tag, out)
    if "&" in out:
        out = _ENTITY.sub(_blank_entity, out)
    out = _uncomment(out)
    if "*" in out:
        out = _BOX.sub(lambda match: " " * len(match.group()), out)
    if "*" in out or "_" in out:
        out = _EMPHASIS.sub(lambda match: " " * len(match.group()), out)
    return _HEADING.sub(lambda match: " " * len(match.group()), out)


def _blank_tag(match: re.Match[str]) -> str:
    name = (match.group(1) or "a").lower()
    width = len(match.group())
    return " " * width if name in _INLINE else ("\n\n" + " " * width)[:width]


def _blank_entity(match: re.Match[str]) -> str:
    """The signs with what is left of the word right behind them, then the spaces that keep the length."""
    signs = unescape(match.group(1)).translate(_SIGNS) + match.group(2)
    return signs + " " * (len(match.group()) - len(signs))


def _uncomment(text: str) -> str:
    """Without comment signs: `/*`, and the sign that most lines begin with."""
    if "/*" in text or "*/" in text or "-->" in text:
        text = _COMMENT_ENDS.sub(lambda match: " " * len(match.group()), text)
    lines = text.split("\n")
    signs: dict[str, int] = {}
    filled = 0
    for line in lines:
        if line.strip():
            filled += 1
            found = _PREFIX.match(line)
            if found:
                sign = found.group(1)[:2]
                signs[sign] = signs.get(sign, 0) + 1
    common = [sign for sign, count in signs.items() if count >= COMMENTED * filled and count > 1]
    if not common:
        return text
    for index, line in enumerate(lines):
        found = _PREFIX.match(line)
        if found and found.group(1)[:2] in common:
            lines[index] = " " * found.end() + line[found.end() :]
    return "\n".join(lines)
