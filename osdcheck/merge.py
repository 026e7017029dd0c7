"""Verdicts of several parts as one: parts that all apply, one of a family that nobody named, a text not at hand."""

from __future__ import annotations

from collections.abc import Sequence

from osdcheck.model.branch import Missing
from osdcheck.model.definition import Definition
from osdcheck.model.evaluation import RANK, Verdict


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """Verdicts on one criterion of licences that all apply, as one: the worst status and whatever has it."""
    if len(verdicts) == 1:
        return verdicts[0]
    status = min((verdict.status for verdict in verdicts), key=lambda status: RANK[status])
    return _joined([verdict for verdict in verdicts if verdict.status == status])


def agreed(name: str, members: Sequence[Sequence[Verdict]]) -> tuple[Verdict, ...]:
    """Verdicts of the members of a family, of which one applies: a status that all share, else the question which."""
    return tuple(_agreed(name, verdicts) for verdicts in zip(*members, strict=True))


def missing_verdicts(part: Missing, definition: Definition) -> tuple[Verdict, ...]:
    """The answers for a text that is not at hand: every criterion is a question."""
    return tuple(
        Verdict(
            criterion=criterion.id,
            title=criterion.title,
            status="unclear",
            explanation=part.why,
            questions=(criterion.settles,),
        )
        for criterion in definition.criteria
    )


def _agreed(name: str, verdicts: Sequence[Verdict]) -> Verdict:
    statuses = {verdict.status for verdict in verdicts}
    if statuses == {"conforms"} or statuses == {"violates"}:
        return _joined(verdicts)
    counted = ", ".join(
        f"{sum(verdict.status == status for verdict in verdicts)} {status}" for status in RANK if status in statuses
    )
    return Verdict(
        criterion=verdicts[0].criterion,
        title=verdicts[0].title,
        status="unclear",
        explanation=f"{name} is a family of licences without one answer here ({counted}).",
        questions=(f"Which licence of the family {name} applies?",),
    )


def _joined(verdicts: Sequence[Verdict]) -> Verdict:
    return Verdict(
        criterion=verdicts[0].criterion,
        title=verdicts[0].title,
        status=verdicts[0].status,
        explanation=" ".join(dict.fromkeys(verdict.explanation for verdict in verdicts)),
        questions=tuple(dict.fromkeys(question for verdict in verdicts for question in verdict.questions)),
        authority=next((verdict.authority for verdict in verdicts if verdict.authority), None),
        findings=tuple(finding for verdict in verdicts for finding in verdict.findings),
    )
