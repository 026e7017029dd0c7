"""A match of a rule to a term of the licence: actions, facets and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from osdcheck.model.term import Clause, Term, TermBase
from osdcheck.model.vocabulary import BEYOND_USE, Duty, Unit
from osdcheck.reading.grammar import Rule
from osdcheck.reading.lexicon import Tag

_NUMBER = re.compile(r"(\d[\d,.]*)\s*(thousand|million|billion|k|m|bn)?\b")
_TIMES = {"thousand": 1_000, "k": 1_000, "million": 1_000_000, "m": 1_000_000, "billion": 10**9, "bn": 10**9}
_UNITS = {
    "month": Unit.MONTHLY_USERS, "employ": Unit.EMPLOYEES, "individual": Unit.EMPLOYEES, "people": Unit.EMPLOYEES,
    "headcount": Unit.EMPLOYEES, "staff": Unit.EMPLOYEES, "revenue": Unit.REVENUE_USD_YEAR,
    "turnover": Unit.REVENUE_USD_YEAR, "income": Unit.REVENUE_USD_YEAR, "funding": Unit.ASSETS_USD, "user": Unit.USERS,
}  # fmt: skip
"""What a threshold counts, by the first of these stems in its words."""
SAYING = frozenset({
    "act", "purpose", "who", "person", "product", "own-product", "inside", "technology", "neighbours", "pay",
    "register", "sign", "key", "buy", "policy", "part", "binary-only", "unmodified", "derived", "back", "owner",
    "output", "marks", "notice", "source", "keep", "credit", "name", "subagree", "accept", "standard",
    "copyleft", "hardware", "firm", "notify", "audit", "assign", "secret", "levy", "permission", "medium", "time",
})  # fmt: skip
"""Kinds of tag one of which an item must have for its lead-in to say something with it."""
EVERYTHING = ("use", "copy", "modify", "distribute", "distribute-modified")
PERSONAL = "pass-on-rights"
"""What `non-transferable` speaks of; a non-transferable licence for research is one to use."""
ACTIONABLE = frozenset({"grants", "prohibits", "withholds", "ends"})
ONE_WORD = frozenset({"states"})


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Term)


def to_term(
    rule: Rule,
    lead: Sequence[Tag],
    own: Sequence[Tag],
    plain: str,
    id: str,
    clauses: tuple[Clause, ...],
    acting: Sequence[Tag] = (),
) -> TermBase | None:
    """The term that a match says; None when the rule needs a facet and the match has none, or nothing is left of it.

    `acting` holds the tags of the lead-in that names the actions; further in, verbs say what the field is.
    """
    if lead and rule.effect == "prohibits" and _wants_object(lead[-1], plain):
        return None
    if lead and not rule.whole and not any(tag.kind in SAYING for tag in own):
        listed = rule.lists and any(tag.value == "use" for tag in lead)
        return _term(rule, "prohibits", ["use"], {"purpose": ["listed-uses"]}, id, clauses) if listed else None
    tags = [*lead, *own]
    scope = _scope(rule, tags, plain)
    if rule.needs and not scope:
        return None
    words = list(rule.words)
    if not words and rule.effect in ACTIONABLE:
        words = _actions(rule, own if _says_all(rule, own) else acting or tags)
        if not words and "purpose" in scope and any(tag.value == "combine" for tag in tags):
            words = ["use"]  # not to be incorporated into commercial products
    on = _awaiting(rule, tags)
    return _term(rule, rule.effect, words, scope, id, clauses, on) if words else None


def _awaiting(rule: Rule, tags: Sequence[Tag]) -> list[str]:
    """The actions that leave must be asked for, where it is for passing on or changing alone."""
    acts = {tag.value for tag in tags if tag.kind == "act"} if Duty.REQUEST_LICENSE in rule.words else set()
    return sorted(acts) if acts <= BEYOND_USE else []


def _says_all(rule: Rule, own: Sequence[Tag]) -> bool:
    """Whether a clause bans an action by itself, whatever actions it is a condition of."""
    return rule.effect == "prohibits" and {"ban", "act"} <= {tag.kind for tag in own}


def _wants_object(last: Tag, plain: str) -> bool:
    """Whether a lead-in ends in `to use:`, so that its items are things that are used and no ways of using them."""
    return plain[last.start : last.end] == "use" and plain.startswith(":", last.end)


def _term(
    rule: Rule,
    effect: str,
    words: Sequence[str],
    scope: dict[str, Any],
    id: str,
    clauses: tuple[Clause, ...],
    on: Sequence[str] = (),
) -> TermBase:
    """The term as a record would write it, with the words of the vocabulary typed by the model."""
    said: dict[str, Any] = {effect: words[0] if effect in ONE_WORD else words, "id": id, "clauses": clauses}
    if scope:
        said["only" if effect == "grants" else "when"] = scope
    if effect == "requires":
        said |= {"first": rule.first, "reach": rule.reach or "work", "on": on}
    built: TermBase = _adapter().validate_python(said | {"rule": rule.id}, strict=False)
    return built


def _actions(rule: Rule, tags: Sequence[Tag]) -> list[str]:
    acts = [tag.value for tag in tags if tag.kind == "act"]
    if rule.effect == "grants" and rule.narrows and set(acts) == {PERSONAL}:
        acts.append("use")
    named = [name for name in acts if name not in rule.drop and name != "circumvent"]
    if "everything" in named:
        named = [*EVERYTHING, *(name for name in named if name != "everything")]
    if "distribute-modified" in named and rule.effect == "grants" and not rule.narrows:
        named.extend(["modify", "distribute"])  # with or without modification
    if "distribute" in named and ("modify" in named or any(tag.kind == "derived" for tag in tags)):
        named.append("distribute-modified")
    if "modify" in named and rule.gives_way and any(tag.kind == "source" or tag.value == "see-source" for tag in tags):
        named.append("see-source")  # who may change the source has it
    named.extend(rule.plus)
    if named or (acts and not rule.default):
        return list(dict.fromkeys(named))
    return list(rule.default)


def _scope(rule: Rule, tags: Sequence[Tag], plain: str) -> dict[str, Any]:
    """The facets of the match, and those that every match of the rule has."""
    found: dict[str, list[Any]] = {}
    for tag in tags:
        if tag.kind in rule.facets or f"{tag.kind}:{tag.value}" in rule.facets:
            _facet(tag, plain, found)
    for facet, words in rule.case.items():
        found.setdefault(facet, []).extend(words)
    return {
        facet: [value for n, value in enumerate(values) if value not in values[:n]] for facet, values in found.items()
    }


def _facet(tag: Tag, plain: str, found: dict[str, list[Any]]) -> None:
    words = " ".join(plain[tag.start : tag.end].split())
    facets = {"purpose": "purpose", "who": "who", "firm": "who", "party": "who", "technology": "technology"}
    persons = {"nationality": "place", "conduct": "conduct"}
    if (tag.kind, tag.value) == ("act", "host"):
        found.setdefault("manner", []).append("as-a-service")
    elif tag.value == "size":
        found.setdefault("size", []).append(_threshold(plain[max(0, tag.start - 90) : tag.end + 60], words))
    elif tag.kind == "person":
        found.setdefault(persons[tag.value], []).append(words)
    elif tag.kind in facets:
        named = "named" if tag.kind in ("firm", "party") else words if tag.kind == "technology" else tag.value
        found.setdefault(facets[tag.kind], []).append(named)


def _threshold(around: str, words: str) -> dict[str, Any]:
    unit = next((unit for stem, unit in _UNITS.items() if stem in words), Unit.USERS)
    return {"over": max((_number(match) for match in _NUMBER.finditer(around)), default=0), "unit": unit}


def _number(match: re.Match[str]) -> int:
    digits = match.group(1).rstrip(".,").replace(",", "")
    value = float(digits if digits.count(".") < 2 else digits.replace(".", ""))
    return min(int(value * _TIMES.get(match.group(2) or "", 1)), 10**15)
