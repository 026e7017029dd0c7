"""A baseline of what was found, for a person to fill in: each entry needs a reason before it counts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence

from osdcheck.concerns import Concern, concerns
from osdcheck.model.evaluation import Evaluation

HOLDS = dt.timedelta(days=90)
SHOWN = 100


def check(evaluations: Sequence[Evaluation]) -> str:
    """YAML with one entry for each finding; the file is refused until every reason is given."""
    lines = ["# Findings that are known. Give each entry a reason, or remove it.",
             "schema: osdcheck/baseline/1", "accepted:"]  # fmt: skip
    found = [concern for evaluation in evaluations for concern in concerns(evaluation)]
    if not found:
        lines[-1] = "accepted: []"
    return "\n".join([*lines, *(line for concern in found for line in _entry(concern))]) + "\n"


def _entry(concern: Concern) -> Iterator[str]:
    words = concern.finding.quote if concern.finding else " ".join(concern.verdict.questions)
    yield f"  - criterion: {concern.verdict.criterion}"
    yield f'    key: "{concern.key}"'
    yield f"    target: {_quoted(concern.evaluation.target)}"
    yield f"    words: {_quoted(' '.join(words.split())[:SHOWN])}"
    yield "    reason:"
    yield f"    expires: {concern.evaluation.date + HOLDS}"


def _quoted(text: str) -> str:
    """A string of YAML in double quotes; JSON is one."""
    return json.dumps(text)
