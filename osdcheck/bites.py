"""The terms of a licence held against a scenario: which of them bite, which do not, and on what it turns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from osdcheck.deeds import PASSING_ON, USES, brings_on, caught_by, permitted_by, touching
from osdcheck.facts import Truth, contradicted, every, holds, not_stated, some
from osdcheck.model.license import License
from osdcheck.model.scenario import Scenario
from osdcheck.model.term import (
    Binds,
    Ends,
    Grants,
    Lifts,
    Prohibits,
    Requires,
    Reserves,
    Scope,
    TermBase,
    Unread,
    Withholds,
)
from osdcheck.model.vocabulary import VAGUE, Action, Duty, Event, Power, Purpose

T = TypeVar("T", bound=TermBase)

SEPARATE = frozenset({Duty.REQUEST_LICENSE, Duty.BUY, Duty.LICENSE_KEY})
"""Gates that only the licensor opens; one passes the others by oneself, so they are conditions."""

POWERS = frozenset({Power.CHANGE_TERMS, Power.CHANGE_POLICY, Power.RESTRICT_USE, Power.CHANGE_WORK})
TELLING = frozenset({"who", "size", "place", "received", "other", "product", "technology", "recipient", "conduct"})
"""Facts worth a word when a clause does not bite because of them."""


@dataclass(frozen=True, slots=True)
class Bite:
    """One term: whether it bites, whether a stated fact spares the scenario, and what is not stated."""

    term: TermBase
    truth: Truth
    spared: bool = False
    unknown: tuple[tuple[Scope, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """What a licence says to a scenario, by kind.

    `policies` are binding use policies whose text is not at hand, `rules` those that are; `limits` are parts
    of the work and rights to keep clear of, `left_open` clauses whose reach the words leave open, `unread` clauses
    that nobody understood and that could bear on the action.
    """

    license: License
    scenario: Scenario
    bans: tuple[Bite, ...]
    gates: tuple[Bite, ...]
    duties: tuple[Bite, ...]
    grants: tuple[Bite, ...]
    reserved: tuple[Reserves, ...]
    policies: tuple[Binds, ...]
    rules: tuple[Binds, ...]
    limits: tuple[TermBase, ...]
    left_open: tuple[TermBase, ...]
    unread: tuple[Unread, ...]

    @property
    def omitted(self) -> tuple[Bite, ...]:
        """Duties that the scenario says will not be kept."""
        return tuple(bite for bite in self.duties if set(duties_of(bite.term)) & set(self.scenario.omits))


def hold(license: License, scenario: Scenario) -> Held:
    """Every term that bears on the action, held against the scenario."""
    demands = [(term, bool(term.first and SEPARATE & set(term.requires))) for term in _of(license, Requires)]
    demands = [(term, gate) for term, gate in demands if brings_on(scenario.action, term)]
    rights = [term for term in _of(license, Grants) if term.actions & permitted_by(scenario.action)]
    rights = [term for term in rights if _begun(term, scenario) is not False]
    bans = tuple(_bite(license, term, scenario) for term in _bans(license, scenario))
    return Held(
        license=license,
        scenario=scenario,
        bans=bans,
        gates=tuple(_bite(license, term, scenario) for term, gate in demands if gate),
        duties=tuple(_bite(license, term, scenario) for term, gate in demands if not gate),
        grants=tuple(_granted(term, scenario) for term in rights),
        reserved=tuple(term for term in _of(license, Reserves) if Power.RIGHTS in term.reserves),
        policies=tuple(_policies(license, read=False)) if scenario.action in USES else (),
        rules=tuple(_policies(license, read=True)) if scenario.action in USES else (),
        limits=tuple(_limits(license, scenario, bans)),
        left_open=tuple(_left_open(license, scenario, bans)),
        unread=tuple(term for term in _of(license, Unread) if touching(scenario.action) & set(term.unread)),
    )


def having(bites: Iterable[Bite], truth: Truth) -> list[Bite]:
    """The bites with this truth."""
    return [bite for bite in bites if bite.truth is truth]


def duties_of(term: TermBase) -> tuple[Duty, ...]:
    """What a term demands; empty for all other kinds of term."""
    return term.requires if isinstance(term, Requires) else ()


def _of(license: License, kind: type[T]) -> list[T]:
    return [term for term in license.terms if isinstance(term, kind)]


def _bans(license: License, scenario: Scenario) -> Iterator[TermBase]:
    """Bans that catch the action. One that only points to a list is carried by the list, where it is at hand."""
    at_hand = any(set(term.when.purpose) - {Purpose.LISTED_USES, Purpose.UNLAWFUL} for term in _of(license, Prohibits))
    for term in license.terms:
        pointer = at_hand and term.case == Scope(purpose=(Purpose.LISTED_USES,))
        catches = isinstance(term, Prohibits | Withholds) and term.actions & caught_by(scenario.action)
        if catches and not pointer:
            yield term


def _bite(license: License, term: TermBase, scenario: Scenario) -> Bite:
    """A clause bites when its case holds. An exception must be shown: one that is not stated is asked for only."""
    exceptions = [*term.unless, *(lift.when for lift in _of(license, Lifts) if term.id in lift.lifts)]
    case = holds(term.case, scenario)
    freed = some(holds(scope, scenario) for scope in exceptions)
    if case is False or freed:
        return Bite(term, False, spared=bool(freed and case) or bool(contradicted(term.case, scenario) & TELLING))
    return Bite(term, case, unknown=_unsettled([term.case, *exceptions], scenario))


def _granted(term: Grants, scenario: Scenario) -> Bite:
    """Whether the right is given: begun, and inside its fence."""
    begun = _begun(term, scenario)
    outside = some(holds(scope, scenario) for scope in term.unless)
    inside = every([holds(term.only, scenario), begun, None if outside is None else not outside])
    unknown = _unsettled([term.only, *term.unless], scenario)
    return Bite(term, inside, unknown=(*unknown, (term.only, ("starts",))) if begun is None else unknown)


def _begun(term: Grants, scenario: Scenario) -> Truth:
    """Whether a right is held yet. One that begins at a parameter of the licence is not."""
    begins = term.only.starts
    if begins is None or isinstance(begins, str):
        return begins is None
    return None if scenario.date is None else scenario.date >= begins


def _unsettled(scopes: Iterable[Scope], scenario: Scenario) -> tuple[tuple[Scope, tuple[str, ...]], ...]:
    """The cases that the scenario leaves open, each with the facets that it does not state."""
    return tuple((scope, facets) for scope in scopes if (facets := tuple(not_stated(scope, scenario))))


def _policies(license: License, *, read: bool) -> list[Binds]:
    """Use policies that the licence makes binding, and whose bans are at hand or not."""
    texts = {license.document_id(term.main) for term in _of(license, Prohibits)}
    bound = [term for term in _of(license, Binds) if license.documents[term.binds].kind == "use-policy"]
    return [term for term in bound if (term.binds in texts) is read]


def _limits(license: License, scenario: Scenario, bans: Iterable[Bite]) -> Iterator[TermBase]:
    """Parts of the work that stay barred, and the rights that recipients of a copy do not get."""
    yield from (bite.term for bite in bans if bite.truth is False and bite.term.case.part)
    if scenario.action in PASSING_ON:
        for term in license.terms:
            if isinstance(term, Prohibits | Withholds) and term.actions & {Action.PASS_ON_RIGHTS, Action.SUBLICENSE}:
                yield term


def _left_open(license: License, scenario: Scenario, bans: Iterable[Bite]) -> Iterator[TermBase]:
    """Bans whose reach is a judgement, rights that begin later, and powers that can change the answer."""
    for bite in bans:
        if VAGUE & set(bite.term.case.purpose) and bite.truth is False:
            yield bite.term
    for term in license.terms:
        at_will = isinstance(term, Ends) and Event.WILL in term.when.event
        later = isinstance(term, Grants) and term.only.starts and term.actions & permitted_by(scenario.action)
        if at_will or later or (isinstance(term, Reserves) and POWERS & set(term.reserves)):
            yield term
