"""The answer: findings with quotes, ten verdicts, and an overall that is derived, never set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from osdcheck.model.base import Model
from osdcheck.model.beside import Argument, Concern, Stand
from osdcheck.model.finding import Finding as Finding
from osdcheck.model.finding import Quote as Quote
from osdcheck.model.license import OsiDecision, Url
from osdcheck.model.release import Reading, Release
from osdcheck.model.term import Text

Status = Literal["conforms", "violates", "unclear"]
Overall = Literal["open-source", "not-open-source", "undetermined"]
RANK: dict[Status, int] = {"violates": 0, "unclear": 1, "conforms": 2}

DISCLAIMER = (
    "A reading of the licence's words, not legal advice and not an approval. "
    "What the Open Source Initiative decided is shown apart."
)


class Authority(Model):
    """Who else reads it so."""

    name: Text
    url: Url


class Verdict(Model):
    """One criterion: a status, the words that decide it, and why, in plain English."""

    criterion: str
    title: Text
    status: Status
    explanation: Text
    questions: tuple[Text, ...] = ()
    authority: Authority | None = None
    findings: tuple[Finding, ...] = ()

    @model_validator(mode="after")
    def _cited(self) -> Self:
        if self.status == "violates" and not self.findings:
            raise ValueError(f"{self.criterion} violates without a quoted clause; no citation, no finding")
        if self.status == "unclear" and not self.questions:
            raise ValueError(f"{self.criterion} is unclear without a question that a person must settle")
        return self


class LicenseName(Model):
    """What names the licence in an answer."""

    id: str | None
    spdx_id: str | None
    name: str
    version: str | None = None


class DefinitionName(Model):
    """Which yardstick judged."""

    id: str
    version: str


class Versioned(Model):
    """A part of the tool that has a version, and a hash when a user can change it."""

    version: str
    sha256: str | None = None


class OwnRecords(Model):
    """Records of a folder that a user named: they can change an answer, and so each report names them."""

    folder: str
    sha256: str
    ids: tuple[str, ...]
    overrides: tuple[str, ...] = Field(default=(), description="records of the library that a name no longer leads to")


class Records(Versioned):
    """The records that were at hand."""

    own: tuple[OwnRecords, ...] = ()


class DocumentName(Model):
    """One document of the licence and where it is published."""

    title: str
    url: str | None


class Alternative(Model):
    """One branch of an OR: how it is written and what it comes to."""

    name: str
    chosen: bool
    overall: Overall
    statuses: dict[str, Status]


class TextInfo(Model):
    """The text that was read: SHA-256 of its UTF-8 bytes, and its length in code points."""

    sha256: str
    chars: int


Saying = Literal[
    "licence", "family", "mention", "none", "not-said", "refused", "not-identified", "unknown"
]  # fmt: skip


class Source(Model):
    """Where a document (a bill of materials, a model card, package metadata) says which licence applies."""

    document: str = Field(description="the document, as the user named it")
    element: str = Field(description="its own id of the package, component or field")
    name: str = Field(description="what the element is called, with its version")
    field: str = Field(description="the field that says it, such as licenseConcluded")
    said: str = Field(description="the words in that field")
    line: int | None = Field(default=None, description="line of the entry, in reports that point at lines")
    kind: Saying = Field(
        description="what these words are: a licence; a family of licences; a text that only mentions a licence; none "
        "(NONE: there is no licence); not-said (NOASSERTION, or nothing); refused (UNLICENSED: no rights are given); "
        "not-identified (a text was found and nobody knows which); unknown (a name without a record)"
    )


class NotUnderstood(Model):
    """A sentence with force that nothing in the program understands."""

    quote: Text
    start: int
    end: int
    line: int


class Difference(Model):
    """What a text adds to and removes from the known licence that it is nearest to."""

    id: str
    added: tuple[str, ...] = Field(default=(), description="sentences of the text that the known licence does not have")
    removed: tuple[str, ...] = Field(
        default=(), description="sentences that the known licence has and the text has not"
    )
    removed_count: int = Field(default=0, description="how many are removed; their words need a package of texts")


def derive(verdicts: Iterable[Verdict]) -> Overall:
    """not-open-source if any criterion is violated, open-source if all conform, else undetermined."""
    statuses = {verdict.status for verdict in verdicts}
    if "violates" in statuses:
        return "not-open-source"
    return "undetermined" if "unclear" in statuses else "open-source"


class Evaluation(Model):
    """A licence read against a definition. `overall` follows from the verdicts."""

    model_config = ConfigDict(serialize_by_alias=True)

    format: Literal["osdcheck/evaluation/1"] = Field(default="osdcheck/evaluation/1", alias="schema")
    target: str
    license: LicenseName
    definition: DefinitionName
    basis: Literal["record", "text"] = "record"
    osi: OsiDecision = OsiDecision()
    positions: tuple[Stand, ...] = Field(default=(), description="what others concluded, beside our reading")
    verdicts: Annotated[tuple[Verdict, ...], Field(min_length=1)]
    overall: Overall = Field(default_factory=lambda data: derive(data["verdicts"]))
    concerns: tuple[Concern, ...] = Field(default=(), description="outside the criteria; they decide nothing")
    arguments: tuple[Argument, ...] = Field(default=(), description="where a reviewer could argue the opposite")
    release: Release | None = Field(default=None, description="what was published, when a release was judged")
    readings: tuple[Reading, ...] = Field(default=(), description="readings of what the source of a release is")
    not_understood: tuple[NotUnderstood, ...] = ()
    differs_from: Difference | None = None
    alternatives: tuple[Alternative, ...] | None = Field(default=None, description="every branch of an OR")
    notes: tuple[Text, ...] = Field(default=(), description="how the target was taken")
    text: TextInfo | None = None
    source: Source | None = Field(default=None, description="the element of a document that names the licence")
    documents: dict[str, DocumentName] = {}
    tool: str
    rules: Versioned
    library: Records
    date: dt.date
    disclaimer: str = DISCLAIMER

    @model_validator(mode="after")
    def _overall_follows(self) -> Self:
        if self.overall != derive(self.verdicts):
            raise ValueError(f"overall says {self.overall}, but the verdicts give {derive(self.verdicts)}")
        return self

    def verdict(self, criterion: str) -> Verdict:
        """The verdict on a criterion id. Raises KeyError when the definition has no such criterion."""
        for verdict in self.verdicts:
            if verdict.criterion == criterion:
                return verdict
        raise KeyError(criterion)

    def statuses(self) -> dict[str, Status]:
        """Criterion id to status, in the definition's order."""
        return {verdict.criterion: verdict.status for verdict in self.verdicts}

    def to_rows(self) -> list[dict[str, str | int | None]]:
        """One flat row for each criterion, all with the same keys: for a table of pandas or Arrow.

        `quote`, `section` and `line` are those of the first clause that decides it; `findings` counts the clauses.
        """
        return [_row(self, verdict) for verdict in self.verdicts]

    def __hash__(self) -> int:
        """Equal evaluations have equal hashes; the fields that are mappings are left out."""
        return hash((self.target, self.license, self.verdicts, self.date))

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from osdcheck.model.comparison import Comparison

        return Comparison(evaluations=(self,))._repr_html_()


def _row(evaluation: Evaluation, verdict: Verdict) -> dict[str, str | int | None]:
    first = verdict.findings[0] if verdict.findings else None
    return {
        "target": evaluation.target,
        "license": evaluation.license.id,
        "name": evaluation.license.name,
        "definition": f"{evaluation.definition.id} {evaluation.definition.version}",
        "overall": evaluation.overall,
        "criterion": verdict.criterion,
        "title": verdict.title,
        "status": verdict.status,
        "explanation": verdict.explanation,
        "findings": len(verdict.findings),
        "section": first.section if first else None,
        "quote": first.quote if first else None,
        "line": first.line if first else None,
    }
