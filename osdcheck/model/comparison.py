"""Licences side by side."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from osdcheck.model.base import Model
from osdcheck.model.evaluation import DefinitionName, Evaluation, Status


class Row(Model):
    """One criterion: a status for each licence, in the order of the evaluations."""

    criterion: str
    title: str
    cells: tuple[Status, ...]


def _rows(evaluations: tuple[Evaluation, ...]) -> tuple[Row, ...]:
    return tuple(
        Row(
            criterion=verdict.criterion,
            title=verdict.title,
            cells=tuple(evaluation.verdict(verdict.criterion).status for evaluation in evaluations),
        )
        for verdict in evaluations[0].verdicts
    )


class Comparison(Model):
    """Evaluations against one definition, and their statuses as a table. The rows follow from the evaluations."""

    model_config = ConfigDict(serialize_by_alias=True)

    format: Literal["osdcheck/comparison/1"] = Field(default="osdcheck/comparison/1", alias="schema")
    evaluations: Annotated[tuple[Evaluation, ...], Field(min_length=1)]
    definition: DefinitionName = Field(default_factory=lambda data: data["evaluations"][0].definition)
    rows: tuple[Row, ...] = Field(default_factory=lambda data: _rows(data["evaluations"]))

    @model_validator(mode="after")
    def _one_yardstick(self) -> Self:
        if {evaluation.definition for evaluation in self.evaluations} != {self.definition}:
            raise ValueError("evaluations against different definitions cannot be compared")
        if self.rows != _rows(self.evaluations):
            raise ValueError("the rows do not follow from the evaluations")
        return self

    def to_rows(self) -> list[dict[str, str | int | None]]:
        """The rows of every evaluation, one after the other; pivoted by criterion and target, the table."""
        return [row for evaluation in self.evaluations for row in evaluation.to_rows()]

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from osdcheck.reports.pages import notebook  # only a notebook asks for it

        return notebook(self)
