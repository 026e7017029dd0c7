"""JSON: the evaluations as they are, with a versioned schema; a target that could not be read is an object too."""

from __future__ import annotations

from collections.abc import Sequence

from osdcheck.model.comparison import Comparison
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.failure import Failure


def check_json(read: Sequence[Evaluation | Failure]) -> str:
    """A list with one object for each target."""
    return "[\n" + ",\n".join(item.model_dump_json(indent=2) for item in read) + "\n]\n"


def check_jsonl(read: Sequence[Evaluation | Failure]) -> str:
    """One object a line."""
    return "".join(item.model_dump_json() + "\n" for item in read)


def compare_json(comparison: Comparison) -> str:
    """One object: the evaluations and their statuses as rows."""
    return comparison.model_dump_json(indent=2) + "\n"
