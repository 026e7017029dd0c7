"""Teaches the second reader: writes its table. `make second-reader`; it needs the development environment.

It learns from the sentences of `tests/corpus/slipped.toml`, which restrict or do not, and from the clauses of free
licences. What it learns is one weight for each word, pair of words and run of tags, by
logistic regression (descent one clause at a time, in an order that is always the same).
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
"""Weights nearer to nothing are left out."""
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
        for group in ("restricting", "harmless"):
            for clauses in pool.map(heard, [sentence.text for sentence in sentences(group)], chunksize=50):
                yield Example(frozenset().union(*(has for _, has in clauses)), group == "restricting")
        free: dict[str, frozenset[str]] = {}
        times: Counter[str] = Counter()
        for clauses in pool.map(heard, free_texts(), chunksize=20):
            free.update({words: has for words, has in clauses if SHORTEST < len(words) < LONGEST})
            times.update({words for words, _ in clauses})
    for words, has in free.items():
        yield from [Example(has, restricts=False)] * min(times[words], MOST)


def learned(known: Sequence[Example]) -> dict[str, float]:
    """The weight of each feature; of "" that of none."""
    used = Counter(feature for example in known for feature in example.features)
    weights = {feature: 0.0 for feature, times in sorted(used.items()) if times >= USED}
    weights[""] = 0.0
    order = list(known)
    shuffled = random.Random(1)  # noqa: S311  (always the same order is what is wanted)
    for number in range(ROUNDS):
        shuffled.shuffle(order)
        for example in order:
            _learn(example, weights, STEP / (1 + number * SLOWING))
    return weights


def _learn(example: Example, weights: dict[str, float], step: float) -> None:
    """Move the weights towards what the example is."""
    there = sorted(example.features & weights.keys())
    odds = second.weighed(there, weights)
    off = example.restricts - 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
    weights[""] += step * off
    for feature in there:
        weights[feature] += step * off / sqrt(len(there))


def table(weights: dict[str, float]) -> str:
    """The committed table: a weight, in steps, and its feature on each line."""
    rows: Iterable[tuple[str, float]] = sorted(weights.items())
    return "".join(f"{round(weight * second.FINEST)}\t{feature}\n" for feature, weight in rows if abs(weight) >= LEAST)


def main() -> int:
    """Write the table. Returns 0."""
    second.TABLE.write_text(table(learned(list(examples()))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
