"""Facts as a user states them, to a `Scenario`; nonsense ends in one message with every mistake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from osdcheck.errors import InputError, shown
from osdcheck.inputs.files import read_text
from osdcheck.library.record import reason, typed
from osdcheck.library.yaml import read_yaml
from osdcheck.model.scenario import Scenario
from osdcheck.model.vocabulary import Unit

SHORTCUTS = {"users": ("licensee", "affiliates"), "own_users": ("licensee",), "affiliate_users": ("affiliates",)}
"""Monthly users of the body with its affiliates, of itself alone, of its affiliates alone."""


def make_scenario(facts: Mapping[str, Any]) -> Scenario:
    """The scenario with these facts: fields of `Scenario`, with words as strings.

    `users`, `own_users` and `affiliate_users` are shortcuts for counts of monthly users; each is a number, a text such
    as `750000000@2023-07-18`, or a list of them, and `as_of` is the day of those without one. Raises InputError with
    every mistake, one a line.
    """
    plain = {key: value for key, value in facts.items() if key not in {*SHORTCUTS, "as_of"} and value is not None}
    counts = [
        {**_count(value, facts.get("as_of")), "unit": Unit.MONTHLY_USERS, "counting": counting}
        for key, counting in SHORTCUTS.items()
        for value in _many(facts.get(key))
    ]
    if facts.get("as_of") and not counts:
        raise InputError("as_of: is the day of a number of users, and no number was given")
    if counts:
        plain["sizes"] = (*plain.get("sizes", ()), *counts)
    try:
        return Scenario.model_validate(plain, strict=False)
    except ValidationError as error:
        lines = [f"{_field(details['loc'])}: {reason(details, Scenario)}" for details in error.errors()]
        raise InputError("\n".join(dict.fromkeys(lines))) from None


def read_scenario(path: Path) -> Scenario:
    """The scenario in a YAML file. Raises InputError or RecordError with every mistake and its line."""
    return typed(Scenario, read_yaml(read_text(path), str(path)), str(path))


def parse_size(text: str) -> dict[str, Any]:
    """`employees=40@2024-01-31` as a count of the body with its affiliates. Raises InputError."""
    unit, equals, number = text.partition("=")
    if not equals:
        raise InputError(f"{shown(text)}: write UNIT=NUMBER or UNIT=NUMBER@DATE, such as employees=40")
    return {**_count(number, None), "unit": unit}


def _many(value: Any) -> Iterable[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _count(value: Any, as_of: Any) -> dict[str, Any]:
    number, _, day = str(value).partition("@")
    return {"number": number.replace("_", "").replace(",", ""), "as_of": day or as_of or None}


def _field(loc: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).lstrip(".") or "scenario"
