"""`osdcheck policy`."""

from __future__ import annotations

from pathlib import Path

import click

from osdcheck.cli.common import definition_option, library_option, output_option, write
from osdcheck.definitions import definition as find_definition
from osdcheck.evaluate import Asked, evaluate
from osdcheck.library.store import Library
from osdcheck.reports.policies import POLICIES


@click.command()
@click.argument("tool", type=click.Choice(list(POLICIES)))
@output_option
@definition_option
@library_option
def command(tool: str, output: Path | None, definition: str, folders: tuple[Path, ...]) -> int:
    """Write our verdicts on the library as the policy of another tool.

    ort: license-classifications.yml; scancode: a file for --license-policy; opa: a Rego module over our JSON.

    Exit status: 0, or 2 when a folder of records cannot be read.
    """
    library, yardstick = Library(folders), find_definition(definition)
    records = [library.get(entry.id) for entry in library.entries()]
    read = [(record, evaluate(record, yardstick, Asked(record.id, library=library.version()))) for record in records]
    write(POLICIES[tool](read), output)
    return 0
