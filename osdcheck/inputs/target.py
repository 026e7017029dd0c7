"""A target to the branches that it stands for: names, expressions, texts, standard input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from osdcheck.errors import InputError, shown
from osdcheck.inputs.expression import find_record, looks_like_expression, read_expression
from osdcheck.inputs.files import is_file as _is_file
from osdcheck.inputs.files import read_stdin, read_text
from osdcheck.library.store import Library
from osdcheck.library.texts import digest
from osdcheck.model.branch import Branch
from osdcheck.model.evaluation import Difference, Source, TextInfo
from osdcheck.model.license import License
from osdcheck.model.release import Release


@dataclass(frozen=True, slots=True)
class Taken:
    """What a target turned out to be, and how: by a record, or by reading a text."""

    target: str
    branches: tuple[Branch, ...]
    notes: tuple[str, ...] = ()
    text: TextInfo | None = None
    source: Source | None = None
    basis: Literal["record", "text"] = "record"
    differs_from: Difference | None = None
    release: Release | None = None


def take(target: str, library: Library, stdin_name: str | None = None, *, blind: bool = False) -> Taken:
    """What the target stands for; `blind`: texts are judged by their words alone, and names are refused.

    Raises OsdcheckError with one clear message when it stands for nothing.
    """
    kind, colon, name = target.partition(":")
    if target == "-":
        return take_text(read_stdin(stdin_name or "standard input"), stdin_name or "-", library, blind=blind)
    if colon and kind == "file":
        return take_text(read_text(Path(name)), name, library, blind=blind)
    if colon and kind == "id":
        _seen(target, blind)
        return _record(name, target, library)
    if not target.strip():
        raise InputError("An empty target. Name a licence, an SPDX expression or a file.")
    is_file = _is_file(Path(target))
    if target in library:
        if is_file:
            raise InputError(f"{shown(target)} names a licence and a file. Write id:{target} or file:{target}.")
        _seen(target, blind)
        return _record(target, target, library)
    if is_file or "/" in target or target.endswith((".txt", ".md")):
        return take_text(read_text(Path(target)), target, library, blind=blind)
    _seen(target, blind)
    if looks_like_expression(target):
        read = read_expression(target, library)
        return Taken(target, read.branches, read.notes)
    return _record(target, target, library)


def _seen(target: str, blind: bool) -> None:
    if blind:
        raise InputError(
            f"{shown(target)} names a licence, and --blind judges texts: give a file, or leave --blind out."
        )


def _record(name: str, target: str, library: Library) -> Taken:
    notes: list[str] = []
    branch = _alone(find_record(name, library, notes))
    return Taken(target, (branch,), tuple(notes))


def _alone(license: License) -> Branch:
    return Branch(name=license.id, parts=(license,))


def take_text(text: str, name: str, library: Library, *, blind: bool = False) -> Taken:
    """A licence text, judged by its record when it is a known one; else read, or when `blind`.

    Of a known text with sentences added only these are read, beside its record.
    """
    from osdcheck.inputs.placed import PlacedLicense  # only files need these, the rules and the table of known texts
    from osdcheck.reading.difference import difference
    from osdcheck.reading.known import recognise

    info = TextInfo(sha256=digest(text), chars=len(text))
    known = [] if blind else recognise(text)
    license = _recorded(known, library)
    if license:
        note = f"The file is the text of {license.name}, and is judged by its record."
        return Taken(name, (_alone(PlacedLicense.of(license, text)),), (note,), info)
    license, notes = _read(text, name, known, library, blind=blind)
    return Taken(name, (_alone(license),), notes, info, basis="text", differs_from=difference(text))


def _read(
    text: str, name: str, known: Sequence[str], library: Library, *, blind: bool
) -> tuple[License, tuple[str, ...]]:
    """The licence that was read in a text, and how."""
    from osdcheck.inputs.placed import PlacedLicense
    from osdcheck.reading.difference import nearest
    from osdcheck.reading.known import with_words
    from osdcheck.reading.reader import read, read_added

    near = None if blind else nearest(text)
    base = _recorded(with_words(near.known.fingerprint), library) if near and near.whole else None
    if near and base:
        both = read_added(text, near.added, base, name, library.rules)
        if both:
            note = f"The file is the text of {base.name} with words added: judged by its record and by what they say."
            return PlacedLicense.of(both, text), (note,)
    note = "The text was read by rules, and judged by its words alone."
    if known:
        note = f"The file is the text of {' or '.join(known)}, of which the library has no record yet. {note}"
    return read(text, name, rules=library.rules), (note,)


def _recorded(known: Sequence[str], library: Library) -> License | None:
    """The record of the first of these known texts that has one."""
    ids = dict.fromkeys(library.record_id(id) for id in known if id in library)
    return _foremost([library.get(id) for id in ids])


def _foremost(records: Sequence[License]) -> License | None:
    """Of the records with one text the one that is named after it; another may add a policy to the same agreement."""
    return next((one for one in records if _named_after_its_text(one)), records[0] if records else None)


def _named_after_its_text(license: License) -> bool:
    source = next(iter(license.documents.values())).source or ""
    return f"LicenseRef-scancode-{source.partition(':')[2]}" in license.aliases
