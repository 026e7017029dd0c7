"""A text as words, for comparing texts under the SPDX matching guidelines.

White space, case, punctuation, quotes, dashes and comment signs do not count, spelling variants are one word,
titles and copyright notices are left out, and the replaceable names of the BSD family are blanked.
Source of the rules: SPDX License List Matching Guidelines, https://spdx.github.io/spdx-spec/v2.3/license-matching-guidelines-and-templates/
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from osdcheck.reading.fold import Folded
from osdcheck.reading.plain import bare
from osdcheck.reading.signs import lettered

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STOP = re.compile(r"[.;:](?<=[^\W_].)")
_WORD_OR_STOP = re.compile(rf"{_WORD.pattern}|{_STOP.pattern}")
_TWICE = re.compile(r"'[a-z0-9]+'[a-z0-9]")
_QUOTE = re.compile(r"'(?![a-z0-9])|(?<![a-z0-9])'")
"""An apostrophe that stands inside no word."""
_MARK = "\x01"
"""What no licence has: it stands for the end of a sentence."""
_SPACED = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) in ("'", _MARK))}
_PARAGRAPH = re.compile(r"\n[^\w\n]*\n")
_NOTICE = re.compile(
    r"\W*(?:portions\s+)?(?:copyright\s*(?:\(c\)|©|&copy;)?|©|\(c\))\s*[:,]?\s*(?:of\s+)?"
    r"(?:[<\[{(]|by\b|the\s+regents\b|year\b|yyyy|xxxx|\d{2}|$)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:licen[cs]e|version|agreement|terms)\b", re.IGNORECASE)
_RESERVED = re.compile(r"\ball\s+rights\s+reserved\b", re.IGNORECASE)
_WEIGHTY = re.compile(
    r"\b(?:must|shall|may|can|cannot|not|no|only|solely|except|unless|provided|use[ds]?|using|uses|grant\w*|permi\w+|"
    r"prohibit\w*|redistribut\w+|forbid\w*|restrict\w*|require\w*|without|commercial\w*|noncommercial\w*|modif\w+|distribut\w+|sell|sold|sale)\b",
    re.IGNORECASE,
)
_VARIANTS = {
    "licence": "license", "licences": "licenses", "licenced": "licensed", "sublicence": "sublicense",
    "favour": "favor", "labour": "labor", "behaviour": "behavior", "centre": "center", "programme": "program",
    "organisation": "organization", "organisations": "organizations", "authorisation": "authorization",
    "acknowledgement": "acknowledgment", "analogue": "analog", "artefact": "artifact", "cancelled": "canceled",
    "fulfil": "fulfill", "fulfilment": "fulfillment", "initialise": "initialize", "judgement": "judgment",
    "modelling": "modeling", "practise": "practice", "realise": "realize", "recognise": "recognize",
    "signalling": "signaling", "utilisation": "utilization", "whilst": "while", "wilful": "willful",
    "https": "http", "owner": "holder", "owners": "holders", "c": "copyright",
    ";": ".", ":": ".", "\x01": ".",
}  # fmt: skip
"""Spellings that the guidelines call equivalent, to one of them; and one sign for those that end a sentence."""

_BLANKS = {
    before: re.compile(rf"(?<=\b{before} )(?:\S+ ){{1,15}}?(?={behind} )")
    for before, behind in (
        ("neither the name of", "nor the names of"),
        ("neither the names of", "nor the names of"),
        ("software is provided by", "as is"),
        ("in no event shall", "be liable"),
    )
}
"""What stands before a name that may be replaced, and where the name is."""
KEY = 20
"""Hexadecimal digits of the hash of one sentence."""
MAX_TITLE_WORDS = 15
MAX_NOTICE_WORDS = 60


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is compared (the hash of its words), and where it stands in the text as given."""

    key: str
    start: int
    end: int


def keys(text: str) -> list[str]:
    """The words of the text as they are compared, in order."""
    return _compared(_WORD, text)


def _compared(pattern: re.Pattern[str], text: str) -> list[str]:
    if text.isascii():
        found = _ascii(pattern, text.lower())
    else:
        found = pattern.findall(text.replace("İ", "I").lower())  # in lower case it is two letters
        found = [word if word.isascii() else _plain_letters(word) for word in found]
    return list(map(_VARIANTS.get, found, found))


