"""Clauses of the LicenseDB that readers marked by hand: which of them take something, by their own words.

    python tests/corpus/marked.py

`marked.jsonl` has one text a line, by one reader each who did not run the program: its `key`, and for each clause that
was read where it stands in the text, and the criteria that it breaks if all else were free; none for most, `?` where
the guide leaves it open or it hangs on other clauses.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
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


def outcomes() -> Iterator[tuple[Mark, frozenset[str], bool]]:
    """Each mark, the criteria that its clause is quoted for as a violation, and whether it is not understood."""
    texts = {text.key: text.text for text in license_db()}
    for one in marked():
        found = judge(texts[one.key], one.key)
        quoted = [
            (finding.start or 0, finding.end or 0, verdict.criterion.removeprefix("OSD-"))
            for verdict in found.verdicts
            if verdict.status == "violates"
            for finding in verdict.findings
        ]
        for mark in one.marks:
            failed = {number for start, end, number in quoted if start < mark.end and mark.start < end}
            open_ones = any(clause.start < mark.end and mark.start < clause.end for clause in found.not_understood)
            yield mark, frozenset(failed), open_ones


def main() -> int:
    """Print the figures. Returns 0."""
    seen: Counter[str] = Counter()
    for mark, failed, is_open in outcomes():
        if mark.breaks is None:
            continue
        kind = "restricting" if mark.breaks else "harmless"
        right = bool(failed & mark.breaks) if mark.breaks else not failed and not is_open
        seen.update([kind, f"{kind} right"] if right else [kind])
        seen.update([f"{kind} silent"] if not failed and not is_open else [])
        seen.update([f"{kind} wrong"] if failed and not failed & mark.breaks else [])
    limits, free = seen["restricting"], seen["harmless"]
    print(
        f"restricting {limits:6}: quoted for a right criterion {seen['restricting right']}, for a wrong one only ",
        end="",
    )
    print(f"{seen['restricting wrong']}; passed over {seen['restricting silent']}")
    print(
        f"harmless    {free:6}: quoted as a violation {seen['harmless wrong']}; passed over {seen['harmless silent']}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
