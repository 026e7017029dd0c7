"""What the clauses of a text say to each other: the narrower decides, and a right that is given outlives its limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeGuard

from osdcheck.model.term import Grants, Prohibits, Requires, Reserves, Scope, TermBase, Unread, Withholds
from osdcheck.model.vocabulary import Action, Aspect, Manner, Power, Purpose
from osdcheck.reading.aspects import ACTIONS


@dataclass(frozen=True, slots=True)
class Found:
    """A term, and what its rule says of it: a `strict` fence narrows grants elsewhere, a `soft` ban gives way.

    What a clause does not permit by itself (`permits`) is not banned where another one grants it. `heard`: what the
    second reader hears in the clause, for where another one contradicts it.
    """

    term: TermBase
    strict: bool = False
    soft: bool = False
    permits: bool = False
    heard: tuple[Aspect, ...] = ()
    odd: bool = False
    """Whether a right for everyone is given in words that may keep it to some."""


def resolve(found: Sequence[Found]) -> Iterator[TermBase]:
    """The terms that stand after the whole text was read."""
    grants = [(item, item.term) for item in found if isinstance(item.term, Grants)]
    narrowed = {action for item, term in grants if item.strict and term.only for action in term.actions}
    granted = {action for _, term in grants if not term.only for action in term.actions} - narrowed
    plainly = {action for item, term in grants if not (term.only or item.odd) for action in term.actions}
    listed: dict[int | None, set[Action]] = {}
    for _, grant in grants:
        listed.setdefault(_lead(grant), set()).update(grant.actions)
    if Action.MODIFY in granted:
        granted |= {Action.SEE_SOURCE}  # nobody changes what cannot be seen
    chosen = any(_is_chosen(item.term) for item in found)
    own = {action for item, term in grants if item.strict and not _reaches_others(term) for action in term.actions}
    shared = {action for _, term in grants if _reaches_others(term) for action in term.actions} - own
    bundled = any(_sells_bundles(term) for _, term in grants)
    gated = any(isinstance(item.term, Requires) and item.term.first for item in found)
    for item in found:
        term = _by_itself(item.term) if bundled else item.term
        if item.odd and isinstance(term, Grants) and not term.actions & RIGHTS <= plainly:
            yield Unread.model_construct(id=f"{term.id}-odd", clauses=term.clauses, unread=KEPT, rule=term.rule)
        if _is_given(item, granted) or (chosen and _changes_terms(term)) or _sells_bundles(term):
            continue
        if not (gated and _is_personal(term)) and (aspects := _contradicted(item, granted, shared)):
            yield _left_open(item, aspects)
        elif isinstance(term, Grants) and not term.only and term.actions & narrowed:
            if left := tuple(action for action in term.grants if action not in narrowed):
                yield term.model_copy(update={"grants": left})
        elif _passes_changes_on(term, listed):
            yield term.model_copy(update={"grants": tuple(dict.fromkeys([*term.grants, Action.DISTRIBUTE_MODIFIED]))})
        else:
            yield term


RIGHTS = {Action.USE, Action.COPY, Action.MODIFY, Action.DISTRIBUTE, Action.DISTRIBUTE_MODIFIED}
"""What a licence is asked for, and must give to everyone."""
KEPT = (Aspect.SHARING, Aspect.PERSONS, Aspect.FIELDS)
"""What is open where no clause gives a right in familiar words."""


def _passes_changes_on(term: TermBase, listed: Mapping[int | None, Set[Action]]) -> TypeGuard[Grants]:
    """Whether a right to pass copies on was found in a list that has a right to change them too."""
    shared = isinstance(term, Grants) and bool(term.rule) and Action.DISTRIBUTE in term.actions
    return shared and Action.MODIFY in listed[_lead(term)]


_OTHERS = re.compile(
    r"\b(?:no|any)\s+other\b(?!\s+(?:fields?|applications?|uses?|purposes?|areas?)\b)|\bexcept\s+as\b|\bno\b(?![^.;]{0,40}\bexpress)[^.;]{0,40}\bimplied\b",
    re.IGNORECASE,
)
"""Words of a clause that withholds only what is not granted: `no other patent rights`, `except as expressly stated`."""
_CHOICE = re.compile(
    r"\byou\s+may\b[^.;]{0,120}\bor\b[^.;]{0,60}\b(?:any|a)\s+(?:later|subsequent|newer)\b", re.IGNORECASE
)
"""Words that leave the choice of a version to the user; then what the licensor changes binds nobody."""


def _reaches_others(term: Grants) -> bool:
    """Whether what is granted may be done towards others: not inside one's own house or product alone."""
    return not term.only.manner and Purpose.INTERNAL not in term.only.purpose


