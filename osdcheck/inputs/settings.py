"""What `[tool.osdcheck]` in pyproject.toml says: folders of records that every command reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from osdcheck.errors import InputError, nearest, one_line, shown

NAME = "pyproject.toml"
FIELDS = ("library",)
MAX_BYTES = 1_000_000


def own_folders(start: Path) -> tuple[Path, ...]:
    """The folders under `library` in the nearest pyproject.toml, at or above `start`; relative to that file.

    Raises InputError with one clear message when the file or the entry cannot be read.
    """
    found = next((file for folder in (start, *start.parents) if (file := folder / NAME).is_file()), None)
    table = _table(found) if found else {}
    for field in table:
        if field not in FIELDS:
            near = nearest(field, FIELDS)
            hint = f"did you mean {near[0]}?" if near else f"there is {', '.join(FIELDS)}"
            raise InputError(f"{one_line(found)}: tool.osdcheck: no such field {shown(field)}; {hint}")
    folders = table.get("library", [])
    if not isinstance(folders, list) or not all(isinstance(folder, str) and folder for folder in folders):
        raise InputError(f'{one_line(found)}: tool.osdcheck.library: must be a list of folders: ["licenses"]')
    return tuple(found.parent / folder for folder in folders) if found else ()


def _table(file: Path) -> dict[str, Any]:
    import tomllib  # most folders have no such file

    try:
        with file.open("rb") as stream:
            text = stream.read(MAX_BYTES + 1)
        if len(text) > MAX_BYTES:
            raise InputError(f"{one_line(file)}: larger than {MAX_BYTES:,} bytes")
        table = tomllib.loads(text.decode("utf-8")).get("tool", {}).get("osdcheck", {})
    except OSError as error:
        raise InputError(f"{one_line(file)}: cannot be read: {error.strerror}") from None
    except (ValueError, AttributeError, RecursionError):
        raise InputError(f"{one_line(file)}: not valid TOML in UTF-8, or [tool] is no table") from None
    if not isinstance(table, dict):
        raise InputError(f"{one_line(file)}: tool.osdcheck: must be a table")
    return table
