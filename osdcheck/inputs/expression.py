"""SPDX expressions: OR gives branches, AND joins licences in a branch, WITH and additions add terms."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from osdcheck.errors import InputError, UnknownNameError, shown
from osdcheck.library.store import Library
from osdcheck.model.branch import Branch, Family, Missing, add
from osdcheck.model.license import License

MAX_LENGTH = 10_000
MAX_BRANCHES = 64

Part = License | Missing | Family
Lookup = Callable[[str], Part]
"""What one name of an expression stands for."""


@dataclass(frozen=True, slots=True)
class Read:
    """The branches of an expression, and what a reader should know about how it was read."""

    branches: tuple[Branch, ...]
    notes: tuple[str, ...]


def looks_like_expression(text: str) -> bool:
    """Whether the text has an operator, brackets or a plus sign of SPDX expressions."""
    return bool(re.search(r"\s(?:and|or|with)\s|\b(?:AND|OR|WITH)\b|^\(|\+$", text.strip()))


def read_expression(text: str, library: Library, lookup: Lookup | None = None) -> Read:
    """The branches of an SPDX expression. `lookup` says what its names stand for; the library does when left out.

    Raises InputError for a malformed one, and UnknownNameError for a licence or an exception without a record.
    """
    parsed = _parse(text)
    notes: list[str] = []
    find: Lookup = lookup or (lambda name: find_record(name, library, notes))
    branches = [_branch(leaves, find, notes) for leaves in _branches(parsed, text)]
    return Read(tuple(branches), tuple(dict.fromkeys(notes)))


def _parse(text: str):  # type: ignore[no-untyped-def]  # license-expression has no types
    from boolean.boolean import ParseError
    from license_expression import ExpressionError, Licensing

    if len(text) > MAX_LENGTH:
        raise InputError(f"An expression of {len(text):,} characters; at most {MAX_LENGTH:,} are read.")
    depth = deepest = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        deepest = max(deepest, depth)
    if deepest > 50:
        raise InputError(f"{shown(text)} nests {deepest} brackets; at most 50 are read.")
    try:
        parsed = Licensing().parse(text, simple=True)
    except (ExpressionError, ParseError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(f"{shown(text)} is no valid SPDX expression: {reason}") from None
    except (RecursionError, IndexError, TypeError, AttributeError, AssertionError) as error:  # slips of the parser
        reason = f"its brackets do not hold together ({type(error).__name__})"
        raise InputError(f"{shown(text)} is no valid SPDX expression: {reason}") from None
    if parsed is None:
        raise InputError("An empty expression.")
    return parsed


def _branches(parsed, text: str) -> list[tuple[str, ...]]:  # type: ignore[no-untyped-def]
    """Every way to choose at each OR, as the leaves that then apply together."""
    from boolean import boolean

    if isinstance(parsed, boolean.OR):
        found = [leaves for argument in parsed.args for leaves in _branches(argument, text)]
    elif isinstance(parsed, boolean.AND):
        choices = [_branches(argument, text) for argument in parsed.args]
        size = 1
        for choice in choices:
            size *= len(choice)
            _limit(size, text)
        found = [
            tuple(dict.fromkeys(leaf for leaves in combination for leaf in leaves)) for combination in product(*choices)
        ]
    else:
        found = [(parsed.render("{symbol.key}"),)]
    _limit(len(found), text)
    return list(dict.fromkeys(found))


def _limit(size: int, text: str) -> None:
    if size > MAX_BRANCHES:
        raise InputError(
            f"{shown(text)} offers more than {MAX_BRANCHES} alternatives; ask for the ones you would choose."
        )


def _branch(leaves: tuple[str, ...], find: Lookup, notes: list[str]) -> Branch:
    read = [_leaf(leaf, find) for leaf in leaves]
    licenses = list({part.id: part for part in read if isinstance(part, License)}.values())
    additions = [license for license in licenses if license.kind == "addition"]
    whole = [license for license in licenses if license.kind == "license"]
    missing = tuple(part for part in read if isinstance(part, Missing))
    families = tuple(part for part in read if isinstance(part, Family))
    if whole:
        for addition in additions:
            notes.append(f"{addition.name} adds terms to the licences beside it.")
            whole = [add(license, addition) for license in whole]
    return Branch(name=" AND ".join(leaves), parts=tuple(whole or additions), missing=missing, families=families)


def _leaf(leaf: str, find: Lookup) -> Part:
    name, _, exception = (part.strip() for part in leaf.partition(" WITH "))
    part = find(name)
    if not exception:
        return part
    addition = find(exception)
    if isinstance(part, License) and isinstance(addition, License):
        return add(part, addition)
    missing = addition if isinstance(addition, Missing) else part
    return Missing(name=leaf, why=missing.why if isinstance(missing, Missing) else f"{name} is no one licence.")


def find_record(name: str, library: Library, notes: list[str]) -> License:
    """The record for one name of an expression; what a reader should know about it goes to `notes`.

    Raises InputError for a LicenseRef- and for an SPDX id without a record, UnknownNameError for any other name.
    """
    if name in library:
        return library.get(name)
    if name.endswith("+") and name[:-1] in library:
        notes.append(f"{name} allows later versions too. The recipient chooses, so the version named decides.")
        return library.get(name[:-1])
    if name.lower().startswith(("licenseref-", "documentref-")):
        raise InputError(f"{shown(name)} names a text that stands in a document. Give the text: osdcheck check FILE")
    if known := _listed_by_spdx(name):
        raise InputError(
            f"{known} is on the SPDX list, but the library has no record of it. Give its text: osdcheck check FILE"
        )
    raise UnknownNameError("licence", name, library.names())


def _listed_by_spdx(name: str) -> str | None:
    """The id as the SPDX list writes it; None when it is not on the list."""
    from license_expression import get_license_index

    folded = name.casefold()
    for row in get_license_index():
        for key in (row.get("spdx_license_key"), *row.get("other_spdx_license_keys", ())):
            if key and key.casefold() == folded and not key.startswith("LicenseRef-"):
                return str(key)
    return None