def _sells_bundles(term: TermBase) -> bool:
    """Whether the term only lets the work be sold with others: it narrows nothing but a ban on selling."""
    return isinstance(term, Grants) and term.actions == {Action.SELL} and term.only.manner == (Manner.AGGREGATE,)


def _by_itself(term: TermBase) -> TermBase:
    """A bare ban on selling, where bundles may be sold, as one on selling the work alone."""
    bare = isinstance(term, Prohibits) and not term.case and term.actions == {Action.SELL}
    return term.model_copy(update={"when": Scope(manner=(Manner.ALONE,))}) if bare else term


def _is_chosen(term: TermBase) -> bool:
    """Whether the term lets users choose between the version that they have and a newer one."""
    return isinstance(term, Reserves) and Power.NEW_VERSIONS in term.reserves and bool(_CHOICE.search(term.main.quote))


def _changes_terms(term: TermBase) -> bool:
    return isinstance(term, Reserves) and term.reserves == (Power.CHANGE_TERMS,)


def _is_given(item: Found, granted: Set[Action]) -> bool:
    """Whether the term takes nothing that another clause gives.

    It permits less than that clause, or withholds patents other than those granted there.
    """
    term = item.term
    if not isinstance(term, Withholds):
        return item.permits and term.actions <= granted
    others = term.actions == {Action.PRACTISE_PATENTS} and _OTHERS.search(term.main.quote)
    return bool(others) and Action.PRACTISE_PATENTS in granted


def _contradicted(item: Found, granted: Set[Action], shared: Set[Action]) -> tuple[Aspect, ...]:
    """What is open where another clause gives everyone what this one takes in every case: one of the two is misread.

    So it is where rights that this clause calls personal may be passed on by another.
    """
    term = item.term
    if _is_personal(term):
        return (Aspect.GATES,) if (granted | (shared - {Action.PASS_ON_RIGHTS})) & PASSED_ON else ()
    if isinstance(term, Prohibits) and not term.case and term.actions == {Action.USE} and Action.USE in granted:
        return (Aspect.FIELDS,)
    if item.soft and not term.case and term.actions <= granted:
        return tuple(sorted({ACTIONS.get(action, Aspect.FIELDS) for action in term.actions}))
    return ()


def _is_personal(term: TermBase) -> bool:
    """Whether the rights are said to stop with whom they are given to; where a gate is before them that is one more."""
    return isinstance(term, Withholds) and term.actions == {Action.PASS_ON_RIGHTS}


def _left_open(item: Found, aspects: Sequence[Aspect]) -> Unread:
    """What a contradicted term leaves open, and what the second reader makes of its clause."""
    touched = tuple(dict.fromkeys([*aspects, *item.heard]))
    term = item.term
    return Unread.model_construct(
        id=term.id, clauses=term.clauses, unread=touched, restricts=item.heard, rule=term.rule
    )


def _lead(term: TermBase) -> int | None:
    """Where the lead-in of a term stands: rights of one list belong together."""
    return next((clause.start for clause in term.clauses if clause.role == "lead-in"), term.main.start)


PASSED_ON = {Action.SUBLICENSE, Action.PASS_ON_RIGHTS, Action.DISTRIBUTE}
"""Who may grant one of these passes the rights on, whatever a licence calls itself."""
