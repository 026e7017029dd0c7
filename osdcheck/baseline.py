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
from osdcheck.model.evaluation import Evaluation, Overall, Verdict, derive
from osdcheck.model.term import Text
from osdcheck.shortfalls import Shortfall, shortfalls


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

    def accepts(self, evaluation: Evaluation, verdict: Verdict) -> bool:
        """Whether every clause that decides the verdict is accepted on the day of the evaluation."""
        found = [shortfall for shortfall in shortfalls(evaluation) if shortfall.whole or shortfall.verdict is verdict]
        return bool(found) and all(any(_holds(entry, one) for entry in self.accepted) for one in found)

    def overall(self, evaluation: Evaluation) -> Overall:
        """What the exit status goes by: the overall of the verdicts that are not accepted."""
        return derive(verdict for verdict in evaluation.verdicts if not self.accepts(evaluation, verdict))

    def remarks(self, evaluations: Sequence[Evaluation]) -> Iterable[str]:
        """What a person should look at: entries that have ended, and entries that fit nothing any more."""
        for entry in self.accepted:
            where = f" of {entry.target}" if entry.target else ""
            fitting = [one for one in evaluations if any(_fits(entry, shortfall) for shortfall in shortfalls(one))]
            if not fitting:
                yield f"{entry.criterion}{where} (key {entry.key}) is not found any more; remove it"
            elif entry.expires < fitting[0].date:
                yield f"{entry.criterion}{where} (key {entry.key}) was accepted until {entry.expires}: {entry.reason}"


def _fits(entry: Accepted, shortfall: Shortfall) -> bool:
    same = (entry.criterion, entry.key) == (shortfall.rule, shortfall.key)
    return same and entry.target in (None, shortfall.evaluation.target)


def _holds(entry: Accepted, shortfall: Shortfall) -> bool:
    return _fits(entry, shortfall) and shortfall.evaluation.date <= entry.expires


def read_baseline(path: Path) -> Baseline:
    """The baseline in a YAML file. Raises InputError when it cannot be read, RecordError with all its mistakes."""
    return typed(Baseline, read_yaml(read_text(path, MAX_BYTES), str(path)), str(path))
