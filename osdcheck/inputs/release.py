"""A release description to the licences of the whole system, and to what was published."""

from __future__ import annotations

import re

from osdcheck.definitions.release import SYSTEM
from osdcheck.inputs.expression import read_expression
from osdcheck.inputs.target import Taken
from osdcheck.library.record import typed
from osdcheck.library.store import Library
from osdcheck.library.yaml import read_yaml
from osdcheck.model.release import Release

_SCHEMA = re.compile(r"^schema: *[\"']?osdcheck/release/", re.MULTILINE)
_BEGINNING = 5_000


def is_release(text: str) -> bool:
    """Whether the text says of itself that it is a release description."""
    return bool(_SCHEMA.search(text[:_BEGINNING]))


def read_release(text: str, name: str) -> Release:
    """The release description in the text. Raises RecordError with every mistake and its line."""
    return typed(Release, read_yaml(text, name), name)


def take_release(text: str, name: str, library: Library) -> Taken:
    """The release as a target: the licences of its parts apply together. Raises OsdcheckError."""
    release = read_release(text, name)
    used = [component for part, component in release.parts.items() if part in SYSTEM and component.published != "no"]
    terms = list(dict.fromkeys(component.license or release.license for component in used)) or [release.license]
    expression = terms[0] if len(terms) == 1 else " AND ".join(f"({term})" for term in terms)
    read = read_expression(expression, library)
    judged = f"The licences of its code and parameters are judged together: {', '.join(terms)}."
    return Taken(name, read.branches, (judged, *read.notes), release=release)
