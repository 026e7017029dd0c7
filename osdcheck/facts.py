"""Does a case of the licence hold for a scenario? Yes, no, or not stated: three values, and never a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from osdcheck.model.base import Word
from osdcheck.model.scenario import EXCLUDES, OPPOSITES, Count, Scenario
from osdcheck.model.term import Scope, Threshold
from osdcheck.model.vocabulary import Action, Form, Manner, Purpose, Who

Truth: TypeAlias = bool | None
"""True, False, or None: the scenario does not say."""

ANY_USE = frozenset(
    {Purpose.COMMERCIAL, Purpose.NON_COMMERCIAL, Purpose.PRODUCTION, Purpose.NON_PRODUCTION, Purpose.COMPETING,
     Purpose.NON_COMPETING, Purpose.INTERNAL, Purpose.PERSONAL, Purpose.SERVICE, Purpose.LISTED_USES}
)  # fmt: skip
"""Purposes that any use has or has not, whatever its field: where a scenario names neither, it is asked."""

RESEARCH = frozenset({Purpose.RESEARCH, Purpose.NON_COMMERCIAL})
EUROPEAN_UNION = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
     "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)  # fmt: skip
REGIONS = {"the european union": EUROPEAN_UNION}
"""Members of the regions that clauses name, by ISO 3166."""

IMPLIED_MANNERS = {
    Action.HOST: frozenset({Manner.AS_A_SERVICE, Manner.OVER_NETWORK}),
    Action.SELL: frozenset({Manner.FOR_A_FEE}),
}
CHANGED = frozenset({Action.MODIFY, Action.DISTRIBUTE_MODIFIED})
UNCHANGED = frozenset({Action.DISTRIBUTE, Action.COPY, Action.SELL})


def every(truths: Iterable[Truth]) -> Truth:
    """AND of three values: False when one is False, else None when one is not known."""
    seen = set(truths)
    return False if False in seen else None if None in seen else True


def some(truths: Iterable[Truth]) -> Truth:
    """OR of three values: True when one is True, else None when one is not known."""
    seen = set(truths)
    return True if True in seen else None if None in seen else False


def holds(scope: Scope, scenario: Scenario) -> Truth:
    """Whether the case is the scenario's. Values of a facet are alternatives, facets add up."""
    return every(FACETS[facet](scope, scenario) for facet in scope.facets())


def not_stated(scope: Scope, scenario: Scenario) -> list[str]:
    """The facets that the case turns on and the scenario does not state; none when it is settled without them."""
    truths = {facet: FACETS[facet](scope, scenario) for facet in scope.facets()}
    return [] if False in truths.values() else sorted(facet for facet, truth in truths.items() if truth is None)


def contradicted(scope: Scope, scenario: Scenario) -> frozenset[str]:
    """The facets by which the scenario falls outside the case."""
    return frozenset(facet for facet in scope.facets() if FACETS[facet](scope, scenario) is False)


def _purpose(scope: Scope, scenario: Scenario) -> Truth:
    return some(_has_purpose(purpose, scenario) for purpose in scope.purpose)


def _has_purpose(purpose: Purpose, scenario: Scenario) -> Truth:
    if scenario.purpose is None:
        return None
    stated = set(scenario.purpose)
    if scenario.action is Action.HOST:
        stated.add(Purpose.SERVICE)
    if Purpose.NON_COMMERCIAL_RESEARCH in stated:
        stated |= RESEARCH
    if stated >= RESEARCH:
        stated.add(Purpose.NON_COMMERCIAL_RESEARCH)
    if purpose in stated:
        return True
    if any(purpose in pair and stated & (set(pair) - {purpose}) for pair in OPPOSITES):
        return False
    if purpose is Purpose.NON_COMMERCIAL_RESEARCH:
        return None if Purpose.RESEARCH in stated else False
    return None if purpose in ANY_USE else False


def _who(scope: Scope, scenario: Scenario) -> Truth:
    return some(_is(body, scenario) for body in scope.who)


