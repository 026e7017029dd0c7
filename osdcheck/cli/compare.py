"""`osdcheck compare`."""

from __future__ import annotations

from pathlib import Path

import click

from osdcheck.api import compare
from osdcheck.cli.common import complete_target, definition_option, format_option, library_option, output_option, write
from osdcheck.reports import COMPARE_FORMATS, compare_renderer


@click.command()
@click.argument("targets", nargs=-1, required=True, metavar="TARGET…", shell_complete=complete_target)
@format_option(list(COMPARE_FORMATS), "terminal")
@output_option
@definition_option
@library_option
def command(
    targets: tuple[str, ...], format_: str, output: Path | None, definition: str, folders: tuple[Path, ...]
) -> int:
    """Put licences side by side, criterion by criterion.

    Exit status: 0 once the comparison is rendered, 2 when a target cannot be read.
    """
    write(compare_renderer(format_)(compare(targets, definition=definition, library=folders)), output)
    return 0
