"""What announcements promise, as questions to the rights of a licence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from osdcheck.definitions.answer import Answer, decide, on
from osdcheck.definitions.bars import Bar, Rights
from osdcheck.model.term import Scope
from osdcheck.model.vocabulary import Action, Duty, Purpose, Who

USING = (Action.USE, Action.COPY, Action.MODIFY)
"""A licence of content grants no `use` in so many words."""
BUSINESS = frozenset({Purpose.COMMERCIAL, Purpose.PRODUCTION, Purpose.INTERNAL, Purpose.NON_COMPETING})
STUDY = frozenset(
    {Purpose.RESEARCH, Purpose.NON_COMMERCIAL_RESEARCH, Purpose.NON_COMMERCIAL, Purpose.EDUCATION,
     Purpose.EVALUATION, Purpose.NON_PRODUCTION}
)  # fmt: skip
TRADE = frozenset({Purpose.COMMERCIAL, Purpose.PRODUCTION})
LEARNING = frozenset({Purpose.RESEARCH, Purpose.EDUCATION})
COMPANIES = frozenset({Who.COMPANY, Who.FOR_PROFIT})
SCHOLARS = frozenset({Who.ACADEMIC, Who.NON_PROFIT, Who.INDIVIDUAL, Who.GOVERNMENT})


def commercial_use(r: Rights) -> Answer:
    """Business may use the work: it is not barred, not outside the fence, and costs nothing."""
    return decide(
        [
            *on(_outside(r, BUSINESS, COMPANIES), "business use lies outside what is granted"),
            *on(_refused(r, TRADE), "business use is barred, or must be bought or asked for"),
            *on(r.demanding(Duty.ROYALTY), "a fee is owed"),
        ],
        missing=_silence(r),
        free="Nothing in the text keeps business as such from using the work.",
        basis=r.granting(*USING),
    )


def research_use(r: Rights) -> Answer:
    """Research may use the work: it is not barred and not outside the fence."""
    return decide(
        [
            *on(_outside(r, BUSINESS | STUDY, SCHOLARS), "research lies outside what is granted"),
            *on(_refused(r, LEARNING), "research is barred, or must be bought or asked for"),
        ],
        missing=_silence(r),
        free="Nothing in the text keeps research as such from using the work.",
        basis=r.granting(*USING),
    )


def no_copyleft(r: Rights) -> Answer:
    """Derived works may carry other terms."""
    return decide(
        on(r.demanding(Duty.SAME_LICENSE), "derived works must carry the same terms"),
        free="The text does not demand that derived works carry the same terms.",
    )


QUESTIONS: Mapping[str, Callable[[Rights], Answer]] = {
    "PROMISE-1": commercial_use,
    "PROMISE-2": research_use,
    "PROMISE-3": no_copyleft,
}


def _outside(r: Rights, purposes: frozenset[Purpose], persons: frozenset[Who]) -> list[Bar]:
    """The fences around use, when every one of them leaves these purposes or persons out."""
    fences = [bar for bar in r.barring(*USING) if bar.kind == "fence"]
    closed = [bar for bar in fences if not _admits(bar.scope, purposes, persons)]
    return closed if len(closed) == len(fences) else []


def _admits(scope: Scope, purposes: frozenset[Purpose], persons: frozenset[Who]) -> bool:
    return (not scope.purpose or bool(purposes & set(scope.purpose))) and (
        not scope.who or bool(persons & set(scope.who))
    )


def _refused(r: Rights, purposes: frozenset[Purpose]) -> list[Bar]:
    """Bans on use as such or for one of the purposes, and gates before it. A gate for the large only is a limit."""
    bans = [bar for bar in r.barring(*USING) if bar.kind == "ban" and _names(bar.scope, purposes)]
    gates = [bar for bar in r.bars if bar.kind == "gate" and purposes & set(bar.scope.purpose) and not bar.scope.size]
    return [*bans, *gates]


def _names(scope: Scope, purposes: frozenset[Purpose]) -> bool:
    return not scope or (bool(purposes & set(scope.purpose)) and not scope.size and not scope.who)


def _silence(r: Rights) -> str | None:
    return None if r.granting(*USING) else "No grant of use found: does the rest of what was agreed permit it?"
