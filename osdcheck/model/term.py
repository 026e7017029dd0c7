"""Clauses, scopes and the kinds of term: what a licence says, and where."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from osdcheck.model.base import Model
from osdcheck.model.vocabulary import (
    EFFECTS,
    Action,
    Aspect,
    Duty,
    Event,
    Form,
    Manner,
    Other,
    Power,
    Purpose,
    Reach,
    Received,
    Topic,
    Unit,
    Who,
)  # fmt: skip

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.+-]*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000, strip_whitespace=True)]
Role = Literal["rule", "lead-in", "definition", "exception"]


class Clause(Model):
    """One contiguous run of words of the licence, without ellipsis.

    `start` and `end` count code points of the text when the text is at hand: `quote == text[start:end]`.
    """

    quote: Text
    section: str = Field(
        description="label as printed, such as 1.b.v; the heading or 'paragraph 2' where there is none"
    )
    document: Slug | None = Field(default=None, description="id of the document; the first one when left out")
    role: Role = "rule"
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)
    line: int | None = Field(default=None, ge=1)
    column: int | None = Field(default=None, ge=1)


class Threshold(Model):
    """A size: more than `over` of `unit`, counted on `as_of` over the licensee and those named in `counting`."""

    over: int = Field(ge=0)
    unit: Unit
    as_of: dt.date | None = None
    counting: tuple[Literal["licensee", "affiliates"], ...] = ()


class Scope(Model):
    """A case. Values of one facet are alternatives, facets add up, an empty scope is every case."""

    who: tuple[Who, ...] = Field(default=(), description="kinds of person or body")
    size: tuple[Threshold, ...] = Field(default=(), description="how large the body is")
    place: tuple[str, ...] = Field(default=(), description="countries or regions where the person is or the copy goes")
    conduct: tuple[str, ...] = Field(default=(), description="what the person does apart from the work")
    purpose: tuple[Purpose, ...] = Field(default=(), description="what the work is used for")
    manner: tuple[Manner, ...] = Field(default=(), description="how it is done")
    form: tuple[Form, ...] = Field(default=(), description="the form of the work")
    part: tuple[str, ...] = Field(default=(), description="a part of the work, such as 'licence key check'")
    product: tuple[str, ...] = Field(default=(), description="a named product, service, platform or model")
    technology: tuple[str, ...] = Field(default=(), description="a kind of device, system, interface or channel")
    recipient: tuple[str, ...] = Field(default=(), description="to whom copies may go")
    received: tuple[Received, ...] = Field(default=(), description="how the copy was received")
    other: tuple[Other, ...] = Field(
        default=(), description="which other work is involved, such as a model it improves"
    )
    event: tuple[Event, ...] = Field(default=(), description="what has happened")
    starts: dt.date | str | None = Field(
        default=None,
        union_mode="left_to_right",
        description="ISO date or name of a parameter; before it the term does not hold",
    )

    def facets(self) -> frozenset[str]:
        """Names of the facets that say something."""
        return frozenset(name for name in type(self).model_fields if getattr(self, name))

    def __bool__(self) -> bool:
        return bool(self.facets())


EVERY_CASE = Scope()
Actions = Annotated[tuple[Action, ...], Field(min_length=1)]


class TermBase(Model):
    """What all ten kinds of term have: an id that stays, and the words."""

    effect: ClassVar[str]
    id: Slug = Field(description="stable inside the record: findings, diff and baselines point at it")
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]
    unless: tuple[Scope, ...] = Field(default=(), description="exceptions written in the same clause")
    note: str | None = Field(default=None, description="why it is read so, where a reader may doubt")
    rule: Slug | None = Field(default=None, description="the reading rule that found it; none in a record")

    @property
    def main(self) -> Clause:
        """The clause that says the rule itself."""
        return next((clause for clause in self.clauses if clause.role == "rule"), self.clauses[0])

    @property
    def actions(self) -> frozenset[Action]:
        """What the term is about; empty where it names no action."""
        return frozenset()

    @property
    def case(self) -> Scope:
        """The fence of a grant, or the case in which any other term bites."""
        return EVERY_CASE


class _Actionable(TermBase):
    when: Scope = EVERY_CASE

    @property
    def actions(self) -> frozenset[Action]:
        """What the term is about."""
        return frozenset(getattr(self, self.effect))

    @property
    def case(self) -> Scope:
        """The case in which it bites."""
        return self.when


class Grants(TermBase):
    """A right; `only` is the fence around it."""

    effect = "grants"
    grants: Actions
    only: Scope = EVERY_CASE

    @property
    def actions(self) -> frozenset[Action]:
        """What is granted."""
        return frozenset(self.grants)

    @property
    def case(self) -> Scope:
        """The fence."""
        return self.only


class Withholds(_Actionable):
    """A right left out of the grant."""

    effect = "withholds"
    withholds: Actions


class Prohibits(_Actionable):
    """A ban. A duty on how to use ("shall be used for good") is a ban on the rest."""

    effect = "prohibits"
    prohibits: Actions
    reach: Reach = Reach.WORK


class Requires(TermBase):
    """A duty; `first` when the rights wait for it."""

    effect = "requires"
    requires: Annotated[tuple[Duty, ...], Field(min_length=1)]
    when: Scope = EVERY_CASE
    reach: Reach = Reach.WORK
    first: bool = False
    on: tuple[Action, ...] = Field(
        default=(), description="the actions that bring the duty on, where they are not the usual ones of its kind"
    )

    @property
    def case(self) -> Scope:
        """The case in which it bites."""
        return self.when


class Asks(TermBase):
    """A plea, which binds nobody."""

    effect = "asks"
    asks: Annotated[tuple[Duty, ...], Field(min_length=1)]


class Ends(_Actionable):
    """Rights that end in a case."""

    effect = "ends"
    ends: Actions


class Binds(TermBase):
    """Another document, named by its id, made part of the licence."""

    effect = "binds"
    binds: Slug


class Lifts(TermBase):
    """Terms, named by their ids, that do not hold: for all, or in a case."""

    effect = "lifts"
    lifts: Annotated[tuple[Slug, ...], Field(min_length=1)]
    when: Scope = EVERY_CASE

    @property
    def case(self) -> Scope:
        """The case in which it bites."""
        return self.when


class Reserves(TermBase):
    """A power that the licensor keeps."""

    effect = "reserves"
    reserves: Annotated[tuple[Power, ...], Field(min_length=1)]


class States(TermBase):
    """A clause that gives and takes nothing; recorded so that no sentence is left unread."""

    effect = "states"
    states: Topic


class Unread(TermBase):
    """A clause with force that nobody has understood: a reading or a draft could not place it.

    `restricts`: what it limits, by its likeness to clauses that do; how, and in which case, nobody has said.
    """

    effect = "unread"
    unread: Annotated[tuple[Aspect, ...], Field(min_length=1)]
    restricts: tuple[Aspect, ...] = ()


def _effect(value: Any) -> str | None:
    if isinstance(value, TermBase):
        return value.effect
    return next((key for key in value if key in EFFECTS), None) if isinstance(value, dict) else None


Term = Annotated[
    Annotated[Grants, Tag("grants")]
    | Annotated[Withholds, Tag("withholds")]
    | Annotated[Prohibits, Tag("prohibits")]
    | Annotated[Requires, Tag("requires")]
    | Annotated[Asks, Tag("asks")]
    | Annotated[Ends, Tag("ends")]
    | Annotated[Binds, Tag("binds")]
    | Annotated[Lifts, Tag("lifts")]
    | Annotated[Reserves, Tag("reserves")]
    | Annotated[States, Tag("states")]
    | Annotated[Unread, Tag("unread")],
    Discriminator(
        _effect,
        custom_error_type="no_effect",
        custom_error_message="this term says no effect",
    ),
]
