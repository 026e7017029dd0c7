"""`osdcheck check`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from osdcheck.api import check_all
from osdcheck.cli.common import complete_target, definition_option, format_option, library_option, output_option, write
from osdcheck.errors import InputError, OsdcheckError
from osdcheck.inputs.target import Taken
from osdcheck.model.evaluation import Evaluation, Overall
from osdcheck.model.failure import Failure
from osdcheck.reports import CHECK_FORMATS, check_renderer

EXIT: dict[Overall, int] = {"open-source": 0, "not-open-source": 1, "undetermined": 3}
UNREADABLE = 2
MANY = 500
"""From so many licences on, a bar shows the progress."""


@click.command()
@click.argument("targets", nargs=-1, required=True, metavar="TARGET…", shell_complete=complete_target)
@format_option(list(CHECK_FORMATS), "terminal")
@output_option
@definition_option
@library_option
@click.option("--blind", is_flag=True, help="Judge texts from their words alone: no record, no list of approved ones.")
@click.option("--stdin-name", help="What to call the text on standard input (target -).")
def command(
    targets: tuple[str, ...],
    format_: str,
    output: Path | None,
    definition: str,
    folders: tuple[Path, ...],
    blind: bool,
    stdin_name: str | None,
) -> int:
    """Judge licences: ten verdicts, each with the words that decide it.

    TARGET is a record id, an SPDX id or an alias (see `osdcheck list`), an SPDX expression such as "MIT OR SSPL-1.0",
    a file with a licence text, an SPDX or CycloneDX document, a folder with licence files, or - for standard input.
    A word that names both a licence and a file is refused; write id:NAME or file:NAME.

    Exit status: 0 all conform, 1 some violate, 2 usage or unreadable input, 3 none violates but some are
    undetermined. With several targets 2 comes before 1 before 3 before 0.
    """
    if targets.count("-") > 1:
        raise InputError("Standard input (-) can be read once only.")
    read: list[Evaluation | Failure] = []
    for target in targets:
        try:
            for one in check_all(
                target,
                definition=definition,
                library=folders,
                stdin_name=stdin_name,
                blind=blind,
                progress=_progress,
            ):
                read.append(one)
                if isinstance(one, Failure):
                    click.echo(f"osdcheck: {one.message}", err=True)
        except OsdcheckError as error:
            read.append(Failure(target=target, message=str(error)))
            click.echo(f"osdcheck: {error}", err=True)
    write(check_renderer(format_)(read), output)
    failed = any(isinstance(item, Failure) for item in read)
    return exit_status([item.overall for item in read if isinstance(item, Evaluation)], failed)


def _progress(taken: Sequence[Taken | Failure]) -> Iterator[Taken | Failure]:
    """Passes on what is to be evaluated; a bar on standard error shows how far it is when there is much of it."""
    if len(taken) < MANY:
        yield from taken
        return
    with click.progressbar(taken, label="Evaluating", file=sys.stderr) as bar:
        yield from bar


def exit_status(answers: Iterable[Overall], failed: bool) -> int:
    """2 before 1 before 3 before 0."""
    statuses = {EXIT[answer] for answer in answers} | ({UNREADABLE} if failed else set())
    return next((status for status in (UNREADABLE, 1, 3) if status in statuses), 0)
