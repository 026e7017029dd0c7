"""What the second reader makes of what he never heard: he is taught anew without it, and asked.

    python tests/corpus/taught.py

The last quarter of the sentences of `slipped.toml`, of `whole.jsonl` and of `readings.jsonl`, what is marked in these
texts, and every other family of approved licences, with all clauses that these have, are left out of his lessons; then
they are read with him, and without. The rules have been mended for some of them, so what he adds is less than to words
that are new to both.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path
from typing import TypeVar

from approved import family
from blind import judge
from readings import HEAD, compared, line
from slipped import Outcome, Sentence, outcome
from texts import Spdx, spdx
from whole import outcomes
from whole import report as report_whole

from osdcheck.reading import second

sys.path.append(str(Path(__file__).parents[2] / "docs"))

from second_reader import Lessons, everything, examples, tables, write

T = TypeVar("T")
PART = 4
"""One of so many parts is left out."""


def split(whole: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """What is learned from, and the last part, which is not."""
    at = len(whole) - len(whole) // PART
    return whole[:at], whole[at:]


def every_other_family(texts: Sequence[Spdx]) -> list[Spdx]:
    """Approved texts of every other family, in the order of their ids."""
    ids = [text.id for text in texts]
    families = list(dict.fromkeys(family(id, ids) for id in ids))
    left_out = frozenset[str]().union(*families[::2]) - frozenset[str]().union(*families[1::2])
    return [text for text in texts if text.id in left_out]


def slipped(told: Sequence[Sentence]) -> list[Outcome]:
    """Each sentence in MIT."""
    return [outcome(sentence, "MIT", number % 2 == 0) for number, sentence in enumerate(told)]


def report(left: Lessons, approved: Sequence[Spdx]) -> Iterator[str]:
    """The lines for what is read with the second reader as he is now: what is `left` out of his lessons."""
    limits = [sentence for sentence in left.told if sentence.criteria]
    harmless = [sentence for sentence in left.told if not sentence.criteria]
    found = slipped(limits)
    shares = (f"{sum(map(of, found)) / len(found):.1%}" for of in (lambda one: one.right, _only_wrong))
    opened = sum(one.overall == "open-source" for one in found)
    yield f"  restricting sentences {len(found):5}: {opened} called open; fail a right criterion, a wrong one only: "
    yield f"                               {', '.join(shares)}"
    moved = [one for one in slipped(harmless) if one.changed]
    taken = sum(bool(one.failed) for one in moved)
    yield f"  harmless sentences    {len(harmless):5}: {len(moved)} change a status, {taken} of them to violates"
    yield from (f"  whole licences, {said}" for said in report_whole(list(outcomes(left.whole))))
    ids = [text.id for text in spdx() if text.approved]
    overall = Counter(judge(text.text, text.id, family(text.id, ids)).overall for text in approved)
    opened, closed = overall["open-source"], overall["not-open-source"]
    yield f"  approved texts        {len(approved):5}: {opened} open, {closed} not open"
    yield f"  {HEAD}"
    yield f"  {line('', compared(left.read))}"


def _only_wrong(one: Outcome) -> bool:
    return bool(one.failed) and not one.right


def divided(whole: Lessons) -> tuple[Lessons, Lessons]:
    """What is learned from, and what is left out of it: the last part of each kind, and what is marked in it."""
    told = [split([one for one in whole.told if bool(one.criteria) is limits]) for limits in (True, False)]
    read, licences = split(whole.read), split(whole.whole)
    unheard = {reading.key for reading in read[1]}
    marked = [text for text in whole.marked if text.key not in unheard]
    return (
        Lessons([*told[0][0], *told[1][0]], read[0], marked, licences[0]),
        Lessons([*told[0][1], *told[1][1]], read[1], [], licences[1]),
    )


def main() -> int:
    """Print the figures. Returns 0."""
    learned, left = divided(everything())
    approved = every_other_family([text for text in spdx() if text.approved])
    known = examples(learned, [text.text for text in approved])
    with tempfile.TemporaryDirectory() as folder:
        second.TABLES = Path(folder)
        write(tables(known), second.TABLES)
        print("With a second reader who never heard them:", *report(left, approved), sep="\n")
        second.SURE = second.LIKELY = inf
        print("Where he doubts, and says nothing:", *report(left, approved), sep="\n")
        second.DOUBT = second.FIRM_DOUBT = inf
        second.HARMLESS = second.CALM = second.FREE = -inf
        print("Without him:", *report(left, approved), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
