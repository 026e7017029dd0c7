"""What somebody says about a work, as text: a sentence, or a file such as a README or a model card."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from osdcheck.errors import InputError, shown
from osdcheck.inputs.card import is_card
from osdcheck.inputs.files import license_files, read_stdin, read_text

THE_SENTENCE = "the sentence"
_SUFFIXES = (".md", ".txt", ".rst", ".html", ".htm", ".markdown")


@dataclass(frozen=True, slots=True)
class Said:
    """The text, what to call it, and the file that it stands in, if any."""

    source: str
    text: str
    file: Path | None = None


def said(given: str | PathLike[str]) -> Said:
    """The text of a sentence, of a file (`file:NAME` says so) or of standard input (`-`). Raises InputError."""
    if given == "-":
        return Said("standard input", read_stdin("standard input"))
    name = str(given).removeprefix("file:")
    path = Path(name)
    named = isinstance(given, PathLike) or name != str(given)
    if named or _is_file(path) or (not any(map(str.isspace, name)) and ("/" in name or name.endswith(_SUFFIXES))):
        return Said(name, read_text(path), path)
    if not name.strip():
        raise InputError("An empty sentence. Give the words of the claim, or a file that holds them.")
    return Said(THE_SENTENCE, name)


def license_of(what: Said) -> str:
    """The target that holds the licence of a text: the text itself when it is a model card, or the file beside it.

    Raises InputError when there is none, or more than one.
    """
    if what.file is None:
        raise InputError(f"{shown(what.source)} names no licence. Say which one with --license")
    if is_card(what.text):
        return f"file:{what.file}"
    try:
        files = license_files(what.file.parent)
    except InputError:
        files = []
    if len(files) == 1:
        return f"file:{files[0]}"
    if files:
        raise InputError(f"{what.source}: {len(files)} licence files lie beside it; say which with --license")
    raise InputError(f"{what.source}: names no licence, and none lies beside it. Say which one with --license")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
