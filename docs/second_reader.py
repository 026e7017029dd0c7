"""Teaches the second reader: writes its tables. `make second-reader`; it needs the development environment.

It learns whether a clause restricts anything, and from those that do, what. Its lessons are the sentences of
`tests/corpus/slipped.toml`, which restrict or do not, what readers by hand quote in `tests/corpus/readings.jsonl` and
mark in `tests/corpus/marked.jsonl`, the licences of `tests/corpus/whole.jsonl`, and the clauses of free licences. What
it learns is one weight for each word, pair of words and run of tags, by logistic regression.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import diags
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "corpus")]

from known_texts import free_texts  # noqa: E402
from marked import Marked, marked  # noqa: E402
from readings import Reading, readings  # noqa: E402
from slipped import Sentence, sentences  # noqa: E402
from texts import license_db  # noqa: E402
from whole import Licence, licences  # noqa: E402

from osdcheck.definitions import definition  # noqa: E402
from osdcheck.model.vocabulary import Aspect  # noqa: E402
from osdcheck.reading import second  # noqa: E402
from osdcheck.reading.clauses import Source, Tagged  # noqa: E402
from osdcheck.reading.reader import read_clauses  # noqa: E402
from osdcheck.reading.second import Weight, Weights  # noqa: E402

MOST = 4
"""Times that the same clause of free licences is heard."""
FREE_TIMES = 3
"""Times that a clause which limits nothing is heard from a whole licence: elsewhere fewer grants have a limit."""
USED = 3
"""Clauses that have a feature which is learned, at least."""
FAITH, FAITH_IN_WHAT = 100.0, 20.0
"""How much one clause may say against all others (scikit-learn's C): of whether it restricts, and of what."""
LEAST = 1.0
"""Features whose weight is nearer to nothing are left out, and the others learned again."""
SHORTEST, LONGEST = 15, 700
"""Characters of a clause of a licence that is learned from."""
MOST_OF_IT = 0.5
"""Part of a quote that a clause must be."""
TOUCHED = {one.id.removeprefix("OSD-"): frozenset(one.touched_by) for one in definition("osd").criteria}
ALL = frozenset(Aspect)
_WORD = re.compile(r"\w+")
Heard = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Example:
    """What a clause or sentence has, what it restricts, and what it does not restrict; of the rest nobody knows."""

    features: frozenset[str]
    restricts: frozenset[Aspect]
    spares: frozenset[Aspect]
    tells: bool = True
    """Whether it tells how restrictions sound. A clause of a closed licence says much beside, as free ones do too."""

    @property
    def limits(self) -> bool | None:
        """Whether it restricts anything; None where nothing is learned of that from it."""
        if self.restricts:
            return True if self.tells else None
        return False if self.spares == ALL else None

    def limits_this(self, aspect: Aspect) -> bool | None:
        """Whether it restricts this and not other things only; None where nothing is learned of that from it."""
        if not self.restricts or aspect not in self.restricts | self.spares:
            return None
        return aspect in self.restricts


def heard(text: str) -> list[Heard]:
    """The clauses of a text in small letters, and what each has."""
    return [_heard(source, tags) for source, tags, _ in read_clauses(text)]


def _heard(source: Source, tags: Tagged) -> Heard:
    words = source.words(tags.piece)
    return words, frozenset(second.features(words, tags.tags))


def of_sentence(sentence: Sentence) -> list[Example]:
    """A sentence of several clauses restricts in one of them; one that restricts nothing does so in none."""
    clauses = [has for _, has in heard(sentence.text)]
    if not sentence.criteria:
        return [_example(has, ()) for has in clauses]
    return [_example(frozenset[str]().union(*clauses), (id.removeprefix("OSD-") for id in sentence.criteria))]


def _touched(criteria: Iterable[str]) -> frozenset[Aspect]:
    """What these criteria, by their numbers, ask about."""
    return frozenset[Aspect]().union(*(TOUCHED[number] for number in criteria))


def _example(has: frozenset[str], criteria: Iterable[str], *, tells: bool = True) -> Example:
    """A clause of which it is known what it breaks, and that it breaks nothing else."""
    restricts = _touched(criteria)
    return Example(has, restricts, ALL - restricts, tells)


def of_licence(licence: Licence) -> list[Example]:
    """A whole licence restricts in the clause in which its limit stands, and in no other."""
    found = [
        _example(has, licence.breaks if _is_among(words, [licence.limit]) else ())
        for words, has in heard(licence.text)
    ]  # fmt: skip
    return [one for one in found for _ in range(1 if one.restricts else FREE_TIMES)]


def of_marked(marked: Marked, text: str) -> list[Example]:
    """The clauses of a text that were marked one by one; of doubtful ones nothing is learned."""
    return [
        _example(_heard(source, tags)[1], mark.breaks, tells=False)
        for source, tags, _ in read_clauses(text)
        if (mark := marked.at(*source.given(tags.piece.start, tags.piece.end))) and mark.breaks is not None
    ]


def of_reading(reading: Reading, text: str) -> list[Example]:
    """The clauses of a text that was read by hand."""
    return [
        Example(has, _quoted(reading, words), _spared(reading, words))
        for words, has in heard(text)
        if len(words) > SHORTEST
    ]


def _quoted(reading: Reading, words: str) -> frozenset[Aspect]:
    """What the readers quote the clause for as a violation."""
    return _touched(
        number
        for number, right in reading.right.items()
        if right == ("violates",) and _is_among(words, reading.quotes[number])
    )


def _spared(reading: Reading, words: str) -> frozenset[Aspect]:
    """What the clause cannot restrict: it is not violated, and these are not the words that leave it open."""
    return ALL - _touched(
        number
        for number, right in reading.right.items()
        if "violates" in right or ("unclear" in right and _is_among(words, reading.quotes[number]))
    )


def _is_among(words: str, quotes: Iterable[str]) -> bool:
    """Whether one of the quotes stands in the clause, or is little more than the clause.

    Of a quote of several clauses nobody says which one is meant.
    """
    said = _spoken(words)
    return any(
        quote in said or (said in quote and len(said) > MOST_OF_IT * len(quote)) for quote in map(_spoken, quotes)
    )


def _spoken(words: str) -> str:
    return f" {' '.join(_WORD.findall(words.lower()))} "


def of_free(texts: Iterable[list[Heard]]) -> Iterator[Example]:
    """The clauses of free licences; what many say is heard more than once."""
    has_of: dict[str, frozenset[str]] = {}
    times: Counter[str] = Counter()
    for clauses in texts:
        has_of.update({words: has for words, has in clauses if SHORTEST < len(words) < LONGEST})
        times.update({words for words, _ in clauses})
    for words, has in has_of.items():
        yield from [_example(has, ())] * min(times[words], MOST)


@dataclass(frozen=True, slots=True)
class Lessons:
    """What he is taught from, apart from free licences."""

    told: Sequence[Sentence]
    read: Sequence[Reading]
    marked: Sequence[Marked]
    whole: Sequence[Licence]


def everything() -> Lessons:
    """All that is at hand."""
    return Lessons([*sentences("restricting"), *sentences("harmless")], readings(), marked(), licences())


def examples(lessons: Lessons, unheard: Sequence[str] = ()) -> list[Example]:
    """What these lessons and free licences say, but for clauses of `unheard` texts, always in the same order."""
    texts = {text.key: text.text for text in license_db()}
    with ProcessPoolExecutor() as pool:
        parts = (
            pool.map(of_sentence, lessons.told, chunksize=50),
            pool.map(of_licence, lessons.whole, chunksize=10),
            pool.map(of_reading, lessons.read, [texts[one.key] for one in lessons.read], chunksize=10),
            pool.map(of_marked, lessons.marked, [texts[one.key] for one in lessons.marked], chunksize=10),
        )
        found = [one for part in parts for some in part for one in some]
        passed = {words for clauses in pool.map(heard, unheard, chunksize=20) for words, _ in clauses}
        free = pool.map(heard, free_texts(), chunksize=20)
        found += of_free([one for one in clauses if one[0] not in passed] for clauses in free)
    return found


def tables(known: Sequence[Example]) -> dict[str, Weights]:
    """The weights for whether a clause restricts anything, and for each of the things that it can restrict."""
    counted = CountVectorizer(analyzer=sorted, min_df=USED)
    has = counted.fit_transform([example.features for example in known])
    names = counted.get_feature_names_out()

    told: dict[str, Weights] = {}
    for name, sides, faith in _asked(known):
        rows = [number for number, side in enumerate(sides) if side is not None]
        told[name] = learned(has[rows], np.array([sides[number] for number in rows]), names, faith)
    return told


def _asked(known: Sequence[Example]) -> Iterator[tuple[str, list[bool | None], float]]:
    """Each table's name, what every example says to its question, and how much one may say against all others."""
    yield second.ANYTHING, [one.limits for one in known], FAITH
    for aspect in Aspect:
        yield aspect.value, [one.limits_this(aspect) for one in known], FAITH_IN_WHAT


def learned(has: Any, yes: Any, names: Any, faith: float) -> dict[str, Weight]:
    """The weight of each feature that tells the clauses that are `yes` from the others; of "" that of none.

    `has`: a row for each clause, a column for each feature. Features that say next to nothing are left out, and the
    others learned again.
    """
    used = np.flatnonzero(has.getnnz(axis=0) >= USED)
    says, _, _ = _fitted(has[:, used], yes, faith)
    used = used[abs(says) >= LEAST]
    says, rarity, start = _fitted(has[:, used], yes, faith)
    weights = {str(names[column]): Weight(*both) for column, *both in zip(used, says, rarity, strict=True)}
    return {"": Weight(start, 0.0), **weights}


def _fitted(has: Any, yes: Any, faith: float) -> tuple[Any, Any, float]:
    """What each feature says that makes what is known most likely, how rare it is, and where a clause starts from."""
    rarity = _rarity(has, yes)
    model = LogisticRegression(C=faith, solver="liblinear", random_state=1, max_iter=1000)
    model.fit(normalize(has @ diags(rarity)), yes)
    return model.coef_[0], rarity, float(model.intercept_[0])


def _rarity(has: Any, yes: Any) -> Any:
    """How much each feature counts: more the fewer clauses have it, and the more it is one side that has it."""
    often = has.getnnz(axis=0) + 1
    sides = [has[rows].getnnz(axis=0) + 1 for rows in (yes, ~yes)]
    one_sided = abs(np.log(sides[0] / sides[0].sum()) - np.log(sides[1] / sides[1].sum()))
    return (np.log((has.shape[0] + 1) / often) + 1) * np.sqrt(one_sided)


def write(known: Mapping[str, Weights], folder: Path = second.TABLES) -> None:
    """Write each table: what a feature says and how rare it is, in steps, and the feature on each line."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, weights in known.items():
        rows = [
            f"{round(one.says * second.FINEST)}\t{round(one.rarity * second.FINEST)}\t{feature}\n"
            for feature, one in sorted(weights.items())
        ]
        (folder / f"{name}.txt").write_text("".join(rows), encoding="utf-8")


def main() -> int:
    """Write the tables. Returns 0."""
    write(tables(examples(everything())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
