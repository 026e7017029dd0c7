"""What changed between two licences, or two texts of one: terms, criteria, and the words that did it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import ConfigDict, Field

from osdcheck.model.base import Model
from osdcheck.model.evaluation import (
    DISCLAIMER,
    RANK,
    DefinitionName,
    DocumentName,
    Finding,
    LicenseName,
    Overall,
    Records,
    Status,
    Versioned,
)
from osdcheck.model.term import Text

Kind = Literal["added", "removed", "changed", "reworded"]


class Side(Model):
    """One of the two: what was named, which licence it is, and what it comes to."""

    target: str
    license: LicenseName
    overall: Overall
    documents: dict[str, DocumentName] = {}


class TermChange(Model):
    """One rule that is there no more, is new, says something else, or says the same in other words."""

    kind: Kind
    before: Finding | None = None
    after: Finding | None = None


class CriterionChange(Model):
    """A criterion with another status than before, and why."""

    criterion: str
    title: Text
    before: Status
    after: Status
    explanation: Text = Field(description="why it has the new status")
    gained: tuple[Finding, ...] = Field(
        default=(), description="new clauses that decide it; none when a lost one made it better"
    )
    lost: tuple[Finding, ...] = Field(
        default=(), description="clauses that decided it and are gone; none when a gained one made it worse"
    )
    questions: tuple[Text, ...] = ()

    @property
    def worse(self) -> bool:
        """Whether it has gone from conforming to unclear or violated, or from unclear to violated."""
        return RANK[self.after] < RANK[self.before]


class LicenseDiff(Model):
    """Two licences, old and new: the terms that differ and the criteria that came out otherwise."""

    model_config = ConfigDict(serialize_by_alias=True)

    format: Literal["osdcheck/diff/1"] = Field(default="osdcheck/diff/1", alias="schema")
    old: Side
    new: Side
    definition: DefinitionName
    criteria: tuple[CriterionChange, ...] = ()
    terms: tuple[TermChange, ...] = ()
    tool: str
    rules: Versioned
    library: Records
    date: dt.date
    disclaimer: str = DISCLAIMER
