"""May this be done? One pure function: licences and a scenario in, an answer with its clauses out.

A clause that bars the action decides when its case holds. Where the case is not stated, the answer is not settled,
and the question is put. Nothing that is not stated is assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from osdcheck.bites import Bite, Held, duties_of, having, hold
from osdcheck.cite import documents, finding, license_name, single
from osdcheck.deeds import USES
from osdcheck.english import describe, listed, place
from osdcheck.evaluate import Asked, stamp
from osdcheck.model.answer import Answer, Condition, OtherBranch, Outcome, Question
from osdcheck.model.branch import Branch, Family, Missing
from osdcheck.model.evaluation import Finding
from osdcheck.model.license import License
from osdcheck.model.scenario import Scenario
from osdcheck.model.term import TermBase
from osdcheck.model.vocabulary import Duty
from osdcheck.questions import not_understood, questions_on, silent_question, unknown_policy

SHOWN = 3
FREEDOM: Sequence[Outcome] = ("permitted", "not-settled", "needs-separate-license", "prohibited")
"""From the freest: of alternatives the first is chosen, of licences that all apply the last decides."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What one licence comes to: the outcome, why, the terms that decide, and what is left to ask."""

    outcome: Outcome
    why: str
    terms: tuple[TermBase, ...]
    questions: tuple[Question, ...] = ()


Part: TypeAlias = "tuple[Held | None, Decision]"
"""A licence held against the scenario, or a text that is not at hand, and what it comes to."""


def ask(branches: Sequence[Branch], scenario: Scenario, asked: Asked) -> Answer:
    """The answer for the freest branch; what holds together in one branch is as free as its least free part."""
    read = [_branch(branch, scenario) for branch in branches]
    outcomes = [max((decision.outcome for _, decision in parts), key=FREEDOM.index) for parts in read]
    best = min(range(len(branches)), key=lambda index: FREEDOM.index(outcomes[index]))
    chosen, parts, outcome = branches[best], read[best], outcomes[best]
    deciding = [(held, decision) for held, decision in parts if decision.outcome == outcome]
    holding = [held for held, _ in parts if held]
    alone = single(chosen) is not None

    def cited(held: Held | None, terms: Iterable[TermBase]) -> list[Finding]:
        return [finding(held.license, term, alone=alone) for term in terms] if held else []

    return Answer(
        target=asked.target,
        license=license_name(chosen),
        scenario=scenario,
        answer=outcome,
        explanation=" ".join(d.why if alone or not held else f"{held.license.name}: {d.why}" for held, d in deciding),
        decided_by=tuple(found for held, d in deciding for found in cited(held, d.terms)),
        spared=tuple(found for held in holding for found in cited(held, _spared(held))),
        conditions=tuple(_conditions(holding, alone=alone)) if outcome != "prohibited" else (),
        questions=tuple(question for _, decision in deciding for question in decision.questions),
        leaves_open=tuple(found for held in holding for found in cited(held, held.left_open)),
        alternatives=tuple(
            OtherBranch(name=branch.name, chosen=index == best, answer=outcomes[index])
            for index, branch in enumerate(branches)
        )
        if len(branches) > 1
        else None,
        documents=documents(chosen),
        **stamp(asked),
    )


def _branch(branch: Branch, scenario: Scenario) -> list[Part]:
    """Every part of the branch: licences, texts that are not at hand, families of which one member applies."""
    read = [_read(part, scenario) for part in branch.parts]
    read += [(None, _unread(part)) for part in branch.missing]
    return [*read, *(part for family in branch.families for part in _family(family, scenario))]


def _unread(part: Missing) -> Decision:
    return _doubt(part.why, f"What do the words of {part.name} say?")


def _family(family: Family, scenario: Scenario) -> list[Part]:
    """The members, where all come to the same; else the question which of them applies."""
    members = [_read(member, scenario) for member in family.members]
    if len({decision.outcome for _, decision in members}) == 1 and not family.missing:
        return members
    why = f"{family.name} is a family of licences, which differ here."
    return [(None, _doubt(why, f"Which licence of the family {family.name} applies?"))]


