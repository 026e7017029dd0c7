"""A licence as it is written: documents, terms, and what others decided about it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from osdcheck.model.base import Model, complain
from osdcheck.model.term import Binds, Clause, Lifts, Slug, Term, Text
from osdcheck.model.vocabulary import Subject

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"|`\\^{}]+$", max_length=500)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
TextSource = Annotated[str, StringConstraints(pattern=r"^(scancode|file):[A-Za-z0-9.+_-]+$")]

Evidence = Literal["direct", "report", "second-hand"]
"""How we know what somebody said: read there, read in a report of it, or mentioned by somebody else."""
OsiStatus = Literal[
    "approved", "superseded", "retired", "rejected", "withdrawn", "not-approved", "never-submitted", "unknown"
]  # fmt: skip


class Document(Model):
    """One text of a licence: the agreement itself, or another that it makes binding."""

    title: Text
    kind: Literal["license", "use-policy", "agreement"] = "license"
    url: Url | None = None
    version: str | None = None
    date: dt.date | None = None
    source: TextSource | None = Field(
        default=None,
        description="where the quotes were taken from: scancode:KEY (a LicenseDB text) or file:NAME (NAME.txt in a "
        "folder of texts); none when the text is not at hand",
    )
    sha256: Sha256 | None = Field(default=None, description="of that text, UTF-8, stripped of white space at both ends")
    checked: dt.date | None = Field(default=None, description="when the quotes were last compared with that text")


class OsiDecision(Model):
    """What the Open Source Initiative decided. A fact about a process, not a reading."""

    status: OsiStatus = "unknown"
    category: str | None = Field(default=None, description="the OSI's own category of an approved licence")
    date: dt.date | None = None
    url: Url | None = None
    reason: str | None = Field(default=None, description="the reason that the OSI gave, in our words")


class Position(Model):
    """What somebody else concluded about the licence, with address and date."""

    holder: Text
    outcome: Text
    summary: Text
    url: Url
    date: str = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="as exact as known: 2023-07 or 2023-07-18")
    criteria: tuple[Slug | str, ...] = Field(
        default=(), description="criteria that the source itself names, such as OSD-5"
    )
    doubts: tuple[str, ...] = Field(default=(), description="criteria that the source names with doubt")
    evidence: Evidence = "direct"


class Parameter(Model):
    """A blank that an instance of the licence fills in."""

    name: Slug
    meaning: Text
    required: bool = False


class Review(Model):
    """A second reading of the record against the full text."""

    by: Text
    date: dt.date
    found: Text = Field(description="what the check changed, or 'nothing'")


class License(Model):
    """A licence: its documents and every rule that bears on freedom, quoted. Facts only; verdicts are computed."""

    id: Slug
    name: Text
    version: str | None = None
    date: dt.date | None = None
    steward: Text | None = None
    spdx_id: str | None = Field(default=None, pattern=r"^[A-Za-z0-9.+-]+$")
    aliases: tuple[str, ...] = Field(
        default=(), description="other names people type: tags of model hubs, LicenseRef- ids, old ids"
    )
    subject: Subject = Field(default="software", description="what the text is written for")
    kind: Literal["license", "addition"] = Field(
        default="license", description="an addition is read together with a licence"
    )
    documents: Annotated[dict[Slug, Document], Field(min_length=1)]
    parameters: tuple[Parameter, ...] = ()
    terms: tuple[Term, ...]
    osi: OsiDecision = OsiDecision()
    positions: tuple[Position, ...] = ()
    explains: dict[str, Text] = Field(
        default={},
        description="criterion id: why an approval stands although we read a violation, or why a reading differs",
    )
    follows: Slug | None = Field(default=None, description="id of the previous version")
    changes: str | None = Field(default=None, description="what changed from the previous version")
    notes: str | None = None
    reviewed: tuple[Review, ...] = ()
    read: bool = Field(default=False, description="read from a text by rules, and recorded by nobody")

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        problems: list[tuple[tuple[int | str, ...], str, Any]] = []
        counted = Counter(term.id for term in self.terms)
        for index, term in enumerate(self.terms):
            place: tuple[int | str, ...] = ("terms", index)
            if counted[term.id] > 1:
                problems.append(((*place, "id"), f"two terms are called {term.id}; give each its own id", term.id))
            for position, clause in enumerate(term.clauses):
                if clause.document is not None and clause.document not in self.documents:
                    where = (*place, "clauses", position, "document")
                    problems.append((where, f"no document {clause.document}; list it under documents", clause.document))
            if isinstance(term, Binds) and term.binds not in self.documents:
                problems.append(((*place, "binds"), f"no document {term.binds}; list it under documents", term.binds))
            if isinstance(term, Lifts):
                missing = sorted(set(term.lifts) - set(counted))
                problems.extend(((*place, "lifts"), f"no term {name} to lift", name) for name in missing)
        complain("License", problems)
        return self

    def placed(self, clause: Clause) -> Clause:
        """The clause as it is cited: as it was copied, or as it stands in a text at hand."""
        return clause

    def document_id(self, clause: Clause) -> str:
        """Id of the document that the clause stands in; the first one when the clause names none."""
        return clause.document or next(iter(self.documents))
