"""Who wants to do what: the facts of a case, each stated or left out. What is left out is asked back, never assumed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from osdcheck.model.base import Model, complain
from osdcheck.model.vocabulary import (
    Action,
    Duty,
    Event,
    Form,
    Manner,
    Other,
    Purpose,
    Received,
    Unit,
    Who,
)

Counted = Literal["licensee", "affiliates"]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]

OPPOSITES: tuple[tuple[Purpose, Purpose], ...] = (
    (Purpose.COMMERCIAL, Purpose.NON_COMMERCIAL),
    (Purpose.COMMERCIAL, Purpose.NON_COMMERCIAL_RESEARCH),
    (Purpose.COMMERCIAL, Purpose.PERSONAL),
    (Purpose.PRODUCTION, Purpose.NON_PRODUCTION),
    (Purpose.PRODUCTION, Purpose.EVALUATION),
    (Purpose.COMPETING, Purpose.NON_COMPETING),
    (Purpose.INTERNAL, Purpose.SERVICE),
)
"""Purposes that cannot both be stated of one use."""

PRIVATE = frozenset({Who.INDIVIDUAL, Who.COMPANY, Who.FOR_PROFIT, Who.NON_PROFIT})
PUBLIC = frozenset({Who.GOVERNMENT, Who.MILITARY, Who.POLICE})
EXCLUDES: dict[Who, frozenset[Who]] = {
    Who.INDIVIDUAL: PUBLIC | {Who.COMPANY, Who.FOR_PROFIT, Who.NON_PROFIT, Who.ACADEMIC},
    Who.COMPANY: PUBLIC | {Who.INDIVIDUAL},
    Who.FOR_PROFIT: PUBLIC | {Who.INDIVIDUAL, Who.NON_PROFIT},
    Who.NON_PROFIT: PUBLIC | {Who.INDIVIDUAL, Who.FOR_PROFIT},
    Who.ACADEMIC: frozenset({Who.INDIVIDUAL, Who.MILITARY, Who.POLICE}),
    Who.GOVERNMENT: PRIVATE,
    Who.MILITARY: PRIVATE | {Who.ACADEMIC, Who.POLICE},
    Who.POLICE: PRIVATE | {Who.ACADEMIC, Who.MILITARY},
}
"""What a body of one kind cannot be as well. A pair that is not named may both be true."""

PEOPLE = frozenset({Unit.MONTHLY_USERS, Unit.USERS, Unit.EMPLOYEES})
MOST_PEOPLE = 10_000_000_000
MOST_DOLLARS = 1_000_000_000_000_000


class Count(Model):
    """A size of the one who asks: so many of a unit, on a day, of itself alone or with its affiliates."""

    number: int = Field(ge=0)
    unit: Unit
    as_of: dt.date | None = Field(default=None, description="the day it was counted; now when left out")
    counting: Annotated[tuple[Counted, ...], Field(min_length=1)] = ("licensee", "affiliates")


class Scenario(Model):
    """One person or body that wants to do one thing.

    Only `action` must be stated. A field that is left out is not known; an empty list says that there is none of the
    kind. `purpose` names every purpose there is, so that a field of use which is not named is not meant.
    """

    action: Action = Field(description="what is to be done with the work")
    purpose: tuple[Purpose, ...] | None = Field(default=None, description="every purpose of it")
    manner: tuple[Manner, ...] | None = Field(default=None, description="how it is done")
    form: tuple[Form, ...] | None = Field(default=None, description="the form of the work")
    who: tuple[Who, ...] | None = Field(default=None, description="what the body is")
    who_not: tuple[Who, ...] = Field(default=(), description="what the body is not, such as a competitor")
    country: Country | None = Field(default=None, description="where it is: two letters of ISO 3166, such as DE")
    place_not: tuple[Name, ...] = Field(
        default=(), description="places that a clause names and in which it is not, in the words of the question"
    )
    sizes: tuple[Count, ...] = Field(default=(), description="how large it is, each count with its day")
    received: Received | None = Field(default=None, description="how the copy was received")
    other: Other | None = Field(default=None, description="which other model or work is involved")
    product: tuple[Name, ...] | None = Field(default=None, description="a named product that it is used with")
    technology: tuple[Name, ...] | None = Field(default=None, description="a kind of device or channel")
    recipient: tuple[Name, ...] | None = Field(default=None, description="to whom copies go")
    conduct: tuple[Name, ...] | None = Field(default=None, description="what the body does apart from the work")
    part: tuple[Name, ...] = Field(default=(), description="a named part of the work; the work itself when left out")
    event: tuple[Event, ...] = Field(default=(), description="what has happened; nothing of the kind when left out")
    keeps: tuple[Duty, ...] = Field(default=(), description="duties that will be kept")
    omits: tuple[Duty, ...] = Field(default=(), description="duties that will not be kept")
    date: dt.date | None = Field(default=None, description="the day on which it is done")

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        complain("Scenario", [(place, text, value) for place, text, value in _nonsense(self)])
        return self


def _nonsense(scenario: Scenario) -> Iterator[tuple[tuple[int | str, ...], str, Any]]:
    stated = set(scenario.purpose or ())
    for one, other in OPPOSITES:
        if {one, other} <= stated:
            yield ("purpose",), f"cannot be both {one} and {other}; state the one that holds", [*stated]
    bodies = set(scenario.who or ())
    for body in sorted(bodies):
        for clash in sorted(bodies & EXCLUDES.get(body, frozenset())):
            if body < clash:
                yield ("who",), f"no body is both {body} and {clash}; state the one that holds", [*bodies]
    for body in sorted(bodies & set(scenario.who_not)):
        yield ("who_not",), f"{body} is stated and denied; state it once", body
    for duty in sorted(set(scenario.keeps) & set(scenario.omits)):
        yield ("omits",), f"{duty} cannot be both kept and omitted; state one", duty
    yield from _impossible(scenario.sizes)


def _impossible(sizes: tuple[Count, ...]) -> Iterator[tuple[tuple[int | str, ...], str, Any]]:
    counted = Counter((count.unit, count.as_of, frozenset(count.counting)) for count in sizes)
    for index, count in enumerate(sizes):
        most = MOST_PEOPLE if count.unit in PEOPLE else MOST_DOLLARS
        place: tuple[int | str, ...] = ("sizes", index, "number")
        if count.number > most:
            yield place, f"{count.number:,} {count.unit.meaning} is more than there can be ({most:,})", count.number
        if counted[count.unit, count.as_of, frozenset(count.counting)] > 1:
            yield place, f"{count.unit} is counted twice for the same day; state one number", count.number
        for whole in sizes:
            same = (whole.unit, whole.as_of) == (count.unit, count.as_of)
            if same and set(count.counting) < set(whole.counting) and count.number > whole.number:
                reason = f"{count.number:,} of a part is more than the {whole.number:,} of the whole on the same day"
                yield place, reason, count.number
