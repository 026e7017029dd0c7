"""`osdcheck schema`."""

from __future__ import annotations

from pathlib import Path

import click

from osdcheck.cli.common import output_option, write
from osdcheck.schemas import SCHEMAS, schema


@click.command()
@click.argument("name", type=click.Choice(list(SCHEMAS)))
@output_option
def command(name: str, output: Path | None) -> int:
    """Print the JSON schema of what osdcheck reads (license, scenario, release) or writes (all others).

    Exit status: 0, or 2 when there is no such schema.
    """
    write(schema(name), output)
    return 0
