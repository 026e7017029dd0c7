"""A second reader of what no rule takes apart: it has no rules, only the ear of one who heard many restrictions.

Rules for what is harmless are wide, for the same thing is said in many ways, and now and then one takes a restriction
that nobody thought of. The second reader weighs the words of a clause and its tags, alone and in pairs, as it learned
to from sentences that restrict, from others that do not, and from free licences (`docs/second_reader.py`). What sounds
like a restriction to it is not understood; and of a clause that is not understood it says what it restricts, where it
is sure, or rules leave the clause open as well and it finds that more likely than not. A clause that rules leave open
and that sounds harmless to it beyond doubt is excused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from math import fsum, sqrt
from pathlib import Path
from typing import NamedTuple

from osdcheck.model.vocabulary import Aspect
from osdcheck.reading.lexicon import Tag, spelled

TABLES = Path(__file__).with_name("second")
"""One file of weights for whether a clause restricts anything, and one for each of the things that it can restrict."""
ANYTHING = "anything"
FINEST = 10
"""Steps of a weight of one."""
HARMLESS = -4.0
"""Up to where a clause that rules leave open restricts nothing, as the logarithm of the odds that it does."""
CALM = -5.0
"""Up to where strange words in a clause raise no doubt."""
FREE = -7.0
"""Up to where one keeps nothing to some, in whatever words it says what it gives and denies."""
UNHEARD = -3.0
"""Up to where a rule whose words are met in much that limits nobody is silent."""
DOUBT = -1.0
"""From where on a clause is doubted."""
FIRM_DOUBT = 1.2
"""From where on one is for which much speaks."""
LIKELY = 0.7
"""From where on a clause that rules leave open is held to restrict something; what it restricts counts by HALF."""
SURE = 2.0
"""From where on one is that rules account for, and he alone doubts."""
HALF = 0.5
"""How much it counts that what a clause restricts is plain, if it restricts anything."""
PLAIN = 1.0
"""From where on one may restrict more than one thing."""
ALSO = 0.5
"""From where on a thing that rules leave open is one of them."""
VERY_PLAIN = 3.0
"""From where on he is heard against a rule that permits, and says what a clause restricts for which much speaks."""
SOME = 32
"""Clauses of which is kept how they sound: each is asked for more than once."""
STEM = 5
"""Letters of a word that count where it stands beside another one."""
_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z]+)*")


class Weight(NamedTuple):
    """What a feature says for a restriction, or against it, and how rare it is: rare ones count for more."""

    says: float
    rarity: float


Weights = Mapping[str, Weight]
Said = tuple[str, tuple[Tag, ...]]
"""The words of a clause, in small letters, and its tags."""


def features(text: str, tags: Sequence[Tag]) -> Iterator[str]:
    """What is weighed in a clause, given in small letters: words and tags, alone and in a row, and tags that meet."""
    words = ["^", *map(spelled, _WORD.findall(text)), "$"]
    stems = [word[:STEM] for word in words]
    yield from words
    yield from (f"~{stem}" for stem in stems)
    yield from (f"~{one} {other}" for one, other in pairwise(stems))
    yield from (f"~{one} .. {other}" for one, other in zip(stems, stems[2:], strict=False))
    kinds = [f"act:{tag.value}" if tag.kind == "act" else tag.kind for tag in tags]
    yield from (f"#{kind}" for kind in kinds)
    yield from (f"&{one} {other}" for one, other in combinations(sorted(set(kinds)), 2))
    row = ["^", *kinds, "$"]
    for length in (2, 3):
        yield from (f"#{' '.join(row[at : at + length])}" for at in range(len(row) - length + 1))


def weighed(found: Collection[str], weights: Weights) -> float:
    """The logarithm of the odds that a clause with these features is one that the weights were learned for."""
    known = [weights[feature] for feature in found if feature in weights]
    length = sqrt(fsum(one.rarity**2 for one in known)) or 1
    return weights[""].says + fsum(one.says * one.rarity for one in known) / length


@cache
def _weights(name: str) -> Weights:
    """The weight of each feature; of none, where a clause starts from."""
    rows = (line.split("\t") for line in (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines())
    return {feature: _weight(says, rarity) for says, rarity, feature in rows}


@cache
def _weight(says: str, rarity: str) -> Weight:
    """A weight as the tables write it: few differ, and thousands of features share one."""
    return Weight(int(says) / FINEST, int(rarity) / FINEST)


@lru_cache(maxsize=SOME)
def odds(text: str, tags: tuple[Tag, ...]) -> float:
    """The logarithm of the odds that a clause restricts something."""
    return weighed(set(features(text, tags)), _weights(ANYTHING))


def restricted(
    text: str, tags: tuple[Tag, ...], *, is_open: bool, left: Collection[Aspect] = (), rest: Sequence[Said] = ()
) -> tuple[Aspect, ...]:
    """What a clause that is not understood restricts, going by its words and tags; empty where he cannot say.

    `is_open`: whether rules leave it open, and he is not the only one who doubts it. `left`: what it could touch.
    `rest`: the other clauses of its sentence, which say with it what it is about.
    """
    restricts = odds(text, tags)
    if restricts <= DOUBT:
        return ()
    own = _of_each([(text, tags)])
    of_each = _of_each([(text, tags), *rest]) if rest else own
    likeliest = max(Aspect, key=lambda aspect: of_each[aspect])
    if of_each[likeliest] <= 0 or restricts + HALF * max(own.values()) <= (LIKELY if is_open else SURE):
        return ()
    also = [aspect for aspect in left if of_each[aspect] > ALSO] if restricts > PLAIN else []
    return tuple(dict.fromkeys([likeliest, *also]))


def besides(
    text: str, tags: tuple[Tag, ...], told: Collection[Aspect], rest: Sequence[Said] = ()
) -> tuple[Aspect, ...]:
    """What a clause restricts besides what rules have told: what is very plain, and what it restricts above all."""
    if odds(text, tags) <= 0:
        return ()
    of_each = _of_each([(text, tags), *rest])
    least = max(0.0, min(VERY_PLAIN, max(of_each.values())))
    return tuple(aspect for aspect in Aspect if aspect not in told and of_each[aspect] >= least)


def _of_each(said: Sequence[Said]) -> Mapping[Aspect, float]:
    """The logarithm of the odds that clauses which restrict something restrict this."""
    found = {feature for text, tags in said for feature in features(text, tags)}
    return {aspect: weighed(found, _weights(aspect.value)) for aspect in Aspect}
