"""Known findings that somebody has accepted, each with a reason and an end. Only the exit status changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from osdcheck.inputs.files import read_text
from osdcheck.library.record import typed
from osdcheck.library.yaml import MAX_BYTES, read_yaml
from osdcheck.model.base import Model
from osdcheck.model.evaluation import Evaluation, Overall, derive
from osdcheck.model.term import Text
from osdcheck.shortfalls import shortfalls


class Accepted(Model):
    """One finding that is known: the criterion and the key of its words, why it is accepted, and until when."""

    criterion: Text = Field(description="its id, or `unanswered` where no criterion could be answered")
    key: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] = Field(
        description="of the criterion and the words; a change of either needs a new decision"
    )
    target: Text | None = Field(default=None, description="only for this target; for every target when left out")
    words: str | None = Field(default=None, description="the beginning of the words, for those who read the file")
    reason: Text
    expires: dt.date = Field(description="the last day on which it is accepted")


class Baseline(Model):
    """Everything that is accepted."""

    format: Literal["osdcheck/baseline/1"] = Field(default="osdcheck/baseline/1", alias="schema")
    accepted: tuple[Accepted, ...] = ()

    def overall(self, evaluation: Evaluation) -> Overall:
        """What the exit status goes by: the overall of what is not accepted on the day of the evaluation."""
        held = {(one.criterion, one.key) for one in self.accepted if _concerns(one, evaluation)}
        return derive(one.verdict for one in shortfalls(evaluation) if (one.rule, one.key) not in held)

    def remarks(self, evaluations: Sequence[Evaluation]) -> Iterable[str]:
        """What a person should look at: entries that have ended, and entries that fit nothing any more."""
        found: dict[tuple[str, str], list[Evaluation]] = {}
        for evaluation in evaluations:
            for one in shortfalls(evaluation):
                found.setdefault((one.rule, one.key), []).append(evaluation)
        for entry in self.accepted:
            named = f"{entry.criterion}{f' of {entry.target}' if entry.target else ''} (key {entry.key})"
            fitting = [e for e in found.get((entry.criterion, entry.key), ()) if entry.target in (None, e.target)]
            if not fitting:
                yield f"{named} is not found any more; remove it"
            elif entry.expires < fitting[0].date:
                yield f"{named} was accepted until {entry.expires}: {entry.reason}"


def _concerns(entry: Accepted, evaluation: Evaluation) -> bool:
    return entry.target in (None, evaluation.target) and evaluation.date <= entry.expires


def read_baseline(path: Path) -> Baseline:
    """The baseline in a YAML file. Raises InputError when it cannot be read, RecordError with all its mistakes."""
    return typed(Baseline, read_yaml(read_text(path, MAX_BYTES), str(path)), str(path))
