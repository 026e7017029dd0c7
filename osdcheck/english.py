"""Terms in plain English: the one place that turns vocabulary into sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from osdcheck.model.base import Word
from osdcheck.model.license import License
from osdcheck.model.term import (
    Asks,
    Binds,
    Clause,
    Ends,
    Grants,
    Lifts,
    Prohibits,
    Requires,
    Reserves,
    Scope,
    States,
    TermBase,
    Threshold,
    Unread,
    Withholds,
)  # fmt: skip
from osdcheck.model.vocabulary import Action, Reach

PERSON = ("who", "size", "conduct")
EVERYTHING = {Action.USE, Action.COPY, Action.MODIFY, Action.DISTRIBUTE, Action.DISTRIBUTE_MODIFIED}
DOING = ("purpose", "manner", "form", "product", "technology")


def listed(items: Iterable[str], word: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    parts = list(dict.fromkeys(items))
    return f" {word} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def place(license: License, clause: Clause) -> str:
    """Where a clause stands, such as `Section 1.b.v`; with the document's title when there are several."""
    label = clause.section
    numbered = label[:1].isdigit() or (len(label) < 8 and label.replace(".", "").isalnum() and label[:1].isupper())
    if numbered:
        named = f"Section {label}"
    else:
        named = f"The part “{label}”" if label[:1].isupper() else label[:1].upper() + label[1:]
    document = license.document_id(clause)
    if document == next(iter(license.documents)):
        return named
    return f"{named} of the {license.documents[document].title}"


def describe(license: License, term: TermBase) -> str:
    """What a term says, as the rest of a sentence that begins with its place: `prohibits …, for …`."""
    match term:
        case Grants():
            text = f"permits {_actions(term.grants)}{_case(term.only, 'only ')}"
        case Withholds():
            text = f"leaves {_actions(term.withholds)} out of the grant{_case(term.when)}"
        case Prohibits():
            output = ", also with its output" if term.reach is Reach.OUTPUT else ""
            text = f"prohibits {_actions(term.prohibits)}{_case(term.when)}{output}"
        case Requires():
            reach = f", reaching {term.reach.meaning}" if term.reach not in (Reach.WORK, Reach.DERIVATIVE) else ""
            first = " before the rights hold" if term.first else ""
            done = " when the work is used or passed on" if term.when.facets() & set(DOING) else ""
            tail = f"{done}{_case(term.when, skip=PERSON)}{reach}"
            text = f"requires {_person(term.when)} to {_meanings(term.requires)}{first}{tail}"
        case Asks():
            text = f"asks you, without demanding it, to {_meanings(term.asks)}"
        case Ends():
            text = f"ends the right of {_actions(term.ends)}{_case(term.when)}"
        case Binds():
            text = f"makes the {license.documents[term.binds].title} part of the licence"
        case Lifts():
            lifted = [place(license, other.main) for other in license.terms if other.id in term.lifts]
            text = f"takes away what {listed(lifted)} says{_case(term.when)}"
        case Reserves():
            text = f"keeps for the licensor to {_meanings(term.reserves)}"
        case States():
            text = f"speaks of {term.states.meaning}"
        case Unread():
            text = _unread(term)
        case _:
            raise TypeError(f"no words for {type(term).__name__}")
    exceptions = listed((_case(scope).strip(" ,") for scope in term.unless), "or")
    return f"{text}, except {exceptions}" if exceptions else text


def _unread(term: Unread) -> str:
    others = [aspect for aspect in term.unread if aspect not in term.restricts]
    if not term.restricts:
        return f"has not been understood; it could touch {_meanings(others)}"
    against = "against another clause" if term.rule else "in words that no rule takes apart"
    limits = f"limits {_meanings(term.restricts)}, {against}"
    return f"{limits}, and could touch {_meanings(others)}" if others else limits


def threshold(size: Threshold) -> str:
    """`more than 700,000,000 monthly active users on 2023-07-18, with affiliates`."""
    counted = ", with affiliates" if "affiliates" in size.counting else ""
    return f"more than {size.over:,} {size.unit.meaning}{f' on {size.as_of}' if size.as_of else ''}{counted}"


def _actions(actions: Sequence[Action]) -> str:
    rest = [action.meaning for action in actions if action not in EVERYTHING]
    if set(actions) >= EVERYTHING:
        return listed(["using, copying, changing or sharing the work", *rest], "or")
    return listed((action.meaning for action in actions), "or")


def _meanings(words: Sequence[Word]) -> str:
    return listed(word.meaning for word in words)


def _person(scope: Scope) -> str:
    """Who bears a duty: `you`, or the persons that the scope names."""
    return _case(scope, only=PERSON).strip().removeprefix("by ") or "you"


def _case(scope: Scope, lead: str = "", *, skip: tuple[str, ...] = (), only: tuple[str, ...] = ()) -> str:
    """The scope as a tail: ` for research, by academic bodies`. Empty for every case."""
    words = {
        "purpose": ("for ", [word.meaning for word in scope.purpose]),
        "who": ("by ", [word.meaning for word in scope.who]),
        "size": ("by those with ", [threshold(size) for size in scope.size]),
        "place": ("in or to ", list(scope.place)),
        "conduct": ("by those who ", list(scope.conduct)),
        "manner": ("", [word.meaning for word in scope.manner]),
        "form": ("", [word.meaning for word in scope.form]),
        "part": ("in this part: ", list(scope.part)),
        "product": ("with ", list(scope.product)),
        "technology": ("on or through ", list(scope.technology)),
        "recipient": ("to ", list(scope.recipient)),
        "received": ("for copies received ", [word.meaning for word in scope.received]),
        "other": ("for ", [word.meaning for word in scope.other]),
        "event": ("when ", [word.meaning for word in scope.event]),
        "starts": ("from ", [str(scope.starts)] if scope.starts else []),
    }
    wanted = [words[facet] for facet in words if facet not in skip and (not only or facet in only)]
    parts = [prefix + listed(values, "or") for prefix, values in wanted if values]
    return f" {lead}{', '.join(parts)}" if parts else ""
