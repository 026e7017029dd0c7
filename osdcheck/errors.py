"""Errors that people read: one clear message, with the name, the place and the mend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class OsdcheckError(Exception):
    """What osdcheck cannot do with the input that it was given. The command line prints it and exits with 2."""


class InputError(OsdcheckError):
    """A target, a file or an option that cannot be read as what it should be."""


class UnknownNameError(OsdcheckError):
    """A name that is not known, with the nearest known ones."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.near = nearest(name, known)
        hint = (
            f"Did you mean {' or '.join(self.near)}?"
            if self.near
            else f"See `osdcheck list` for the {kind}s there are."
        )
        super().__init__(f"Unknown {kind} {shown(name)}. {hint}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file: where it stands, what is wrong, and how to mend it."""

    file: str
    line: int | None
    field: str
    reason: str

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        return f"{self.file}{line}: {self.field}: {self.reason}" if self.field else f"{self.file}{line}: {self.reason}"


class RecordError(OsdcheckError):
    """A record with mistakes: all of them at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Up to three known names that look like this one, best first."""
    from difflib import get_close_matches  # only errors need it

    by_folded = {key.casefold(): key for key in known}
    close = get_close_matches(name.casefold()[:200], by_folded, n=3, cutoff=0.6)
    return [by_folded[key] for key in close]


def shown(text: str, limit: int = 80) -> str:
    """Foreign text inside a message: on one line, without control characters, and short."""
    safe = one_line(text)
    return f"'{safe[:limit]}…'" if len(safe) > limit else f"'{safe}'"


def one_line(name: object) -> str:
    """The name of a file inside a message: on one line, without control characters."""
    return "".join(char if char.isprintable() else "�" for char in str(name))
