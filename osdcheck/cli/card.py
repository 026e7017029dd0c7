"""`osdcheck card`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

import click

from osdcheck.api import check_all
from osdcheck.cli.check import exit_status
from osdcheck.cli.common import definition_option, format_option, library_option, output_option, write
from osdcheck.errors import InputError
from osdcheck.inputs.card import Card, is_card, read_card, traps
from osdcheck.inputs.documents import beside
from osdcheck.inputs.files import read_text
from osdcheck.inputs.suggest import Suggestion, suggest
from osdcheck.library.store import Library
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.failure import Failure
from osdcheck.model.license import License
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
    text = read_text(path)
    if not is_card(text):
        raise InputError(f"{path}: is no model card: it begins with no front matter (---) that has a field of a card")
    card = read_card(text, str(path), partial(beside, path.parent))
    found = list(check_all(path, definition=definition, library=folders))
    evaluations = [one for one in found if isinstance(one, Evaluation)]
    if suggesting:
        suggestion = suggest(card, _known(card, evaluations, Library(folders)))
        write(_dumped(suggestion) if format_ == "json" else _suggestion(suggestion), output)
        return 0
    write(_json(card, found) if format_ == "json" else "\n".join(_lines(card, evaluations)) + "\n", output)
    for one in found:
        if isinstance(one, Failure):
            click.echo(f"osdcheck: {one.message}", err=True)
    return exit_status([one.overall for one in evaluations], failed=len(evaluations) < len(found))


def _known(card: Card, evaluations: Sequence[Evaluation], library: Library) -> License | None:
    """The record of the text beside the card, or of the licence that the card names."""
    if len(card.licenses) > 1:
        return None
    own = [one for one in evaluations if one.source and one.source.element != "license" and one.text]
    first = [*own, *(one for one in evaluations if one.source and one.source.element == "license")]
    id = first[0].license.id if first else None
    return library.get(id) if id and id in library else None


def _dumped(suggestion: Suggestion) -> str:
    return suggestion.model_dump_json(indent=2) + "\n"


def _json(card: Card, found: Sequence[Evaluation | Failure]) -> str:
    rows = [json.loads(one.model_dump_json()) for one in found]
    fields = {key: value for key, value in asdict(card).items() if key != "license_text"}
    report = {"schema": "osdcheck/card/1", "card": fields, "remarks": traps(card), "evaluations": rows}
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _lines(card: Card, evaluations: Sequence[Evaluation]) -> Iterator[str]:
    for summary in summaries(evaluations):
        yield _plain(summary.headline)
        for row in summary.rows:
            yield _plain(f"  {row.line}")
            yield from (_plain(f"      {note}") for note in row.notes)
    if card.license_file:
        yield _plain(f"  Beside the card: {card.license_file}.")
    if evaluations:
        yield _plain(footer_line(evaluations[0]))
        yield evaluations[0].disclaimer


def _suggestion(suggestion: Suggestion) -> str:
    card = "".join(
        f"{key}: {json.dumps(value) if _quoted(value) else value}\n" for key, value in suggestion.card.items()
    )
    parts = [
        *(f"# {_plain(why)}\n" for why in suggestion.why),
        f"\n# Model card\n---\n{card}---\n",
        f"\n# CycloneDX, an item of `licenses`\n{json.dumps(suggestion.cyclonedx, indent=2)}\n",
        f"\n# SPDX\n{json.dumps(suggestion.spdx, indent=2)}\n",
    ]
    return "".join(parts)


def _quoted(value: str) -> bool:
    """Whether a YAML value needs quotes: more than letters, digits and a few signs, or the look of a number."""
    return not value.replace("-", "").replace(".", "").replace("_", "").isalnum() or value[0].isdigit()


def _plain(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
