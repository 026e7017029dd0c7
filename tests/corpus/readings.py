"""Texts of the LicenseDB that were read by hand against the guide, and what the reading makes of them.

    python tests/corpus/readings.py [--misses] [--readings FILE] [SET …]

`readings.jsonl` has one reading a line, by one reader each who did not run the program: the key of the text, its `set`,
and for each criterion the statuses that are right (several where the guide leaves it open), and the words that decide.
A set was scored before anything was mended for it; `docs/reading.md` has those first looks.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blind import judge
from texts import license_db

from osdcheck.model.evaluation import Evaluation

READINGS = Path(__file__).with_name("readings.jsonl")
OVERALL = {"open-source": "open", "not-open-source": "not-open", "undetermined": "undetermined"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader found in one text."""

    key: str
    set: str
    right: dict[str, tuple[str, ...]]
    """Criterion number to the statuses that are right."""
    overall: tuple[str, ...]
    quotes: dict[str, tuple[str, ...]]
    """Criterion number to the words that decide."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A reading, and the evaluation of the same text from its words alone."""

    reading: Reading
    found: Evaluation

    @property
    def overall(self) -> str:
        """The verdict in the words of the readings."""
        return OVERALL[self.found.overall]

    def cells(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Criterion number, the status found, and those that are right."""
        for verdict in self.found.verdicts:
            number = verdict.criterion.removeprefix("OSD-")
            yield number, verdict.status, self.reading.right[number]


def readings(file: Path = READINGS) -> list[Reading]:
    """Every reading of the file."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        Reading(
            row["key"],
            row["set"],
            {number: tuple(cell["accept"]) for number, cell in row["criteria"].items()},
            tuple(row["overall"]),
            {number: tuple(cell.get("quotes", ())) for number, cell in row["criteria"].items()},
        )
        for row in rows
    ]


def compared(wanted: Iterable[Reading]) -> list[Compared]:
    """Each reading beside the evaluation of its text."""
    texts = {text.key: text.text for text in license_db()}
    return [Compared(reading, judge(texts[reading.key], reading.key)) for reading in wanted]


HEAD = "set  texts  called open though not  called not though open  not open found  open found  F1"
"""What stands above the figures of `line`."""


def line(title: str, rows: Sequence[Compared]) -> str:
    """The figures of some texts; cells where several statuses are right count for nothing."""
    closed = Counter(row.overall for row in rows if row.reading.overall == ("not-open",))
    opened = Counter(row.overall for row in rows if row.reading.overall == ("open",))
    cells = [
        (status == "violates", right == ("violates",))
        for row in rows
        for _, status, right in row.cells()
        if len(right) == 1
    ]
    hit, wrong, missed = cells.count((True, True)), cells.count((True, False)), cells.count((False, True))
    return (
        f"{title:4}{len(rows):6}{closed['open']:14} of {closed.total():3}{opened['not-open']:12} of {opened.total():2}"
        f"{closed['not-open']:12}{opened['open']:7}{2 * hit / max(1, 2 * hit + wrong + missed):8.3f}"
    )


def misses(rows: Iterable[Compared]) -> Iterator[str]:
    """Each verdict and cell that differs."""
    for row in rows:
        if row.overall not in row.reading.overall:
            yield f"{row.reading.key}: {row.overall}, read as {' or '.join(row.reading.overall)}"
        for number, status, right in row.cells():
            if status not in right:
                yield f"{row.reading.key}: {number} {status}, read as {' or '.join(right)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each set and of all. Returns 1 when a text that is not open is called open."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sets", nargs="*", metavar="SET", help="sets to compare; all when none is named")
    parser.add_argument("--misses", action="store_true", help="list each cell that differs")
    parser.add_argument("--readings", type=Path, default=READINGS, metavar="FILE", help="another file of readings")
    asked = parser.parse_args(arguments)
    rows = compared(reading for reading in readings(asked.readings) if not asked.sets or reading.set in asked.sets)
    print(HEAD)
    for name in sorted({row.reading.set for row in rows}):
        print(line(name, [row for row in rows if row.reading.set == name]))
    print(line("all", rows))
    if asked.misses:
        print(*misses(rows), sep="\n")
    return int(any(row.overall == "open" and row.reading.overall == ("not-open",) for row in rows))


if __name__ == "__main__":
    sys.exit(main())
