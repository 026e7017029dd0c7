"""The answer to a scenario: one of four words, the clauses that decide, and what is left to do or to find out."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from osdcheck.model.base import Model
from osdcheck.model.evaluation import DocumentName, Finding, LicenseName, Records, Source, TextInfo, Versioned
from osdcheck.model.scenario import Scenario
from osdcheck.model.term import Slug, Text
from osdcheck.model.vocabulary import Duty

Outcome = Literal["permitted", "prohibited", "needs-separate-license", "not-settled"]

DISCLAIMER = "A reading of the licence's words for the facts as stated, not legal advice."


class Condition(Finding):
    """A duty to meet while doing it. `certain` is false when it depends on facts that were not stated."""

    duties: tuple[Duty, ...] = Field(description="empty for a limit to keep clear of")
    certain: bool = True
    kept: bool | None = Field(default=None, description="as the scenario states it; not stated when null")


class Question(Model):
    """A fact that was not stated and that the words turn on."""

    fact: str = Field(description="field of the scenario, or 'law' where the text is silent")
    question: Text
    options: tuple[str, ...] = Field(default=(), description="what the clauses speak of, in plain English")
    terms: tuple[Slug, ...] = Field(default=(), description="terms that turn on it")
    sections: tuple[str, ...] = ()


class OtherBranch(Model):
    """One branch of an OR and what it comes to."""

    name: str
    chosen: bool
    answer: Outcome


class Answer(Model):
    """May this be done? Decided by quoted clauses; a question is put where the words leave it open."""

    model_config = ConfigDict(serialize_by_alias=True)

    format: Literal["osdcheck/answer/1"] = Field(default="osdcheck/answer/1", alias="schema")
    target: str
    license: LicenseName
    scenario: Scenario
    answer: Outcome
    explanation: Text
    decided_by: tuple[Finding, ...] = Field(default=(), description="the clauses that decide")
    spared: tuple[Finding, ...] = Field(default=(), description="clauses that would bar it and do not, on these facts")
    conditions: tuple[Condition, ...] = Field(default=(), description="what to keep to while doing it")
    questions: tuple[Question, ...] = Field(default=(), description="facts to state, or a question for a person")
    leaves_open: tuple[Finding, ...] = Field(default=(), description="clauses whose reach the words leave open")
    alternatives: tuple[OtherBranch, ...] | None = None
    notes: tuple[Text, ...] = ()
    text: TextInfo | None = None
    source: Source | None = None
    documents: dict[str, DocumentName] = {}
    tool: str
    rules: Versioned
    library: Records
    date: dt.date
    disclaimer: str = DISCLAIMER

    @model_validator(mode="after")
    def _cited(self) -> Self:
        if self.answer != "not-settled" and not self.decided_by:
            raise ValueError(f"{self.answer} without a quoted clause; no citation, no answer")
        if self.answer == "not-settled" and not self.questions:
            raise ValueError("not settled without a question that a person must settle")
        return self