def _doubt(why: str, question: str) -> Decision:
    return Decision("not-settled", why, (), (Question(fact="law", question=question),))


def _read(license: License, scenario: Scenario) -> Part:
    held = hold(license, scenario)
    return held, _decide(held)


def _decide(held: Held) -> Decision:
    """The order of precedence: a ban, a gate, the fence of every grant, what is not stated, silence, permission."""
    given = having(held.grants, True)
    if barred := having(held.bans, True):
        return _by(held, "prohibited", barred)
    if broken := having(held.omitted, True):
        return _by(held, "prohibited", broken, " This is a condition of the rights, and will not be kept.")
    if gates := having(held.gates, True):
        return _by(held, "needs-separate-license", gates)
    unknown = having([*held.bans, *held.omitted, *held.gates], None)
    if not given:
        unknown += having(held.grants, None)
        if outside := _outside(held):
            why = f"{_sentences(held.license, outside)} This is not within it."
            return Decision("prohibited", why, outside)
    if unknown or held.policies:
        questions = (*questions_on(unknown), *(unknown_policy(held.license, term) for term in held.policies))
        facts = listed(question.fact for question in questions)
        terms = (*(bite.term for bite in unknown), *held.policies)
        return Decision("not-settled", f"It turns on what was not stated: {facts}.", terms, questions)
    if not given:
        question = silent_question(held.license, held.scenario.action)
        return Decision("not-settled", "The text neither grants nor forbids this in words.", (), (question,))
    if held.unread:
        why = f"{_sentences(held.license, held.unread)} Nothing else bars this."
        return Decision("not-settled", why, held.unread, (not_understood(held.unread),))
    right = max(given, key=lambda bite: len(bite.term.case.facets())).term  # the one that speaks of the case most
    return Decision("permitted", f"{_sentences(held.license, [right])} No clause bars this.", (right,))


def _by(held: Held, outcome: Outcome, bites: Sequence[Bite], more: str = "") -> Decision:
    terms = tuple(bite.term for bite in bites)
    return Decision(outcome, _sentences(held.license, terms) + more, terms, questions_on(bites))


def _outside(held: Held) -> tuple[TermBase, ...]:
    """What keeps an action that is not granted: the fences that it is outside of, or a clause that keeps all rights.

    Use alone needs no grant everywhere, so that silence on use is a question. So is a gate that may yet open.
    """
    if having(held.gates, None) or having(held.grants, None):
        return ()
    if held.grants:
        return tuple(bite.term for bite in held.grants)
    return () if held.scenario.action in USES else held.reserved


def _spared(held: Held) -> list[TermBase]:
    return [bite.term for bite in (*held.bans, *held.gates) if bite.spared]


def _conditions(holding: Iterable[Held], *, alone: bool) -> Iterator[Condition]:
    """Duties to keep, policies to obey, then what to keep clear of."""
    for held in holding:
        keeps, omits = set(held.scenario.keeps), set(held.scenario.omits)
        for bite in held.duties:
            duties = duties_of(bite.term)
            kept = True if set(duties) <= keeps else False if set(duties) & omits else None
            if bite.truth is not False:
                found = dict(finding(held.license, bite.term, alone=alone))
                yield Condition(**found, duties=duties, certain=bite.truth is True, kept=kept)
        for rule in held.rules:
            yield Condition(**dict(finding(held.license, rule, alone=alone)), duties=(Duty.OBEY_POLICY,))
        for limit in held.limits:
            yield Condition(**dict(finding(held.license, limit, alone=alone)), duties=())


def _sentences(license: License, terms: Sequence[TermBase]) -> str:
    said = [f"{place(license, term.main)} {describe(license, term)}." for term in terms[:SHOWN]]
    rest = len(terms) - len(said)
    if rest:
        said.append(f"{rest} more {'clause does' if rest == 1 else 'clauses do'} the same.")
    return " ".join(said)
