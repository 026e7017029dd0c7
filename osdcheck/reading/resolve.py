"""What the clauses of a text say to each other: the narrower decides, a grant that is made outlives its limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from osdcheck.model.term import Grants, TermBase, Withholds
from osdcheck.model.vocabulary import Action


def resolve(terms: Sequence[TermBase], strict: Set[str]) -> Iterator[TermBase]:
    """The terms that stand after the whole text was read. `strict` names those that say `only`."""
    narrowed = {action for term in terms if term.id in strict and isinstance(term, Grants) and term.only for action in term.actions}
    granted = {action for term in terms if isinstance(term, Grants) and not term.only for action in term.actions}
    shared = {action for term in terms if isinstance(term, Grants) for action in term.actions}
    for term in terms:
        if isinstance(term, Withholds) and term.actions == {Action.PRACTISE_PATENTS} and Action.PRACTISE_PATENTS in granted:
            continue
        if isinstance(term, Withholds) and term.actions == {Action.PASS_ON_RIGHTS} and shared & {Action.SUBLICENSE, Action.PASS_ON_RIGHTS, Action.DISTRIBUTE}:
            continue
        if isinstance(term, Grants) and not term.only and term.actions & narrowed:
            left = tuple(action for action in term.grants if action not in narrowed)
            if left:
                yield term.model_copy(update={"grants": left})
            continue
        yield term
