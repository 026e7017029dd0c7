"""What other packages add by entry points. Each is loaded only when it is named."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal

from osdcheck.errors import InputError

Group = Literal["definitions", "renderers"]


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


def _points(group: Group) -> list[EntryPoint]:
    return list(entry_points(group=f"osdcheck.{group}"))
