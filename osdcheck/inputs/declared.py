"""What a document says about licences, field by field, before anything is looked up."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

NOT_SAID = frozenset({"", "NOASSERTION"})


@dataclass(frozen=True, slots=True)
class Declared:
    """One field of one element, and the words there.

    `texts` are the texts that the document gives for names in `said`. `exact` says that the field must hold an SPDX
    expression, so that anything else is a mistake; in other fields it is a name that nobody may know. `parts` are
    several sayings that all apply, each looked up by itself. `suffix` tells a further answer for the same element
    apart.
    """

    element: str
    name: str
    field: str
    said: str
    texts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    exact: bool = False
    parts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    suffix: str = ""

    @property
    def target(self) -> str:
        """The element's own name, with what tells this answer apart from its first."""
        return f"{self.element}/{self.suffix}" if self.suffix else self.element


def of_element(fields: Sequence[Declared]) -> list[Declared]:
    """The different answers that the fields of one element give, each once.

    A field that says nothing gives way to one that does. The first field stands for the element, another one that
    disagrees is told apart by its name.
    """
    said = [one for one in fields if one.said] or list(fields[:1])
    speaking = [one for one in said if one.said.upper() not in NOT_SAID] or said[:1]
    distinct = list({(one.said, *sorted(one.texts.items())): one for one in reversed(speaking)}.values())[::-1]
    silent = [f"{one.field} says {one.said}." for one in said if one not in speaking]
    return [_told_apart(one, distinct, silent) for one in distinct]


def _told_apart(one: Declared, distinct: Sequence[Declared], silent: Iterable[str]) -> Declared:
    others = [f"{other.field} says something else: {other.said}." for other in distinct if other is not one]
    suffix = "" if one is distinct[0] else one.field
    return replace(one, suffix=suffix, notes=(*one.notes, *others, *silent))
