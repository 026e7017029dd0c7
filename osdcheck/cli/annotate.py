"""`osdcheck annotate`."""

from __future__ import annotations

from pathlib import Path

import click

from osdcheck.annotate import annotated, mistakes, read_document, write_document
from osdcheck.api import check_all
from osdcheck.cli.common import definition_option, library_option
from osdcheck.errors import InputError
from osdcheck.model.evaluation import Evaluation


@click.command()
@click.argument("document", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The copy.")
@definition_option
@library_option
def command(document: Path, output: Path, definition: str, folders: tuple[Path, ...]) -> int:
    """Write a copy of an SPDX document with our answers as annotations, one for each package and field.

    The form of the copy follows its name: .json, .yaml, .xml, .rdf, .spdx. Annotations of an earlier run give way.

    Exit status: 0 once the copy is written, 2 when the document cannot be read or the copy not written.
    """
    if output.resolve() == document.resolve():
        raise InputError(f"{output} is the document itself; name another file for the copy.")
    found = check_all(document, definition=definition, library=folders)
    evaluations = [one for one in found if isinstance(one, Evaluation) and one.source]
    if not evaluations:
        raise InputError(f"{document} is no SPDX document; only these have annotations.")
    whole = read_document(document)
    for mistake in mistakes(whole)[:3]:
        click.echo(f"osdcheck: {document}: the document itself is no valid SPDX: {mistake}", err=True)
    write_document(annotated(whole, evaluations), output)
    return 0
