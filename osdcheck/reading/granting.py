"""How licences of free software say to whom, where and for what they give rights.

A right that is given in other words (`for civilian applications`, `in Germany`) may be for one field or place alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from osdcheck.reading.familiar import stem
from osdcheck.reading.grammar import macros
from osdcheck.reading.lexicon import Tag

TABLE = Path(__file__).with_name("granting.txt")
USED = 2
"""Licences that say it, at least."""
FENCES = frozenset({"who", "person", "time"})
"""Kinds of word that say for whom or how long a right is."""
PLAIN = frozenset({"act", "derived", "source", "anyone", "any", "you", "gratis", "grant"})
"""Kinds of word that a right for everyone is given in."""
DUTIES = frozenset({"provided", "but", "must"})
"""Kinds of word behind which a clause speaks of duties."""
_PASSED = "the|an?|any|all|your|its|their|this|these|such|each|every|other|one|use|using|purposes?|of|and|or"
_SAID = re.compile(
    r"\b(for|in|within|outside|inside|during|throughout|(?:granted|given|permitted|licen[sc]ed?|available)\s+to)\s+"
    rf"(?:(?:{_PASSED})\s+)*(?!are\b|is\b|may\b|can\b)([a-z][a-z-]+)"
)
"""A preposition, and the first word behind it that is no article or the like."""


def said(words: str, at: int = 0, tags: Sequence[Tag] = ()) -> Iterator[str]:
    """A preposition of the clause, which is in small letters, and the stem of the word that it leads to.

    `at` is where the words begin; words that a tag says to be plain are passed over.
    """
    plain = [tag for tag in tags if tag.kind in PLAIN]
    for found in _SAID.finditer(words):
        if not any(tag.start <= at + found.start(2) < tag.end for tag in plain):
            yield f"{found[1].split()[-1]} {stem(found[2])}"


def table(texts: Iterable[Iterable[str]]) -> str:
    """The committed table for what is `said` in the granting clauses of each of these texts, by at least `USED`."""
    used = Counter(each for sayings in texts for each in set(sayings))
    return "".join(f"{each}\n" for each in sorted(each for each, times in used.items() if times >= USED))


@cache
def _known() -> frozenset[str]:
    return frozenset(TABLE.read_text(encoding="utf-8").splitlines())


@cache
def _narrow() -> frozenset[str]:
    """Purposes beside which others are left out, as the rules name them."""
    return frozenset(re.findall(r"purpose:([a-z-]+)", macros()["NARROW"]))


def is_odd(words: str, start: int, tags: Sequence[Tag]) -> bool:
    """Whether a granting clause, whose words begin at `start`, may give its rights to some, or for something, alone."""
    duty = next((tag.start for tag in tags if tag.kind in DUTIES and tag.start > start), None)
    given = [tag for tag in tags if duty is None or tag.start < duty]
    words = words if duty is None else words[: duty - start]
    return _fences(given) or any(each not in _known() for each in said(words, start, given))


def _fences(tags: Sequence[Tag]) -> bool:
    """Whether words say for whom, how long or what a right is; one field named beside a wide one is an example."""
    kinds = {tag.kind for tag in tags}
    purposes = {tag.value for tag in tags if tag.kind == "purpose"}
    return not FENCES.isdisjoint(kinds) or (bool(purposes) and purposes <= _narrow() and "any" not in kinds)
