"""The terms of a licence as ODRL 2.2 in JSON-LD: grants, bans and duties; scopes are constraints. Facts, no verdicts.

Words that the ODRL vocabulary has are used; the others are of our own profile, whose terms are the words of
`docs/vocabulary.md`. What has no class in ODRL is left out by name, in `osdcheck:leftOut`.
Source of the form: W3C, ODRL Information Model 2.2 and ODRL Vocabulary & Expression 2.2.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from osdcheck.model.base import Word
from osdcheck.model.license import License
from osdcheck.model.term import Grants, Lifts, Prohibits, Requires, Scope, TermBase, Threshold, Withholds
from osdcheck.model.vocabulary import Action, Duty

PROFILE = "urn:osdcheck:odrl:"
CONTEXT = ["http://www.w3.org/ns/odrl.jsonld", {"osdcheck": PROFILE}]

ACTIONS: dict[Action, str] = {
    Action.USE: "use",
    Action.COPY: "reproduce",
    Action.MODIFY: "derive",
    Action.DISTRIBUTE: "distribute",
    Action.SELL: "sell",
}
DUTIES: dict[Duty, str] = {
    Duty.KEEP_NOTICE: "cc:Notice",
    Duty.CREDIT: "attribute",
    Duty.SAME_LICENSE: "cc:ShareAlike",
    Duty.GIVE_SOURCE: "cc:SourceCode",
    Duty.REPORT: "inform",
    Duty.ROYALTY: "compensate",
    Duty.STOP_ON_END: "uninstall",
}
OPERANDS = {"purpose": "purpose", "place": "spatial", "product": "product", "recipient": "recipient", "event": "event"}


def policy(license: License) -> str:
    """The record as one ODRL Set. What another clause takes away in a case is constrained to the other cases."""
    terms = [_outside(term, license) for term in license.terms if _expressible(term) and not _taken_away(term, license)]
    target = f"urn:osdcheck:licensed-under:{license.id}"
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Set",
        "uid": f"urn:osdcheck:license:{license.id}",
        "profile": PROFILE,
        "dct:title": license.name,
        "permission": [rule for term in terms if isinstance(term, Grants) for rule in _rules(term, target)],
        "prohibition": [
            rule for term in terms if isinstance(term, Prohibits | Withholds) for rule in _rules(term, target)
        ],
        "obligation": [
            _duty(term, duty, target) for term in terms if isinstance(term, Requires) for duty in term.requires
        ],
        "osdcheck:leftOut": [f"{term.effect}: {term.id}" for term in license.terms if _left_out(term)],
    }
    return json.dumps({key: value for key, value in found.items() if value}, indent=2, ensure_ascii=False) + "\n"


def _left_out(term: TermBase) -> bool:
    return not (_expressible(term) or isinstance(term, Lifts))


def _expressible(term: TermBase) -> bool:
    return isinstance(term, Grants | Prohibits | Withholds | Requires)


def _lifting(term: TermBase, license: License) -> list[Lifts]:
    return [other for other in license.terms if isinstance(other, Lifts) and term.id in other.lifts]


def _taken_away(term: TermBase, license: License) -> bool:
    return any(not lift.when for lift in _lifting(term, license))


def _outside(term: TermBase, license: License) -> TermBase:
    """The term with the cases in which another clause lifts it among its exceptions."""
    return term.model_copy(update={"unless": (*term.unless, *(lift.when for lift in _lifting(term, license)))})


def _rules(term: TermBase, target: str) -> Iterator[dict[str, Any]]:
    """One rule for each action, in the order of the vocabulary."""
    for action in Action:
        if action in term.actions:
            yield _rule(term, ACTIONS.get(action) or _own(action), target)


def _duty(term: Requires, duty: Duty, target: str) -> dict[str, Any]:
    rule = _rule(term, DUTIES.get(duty) or _own(duty), target)
    return rule | ({"osdcheck:first": True} if term.first else {})


def _rule(term: TermBase, action: str, target: str) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "uid": f"{target}#{term.id}-{action.rpartition(':')[2]}",
        "target": target,
        "action": action,
        "osdcheck:quote": term.main.quote,
        "osdcheck:section": term.main.section,
    }
    constraints = [*_holds(term.case), *(_not(scope) for scope in term.unless)]
    return rule | ({"constraint": constraints} if constraints else {})


def _own(word: Word) -> str:
    return f"osdcheck:{word}"


def _holds(scope: Scope) -> list[dict[str, Any]]:
    """A scope as constraints that all hold; values of one facet are alternatives."""
    return [_either(facet, values) for facet, values in _facets(scope)]


def _not(scope: Scope) -> dict[str, Any]:
    """An exception: at least one of its facets does not hold."""
    denied = [_neither(facet, values) for facet, values in _facets(scope)]
    return denied[0] if len(denied) == 1 else {"@type": "LogicalConstraint", "or": {"@list": denied}}


def _facets(scope: Scope) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for facet in type(scope).model_fields:
        if values := getattr(scope, facet):
            yield facet, values if isinstance(values, tuple) else (values,)


def _either(facet: str, values: tuple[Any, ...]) -> dict[str, Any]:
    match facet:
        case "size":
            sizes = [_size(size, "gt") for size in values]
            return sizes[0] if len(sizes) == 1 else {"@type": "LogicalConstraint", "or": {"@list": sizes}}
        case "starts":
            return _constraint("dateTime", "gteq", str(values[0]))
        case _:
            return _constraint(_operand(facet), "isAnyOf", [_value(value) for value in values])


def _neither(facet: str, values: tuple[Any, ...]) -> dict[str, Any]:
    match facet:
        case "size":
            sizes = [_size(size, "lteq") for size in values]
            return sizes[0] if len(sizes) == 1 else {"@type": "LogicalConstraint", "and": {"@list": sizes}}
        case "starts":
            return _constraint("dateTime", "lt", str(values[0]))
        case _:
            return _constraint(_operand(facet), "isNoneOf", [_value(value) for value in values])


def _size(size: Threshold, operator: str) -> dict[str, Any]:
    found = _constraint(_own(size.unit), operator, size.over)
    return found | ({"osdcheck:asOf": str(size.as_of)} if size.as_of else {})


def _constraint(operand: str, operator: str, value: Any) -> dict[str, Any]:
    return {"leftOperand": operand, "operator": operator, "rightOperand": value}


def _operand(facet: str) -> str:
    return OPERANDS.get(facet) or f"osdcheck:{facet}"


def _value(value: Any) -> Any:
    return {"@id": _own(value)} if isinstance(value, Word) else str(value)
