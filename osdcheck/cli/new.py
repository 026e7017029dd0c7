"""`osdcheck new`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from osdcheck.cli.common import library_option
from osdcheck.errors import InputError, one_line
from osdcheck.inputs.draft import drafted
from osdcheck.library.store import Library

HERE = Path("licenses")


@click.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--from",
    "origin",
    required=True,
    metavar="LICENSE",
    help="A file with the licence's text, or scancode:KEY for a text of an installed text package.",
)
@library_option
def command(id_: str, origin: str, folders: tuple[Path, ...]) -> int:
    """Draft a record from the text of a licence, to be checked by hand.

    The text is read by rules. The draft, ID.yaml, goes into the last folder of --library, or into licenses/; a file
    that is there is never overwritten. Clauses that no rule understood stand in it as `unread`.

    Exit status: 0, or 2 when the text cannot be read or the record is there.
    """
    folder = folders[-1] if folders else HERE
    found = drafted(id_, origin, dt.datetime.now(dt.UTC).date())
    path = folder / f"{id_}.yaml"
    _write(path, found.yaml)
    library = Library()
    click.echo(f"Wrote {one_line(path)}: {found.terms} terms, of which {found.unread} unread.", err=True)
    for name in found.known:
        click.echo(f"The text is that of {name}{', which has a record' if name in library else ''}.", err=True)
    if id_ in library:
        click.echo(f"Where {one_line(folder)} is read, it takes the place of the record {id_}.", err=True)
    texts = f" --texts {found.beside}" if found.beside else ""
    click.echo(f"Next: osdcheck verify {id_} --library {one_line(folder)}{one_line(texts)}", err=True)
    return 0


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise InputError(f"{one_line(path)}: is there already, and is not overwritten; choose another id") from None
    except OSError as error:
        raise InputError(f"{one_line(path)}: cannot be written: {error.strerror}") from None
