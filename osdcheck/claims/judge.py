"""Claims held against a licence: what the words bear out, what they do not, and what of it is true in part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from osdcheck.claims.find import Kind, kinds
from osdcheck.claims.fit import fitting_name, patched
from osdcheck.definitions import definition
from osdcheck.english import listed
from osdcheck.evaluate import Asked, evaluate
from osdcheck.model.branch import Branch
from osdcheck.model.claim import Claim, ClaimCheck, JudgedClaim, Outcome
from osdcheck.model.definition import Definition
from osdcheck.model.evaluation import Evaluation, Overall, Status, Verdict
from osdcheck.model.license import OsiStatus

_OVERALL: Mapping[Overall, Status] = {
    "open-source": "conforms",
    "not-open-source": "violates",
    "undetermined": "unclear",
}
_APPROVED: frozenset[OsiStatus] = frozenset({"approved", "superseded", "retired"})
_DECIDED: Mapping[Status, str] = {
    "conforms": "The Open Source Initiative has approved",
    "violates": "The Open Source Initiative has not approved",
    "unclear": "We know of no decision of the Open Source Initiative on",
}


@dataclass(frozen=True, slots=True)
class _Ground:
    """One thing that a claim rests on: how it came out, and the verdicts that say so."""

    status: Status
    verdicts: tuple[Verdict, ...]
    from_osi: bool = False


class _Reading:
    """One licence, read against whichever definitions the claims rest on; always the same branch of a choice."""

    def __init__(self, branches: Sequence[Branch], yardstick: Definition, asked: Asked) -> None:
        self._asked = asked
        self.main = evaluate(branches, yardstick, asked)
        chosen = [alternative.chosen for alternative in self.main.alternatives or ()]
        self.branches = [branches[chosen.index(True)]] if chosen else list(branches)
        self._read: dict[str, Evaluation] = {self.main.definition.id: self.main}

    def by(self, key: str) -> Evaluation:
        """The evaluation by the definition with this id."""
        if key not in self._read:
            other = definition(key)
            self._read[key] = evaluate(self.branches, other, self._asked)
        return self._read[key]

    def ground(self, name: str) -> _Ground:
        """What `core` and `limits` of a kind name: `overall`, `osi`, a definition as a whole or a criterion."""
        if name == "osi":
            status = self.main.osi.status
            found: Status = "conforms" if status in _APPROVED else "unclear" if status == "unknown" else "violates"
            return _Ground(found, (), from_osi=True)
        key, _, number = name.rpartition("-")
        if number.isdigit():
            verdict = self.by(key).verdict(name)
            return _Ground(verdict.status, (verdict,))
        whole = self.main if name == "overall" else self.by(name)
        outcome = _OVERALL[whole.overall]
        return _Ground(outcome, tuple(verdict for verdict in whole.verdicts if verdict.status == outcome))


def judge(
    claims: Sequence[Claim], branches: Sequence[Branch], yardstick: Definition, asked: Asked, source: str
) -> ClaimCheck:
    """Every claim against the licence; no branches stand for a text that nobody has recorded. Pure."""
    reading = _Reading(branches, yardstick, asked)
    main = reading.main
    by_id = {kind.id: kind for kind in kinds()}
    return ClaimCheck(
        source=source,
        license=main.license,
        definition=main.definition,
        overall=main.overall,
        osi=main.osi,
        claims=tuple(_judged(claim, by_id[claim.kind], reading) for claim in claims),
        notes=main.notes,
        documents=main.documents,
        tool=main.tool,
        rules=main.rules,
        library=main.library,
        date=main.date,
    )


def _judged(claim: Claim, kind: Kind, reading: _Reading) -> JudgedClaim:
    core = [reading.ground(name) for name in kind.core]
    limits = [reading.ground(name) for name in kind.limits]
    outcome = _outcome([ground.status for ground in core], [ground.status for ground in limits], each=kind.each)
    deciding = _deciding(outcome, core, limits)
    name = fitting_name(reading.branches) if outcome in ("not-borne-out", "partly") else None
    return JudgedClaim(
        claim=claim,
        outcome=outcome,
        explanation=_explanation(claim, outcome, deciding, reading.main),
        verdicts=tuple({verdict.criterion: verdict for ground in deciding for verdict in ground.verdicts}.values()),
        rests_on_osi=any(ground.from_osi for ground in deciding),
        fits=name if kind.names else None,
        patch=patched(claim, kind, name, reading.main.license.name) if name else None,
    )


def _outcome(core: Sequence[Status], limits: Sequence[Status], *, each: bool) -> Outcome:
    """What the claim rests on decides; its limits, or with `each` a part of it that holds, leave it true in part."""
    if "violates" in core:
        return "partly" if each and "conforms" in core else "not-borne-out"
    if "unclear" in core:
        return "not-settled"
    if "violates" in limits:
        return "partly"
    return "not-settled" if "unclear" in limits else "borne-out"


def _deciding(outcome: Outcome, core: Sequence[_Ground], limits: Sequence[_Ground]) -> list[_Ground]:
    wanted: Status = {"borne-out": "conforms", "not-settled": "unclear"}.get(outcome, "violates")  # type: ignore[assignment]
    return [ground for ground in (core if outcome == "borne-out" else [*core, *limits]) if ground.status == wanted]


def _explanation(claim: Claim, outcome: Outcome, deciding: Sequence[_Ground], main: Evaluation) -> str:
    name = f"The {main.license.name}"
    if any(ground.from_osi for ground in deciding):
        return f"{_DECIDED[deciding[0].status]} {name[:1].lower() + name[1:]}."
    what = listed(_label(verdict) for ground in deciding for verdict in ground.verdicts)
    match outcome:
        case "borne-out":
            return f"{name} bears out “{claim.name}”."
        case "partly":
            return f"{name} bears out “{claim.name}” in part. Its limits: {what}."
        case "not-borne-out":
            return f"{name} does not bear out “{claim.name}”. What stands against it: {what}."
        case _:
            return (
                f"The words of {name[:1].lower() + name[1:]} leave “{claim.name}” open. A person must settle: {what}."
            )


def _label(verdict: Verdict) -> str:
    """`OSD-6`; the promises of announcements by their title, since nobody knows their numbers."""
    return verdict.title.lower() if verdict.criterion.startswith("PROMISE-") else verdict.criterion
