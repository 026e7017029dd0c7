"""The text that a draft is made from, and the draft."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from osdcheck.errors import InputError, shown
from osdcheck.inputs.files import read_text
from osdcheck.library.draft import Head, draft, title
from osdcheck.library.record import parse_record
from osdcheck.library.texts import digest, find_text
from osdcheck.library.yaml import MAX_BYTES
from osdcheck.model.term import Unread
from osdcheck.reading.known import recognise
from osdcheck.reading.reader import read

_ID = re.compile(r"[a-z0-9][a-z0-9.+-]{0,79}")
_NAME = re.compile(r"[A-Za-z0-9.+_-]+")


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, how much of it is unread, the known licences with that text, and the folder of the text."""

    yaml: str
    terms: int
    unread: int
    known: tuple[str, ...]
    beside: Path | None


def drafted(id: str, origin: str, day: dt.date) -> Drafted:
    """The draft of a record from a file, or from `scancode:KEY`. Raises InputError with one clear message."""
    if not _ID.fullmatch(id):
        raise InputError(
            f"{shown(id)} cannot be an id: lower case letters, digits and . + - only, such as my-license-1.0"
        )
    text, source, folder = _text(origin)
    name = origin if folder is None else Path(origin).name
    head = Head(id, title(text, id), name, digest(text), day, source)
    yaml = draft(read(text, id), head)
    if len(yaml) > MAX_BYTES:
        raise InputError(f"{shown(origin)}: too long for a record")
    record = parse_record(yaml, f"{id}.yaml")
    unread = sum(isinstance(term, Unread) for term in record.terms)
    return Drafted(yaml, len(record.terms), unread, tuple(recognise(text)), folder)


def _text(origin: str) -> tuple[str, str | None, Path | None]:
    """The text, stripped; its source as a record names it; and the folder of its file."""
    if origin.startswith("scancode:"):
        text = find_text(origin) if _NAME.fullmatch(origin.removeprefix("scancode:")) else None
        if text is None:
            raise InputError(f"{shown(origin)}: no such text at hand (pip install osdcheck[texts]); name a file")
        return text, origin, None
    path = Path(origin.removeprefix("file:"))
    name = path.name.removesuffix(".txt")
    source = f"file:{name}" if _NAME.fullmatch(name) else None
    return read_text(path).strip(), source, path.parent
