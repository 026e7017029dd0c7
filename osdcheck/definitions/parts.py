"""What questions are made of: kinds of bar, common grounds, and what is asked where a text is silent."""

from __future__ import annotations

from osdcheck.definitions.answer import Ground, on
from osdcheck.definitions.bars import Bar, Rights
from osdcheck.model.evaluation import Authority
from osdcheck.model.term import Requires, Scope
from osdcheck.model.vocabulary import Action, Duty, Manner, Power, Purpose

COMMON_REASONS = Authority(
    name="OSI, Common reasons for rejection of licenses",
    url="https://opensource.org/licenses/common-reasons-for-rejection-of-licenses",
)
PERSON = ("who", "size", "place", "conduct")
"""Facets that say who one is."""


TRADE = frozenset({
    Purpose.COMMERCIAL, Purpose.NON_COMMERCIAL, Purpose.PRODUCTION, Purpose.NON_PRODUCTION, Purpose.RESEARCH,
    Purpose.NON_COMMERCIAL_RESEARCH, Purpose.EVALUATION, Purpose.EDUCATION, Purpose.INTERNAL, Purpose.PERSONAL,
    Purpose.SERVICE, Purpose.COMPETING, Purpose.NON_COMPETING,
})  # fmt: skip
"""Purposes that belong to criterion 1 where they limit sharing alone: `redistribution for non-commercial purposes`."""


def gates(r: Rights) -> list[Bar]:
    """What must be done before the rights hold. A licence that is offered for some other use is no gate."""
    return [bar for bar in r.bars if bar.kind == "gate" and not _is_offer(bar)]


def about(scope: Scope, *facets: str) -> bool:
    """Whether the case turns on one of these facets."""
    return bool(scope.facets() & set(facets))


def about_field(scope: Scope) -> bool:
    """Whether the case turns on what the work is used for; offering it as a service is such a use."""
    return bool(scope.purpose) or Manner.AS_A_SERVICE in scope.manner


def closes_field(bar: Bar) -> bool:
    """A bar that turns on the use; on sharing alone it does when it names more than a way to trade."""
    shares = bool(bar.actions & {Action.DISTRIBUTE, Action.DISTRIBUTE_MODIFIED})
    return about_field(bar.scope) and (on_use(bar) or (shares and not set(bar.scope.purpose) <= TRADE))


def _is_offer(gate: Bar) -> bool:
    """A licence to be asked for or bought, for some uses and whoever one is."""
    asked = isinstance(gate.term, Requires) and set(gate.term.requires) <= {Duty.BUY, Duty.REQUEST_LICENSE}
    return asked and bool(gate.scope.purpose) and not about(gate.scope, *PERSON)


def on_use(bar: Bar) -> bool:
    """A bar on use, or on everything; one on sharing alone belongs to criterion 1."""
    return bar.kind in ("gate", "policy") or bool(bar.actions & {Action.USE, Action.MODIFY})


def patents_refused(r: Rights) -> list[Ground]:
    """Patent rights that are withheld from everyone in words."""
    refused = [bar for bar in r.barring(Action.PRACTISE_PATENTS) if bar.kind == "ban" and not bar.scope]
    return on(refused, "patent rights are withheld in words", COMMON_REASONS)


def badges(r: Rights) -> list[Ground]:
    """Marks that must be shown on an interface."""
    return on(r.demanding(Duty.DISPLAY_MARK), "the licensor's mark must be shown on an interface", COMMON_REASONS)


def _missing(r: Rights, actions: tuple[Action, ...]) -> str:
    return " and ".join(action.meaning for action in actions if not r.granting(action))


def silence(r: Rights, *actions: Action) -> str | None:
    """The question that is left when the text grants no right of the kind."""
    missing = _missing(r, actions)
    return question(r, missing) if missing else None


def question(r: Rights, what: str) -> str:
    """What is asked where no grant of it is found."""
    elsewhere = "the rest of what was agreed, or the law," if r.whole else "the licence that this is added to"
    return f"No grant found: does {elsewhere} permit {what}?"


def outright(r: Rights, action: Action) -> list[Bar]:
    """Bans on the action in every case."""
    return [bar for bar in r.barring(action) if bar.kind == "ban" and not bar.scope and not bar.term.unless]


def kept(r: Rights, *actions: Action) -> list[Ground]:
    """All rights not granted are reserved, and one of these is not granted."""
    missing = _missing(r, actions)
    return (
        on(r.reserving(Power.RIGHTS), f"{missing} is not granted, and what is not granted is kept") if missing else []
    )
