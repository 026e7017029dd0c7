"""Words of a licence as evidence: no finding without a quote."""

from __future__ import annotations

from pydantic import Field

from osdcheck.model.base import Model
from osdcheck.model.term import Role, Slug, Text


class Quote(Model):
    """Words of the licence and their place. `line` and `column` count from 1, `start` and `end` are code points."""

    document: str
    section: str
    quote: Text
    role: Role = "rule"
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None


class Finding(Quote):
    """Evidence for a verdict: one term and its words. It cannot be built without a quote."""

    term: Slug
    rule: Slug | None = None
    says: Text = Field(description="the term in plain English")
    context: tuple[Quote, ...] = Field(
        default=(), description="the lead-in, definition or exception that the words lean on"
    )
