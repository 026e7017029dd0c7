"""A text as words, for comparing texts under the SPDX matching guidelines.

White space, case, punctuation, quotes, dashes and comment signs do not count, spelling variants are one word,
titles and copyright notices are left out, and the replaceable names of the BSD family are blanked.
Source of the rules: SPDX License List Matching Guidelines, https://spdx.github.io/spdx-spec/v2.3/license-matching-guidelines-and-templates/
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
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
}  # fmt: skip
"""Spellings that the guidelines call equivalent, to one of them."""

_BLANKS = (
    re.compile(r"(?<=\bneither the name of )(?:\S+ ){1,15}?(?=nor the names of )"),
    re.compile(r"(?<=\bneither the names of )(?:\S+ ){1,15}?(?=nor the names of )"),
    re.compile(r"(?<=\bsoftware is provided by )(?:\S+ ){1,15}?(?=as is )"),
    re.compile(r"(?<=\bin no event shall )(?:\S+ ){1,15}?(?=be liable )"),
)
KEY = 20
"""Hexadecimal digits of the hash of one sentence."""
MAX_TITLE_WORDS = 15
MAX_NOTICE_WORDS = 60


@dataclass(slots=True)
class Word:
    """A word as it is compared, and where it stands in the text as given."""

    key: str
    start: int
    end: int
    ends_sentence: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is compared (the hash of its words), and where it stands in the text as given."""

    key: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Every word of the text, in order."""
    found = []
    for match in _WORD.finditer(text):
        key = match.group()
        key = key.lower() if key.isascii() else unicodedata.normalize("NFKC", key).casefold().replace("’", "'")
        after = text[match.end() : match.end() + 1]
        found.append(Word(_VARIANTS.get(key, key), match.start(), match.end(), after in ".;:"))
    return found


class WordIndex:
    """The words of a text, to be searched for runs of words."""

    def __init__(self, text: str) -> None:
        self._words = words(text)
        self._joined = " " + "".join(f"{word.key} " for word in self._words)
        lengths = (len(word.key) + 1 for word in self._words)
        self._offsets = list(accumulate(lengths, initial=0))

    def find(self, quote: str) -> tuple[int, int] | None:
        """Start and end, in code points of the text, of the first run with the quote's words; None when it has none."""
        keys = [word.key for word in words(quote)]
        at = self._joined.find(f" {' '.join(keys)} ") if keys else -1
        if at < 0:
            return None
        first = bisect_left(self._offsets, at)
        return self._words[first].start, self._words[first + len(keys) - 1].end


def body(text: str) -> str:
    """The text with its title and its copyright notices blanked, as long as it was; one that says more is kept."""
    parts: list[str] = []
    at = 0
    heading = True
    for gap in [*_PARAGRAPH.finditer(text), None]:
        paragraph = text[at : gap.start() if gap else len(text)]
        heading = heading and _is_title(paragraph)
        parts.append(" " * len(paragraph) if heading else _without_notice(_RESERVED.sub(_blank, paragraph)))
        if gap:
            parts.append(gap.group())
            at = gap.end()
    return "".join(parts)


@lru_cache(maxsize=4)
def keyed_sentences(text: str) -> tuple[Sentence, ...]:
    """A hash of 80 bits for each sentence of the body, in order, and its place."""
    sentences: list[Sentence] = []
    current: list[Word] = []
    for word in words(body(text)):
        current.append(word)
        if word.ends_sentence:
            sentences.append(_sentence(current))
            current = []
    return tuple([*sentences, _sentence(current)] if current else sentences)


def _sentence(found: list[Word]) -> Sentence:
    key = hashlib.sha256(_blanked(" ".join(word.key for word in found)).encode()).hexdigest()[:KEY]
    return Sentence(key, found[0].start, found[-1].end)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blanked(sentence: str) -> str:
    padded = f"{sentence} "
    for blank in _BLANKS:
        padded = blank.sub("_ ", padded)
    return padded.strip()


def _is_title(paragraph: str) -> bool:
    plain = _RESERVED.sub("", paragraph)
    names_a_text = bool(_TITLE.search(plain) or _NOTICE.match(plain))
    return not plain.strip() or (names_a_text and _is_short(plain, MAX_TITLE_WORDS) and not _WEIGHTY.search(plain))


def _without_notice(paragraph: str) -> str:
    """The paragraph without the copyright notice at its head, which ends before the first word that could matter."""
    if not _NOTICE.match(paragraph):
        return paragraph
    weighty = _WEIGHTY.search(paragraph)
    head, rest = (paragraph[: weighty.start()], paragraph[weighty.start() :]) if weighty else (paragraph, "")
    return " " * len(head) + rest if _is_short(head, MAX_NOTICE_WORDS) else paragraph


def _is_short(text: str, most: int) -> bool:
    return len(_WORD.findall(text)) <= most
