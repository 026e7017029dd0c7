"""The four freedoms as questions to the rights of a licence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from osdcheck.definitions.answer import Answer, combined, decide, on
from osdcheck.definitions.bars import Rights
from osdcheck.definitions.osd import osd1, osd2, osd3, osd4, osd7
from osdcheck.definitions.shared import doubting, patents_withheld, running, without
from osdcheck.model.vocabulary import Action, Duty, Reach

NEIGHBOURS = "Does a duty on software that merely sits beside the work take the freedom to share away?"
BADGE = "Does a duty to display the licensor's mark take the freedom to share changed versions away?"


def run(r: Rights) -> Answer:
    """Freedom 0: nobody, no purpose and no system is shut out, and nobody must ask."""
    return doubting(running(_unpatented(r)), patents_withheld(r))


def study_and_change(r: Rights) -> Answer:
    """Freedom 1: the source may be had, and the work be changed and combined."""
    barred = [bar for bar in r.barring(Action.MODIFY) if bar.scope.facets() <= {"part", "form", "manner", "technology"}]
    changing = decide(
        [
            *on(barred, "not every change may be made"),
            *on(r.barring(Action.COMBINE), "not every combination may be made"),
        ],
        missing=None if r.granting(Action.MODIFY) else "No grant found: may the work be changed?",
        free="Changes may be made.",
        basis=r.granting(Action.MODIFY),
    )
    return combined([osd2(r), changing])


def share(r: Rights) -> Answer:
    """Freedom 2: copies may be passed on, and carry the same rights."""
    beside = [term for term in r.duties if term.reach in (Reach.NEIGHBOURS, Reach.STACK)]
    doubts = [*patents_withheld(r), *on(beside, NEIGHBOURS)]
    return doubting(combined([osd1(r), osd7(_unpatented(r))]), doubts)


def share_changed(r: Rights) -> Answer:
    """Freedom 3: changed versions may be passed on."""
    unmarked = without(r, duties=(Duty.DISPLAY_MARK,))
    return doubting(combined([osd3(unmarked), osd4(r)]), on(r.demanding(Duty.DISPLAY_MARK), BADGE))


QUESTIONS: Mapping[str, Callable[[Rights], Answer]] = {
    "FSD-0": run,
    "FSD-1": study_and_change,
    "FSD-2": share,
    "FSD-3": share_changed,
}


def _unpatented(r: Rights) -> Rights:
    return without(r, actions=(Action.PRACTISE_PATENTS,))
