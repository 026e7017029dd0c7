"""What other packages add by entry points. Each is loaded only when it is named."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from os import PathLike
from pathlib import Path
from typing import Any, Literal

from osdcheck.errors import InputError, shown

Group = Literal["definitions", "renderers", "rules"]


def names(group: Group) -> tuple[str, ...]:
    """The names that installed packages give to extensions of this kind; nothing is loaded."""
    return tuple(sorted({point.name for point in _points(group)}))


def load(group: Group, name: str) -> Any | None:
    """The extension with this name; None when there is none.

    Raises InputError with one line when two packages give the name, or when the package cannot be loaded.
    """
    found = [point for point in _points(group) if point.name == name]
    if not found:
        return None
    if len(found) > 1:
        homes = " and ".join(sorted(point.value for point in found))
        raise InputError(f"Two packages have an extension called {name} ({homes}); uninstall one.")
    try:
        return found[0].load()
    except Exception as error:  # foreign code
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        raise InputError(f"The extension {name} ({found[0].value}) cannot be loaded: {reason}") from None


def rule_folder(named: str | PathLike[str]) -> Path:
    """A folder of rules: the folder itself, or that of the package which gives the name to an extension.

    Raises InputError when it is neither, or holds no rules.
    """
    folder = Path(named)
    if not folder.is_dir():
        package = load("rules", str(named))
        if package is None:
            raise InputError(f"{shown(str(named))}: no such folder of rules, and no package gives that name (--rules)")
        folder = Path(package.__file__).parent
    if not any(folder.glob("*.toml")):
        raise InputError(f"{folder}: holds no rules (*.toml)")
    return folder


def _points(group: Group) -> list[EntryPoint]:
    return list(entry_points(group=f"osdcheck.{group}"))