def _is(body: Who, scenario: Scenario) -> Truth:
    stated = set(scenario.who or ())
    if stated & {Who.MILITARY, Who.POLICE}:
        stated.add(Who.GOVERNMENT)
    if body in stated:
        return True
    denied = body in scenario.who_not or scenario.who == ()
    return False if denied or any(body in EXCLUDES.get(known, ()) for known in stated) else None


def _size(scope: Scope, scenario: Scenario) -> Truth:
    return some(_exceeds(threshold, scenario.sizes) for threshold in scope.size)


def _exceeds(threshold: Threshold, sizes: Sequence[Count]) -> Truth:
    """A group above the line is settled by its total, or by one part that is above it alone."""
    whole = _latest(threshold, sizes, {"licensee", "affiliates"})
    own = _latest(threshold, sizes, {"licensee"})
    affiliates = _latest(threshold, sizes, {"affiliates"})
    if "affiliates" in threshold.counting:
        if whole is None and own is not None and affiliates is not None:
            whole = own + affiliates
        if whole is not None:
            return whole > threshold.over
        return True if any(part is not None and part > threshold.over for part in (own, affiliates)) else None
    if own is not None:
        return own > threshold.over
    return False if whole is not None and whole <= threshold.over else None


def _latest(threshold: Threshold, sizes: Sequence[Count], counting: set[str]) -> int | None:
    """The number for the day of the threshold; where it names no day, the latest that is stated."""
    counts = [count for count in sizes if count.unit is threshold.unit and set(count.counting) == counting]
    if threshold.as_of:
        return next((count.number for count in counts if count.as_of == threshold.as_of), None)
    now = [count.number for count in counts if count.as_of is None]
    dated = sorted((count.as_of, count.number) for count in counts if count.as_of)
    return now[0] if now else dated[-1][1] if dated else None


def _place(scope: Scope, scenario: Scenario) -> Truth:
    denied = {place.casefold() for place in scenario.place_not}
    return some(False if place.casefold() in denied else _within(place, scenario.country) for place in scope.place)


def _within(place: str, country: str | None) -> Truth:
    if country is None:
        return None
    members = REGIONS.get(place.casefold())
    if members is None:
        return True if place.upper() == country else False if len(place) == 2 else None
    return country in members


def _manner(scope: Scope, scenario: Scenario) -> Truth:
    return _among(scope.manner, scenario.manner, IMPLIED_MANNERS.get(scenario.action, frozenset()))


def _form(scope: Scope, scenario: Scenario) -> Truth:
    if scope.form == (Form.UNMODIFIED,) and scenario.action in CHANGED | UNCHANGED:
        return scenario.action in UNCHANGED
    return _among(scope.form, scenario.form)


def _among(asked: Sequence[Word], stated: Sequence[Word] | None, implied: frozenset[Word] = frozenset()) -> Truth:
    if implied & set(asked):
        return True
    return None if stated is None else bool(set(asked) & set(stated))


def _named(facet: str) -> Callable[[Scope, Scenario], Truth]:
    """Names are free words: the same words hold, none stated does not hold, other words cannot be compared."""

    def named(scope: Scope, scenario: Scenario) -> Truth:
        stated: tuple[str, ...] | None = getattr(scenario, facet)
        if stated is None:
            return None
        same = {name.casefold() for name in stated} & {name.casefold() for name in getattr(scope, facet)}
        return True if same else None if stated else False

    return named


FACETS: dict[str, Callable[[Scope, Scenario], Truth]] = {
    "who": _who,
    "size": _size,
    "place": _place,
    "conduct": _named("conduct"),
    "purpose": _purpose,
    "manner": _manner,
    "form": _form,
    "part": _named("part"),
    "product": _named("product"),
    "technology": _named("technology"),
    "recipient": _named("recipient"),
    "received": lambda scope, scenario: None if scenario.received is None else scenario.received in scope.received,
    "other": lambda scope, scenario: None if scenario.other is None else scenario.other in scope.other,
    "event": lambda scope, scenario: bool(set(scope.event) & set(scenario.event)),
    "starts": lambda scope, scenario: True,  # noqa: ARG005  a ban that starts later counts now; grants ask `started`
}
"""One question for each facet of a scope."""
