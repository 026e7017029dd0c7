"""Clauses of the LicenseDB that readers marked by hand: which of them take something, by their own words.

    python tests/corpus/marked.py

`marked.jsonl` has one text a line, by one reader each who did not run the program: its `key`, and for each clause that
was read where it stands in the text, and the criteria that it breaks if all else were free; none for most, `?` where
the guide leaves it open or it hangs on other clauses.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from blind import judge
from texts import license_db

MARKS = Path(__file__).with_name("marked.jsonl")
DOUBTFUL = "?"
NEARLY = 0.8
"""Part of what two spans cover together that they must share to be the same clause."""


class Mark(NamedTuple):
    """What a reader made of a clause of a text, and where it stands."""

    start: int
    end: int
    breaks: frozenset[str] | None
    """Numbers of the criteria; None where it is doubtful."""

    def is_at(self, start: int, end: int) -> bool:
        """Whether the clause is the one that stands there, give or take a sign."""
        shared = min(self.end, end) - max(self.start, start)
        return shared > NEARLY * (max(self.end, end) - min(self.start, start))


@dataclass(frozen=True, slots=True)
class Marked:
    """A text whose clauses were marked."""

    key: str
    marks: tuple[Mark, ...]

    def at(self, start: int, end: int) -> Mark | None:
        """The mark of the clause that stands there, if it was read."""
        return next((mark for mark in self.marks if mark.is_at(start, end)), None)


def marked() -> list[Marked]:
    """Every text of the file."""
    rows = map(json.loads, MARKS.read_text(encoding="utf-8").splitlines())
    return [
        Marked(
            row["key"],
            tuple(
                Mark(start, end, None if breaks == DOUBTFUL else frozenset(breaks.split(",")) - {""})
                for start, end, breaks in row["clauses"]
            ),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Seen:
    """A mark, and what the program makes of its clause."""

    breaks: frozenset[str]
    failed: frozenset[str]
    """Numbers of the criteria that the clause is quoted for as a violation."""
    is_open: bool
    """Whether it is not understood."""

    @property
    def passed(self) -> bool:
        """Whether nothing is made of it."""
        return not (self.failed or self.is_open)


def outcomes(rows: Iterable[Marked]) -> Iterator[Seen]:
    """What is made of each clause that is not doubtful."""
    texts = {text.key: text.text for text in license_db()}
    for row in rows:
        found = judge(texts[row.key], row.key)
        quoted = [
            (finding.start or 0, finding.end or 0, verdict.criterion.removeprefix("OSD-"))
            for verdict in found.verdicts
            if verdict.status == "violates"
            for finding in verdict.findings
        ]
        for mark in row.marks:
            if mark.breaks is not None:
                failed = frozenset(number for start, end, number in quoted if start < mark.end and mark.start < end)
                is_open = any(one.start < mark.end and mark.start < one.end for one in found.not_understood)
                yield Seen(mark.breaks, failed, is_open)


def main() -> int:
    """Print the figures. Returns 0."""
    rows = marked()
    seen = list(outcomes(rows))
    limits, free = [one for one in seen if one.breaks], [one for one in seen if not one.breaks]
    right = sum(bool(one.failed & one.breaks) for one in limits)
    wrong = sum(bool(one.failed) for one in limits) - right
    passed, quiet = (sum(one.passed for one in part) for part in (limits, free))
    total = sum(len(row.marks) for row in rows)
    print(f"{len(rows)} texts, {total} clauses, {total - len(seen)} of them doubtful")
    print(f"restricting {len(limits):6}: quoted for a right criterion {right}, for a wrong one only {wrong}", end="")
    print(f"; passed over {passed}")
    print(f"harmless    {len(free):6}: quoted as a violation {sum(bool(one.failed) for one in free)}", end="")
    print(f"; passed over {quiet}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
