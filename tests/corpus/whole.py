"""Whole licences in home-made words: is a limit seen that stands in the very sentence which grants?

    python tests/corpus/whole.py [--misses]

`whole.jsonl` has one short licence a line, by writers who had not seen the rules: its `text`, the criteria that it
`breaks` by the guide, and the words of the `limit`, which no other sentence says again; none for a free one. A sentence
that is slipped into an approved licence says nothing of this, for there everything is granted elsewhere.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blind import judge

LICENCES = Path(__file__).with_name("whole.jsonl")


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence of the file."""

    id: str
    text: str
    breaks: frozenset[str]
    """Numbers of the criteria that it breaks; none for a free one."""
    limit: str
    """The words that take something; empty for a free one."""


def licences() -> list[Licence]:
    """Every licence of the file."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in LICENCES.read_text(encoding="utf-8").splitlines()]
    return [Licence(row["id"], row["text"], frozenset(map(str, row["breaks"])), row["limit"]) for row in rows]


@dataclass(frozen=True, slots=True)
class Read:
    """A licence, and what was made of it."""

    licence: Licence
    overall: str
    failed: frozenset[str]

    @property
    def right(self) -> bool:
        """Whether a right criterion is violated, or a free licence is called open."""
        breaks = self.licence.breaks
        return bool(self.failed & breaks) if breaks else self.overall == "open-source"


def outcomes(of: Sequence[Licence]) -> Iterator[Read]:
    """Each licence, judged from its words alone."""
    for one in of:
        found = judge(one.text, one.id)
        failed = (verdict.criterion for verdict in found.verdicts if verdict.status == "violates")
        yield Read(one, found.overall, frozenset(id.removeprefix("OSD-") for id in failed))


def report(found: Sequence[Read]) -> Iterator[str]:
    """The figures."""
    limited, free = [one for one in found if one.licence.breaks], [one for one in found if not one.licence.breaks]
    opened, closed = (sum(one.overall == "open-source" for one in part) for part in (limited, free))
    shut = sum(one.overall == "not-open-source" for one in free)
    right = sum(one.right for one in limited)
    yield f"restricted {len(limited):4}: called open {opened}; fail a right criterion {right}"
    yield f"free       {len(free):4}: called open {closed}; called not open {shut}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, with `--misses` each miss too. Returns 1 when a restricted licence is called open."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--misses", action="store_true", help="list each licence that was judged wrongly")
    asked = parser.parse_args(arguments)
    found = list(outcomes(licences()))
    print(*report(found), sep="\n")
    if asked.misses:
        print(*(f"{one.licence.id}: {one.overall} {one.licence.limit}" for one in found if not one.right), sep="\n")
    return int(any(one.licence.breaks and one.overall == "open-source" for one in found))


if __name__ == "__main__":
    sys.exit(main())
