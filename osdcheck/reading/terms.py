"""A match of a rule to a term of the licence: actions, facets and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from osdcheck.model.term import (
    Asks, Clause, Ends, Grants, Prohibits, Requires, Reserves, Scope, States, TermBase, Threshold, Withholds,
)  # fmt: skip
from osdcheck.model.vocabulary import Action, Duty, Event, Form, Manner, Power, Purpose, Reach, Topic, Unit, Who
from osdcheck.reading.grammar import Rule
from osdcheck.reading.lexicon import Tag

_NUMBER = re.compile(r"(\d[\d,.]*)\s*(thousand|million|billion|k|m|bn)?\b")
_TIMES = {"thousand": 1_000, "k": 1_000, "million": 1_000_000, "m": 1_000_000, "billion": 10**9, "bn": 10**9}
_UNITS = (
    ("month", Unit.MONTHLY_USERS), ("employ", Unit.EMPLOYEES), ("individual", Unit.EMPLOYEES), ("people", Unit.EMPLOYEES),
    ("headcount", Unit.EMPLOYEES), ("staff", Unit.EMPLOYEES), ("revenue", Unit.REVENUE_USD_YEAR), ("turnover", Unit.REVENUE_USD_YEAR),
    ("income", Unit.REVENUE_USD_YEAR), ("funding", Unit.ASSETS_USD), ("user", Unit.USERS),
)  # fmt: skip
SAYING = frozenset(
    "act purpose who person product own-product inside technology neighbours pay register sign key buy policy part binary-only "
    "unmodified derived back owner output marks notice source keep credit name".split()
)
"""Kinds of tag one of which an item must have for its lead-in to say something with it."""
EVERYTHING = ("use", "copy", "modify", "distribute", "distribute-modified")


def to_term(
    rule: Rule, lead: Sequence[Tag], own: Sequence[Tag], plain: str, id: str, clauses: tuple[Clause, ...],
    acting: Sequence[Tag] = (),
) -> TermBase | None:
    """The term that a match says; None when the rule needs a facet and the match has none, or nothing is left of it.

    `acting` holds the tags of the lead-in that names the actions; further in, verbs say what the field is.
    """
    if lead and not any(tag.kind in SAYING for tag in own):
        listed = rule.id == "banned-action" and any(tag.value == "use" for tag in lead)
        if not listed:
            return None
        return Prohibits(
            prohibits=(Action.USE,), when=Scope(purpose=(Purpose.LISTED_USES,)), id=id, clauses=clauses, rule=rule.id
        )
    tags = [*lead, *own]
    scope = _scope(rule, tags, plain)
    if rule.needs and not scope:
        return None
    common: dict[str, Any] = {"id": id, "clauses": clauses, "rule": rule.id}
    if rule.effect in ("grants", "prohibits", "withholds", "ends"):
        actions = tuple(Action(word) for word in rule.words) or _actions(rule, acting or tags)
        if not actions:
            return None
        builders: dict[str, Any] = {
            "grants": lambda: Grants(grants=actions, only=scope, **common),
            "prohibits": lambda: Prohibits(prohibits=actions, when=scope, **common),
            "withholds": lambda: Withholds(withholds=actions, when=scope, **common),
            "ends": lambda: Ends(ends=actions, when=scope, **common),
        }
        built: TermBase = builders[rule.effect]()
        return built
    if rule.effect == "requires":
        duties = tuple(Duty(word) for word in rule.words)
        return Requires(requires=duties, when=scope, first=rule.first, reach=Reach(rule.reach or "work"), **common)
    if rule.effect == "asks":
        return Asks(asks=tuple(Duty(word) for word in rule.words), **common)
    if rule.effect == "reserves":
        return Reserves(reserves=tuple(Power(word) for word in rule.words), **common)
    return States(states=Topic(rule.words[0]), **common)


def _actions(rule: Rule, tags: Sequence[Tag]) -> tuple[Action, ...]:
    named = [tag.value for tag in tags if tag.kind == "act" and tag.value not in rule.drop and tag.value != "circumvent"]
    if "everything" in named:
        named = [*EVERYTHING, *(name for name in named if name != "everything")]
    if "distribute-modified" in named and rule.effect == "grants" and not rule.narrows:
        named.extend(["modify", "distribute"])  # with or without modification
    if any(tag.kind == "derived" for tag in tags) and "distribute" in named:
        named.append("distribute-modified")
    if "modify" in named and "distribute" in named:
        named.append("distribute-modified")
    named.extend(rule.plus)
    if named or any(tag.kind == "act" for tag in tags) and not rule.default:
        return tuple(Action(name) for name in dict.fromkeys(named))
    return tuple(Action(name) for name in rule.default)


def _scope(rule: Rule, tags: Sequence[Tag], plain: str) -> Scope:
    found: dict[str, list[Any]] = {}
    for tag in tags:
        for kind in rule.facets:
            name, _, value = kind.partition(":")
            if tag.kind == name and (not value or tag.value == value):
                _facet(tag, plain, found)
    for facet, words in rule.case.items():
        found.setdefault(facet, []).extend(_typed(facet, word) for word in words)
    return Scope(**{facet: tuple(dict.fromkeys(values)) for facet, values in found.items()})


def _typed(facet: str, word: str) -> Any:
    types: dict[str, Any] = {"purpose": Purpose, "manner": Manner, "form": Form, "event": Event, "who": Who}
    return types.get(facet, str)(word)


def _facet(tag: Tag, plain: str, found: dict[str, list[Any]]) -> None:
    words = " ".join(plain[tag.start : tag.end].split())
    if tag.kind == "purpose":
        found.setdefault("purpose", []).append(Purpose(tag.value))
    elif tag.kind == "who":
        found.setdefault("who", []).append(Who(tag.value))
    elif tag.kind in ("firm", "party"):
        found.setdefault("who", []).append(Who.NAMED)
    elif tag.kind == "product":
        found.setdefault("product", []).append(words)
    elif tag.kind == "technology":
        found.setdefault("technology", []).append(words)
    elif (tag.kind, tag.value) == ("act", "host"):
        found.setdefault("manner", []).append(Manner.AS_A_SERVICE)
    elif tag.value == "nationality":
        found.setdefault("place", []).append(words)
    elif tag.value == "conduct":
        found.setdefault("conduct", []).append(words)
    elif tag.value == "size":
        size = _threshold(plain[max(0, tag.start - 90) : tag.end + 60], words)
        found.setdefault("size", []).append(size)


def _threshold(around: str, words: str) -> Threshold:
    unit = next((unit for stem, unit in _UNITS if stem in words), Unit.USERS)
    sizes = [_number(match) for match in _NUMBER.finditer(around)]
    return Threshold(over=max(sizes, default=0), unit=unit)


def _number(match: re.Match[str]) -> int:
    digits = match.group(1).rstrip(".,").replace(",", "")
    try:
        value = float(digits)
    except ValueError:
        value = float(digits.replace(".", "") or 0)
    return min(int(value * _TIMES.get(match.group(2) or "", 1)), 10**15)