def _ascii(pattern: re.Pattern[str], text: str) -> list[str]:
    """What the pattern finds in a text of ASCII in small letters, without asking it of every word."""
    if _MARK in text or ("'" in text and _TWICE.search(text)):
        return pattern.findall(text)
    if "'" in text:
        text = _QUOTE.sub(" ", text)
    if pattern is _WORD_OR_STOP:
        text = _STOP.sub(f" {_MARK} ", text)
    return text.translate(_SPACED).split()


def _plain_letters(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'").replace(" ", "")


class WordIndex:
    """The words of a text, to be searched for runs of words."""

    def __init__(self, text: str) -> None:
        self._folded = Folded(text, keys, _WORD)
        self._joined = f" {self._folded.text} "

    def find(self, quote: str) -> tuple[int, int] | None:
        """Start and end, in code points of the text, of the first run with the quote's words; None when it has none."""
        sought = " ".join(keys(quote))
        at = self._joined.find(f" {sought} ") if sought else -1
        if at < 0:
            return None
        return self._folded.word_at(at)[0], self._folded.word_at(at + len(sought) - 1)[1]


@lru_cache(maxsize=2)
def body(text: str) -> str:
    """The text with its title and its copyright notices blanked, as long as it was; one that says more is kept."""
    if "reserved" in text.lower():
        text = _RESERVED.sub(_blank, text)
    parts: list[str] = []
    at = 0
    heading = True
    for gap in [*_PARAGRAPH.finditer(text), None]:
        paragraph = text[at : gap.start() if gap else len(text)]
        heading = heading and _is_title(paragraph)
        parts.append(" " * len(paragraph) if heading else _without_notice(paragraph))
        if gap:
            parts.append(gap.group())
            at = gap.end()
    return "".join(parts)


@lru_cache(maxsize=4)
def keyed_sentences(text: str) -> tuple[Sentence, ...]:
    """The hash of each sentence of the body and its place, in order. One of `.;:` behind a word ends a sentence."""
    keys = sentence_keys(text)
    read = lettered(text)
    plain = body(bare(read.text))
    stops = [stop.start() for stop in _STOP.finditer(plain)]
    ends = stops if len(stops) == len(keys) else [*stops, _last_word(plain, stops[-1] if stops else 0)]
    firsts = [_WORD.search(plain, *between) for between in pairwise([0, *ends])]
    return tuple(
        Sentence(key, *read.span(first.start() if first else end, end))
        for key, first, end in zip(keys, firsts, ends, strict=True)
    )


@lru_cache(maxsize=4)
def sentence_keys(text: str) -> tuple[str, ...]:
    """A hash of 80 bits for each sentence of the body, in order."""
    said = " ".join(_compared(_WORD_OR_STOP, body(bare(lettered(text).text))))
    named = key if any(before in said for before in _BLANKS) else _hash
    return tuple(named(sentence) for part in said.split(" .") if (sentence := part.strip()))


def key(sentence: str) -> str:
    """The hash of a sentence, which is given as its words, as they are compared, with single spaces.

    The words are run together, for one that is broken at the end of a line in one copy is whole in another.
    """
    return _hash(_blanked(sentence))


def _hash(sentence: str) -> str:
    return hashlib.sha256(sentence.replace(" ", "").encode()).hexdigest()[:KEY]


def _last_word(text: str, start: int) -> int:
    """Where the last word behind a place ends."""
    return max((word.end() for word in _WORD.finditer(text, start)), default=start)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blanked(sentence: str) -> str:
    padded = f"{sentence} "
    for before, name in _BLANKS.items():
        if before in padded:
            padded = name.sub("_ ", padded)
    return padded.strip()


def _is_title(paragraph: str) -> bool:
    names_a_text = _TITLE.search(paragraph) or _NOTICE.match(paragraph)
    bare_name = names_a_text and _is_short(paragraph, MAX_TITLE_WORDS) and not _WEIGHTY.search(paragraph)
    return not paragraph.strip() or bool(bare_name)


def _without_notice(paragraph: str) -> str:
    """The paragraph without the copyright notice at its head, which ends before the first word that could matter."""
    if not _NOTICE.match(paragraph):
        return paragraph
    weighty = _WEIGHTY.search(paragraph)
    head, rest = (paragraph[: weighty.start()], paragraph[weighty.start() :]) if weighty else (paragraph, "")
    return " " * len(head) + rest if _is_short(head, MAX_NOTICE_WORDS) else paragraph


def _is_short(text: str, most: int) -> bool:
    return len(_WORD.findall(text)) <= most
