"""Words that licences of free software use. A clause that gives or takes in other words may be about anything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from osdcheck.reading.lexicon import Tag, spelled

TABLE = Path(__file__).with_name("familiar.txt")
USED = 2
"""Licences of different texts that use a word, at least."""
_WORD = re.compile(
    r"[\"“][^\"“”]{1,60}[\"”]|(?<![\w'’@./$\\-])(?P<word>[a-z]{2,})(?![\w'’@/-]|\.\w|\s+(?:program|package|software|library|tool|module)\b)"
)
"""A word in small letters that is no part of a name in quotation marks, an address or another word."""
COMMENTS = ("dnl", "rem")
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "ment", "ments")
MORE = 2
"""Times that a word stands in a text which is what the text is about, such as the name of the program."""
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
    """Every stem of the table, and words that only mark a comment."""
    return frozenset([*TABLE.read_text(encoding="utf-8").split(), *COMMENTS])


def _is_familiar(word: str) -> bool:
    """Whether the table has the word, as it is written or as Americans spell it."""
    return stem(word) in familiar() or stem(spelled(word)) in familiar()


@lru_cache(maxsize=2)
def _times(text: str) -> Counter[str]:
    """How often the text has each stem."""
    return Counter(map(stem, re.findall(r"[a-z]{2,}", text.lower())))


def is_strange(text: str, start: int, end: int, tags: Sequence[Tag]) -> bool:
    """Whether the clause `text[start:end]` has a word that is in no tag, in no free licence and nowhere else here.

    Words that begin with a capital are names, unless the whole clause is in capitals.
    """
    clause = text[start:end]
    words = clause.lower() if clause.isupper() else clause
    strange = (found for found in _WORD.finditer(words) if found["word"] and not _is_familiar(found["word"]))
    return any(
        not any(tag.start <= start + found.start() < tag.end for tag in tags)
        and _times(text)[stem(found["word"])] < MORE
        for found in strange
    )
