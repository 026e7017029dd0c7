"""`osdcheck check`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from osdcheck.api import check
from osdcheck.cli.common import definition_option, format_option, library_option, output_option, write
from osdcheck.errors import OsdcheckError
from osdcheck.model.evaluation import Evaluation, Overall
from osdcheck.reports import CHECK_FORMATS, check_renderer

EXIT: dict[Overall, int] = {"open-source": 0, "not-open-source": 1, "undetermined": 3}
UNREADABLE = 2


@click.command()
@click.argument("targets", nargs=-1, required=True, metavar="TARGET…")
@format_option(list(CHECK_FORMATS), "terminal")
@output_option
@definition_option
@library_option
def command(
    targets: tuple[str, ...], format_: str, output: Path | None, definition: str, folders: tuple[Path, ...]
) -> int:
    """Judge licences: ten verdicts, each with the words that decide it.

    TARGET is a record id, an SPDX id or an alias (see `osdcheck list`).

    Exit status: 0 all conform, 1 some violate, 2 usage or unreadable input, 3 none violates but some are
    undetermined. With several targets 2 comes before 1 before 3 before 0.
    """
    evaluations: list[Evaluation] = []
    failed = False
    for target in targets:
        try:
            evaluations.append(check(target, definition=definition, library=folders))
        except OsdcheckError as error:
            failed = True
            click.echo(f"osdcheck: {error}", err=True)
    if evaluations:
        write(check_renderer(format_)(evaluations), output)
    return exit_status([evaluation.overall for evaluation in evaluations], failed)


def exit_status(answers: Iterable[Overall], failed: bool) -> int:
    """2 before 1 before 3 before 0."""
    statuses = {EXIT[answer] for answer in answers} | ({UNREADABLE} if failed else set())
    return next((status for status in (UNREADABLE, 1, 3) if status in statuses), 0)
