"""`osdcheck list`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from osdcheck.cli.common import format_option, library_option, output_option, write
from osdcheck.library.store import Library


@click.command()
@format_option(["terminal", "json"], "terminal")
@output_option
@library_option
def command(format_: str, output: Path | None, folders: tuple[Path, ...]) -> int:
    """List the licences of the library: id, name, and the OSI's decision.

    Exit status: 0, or 2 when a folder of records cannot be read.
    """
    entries = Library(folders).entries()
    if format_ == "json":
        rows = {"schema": "osdcheck/list/1", "records": [asdict(entry) for entry in entries]}
        write(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", output)
        return 0
    width = max((len(entry.id) for entry in entries), default=0)
    write("".join(f"{entry.id:<{width}}  {entry.name} (OSI: {entry.osi})\n" for entry in entries), output)
    return 0
