"""Teaches the second reader: writes its table. `make second-reader`; it needs the development environment.

It learns from the sentences of `tests/corpus/slipped.toml`, which restrict or do not, and from the clauses of free
licences. What it learns is one weight for each word, pair of words and run of tags, by logistic regression (descent
one clause at a time, in an order that is always the same).
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "corpus")]

from known_texts import free_texts  # noqa: E402
from slipped import sentences  # noqa: E402

from osdcheck.reading import second  # noqa: E402
from osdcheck.reading.reader import read_clauses  # noqa: E402

MOST = 4
"""Times that the same clause of free licences is heard."""
USED = 3
"""Clauses that have a feature which is learned, at least."""
ROUNDS = 30
STEP = 5.0
"""Of the first round; the others have smaller ones."""
SLOWING = 0.5
LEAST = 1.5
"""Features whose weight is nearer to nothing are left out, and the others learned again."""
SHORTEST, LONGEST = 15, 700
"""Characters of a clause of a licence that is learned from."""


@dataclass(frozen=True, slots=True)
class Example:
    """What a clause or sentence has, and whether it restricts."""

    features: frozenset[str]
    restricts: bool


def heard(text: str) -> list[tuple[str, frozenset[str]]]:
    """The clauses of a text in small letters, and what each has."""
    clauses = [(source.plain[tags.piece.start : tags.piece.end], tags.tags) for source, tags, _ in read_clauses(text)]
    return [(words, frozenset(second.features(words, tags))) for words, tags in clauses]


def examples() -> Iterator[Example]:
    """All that is learned from."""
    with ProcessPoolExecutor() as pool:
        restricting, harmless = (
            [sentence.text for sentence in sentences(group)] for group in ("restricting", "harmless")
        )
        for clauses in pool.map(heard, restricting, chunksize=50):
            yield Example(frozenset().union(*(has for _, has in clauses)), restricts=True)  # in one of them
        for clauses in pool.map(heard, harmless, chunksize=50):
            yield from (Example(has, restricts=False) for _, has in clauses)
        free: dict[str, frozenset[str]] = {}
        times: Counter[str] = Counter()
        for clauses in pool.map(heard, free_texts(), chunksize=20):
            free.update({words: has for words, has in clauses if SHORTEST < len(words) < LONGEST})
            times.update({words for words, _ in clauses})
    for words, has in free.items():
        yield from [Example(has, restricts=False)] * min(times[words], MOST)


def learned(known: Sequence[Example]) -> dict[str, float]:
    """The weight of each feature that tells something; of "" that of none."""
    used = Counter(feature for example in known for feature in example.features)
    all_weights = _descent(known, sorted(feature for feature, times in used.items() if times >= USED))
    telling = [feature for feature, weight in all_weights.items() if feature and abs(weight) >= LEAST]
    return _descent(known, telling)


def _descent(known: Sequence[Example], features: Sequence[str]) -> dict[str, float]:
    """The weights of these features that make what is known most likely."""
    places = {feature: place for place, feature in enumerate(features)}
    rows = [
        ([places[feature] for feature in sorted(example.features) if feature in places], example.restricts)
        for example in known
    ]
    weights = [0.0] * len(features)
    start = 0.0
    shuffled = random.Random(1)  # noqa: S311  (always the same order is what is wanted)
    for number in range(ROUNDS):
        shuffled.shuffle(rows)
        step = STEP / (1 + number * SLOWING)
        for there, restricts in rows:
            share = sqrt(len(there) or 1)
            odds = start + sum(weights[place] for place in there) / share
            off = step * (restricts - 1 / (1 + exp(-max(-30.0, min(30.0, odds)))))
            start += off
            for place in there:
                weights[place] += off / share
    return {"": start, **dict(zip(features, weights, strict=True))}


def table(weights: dict[str, float]) -> str:
    """The committed table: a weight, in steps, and its feature on each line."""
    return "".join(f"{round(weight * second.FINEST)}\t{feature}\n" for feature, weight in sorted(weights.items()))


def main() -> int:
    """Write the table. Returns 0."""
    second.TABLE.write_text(table(learned(list(examples()))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
