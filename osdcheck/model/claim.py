"""Public statements about a licence, and whether its words bear them out."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from osdcheck.model.base import Model
from osdcheck.model.evaluation import (
    DISCLAIMER,
    DefinitionName,
    DocumentName,
    LicenseName,
    Overall,
    Records,
    Verdict,
    Versioned,
)
from osdcheck.model.license import OsiDecision
from osdcheck.model.term import Slug, Text

Outcome = Literal["borne-out", "partly", "not-borne-out", "not-settled"]
WORST: tuple[Outcome, ...] = ("not-borne-out", "partly", "not-settled", "borne-out")


class Claim(Model):
    """A statement found in a text: `words` are text[start:end]; offsets are code points, lines count from 1."""

    kind: Slug
    name: Text = Field(description="the claim in plain words, such as 'open source'")
    asserts: Text = Field(description="what a reader takes it to say")
    words: Text
    sentence: Text = Field(description="the sentence around the words, or the part of a long one that is next to them")
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1)

    @model_validator(mode="after")
    def _quoted(self) -> Self:
        if self.end - self.start != len(self.words) or self.words not in self.sentence:
            raise ValueError("the words of a claim stand in its sentence, and its offsets span them")
        return self


class JudgedClaim(Model):
    """A claim and what the licence says to it. One that is not borne out cites the words, or the OSI's decision."""

    claim: Claim
    outcome: Outcome
    explanation: Text
    verdicts: tuple[Verdict, ...] = Field(default=(), description="the criteria that decide, with their quotes")
    rests_on_osi: bool = Field(default=False, description="whether the OSI's decision decides, and not the words")
    fits: Text | None = Field(default=None, description="a name that fits the licence, when the claim does not")
    patch: Text | None = Field(default=None, description="the sentence with words that fit")

    @model_validator(mode="after")
    def _cited(self) -> Self:
        quoted = any(verdict.findings for verdict in self.verdicts)
        if self.outcome in ("partly", "not-borne-out") and not quoted and not self.rests_on_osi:
            raise ValueError("a claim is corrected with the words of the licence only; no citation, no correction")
        return self


class ClaimCheck(Model):
    """Every claim of a text, held against one licence. `outcome` is the worst of them; borne out when there is none."""

    model_config = ConfigDict(serialize_by_alias=True)

    format: Literal["osdcheck/claims/1"] = Field(default="osdcheck/claims/1", alias="schema")
    source: str = Field(description="the file, or 'the sentence' when it was given by itself")
    license: LicenseName
    definition: DefinitionName
    overall: Overall = Field(description="how the licence as a whole stands to the definition")
    osi: OsiDecision
    claims: tuple[JudgedClaim, ...]
    outcome: Outcome = Field(default_factory=lambda data: worst(data["claims"]))
    notes: tuple[Text, ...] = ()
    documents: dict[str, DocumentName] = {}
    tool: str
    rules: Versioned
    library: Records
    date: dt.date
    disclaimer: str = DISCLAIMER

    @model_validator(mode="after")
    def _outcome_follows(self) -> Self:
        if self.outcome != worst(self.claims):
            raise ValueError(f"outcome says {self.outcome}, but the claims give {worst(self.claims)}")
        return self


def worst(claims: tuple[JudgedClaim, ...]) -> Outcome:
    """The outcome of a text: that of its worst claim."""
    outcomes = {judged.outcome for judged in claims}
    return next((outcome for outcome in WORST if outcome in outcomes), "borne-out")
