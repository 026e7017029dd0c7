"""`osdcheck show`."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from osdcheck.cli.common import complete_target, format_option, library_option, output_option, write
from osdcheck.english import describe, place
from osdcheck.library.store import Library
from osdcheck.model.license import License
from osdcheck.reports.words import osi_line, position_line


@click.command()
@click.argument("name", metavar="ID", shell_complete=complete_target)
@format_option(["terminal", "json", "odrl"], "terminal")
@output_option
@library_option
def command(name: str, format_: str, output: Path | None, folders: tuple[Path, ...]) -> int:
    """Show what a record says, term by term, with the quotes. Facts only, no verdicts.

    Exit status: 0, or 2 when the name is not known.
    """
    license = Library(folders).get(name)
    if format_ == "json":
        record = {"schema": "osdcheck/record/1", "record": license.model_dump(mode="json", exclude_defaults=True)}
        write(json.dumps(record, indent=2, ensure_ascii=False) + "\n", output)
    elif format_ == "odrl":
        from osdcheck.reports.odrl import policy

        write(policy(license), output)
    else:
        write("\n".join(_lines(license)) + "\n", output)
    return 0


def _lines(license: License) -> Iterator[str]:
    yield click.style(license.name, bold=True)
    facts = {
        "id": license.id,
        "SPDX id": license.spdx_id,
        "aliases": ", ".join(license.aliases),
        "version": license.version,
        "date": license.date,
        "steward": license.steward,
        "written for": license.subject,
        "notes": license.notes,
    }
    for label, value in facts.items():
        if value:
            yield f"  {label}: {value}"
    for document in license.documents.values():
        yield f"  document: {document.title}{f', {document.url}' if document.url else ''}"
    yield f"  The OSI's decision: {osi_line(license.osi)}"
    for position in license.positions:
        yield f"  {position_line(position)} {position.url}"
    for term in license.terms:
        yield ""
        yield f"{click.style(term.id, bold=True)}: {place(license, term.main)} {describe(license, term)}."
        for clause in term.clauses:
            quote = " ".join(clause.quote.split())
            yield textwrap.fill(
                f"“{quote}”", 100, initial_indent="    │ ", subsequent_indent="    │ ", break_on_hyphens=False
            )
            yield f"    └ {place(license, clause)}{'' if clause.role == 'rule' else f' ({clause.role})'}"
        if term.note:
            yield textwrap.fill(term.note, 100, initial_indent="    ", subsequent_indent="    ")
