"""Names inside a clause: what an institution is called, and what a line of credit says, closes no field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from osdcheck.reading.alignment import Span
from osdcheck.reading.lexicon import Lexicon, Tag

ABOUT = frozenset({"purpose", "who", "person", "hardware", "product", "technology", "neighbours", "number"})
"""Kinds that a name may sound like: `Naval Research Laboratory`, `Digital Equipment Corporation`."""
_BODY = (
    r"(?:Institutes?|Laborator(?:y|ies)|Universit(?:y|ies)|Cent(?:er|re)|Foundation|Corporation|Company|Incorporated|Corp|Inc|Ltd|Limited"
    r"|GmbH|LLC|Council|Agency|Association|Department|Division|School|College|Academy|Society|Consortium|Administration|Project)"
)
_WORD = r"(?:[A-Z][\w'’.-]*,?|&|of|for|and|the|in)"
_INSTITUTION = re.compile(
    r"(?<![\w.])(?<!\bany )(?<!\ba )(?<!\ban )(?<!\bevery )(?<!\beach )"
    rf"[A-Z][\w'’.-]*,?(?:\s+{_WORD}){{0,7}}?\s+{_BODY}\b"
    rf"|\b{_BODY}\s+(?:of|for)(?:\s+{_WORD}){{1,7}}"
)
_CREDIT = re.compile(
    r"(?:[\"“”']|``)\s*(?:this\s+(?:product|software|work|package|material)\s+(?:includes?|contains?|uses?|was|is\s+based)"
    r"|portions\s|powered\s+by|based\s+(?:up)?on)[^\"“”]{0,400}?(?:[\"”]|'')",
    re.IGNORECASE,
)

_ALIAS = re.compile(r"\((?:the\s)?[\"“][A-Z][\w-]*[\"”]\)")
"""A short name: `ARM Limited ("ARM")`."""

_OWN_NAME = re.compile(r"\bunder\s+the\s+[\"“][^\"“”\n]{1,40}[\"”]\s+names?\b")
"""What the original goes by: `distributed under the "Vera" names`."""


def own_names(text: str, start: int, end: int, words: Lexicon) -> list[Tag]:
    """A tag for each place where the clause speaks of going by the name of the original."""
    places = (found.span() for found in _OWN_NAME.finditer(text, start, end))
    return [Tag("name", "", *place, words.bytes["name", ""]) for place in places]


def without_names(tags: Sequence[Tag], text: str, start: int, end: int) -> list[Tag]:
    """The tags of the clause `text[start:end]` without those that only sound in a name."""
    if not any(tag.kind in ABOUT for tag in tags):
        return list(tags)
    places = names(text, start, end)
    return [tag for tag in tags if tag.kind not in ABOUT or not any(a <= tag.start and tag.end <= b for a, b in places)]


def names(text: str, start: int, end: int) -> list[Span]:
    """Where the clause has the name of an institution, a line of credit, or a short name that it gives somebody."""
    found = [match.span() for sign in (_CREDIT, _ALIAS) for match in sign.finditer(text, start, end)]
    if not text[start:end].isupper():
        found += [match.span() for match in _INSTITUTION.finditer(text, start, end)]
    return found
