"""How a criterion answers: grounds against, doubts, and what a right rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from osdcheck.definitions.bars import Bar
from osdcheck.model.evaluation import RANK, Authority, Status
from osdcheck.model.term import TermBase, Unread
from osdcheck.model.vocabulary import Aspect

LIKENESS = "its words are those of clauses that do"


@dataclass(frozen=True, slots=True)
class Ground:
    """One term and what it means for the criterion: a reason for `violates`, a question for `unclear`."""

    term: TermBase
    why: str
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The status of one criterion with the terms that decide it."""

    status: Status
    grounds: tuple[Ground, ...]
    why: str
    questions: tuple[str, ...] = ()


def on(found: Iterable[Bar | TermBase], why: str, authority: Authority | None = None) -> list[Ground]:
    """One ground for each term or bar."""
    return [Ground(item.term if isinstance(item, Bar) else item, why, authority) for item in found]


def decide(
    against: Sequence[Ground],
    doubts: Sequence[Ground] = (),
    *,
    free: str,
    basis: Sequence[TermBase] = (),
    missing: str | None = None,
    silent: str = "The text neither grants nor withholds this in words.",
    aside: Sequence[Ground] = (),
) -> Answer:
    """The one order of precedence.

    A ground against gives `violates`. A doubt, or `missing` (the question that a text leaves which is `silent`), gives
    `unclear`. Else `conforms`: `free` says why, `basis` holds the grants that it rests on, `aside` what looks like a
    bar and is none.
    """
    if against:
        return Answer("violates", _once(against), "")
    if doubts or missing:
        questions = tuple(dict.fromkeys([*(ground.why for ground in doubts), *([missing] if missing else [])]))
        return Answer("unclear", _once(doubts), "" if doubts else silent, questions)
    return Answer("conforms", _once([*on(basis, ""), *aside]), free)


def clouded(
    answer: Answer, unread: Sequence[Unread], touched: Set[Aspect], broken: Set[Aspect], settles: str
) -> Answer:
    """The answer, or what clauses that nobody understood make of it.

    One that restricts what the criterion keeps free (`broken`) violates it; where one could touch it, the question
    `settles` is left.
    """
    against = [term for term in unread if set(term.restricts) & broken]
    if against and answer.status != "violates":
        return decide(on(against, LIKENESS), free=answer.why)
    touching = [term for term in unread if set(term.unread) & touched]
    if answer.status != "conforms" or not touching:
        return answer
    return Answer("unclear", _once(on(touching, "")), "", (settles,))


def combined(answers: Sequence[Answer]) -> Answer:
    """Several questions that must all be answered well, as one: the worst status, and whatever has it."""
    status = min((answer.status for answer in answers), key=lambda status: RANK[status])
    deciding = [answer for answer in answers if answer.status == status]
    return Answer(
        status,
        _once([ground for answer in deciding for ground in answer.grounds]),
        " ".join(dict.fromkeys(answer.why for answer in deciding if answer.why)),
        tuple(dict.fromkeys(question for answer in deciding for question in answer.questions)),
    )


def _once(grounds: Sequence[Ground]) -> tuple[Ground, ...]:
    """Each term once, at its first place."""
    first: dict[str, Ground] = {}
    for ground in grounds:
        first.setdefault(ground.term.id, ground)
    return tuple(first.values())
