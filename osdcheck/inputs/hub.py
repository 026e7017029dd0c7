"""Names of licences that are no SPDX ids: the menu of model hubs (hub.toml), and package metadata (names.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HUB = Path(__file__).with_name("hub.toml")
NAMES = Path(__file__).with_name("names.toml")
_FAMILY = re.compile(r"\s+(?:licen[cs]es?|family|licen[cs]e family)$")


@dataclass(frozen=True, slots=True)
class Identifier:
    """One line of the menu. No SPDX id and no members: a licence that SPDX does not list, or none at all."""

    id: str
    name: str
    spdx: str | None = None
    deprecated: bool = False
    members: tuple[str, ...] = ()
    note: str | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know before relying on the identifier."""
        found = [self.note] if self.note else []
        if self.deprecated:
            found.append(
                f"{self.spdx} is a deprecated SPDX id: it does not say whether later versions may be chosen "
                f"({self.spdx}-only or {self.spdx}-or-later). The version named decides."
            )
        if self.members:
            found.append(
                f"{self.id} names no text: it is a family of {len(self.members)} licences ({', '.join(self.members)}). "
                "A criterion is decided only where all of them agree."
            )
        return tuple(found)


@cache
def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def identifiers() -> dict[str, Identifier]:
    """Every identifier of the menu, by its id."""
    rows: dict[str, dict[str, Any]] = _table(HUB)["licenses"]
    return {id: Identifier(id, **row | {"members": tuple(row.get("members", ()))}) for id, row in rows.items()}


def letters(name: str) -> str:
    """A name without what people vary: case, punctuation, 'the' and 'version'."""
    words = re.findall(r"[^\W\d_]+|\d+", name.casefold())
    return " ".join(word for word in words if word not in {"the", "version", "v"})


@cache
def _written() -> dict[str, Identifier]:
    """What people write in package metadata, by its letters."""
    names: dict[str, str] = _table(NAMES)["names"]
    families: dict[str, list[str]] = _table(NAMES)["families"]
    found = {letters(name): Identifier(name, name, spdx=spdx) for name, spdx in names.items()}
    return found | {letters(name): Identifier(name, name, members=tuple(row)) for name, row in families.items()}


def identifier(name: str) -> Identifier | None:
    """What these words mean: an id of the menu, whatever the case; 'BSD license' for a family; words of metadata."""
    folded = " ".join(name.split()).casefold()
    exact = identifiers().get(folded)
    if exact:
        return exact
    short = identifiers().get(_FAMILY.sub("", folded))
    return short if short and short.members else _written().get(letters(name))


def licence_of_base(model: str) -> str | None:
    """The licence that the publisher of a base model names for it; None when the table does not know the model."""
    known: dict[str, str] = _table(HUB)["base-models"]
    found = [start for start in known if model.casefold().startswith(start.casefold())]
    return known[max(found, key=len)] if found else None
