"""What an action takes: the rights that permit it, the bans that catch it, and the duties that it brings on."""

from __future__ import annotations

from collections.abc import Mapping

from osdcheck.model.term import Requires
from osdcheck.model.vocabulary import Action, Aspect, Duty, Manner

USES = frozenset({Action.USE, Action.HOST, Action.TRAIN_OTHER_MODELS, Action.BENCHMARK})
"""Ways to use the work: what bars use bars them, and what permits use permits them."""

PASSING_ON = frozenset({Action.DISTRIBUTE, Action.DISTRIBUTE_MODIFIED, Action.SELL})
CHANGING = frozenset({Action.MODIFY, Action.DISTRIBUTE_MODIFIED})
EVERYTHING = frozenset(Action)

_PERMITS: Mapping[Action, frozenset[Action]] = {
    Action.SELL: frozenset({Action.SELL, Action.DISTRIBUTE}),
    Action.REVERSE_ENGINEER: frozenset({Action.REVERSE_ENGINEER, Action.SEE_SOURCE, Action.MODIFY}),
    Action.SEE_SOURCE: frozenset({Action.SEE_SOURCE, Action.MODIFY}),
    Action.COMBINE: frozenset({Action.COMBINE, Action.MODIFY}),
}
_CATCHES: Mapping[Action, frozenset[Action]] = {
    Action.SELL: frozenset({Action.SELL, Action.DISTRIBUTE}),
    Action.DISTRIBUTE_MODIFIED: CHANGING,
}
_USUAL: Mapping[Duty, frozenset[Action]] = {
    **dict.fromkeys(
        (Duty.KEEP_NOTICE, Duty.GIVE_LICENSE, Duty.CREDIT, Duty.GIVE_SOURCE, Duty.GIVE_INSTALL_INFO, Duty.SAME_LICENSE,
         Duty.PASS_ON_TERMS, Duty.WARN_RECIPIENTS, Duty.LICENSE_PATENTS, Duty.ROYALTY),
        PASSING_ON,
    ),
    **dict.fromkeys(
        (Duty.STATE_CHANGES, Duty.RENAME, Duty.MARK_IN_NAME, Duty.SHOW_NOTICE), frozenset({Action.DISTRIBUTE_MODIFIED})
    ),
    **dict.fromkeys((Duty.GRANT_BACK, Duty.ASSIGN_CHANGES), CHANGING),
    Duty.GIVE_USER_DATA: frozenset({Action.HOST}),
    Duty.STOP_ON_END: frozenset(),
    Duty.OWN_WARRANTY: frozenset(),
}  # fmt: skip
"""When duties of a kind usually arise; those that are not named arise whatever one does."""

SERVING = frozenset({Manner.AS_A_SERVICE, Manner.OVER_NETWORK})


def permitted_by(action: Action) -> frozenset[Action]:
    """A grant of any of these permits the action."""
    return frozenset({action, Action.USE}) if action in USES else _PERMITS.get(action, frozenset({action}))


def caught_by(action: Action) -> frozenset[Action]:
    """A ban on any of these catches the action."""
    return frozenset({action, Action.USE}) if action in USES else _CATCHES.get(action, frozenset({action}))


def touching(action: Action) -> frozenset[Aspect]:
    """What a clause that nobody understood must touch to bear on the action."""
    aside = {Aspect.SHARING: PASSING_ON | {Action.HOST}, Aspect.CHANGING: CHANGING | {Action.COMBINE}}
    return frozenset(aspect for aspect in Aspect if action in aside.get(aspect, EVERYTHING))


def brings_on(action: Action, term: Requires) -> bool:
    """Whether the action is an occasion of the duty: as the term says, else as duties of its kind usually do."""
    if term.on:
        return action in term.on
    usual = frozenset[Action]().union(*(_USUAL.get(duty, EVERYTHING) for duty in term.requires))
    return action in usual or (action in (Action.USE, Action.HOST) and bool(SERVING & set(term.when.manner)))
