"""`osdcheck card`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from osdcheck.api import card
from osdcheck.cli.check import exit_status
from osdcheck.cli.common import definition_option, format_option, library_option, output_option, write
from osdcheck.inputs.suggest import Suggestion, suggest
from osdcheck.library.store import Library
from osdcheck.model.card import CardReport
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.failure import Failure
from osdcheck.model.license import License
from osdcheck.reports.claims import OUTCOMES
from osdcheck.reports.plain import plain, wrapped
from osdcheck.reports.summary import summaries
from osdcheck.reports.words import footer_line


@click.command()
@click.argument("path", metavar="README.md", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--suggest", "suggesting", is_flag=True, help="Print valid fields for card, CycloneDX and SPDX instead.")
@format_option(["terminal", "json"], "terminal")
@output_option
@definition_option
@library_option
def command(
    path: Path, suggesting: bool, format_: str, output: Path | None, definition: str, folders: tuple[Path, ...]
) -> int:
    """Examine a model card: its licence fields, the LICENSE beside it, the models that it was made from.

    Only local files are read. Access conditions (a gate, a country shut out) are told apart from the licence.

    Exit status: as for `check`; with --suggest 0, or 2 when the card cannot be read.
    """
    report = card(path, definition=definition, library=folders)
    if suggesting:
        suggestion = suggest(report.card, _known(report, Library(folders)))
        dumped = suggestion.model_dump_json(indent=2) + "\n"
        write(dumped if format_ == "json" else _suggestion(suggestion), output)
        return 0
    write(report.model_dump_json(indent=2) + "\n" if format_ == "json" else "\n".join(_lines(report)) + "\n", output)
    failures = [one for one in report.evaluations if isinstance(one, Failure)]
    for failure in failures:
        click.echo(f"osdcheck: {failure.message}", err=True)
    return exit_status([one.overall for one in _evaluations(report)], failed=bool(failures))


def _evaluations(report: CardReport) -> list[Evaluation]:
    return [one for one in report.evaluations if isinstance(one, Evaluation)]


def _known(report: CardReport, library: Library) -> License | None:
    """The record of the text beside the card, or of the licence that the card names."""
    if len(report.card.licenses) > 1:
        return None
    answers = {one.source.element: one for one in _evaluations(report) if one.source}
    own = answers.get(report.card.license_file) or answers.get("license")
    id = own.license.id if own else None
    return library.get(id) if id and id in library else None


def _lines(report: CardReport) -> Iterator[str]:
    evaluations = _evaluations(report)
    for summary in summaries(evaluations):
        yield from wrapped(plain(summary.headline))
        for row in summary.rows:
            yield from wrapped(plain(row.line), indent="  ")
            for note in row.notes:
                yield from wrapped(plain(note), indent="    ")
    if report.card.license_file:
        yield from wrapped(plain(f"Beside the card: {report.card.license_file}."), indent="  ")
    for check in report.claims:
        yield ""
        yield from wrapped(plain(f"What the prose says, held against {check.license.name}:"))
        for judged in check.claims:
            words = f"line {judged.claim.line}, “{judged.claim.words}”: {OUTCOMES[judged.outcome]}."
            yield from wrapped(plain(f"{words} {judged.explanation}"), indent="  ")
    if evaluations:
        yield ""
        yield from wrapped(footer_line(evaluations[0]))
        yield from wrapped(evaluations[0].disclaimer)


def _suggestion(suggestion: Suggestion) -> str:
    card = "".join(
        f"{key}: {json.dumps(value) if _quoted(value) else value}\n" for key, value in suggestion.card.items()
    )
    parts = [
        *(f"# {plain(why)}\n" for why in suggestion.why),
        f"\n# Model card\n---\n{card}---\n",
        f"\n# CycloneDX, an item of `licenses`\n{json.dumps(suggestion.cyclonedx, indent=2)}\n",
        f"\n# SPDX\n{json.dumps(suggestion.spdx, indent=2)}\n",
    ]
    return "".join(parts)


def _quoted(value: str) -> bool:
    """Whether a YAML value needs quotes: more than letters, digits and a few signs, or the look of a number."""
    return not value.replace("-", "").replace(".", "").replace("_", "").isalnum() or value[0].isdigit()
