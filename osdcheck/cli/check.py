"""`osdcheck check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from osdcheck.api import check_all
from osdcheck.cli.common import complete_target, definition_option, format_option, library_option, output_option, write
from osdcheck.errors import InputError, OsdcheckError
from osdcheck.inputs.files import site_packages
from osdcheck.inputs.target import Taken
from osdcheck.model.evaluation import Evaluation, Overall
from osdcheck.model.failure import Failure
from osdcheck.reports import CHECK_FORMATS, check_renderer

if TYPE_CHECKING:
    from osdcheck.baseline import Baseline

EXIT: dict[Overall, int] = {"open-source": 0, "not-open-source": 1, "undetermined": 3}
UNREADABLE = 2
FAIL_ON: dict[str, frozenset[Overall]] = {
    "violates": frozenset({"not-open-source"}),
    "unclear": frozenset({"not-open-source", "undetermined"}),
    "never": frozenset(),
}
POINTING = frozenset({"sarif", "github"})
MANY = 500
"""From so many licences on, a bar shows the progress."""


@click.command()
@click.argument("targets", nargs=-1, metavar="TARGET…", shell_complete=complete_target)
@format_option(list(CHECK_FORMATS), "terminal", "renderers")
@output_option
@definition_option
@library_option
@click.option("--blind", is_flag=True, help="Judge texts from their words alone: no record, no list of approved ones.")
@click.option("--rules", multiple=True, help="A folder of reading rules of your own, or an extension; repeatable.")
@click.option("--environment", is_flag=True, help="Also every package of the Python environment that is active.")
@click.option("--stdin-name", help="What to call the text on standard input (target -).")
@click.option(
    "--fail-on",
    type=click.Choice(list(FAIL_ON)),
    default="unclear",
    show_default=True,
    help="The mildest result that changes the exit status: unclear (3), violates (1), or none (never).",
)
@click.option(
    "--baseline",
    "baseline_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file of accepted findings; they change the exit status only. --format baseline writes one.",
)
def command(
    targets: tuple[str, ...],
    format_: str,
    output: Path | None,
    definition: str,
    folders: tuple[Path, ...],
    blind: bool,
    rules: tuple[str, ...],
    environment: bool,
    stdin_name: str | None,
    fail_on: str,
    baseline_file: Path | None,
) -> int:
    """Judge licences: ten verdicts, each with the words that decide it.

    TARGET is a record id, an SPDX id or an alias (see `osdcheck list`), an SPDX expression such as "MIT OR SSPL-1.0",
    a file (a licence text, an SPDX or CycloneDX document, a model card, package metadata, a scan of ScanCode), a
    folder with any of these, or - for standard input. A word that names both a licence and a file is refused; write
    id:NAME or file:NAME.

    Exit status: 0 all conform, 1 some violate, 2 usage or unreadable input, 3 none violates but some are
    undetermined. With several targets 2 comes before 1 before 3 before 0. --fail-on and --baseline can turn 1 and 3
    into 0; no option changes a verdict; records and rules of your own are named with
    their hash in every report.
    """
    if environment:
        targets += tuple(f"file:{folder}" for folder in site_packages())
    if not targets:
        raise click.UsageError("Name a TARGET, or --environment.")
    if targets.count("-") > 1:
        raise InputError("Standard input (-) can be read once only.")
    baseline = _baseline(baseline_file)
    read: list[Evaluation | Failure] = []
    for target in targets:
        try:
            for one in check_all(
                target,
                definition=definition,
                library=folders,
                stdin_name=stdin_name,
                blind=blind,
                rules=rules,
                progress=_progress,
            ):
                read.append(one)
                if isinstance(one, Failure):
                    click.echo(f"osdcheck: {one.message}", err=True)
        except OsdcheckError as error:
            read.append(Failure(target=target, message=str(error)))
            click.echo(f"osdcheck: {error}", err=True)
    write(check_renderer(format_)(_pointed(read) if format_ in POINTING else read), output)
    evaluations = [item for item in read if isinstance(item, Evaluation)]
    if format_ == "github":
        _summarise(evaluations)
    for remark in baseline.remarks(evaluations) if baseline else ():
        click.echo(f"osdcheck: {baseline_file}: {remark}", err=True)
    answers = [baseline.overall(one) if baseline else one.overall for one in evaluations]
    return exit_status([answer for answer in answers if answer in FAIL_ON[fail_on]], len(read) > len(evaluations))


def _pointed(read: Sequence[Evaluation | Failure]) -> Sequence[Evaluation | Failure]:
    """The answers with the lines of their entries, for which the documents are read once more."""
    from osdcheck.entries import pointed
    from osdcheck.inputs.documents import MAX_BYTES
    from osdcheck.inputs.files import read_text

    named = {one.source.document for one in read if isinstance(one, Evaluation) and one.source}
    return pointed(read, {name: read_text(Path(name), MAX_BYTES) for name in named if Path(name).is_file()})


def _baseline(file: Path | None) -> Baseline | None:
    if file is None:
        return None
    from osdcheck.baseline import read_baseline  # the YAML reader is loaded only when it is needed

    return read_baseline(file)


def _summarise(evaluations: Sequence[Evaluation]) -> None:
    """The short report at the end of the summary that GitHub Actions shows for a step."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        try:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(check_renderer("short")(evaluations))
        except OSError as error:
            raise InputError(f"{summary} (GITHUB_STEP_SUMMARY): cannot be written: {error.strerror}") from None


def _progress(taken: Sequence[Taken | Failure]) -> Iterator[Taken | Failure]:
    """Passes on what is to be evaluated; where somebody watches, a bar shows how far it is when there is much."""
    if len(taken) < MANY or not sys.stderr.isatty():
        yield from taken
        return
    with click.progressbar(taken, label="Evaluating", file=sys.stderr) as bar:
        yield from bar


def exit_status(answers: Iterable[Overall], failed: bool) -> int:
    """2 before 1 before 3 before 0."""
    statuses = {EXIT[answer] for answer in answers} | ({UNREADABLE} if failed else set())
    return next((status for status in (UNREADABLE, 1, 3) if status in statuses), 0)
