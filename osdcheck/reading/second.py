"""A second reader of what the rules call harmless: it has no rules, only the ear of one who heard many restrictions.

Rules for what is harmless are wide, for the same thing is said in many ways, and now and then one takes a restriction
that nobody thought of. The second reader weighs the words of a clause and its tags, alone and in pairs, as it learned
to from sentences that restrict, from others that do not, and from free licences (`docs/second_reader.py`). It finds
nothing and excuses nothing: what sounds like a restriction to it is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import fsum, sqrt
from pathlib import Path

from osdcheck.reading.lexicon import Tag, spelled

TABLE = Path(__file__).with_name("second.txt")
FINEST = 10
"""Steps of a weight of one."""
DOUBT = -0.5
"""From where on a clause is doubted, as the logarithm of the odds that it restricts."""
_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z]+)*")


def features(text: str, tags: Sequence[Tag]) -> Iterator[str]:
    """What is weighed in a clause, given in small letters: words, pairs of words, and two or three tags in a row."""
    words = ["^", *map(spelled, _WORD.findall(text)), "$"]
    yield from words
    yield from map(" ".join, pairwise(words))
    kinds = ["^", *(f"act:{tag.value}" if tag.kind == "act" else tag.kind for tag in tags), "$"]
    for length in (2, 3):
        yield from (f"#{' '.join(kinds[at : at + length])}" for at in range(len(kinds) - length + 1))


def weighed(found: Collection[str], weights: Mapping[str, float]) -> float:
    """The logarithm of the odds that a clause with these features restricts something."""
    known = [weights[feature] for feature in found if feature in weights]
    return weights.get("", 0.0) + fsum(known) / sqrt(len(known) or 1)


@cache
def _weights() -> Mapping[str, float]:
    """The weight of each feature; of none, where a clause starts from."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {feature: int(weight) / FINEST for weight, feature in rows}


def sounds_taking(text: str, tags: Sequence[Tag]) -> bool:
    """Whether a clause sounds like one that restricts something."""
    return weighed(set(features(text, tags)), _weights()) > DOUBT
