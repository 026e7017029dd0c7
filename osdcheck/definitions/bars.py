"""Terms to bars: the normal form that every definition asks its questions of.

A fence on a grant ("for research"), a ban ("not for commerce") and a gate before the rights ("you must
request a licence") say the same thing in three ways: some action is not free in some case. Each becomes
a `Bar` here, and nowhere else. A lead-in, a title or the verb decides nothing; the facet does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from osdcheck.model.license import License
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
    Withholds,
)
from osdcheck.model.vocabulary import BEYOND_USE, Action, Duty, Event, Power, Purpose, Subject

GATES = frozenset(
    {Duty.REQUEST_LICENSE, Duty.REGISTER, Duty.SIGN, Duty.BUY, Duty.LICENSE_KEY, Duty.ACCEPT_FIRST, Duty.PHONE_HOME}
)  # fmt: skip
PROTECTIVE = frozenset(
    {Action.ADD_RESTRICTIONS, Action.REMOVE_NOTICES, Action.LITIGATE_PATENTS,
     Action.USE_MARKS, Action.CHANGE_LICENSE, Action.MISREPRESENT}
)  # fmt: skip
ADDED = PROTECTIVE | {Action.COMBINE}
"""Actions that are free without a grant: a fenced permission of them only adds freedom."""
POLICY_USES = Scope(purpose=(Purpose.LISTED_USES,))


@dataclass(frozen=True, slots=True)
class Bar:
    """Some actions are not free in some case. All rights wait for a gate that names no action, or use."""

    kind: Literal["fence", "ban", "gate", "policy"]
    actions: frozenset[Action]
    scope: Scope
    term: TermBase

    def only_about(self, *facets: str) -> bool:
        """Whether the case says nothing beyond these facets, which another criterion would answer for."""
        return self.scope.facets() <= set(facets)


@dataclass(frozen=True, slots=True)
class Rights:
    """The normal form of a licence: what is granted, barred, demanded, ended, reserved."""

    subject: Subject
    whole: bool
    grants: tuple[Grants, ...]
    bars: tuple[Bar, ...]
    duties: tuple[Requires, ...]
    ends: tuple[Ends, ...]
    reserves: tuple[Reserves, ...]

    def granting(self, *actions: Action) -> list[Grants]:
        """Grants of any of the actions, fenced or not."""
        return [grant for grant in self.grants if grant.actions & set(actions)]

    def demanding(self, *duties: Duty) -> list[Requires]:
        """Terms that demand any of the duties, first or not."""
        return [term for term in self.duties if set(term.requires) & set(duties)]

    def barring(self, *actions: Action) -> list[Bar]:
        """Bars on any of the actions."""
        return [bar for bar in self.bars if bar.actions & set(actions)]

    def ending(self, event: Event) -> list[Ends]:
        """Terms that end rights at the event."""
        return [term for term in self.ends if event in term.when.event]

    def reserving(self, power: Power) -> list[Reserves]:
        """Terms that keep the power."""
        return [term for term in self.reserves if power in term.reserves]


def rights(license: License) -> Rights:
    """The normal form of a licence. Rights that start later are not held now; a ban that starts later counts now."""
    lifted = {name for term in license.terms if isinstance(term, Lifts) and not term.when for name in term.lifts}
    terms = [term for term in license.terms if term.id not in lifted]
    held = [term for term in terms if not (isinstance(term, Grants) and term.only.starts)]
    return Rights(
        subject=license.subject,
        whole=license.kind == "license",
        grants=tuple(term for term in held if isinstance(term, Grants)),
        bars=tuple(_bars(license, held)),
        duties=tuple(term for term in terms if isinstance(term, Requires)),
        ends=tuple(term for term in terms if isinstance(term, Ends)),
        reserves=tuple(term for term in terms if isinstance(term, Reserves)),
    )


def _bars(license: License, terms: Sequence[TermBase]) -> Iterable[Bar]:
    free = {action for term in terms if isinstance(term, Grants) and not term.only for action in term.actions}
    for term in terms:
        if isinstance(term, Prohibits | Withholds) and term.actions - PROTECTIVE:
            yield Bar("ban", term.actions - PROTECTIVE, term.case, term)
        elif isinstance(term, Grants) and term.only and (fenced := _fenced(term, free)):
            yield Bar("fence", fenced, term.only, term)
        elif isinstance(term, Requires) and term.first and GATES & set(term.requires):
            yield Bar("gate", frozenset(term.on) & BEYOND_USE, term.case, term)
        elif isinstance(term, Binds) and _restricts_use(license, term.binds):
            yield Bar("policy", frozenset({Action.USE}), POLICY_USES, term)


def _fenced(term: Grants, free: Set[Action]) -> frozenset[Action]:
    """The actions that are permitted within the fence alone.

    Who may pass copies on may sell them: a fenced permission of both adds nothing to a free one of passing on.
    """
    fenced = frozenset(term.actions - free - ADDED)
    named_beside = fenced == {Action.SELL} and Action.DISTRIBUTE in free & term.actions
    return frozenset() if named_beside else fenced


def _restricts_use(license: License, document: str) -> bool:
    """Whether a use policy closes a field. One that is not at hand does: the guide counts the clause that binds it."""
    policy = license.documents[document]
    if policy.kind != "use-policy":
        return False
    inside = [
        term for term in license.terms if isinstance(term, Prohibits) and license.document_id(term.main) == document
    ]
    return policy.source is None or any(set(term.when.purpose) - {Purpose.UNLAWFUL} for term in inside)
