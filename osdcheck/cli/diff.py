"""`osdcheck diff`."""

from __future__ import annotations

from pathlib import Path

import click

from osdcheck.api import diff
from osdcheck.cli.common import complete_target, definition_option, format_option, library_option, output_option, write
from osdcheck.reports import DIFF_FORMATS, diff_renderer


@click.command()
@click.argument("old", metavar="OLD", shell_complete=complete_target)
@click.argument("new", metavar="NEW", shell_complete=complete_target)
@format_option(list(DIFF_FORMATS), "terminal")
@output_option
@definition_option
@library_option
def command(old: str, new: str, format_: str, output: Path | None, definition: str, folders: tuple[Path, ...]) -> int:
    """Show what changed from one licence to another: two records, or two texts.

    Of the criteria only those whose status changed, with the sentence that did it; of the terms all that differ.

    Exit status: 0 no criterion is worse, 1 one is violated that was not, 2 usage or unreadable input, 3 one that
    conformed is unclear.
    """
    found = diff(old, new, definition=definition, library=folders)
    write(diff_renderer(format_)(found), output)
    worse = {change.after for change in found.criteria if change.worse}
    return 1 if "violates" in worse else 3 if worse else 0
