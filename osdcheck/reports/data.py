"""JSON: the evaluations as they are, with a versioned schema."""

from __future__ import annotations

from collections.abc import Sequence

from osdcheck.model.comparison import Comparison
from osdcheck.model.evaluation import Evaluation


def check_json(evaluations: Sequence[Evaluation]) -> str:
    """A list with one object for each target."""
    return "[\n" + ",\n".join(evaluation.model_dump_json(indent=2) for evaluation in evaluations) + "\n]\n"


def check_jsonl(evaluations: Sequence[Evaluation]) -> str:
    """One object a line."""
    return "".join(evaluation.model_dump_json() + "\n" for evaluation in evaluations)


def compare_json(comparison: Comparison) -> str:
    """One object: the evaluations and their statuses as rows."""
    return comparison.model_dump_json(indent=2) + "\n"
