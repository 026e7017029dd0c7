"""Words that licences of free software use. A clause that gives or takes in other words may be about anything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from osdcheck.reading.lexicon import Tag

TABLE = Path(__file__).with_name("familiar.txt")
USED = 2
"""Licences of different texts that use a word, at least."""
_WORD = re.compile(r"(?<![\w'’@./-])[a-z]{2,}(?![\w'’@/-]|\.\w)")
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "ment", "ments")
SHORTEST = 3
"""Letters of a stem, at least."""


def stem(word: str) -> str:
    """The word without its ending, so that its forms count as one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending)
    return word


def table(texts: Iterable[str]) -> str:
    """The committed table for these licence texts: the stems of the words that at least `USED` of them use."""
    used: Counter[str] = Counter()
    for text in texts:
        used.update({stem(word) for word in re.findall(r"[a-z]{2,}", text.lower())})
    return "".join(f"{word}\n" for word in sorted(word for word, times in used.items() if times >= USED))


@cache
def familiar() -> frozenset[str]:
    """Every stem of the table."""
    return frozenset(TABLE.read_text(encoding="utf-8").split())


def is_strange(clause: str, start: int, tags: Sequence[Tag]) -> bool:
    """Whether a clause, which starts at `start`, has a word that is in no tag and that no free licence uses.

    Words that begin with a capital are names, unless the whole clause is in capitals.
    """
    words = clause.lower() if clause.isupper() else clause
    return any(
        stem(word.group()) not in familiar() and not any(tag.start <= start + word.start() < tag.end for tag in tags)
        for word in _WORD.finditer(words)
    )
