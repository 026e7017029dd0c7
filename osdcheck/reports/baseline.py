"""A baseline of what was found, for a person to fill in: each entry needs a reason before it counts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence

from osdcheck.model.evaluation import Evaluation
from osdcheck.shortfalls import Shortfall, shortfalls

HOLDS = dt.timedelta(days=90)
SHOWN = 100


def check(evaluations: Sequence[Evaluation]) -> str:
    """YAML with one entry for each finding; the file is refused until every reason is given."""
    lines = ["# Findings that are known. Give each entry a reason, or remove it.",
             "schema: osdcheck/baseline/1", "accepted:"]  # fmt: skip
    found = [shortfall for evaluation in evaluations for shortfall in shortfalls(evaluation)]
    if not found:
        lines[-1] = "accepted: []"
    return "\n".join([*lines, *(line for shortfall in found for line in _entry(shortfall))]) + "\n"


def _entry(shortfall: Shortfall) -> Iterator[str]:
    yield f"  - criterion: {shortfall.rule}"
    yield f'    key: "{shortfall.key}"'
    yield f"    target: {_quoted(shortfall.evaluation.target)}"
    yield f"    words: {_quoted(' '.join(shortfall.words.split())[:SHOWN])}"
    yield "    reason:"
    yield f"    expires: {shortfall.evaluation.date + HOLDS}"


def _quoted(text: str) -> str:
    """A string of YAML in double quotes; JSON is one."""
    return json.dumps(text)
