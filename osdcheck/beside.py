"""What stands beside the verdicts: concerns, others' conclusions, arguments. Derived from terms, deciding nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from osdcheck.cite import finding
from osdcheck.definitions.arguments import RAISED, argued
from osdcheck.definitions.bars import rights
from osdcheck.english import listed, place
from osdcheck.model.beside import Argument, Concern, ConcernKind, Stand
from osdcheck.model.evaluation import Verdict
from osdcheck.model.license import License, Position
from osdcheck.model.term import Binds, Ends, Prohibits, Requires, Reserves, States, TermBase
from osdcheck.model.vocabulary import VAGUE, Action, Duty, Event, Power, Reach, Topic

SHOWN = 3
"""Places that a concern names in its sentence; all are among its findings."""


def _may_change(license: License, term: TermBase) -> bool:
    """A power to change terms, or a policy that is bound by its address, with no version of it named."""
    if isinstance(term, Binds):
        policy = license.documents[term.binds]
        return policy.kind == "use-policy" and policy.version is None and policy.date is None
    return isinstance(term, Reserves) and bool({Power.CHANGE_TERMS, Power.CHANGE_POLICY} & set(term.reserves))


def _vague(_: License, term: TermBase) -> bool:
    """A ban on harm or evil, or on improving anything of a kind with what the work puts out."""
    if not isinstance(term, Prohibits):
        return False
    improving = Action.TRAIN_OTHER_MODELS in term.prohibits and term.reach is Reach.OUTPUT
    return improving or bool(VAGUE & set(term.when.purpose))


def _control(_: License, term: TermBase) -> bool:
    if isinstance(term, Requires):
        return bool({Duty.UPDATE, Duty.PHONE_HOME} & set(term.requires))
    return isinstance(term, Reserves) and bool({Power.RESTRICT_USE, Power.CHANGE_WORK} & set(term.reserves))


def _ends_on(*events: Event) -> Callable[[License, TermBase], bool]:
    return lambda _, term: isinstance(term, Ends) and bool(set(events) & set(term.when.event))


def _states(topic: Topic) -> Callable[[License, TermBase], bool]:
    return lambda _, term: isinstance(term, States) and term.states is topic


CONCERNS: Mapping[ConcernKind, Callable[[License, TermBase], bool]] = {
    ConcernKind.POLICY_MAY_CHANGE: _may_change,
    ConcernKind.VAGUE: _vague,
    ConcernKind.AT_WILL: _ends_on(Event.WILL),
    ConcernKind.CONTROL: _control,
    ConcernKind.INDEMNITY: lambda _, term: isinstance(term, Requires) and Duty.INDEMNIFY in term.requires,
    ConcernKind.LITIGATION: _ends_on(Event.PATENT_CLAIM, Event.OTHER_LAWSUIT),
    ConcernKind.LAW: _states(Topic.LAW),
    ConcernKind.CONTRACT: _states(Topic.ACCEPTANCE),
}
"""Which terms give rise to a concern."""


def concerns(parts: Iterable[License], *, alone: bool) -> Iterator[Concern]:
    """Every concern that a clause of the licences gives rise to, in the order of the kinds."""
    licences = list(parts)
    for kind, raises in CONCERNS.items():
        found = [(part, term) for part in licences for term in part.terms if raises(part, term)]
        if found:
            cited = tuple(finding(part, term, alone=alone) for part, term in found)
            places = [place(part, term.main) for part, term in found[:SHOWN]]
            places += [f"{len(found) - SHOWN} more"] if len(found) > SHOWN else []
            says = f"{kind.meaning[0].upper()}{kind.meaning[1:]} ({listed(places)})."
            yield Concern(kind=kind, says=says, findings=cited)


def arguments(parts: Iterable[License], definition: str, *, alone: bool) -> Iterator[Argument]:
    """Both sides of every question of the definition that a clause of the licences raises."""
    key = definition.lower()
    normal = [(part, rights(part)) for part in parts]
    for id, raises in RAISED.get(key, {}).items():
        found = tuple(finding(part, term, alone=alone) for part, right in normal for term in raises(right))
        if found:
            yield Argument.model_validate({**argued(key)[id], "findings": found}, strict=False)


def stand(position: Position, verdicts: Iterable[Verdict]) -> Stand:
    """The position, and where it agrees with our verdicts and where it differs."""
    statuses = {verdict.criterion: verdict.status for verdict in verdicts}
    named = [criterion for criterion in position.criteria if criterion in statuses]
    doubted = [criterion for criterion in position.doubts if criterion in statuses]
    ours = [criterion for criterion, status in statuses.items() if status == "violates"]
    said = []
    if both := [criterion for criterion in named if criterion in ours]:
        said.append(f"As we do, it names {listed(both)}.")
    for criterion in [*named, *doubted]:
        if criterion not in ours:
            how = " with doubt" if criterion in doubted else ""
            said.append(f"It names {criterion}{how}, which we read as {statuses[criterion]}.")
    if named and (more := [criterion for criterion in ours if criterion not in [*named, *doubted]]):
        said.append(f"It does not name {listed(more)}, which we read as violated.")
    if not named and not doubted:
        read = f"violated: {listed(ours)}" if ours else "violating nothing"
        said.append(f"It names no criterion of this definition; our reading is {read}.")
    return Stand(**dict(position), beside=" ".join(said))
