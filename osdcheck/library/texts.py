"""Licence texts that are at hand: in an installed text package, or in a folder that the user names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def package_folder() -> Path | None:
    """The LicenseDB texts of licensedcode-data or scancode-toolkit-mini; None when neither is installed."""
    spec = find_spec("licensedcode")
    for location in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(location, "data", "licenses")
        if folder.is_dir():
            return folder
    return None


def find_text(source: str, folders: Iterable[Path] = ()) -> str | None:
    """The text of a `scancode:KEY` or `file:NAME` source, stripped; None when it is not at hand."""
    kind, _, name = source.partition(":")
    if kind == "file":
        paths = [folder / file for folder in folders for file in (f"{name}.txt", name)]
        return next((path.read_text(encoding="utf-8").strip() for path in paths if path.is_file()), None)
    home = package_folder()
    path = home / f"{name}.LICENSE" if home else None
    if path is None or not path.is_file():
        return None
    return entry(path)[1].strip()


def entry(path: Path) -> tuple[str, str]:
    """The front matter and the text of a LicenseDB file."""
    _, front, text = path.read_text(encoding="utf-8").split("---", 2)
    return front, text


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
