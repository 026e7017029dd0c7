"""What stands beside the verdicts and never decides: concerns, what others concluded, arguments for both sides."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from osdcheck.model.base import Model, Word
from osdcheck.model.finding import Finding
from osdcheck.model.license import Evidence, Position, Url
from osdcheck.model.term import Slug, Text


class ConcernKind(Word):
    """What a user may want to know although no criterion asks about it."""

    POLICY_MAY_CHANGE = "policy-may-change", "the licensor may later change the terms, or a policy that is part of them"
    VAGUE = "vague-prohibition", "how far a prohibition reaches is a matter of judgement"
    AT_WILL = "termination-at-will", "the licensor may end the rights without a breach"
    CONTROL = "control-after-release", "the licensor keeps a hold on copies that were already received"
    INDEMNITY = "indemnity", "the user answers for claims of others against the licensor"
    LITIGATION = "litigation-trigger", "a lawsuit by the user ends rights"
    LAW = "governing-law", "a law, a court or an arbitration is chosen in advance"
    CONTRACT = "contract", "taking or using the work accepts an agreement, beyond a copyright licence"


class Concern(Model):
    """A concern outside the criteria, with the clauses that give rise to it."""

    kind: ConcernKind
    says: Text
    findings: Annotated[tuple[Finding, ...], Field(min_length=1)]


class Stand(Position):
    """What somebody else concluded, and how our reading compares."""

    beside: Text = Field(description="where it agrees with our reading, and where it differs")


class Holder(Model):
    """Who says so, where and when."""

    name: Text
    url: Url
    date: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    evidence: Evidence = "direct"


class Side(Model):
    """One side of an argument: the status that it would give, why, and who holds it."""

    status: Literal["conforms", "violates"]
    argument: Text
    holders: tuple[Holder, ...] = ()


class Argument(Model):
    """A question on which a reviewer could argue the opposite, with what would settle it."""

    id: Slug
    criterion: str
    question: Text
    sides: Annotated[tuple[Side, ...], Field(min_length=2, max_length=2)]
    settles: Text
    findings: Annotated[tuple[Finding, ...], Field(min_length=1)]
