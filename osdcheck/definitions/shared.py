"""What several definitions ask alike: parts of rights, and questions that are put together from others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from osdcheck.definitions.answer import Answer, Ground, combined, decide, on
from osdcheck.definitions.bars import Rights
from osdcheck.definitions.osd import osd5, osd6, osd8, osd10
from osdcheck.definitions.parts import gates
from osdcheck.model.vocabulary import Action, Duty

PATENTS = (
    "Does withholding patent rights in words take a freedom away? The OSI gives it as a reason to refuse a licence; "
    "others are reported to accept works under such terms."
)


def without(r: Rights, *, actions: Collection[Action] = (), duties: Collection[Duty] = ()) -> Rights:
    """The rights as if bars on these actions, and nothing else, and these duties were not written."""
    return replace(
        r,
        bars=tuple(bar for bar in r.bars if not bar.actions or not bar.actions <= set(actions)),
        duties=tuple(term for term in r.duties if not set(term.requires) <= set(duties)),
    )


def patents_withheld(r: Rights) -> list[Ground]:
    """A doubt for each clause that keeps patent rights back."""
    return on((bar for bar in r.barring(Action.PRACTISE_PATENTS) if bar.kind == "ban"), PATENTS)


def running(r: Rights) -> Answer:
    """To use the work: whoever one is, for any purpose, with any product and technology, without asking."""
    unmarked = without(r, duties=(Duty.DISPLAY_MARK,))
    asking = decide(on(gates(r), "one must ask or act before using it"), free="Nobody needs to ask.")
    return combined([osd5(r), osd6(r), asking, osd8(r), osd10(unmarked)])


def doubting(answer: Answer, doubts: Iterable[Ground]) -> Answer:
    """The answer with further doubts; they change one that conforms, or that was open already."""
    found = list(doubts)
    return combined([answer, decide([], found, free=answer.why)]) if found else answer
