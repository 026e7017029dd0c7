"""`osdcheck verify`."""

from __future__ import annotations

from pathlib import Path

import click

from osdcheck.cli.common import complete_target, library_option
from osdcheck.library.store import Library
from osdcheck.library.verify import verify


@click.command()
@click.argument("names", nargs=-1, metavar="[ID]…", shell_complete=complete_target)
@click.option("--texts", "text_folders", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False),
              help="A folder of licence texts (NAME.txt); repeatable.")  # fmt: skip
@click.option("--allow-unavailable", is_flag=True, help="Texts that are not at hand are listed, but no failure.")
@library_option
def command(
    names: tuple[str, ...], text_folders: tuple[Path, ...], allow_unavailable: bool, folders: tuple[Path, ...]
) -> int:
    """Check records against the licence texts at hand.

    Every quote must stand there word for word, and every sentence with force must be quoted by some term.

    Texts come from an installed text package (`pip install osdcheck[texts]`) and from --texts. Without ID, all records.

    Exit status: 0 all is well, 1 something does not fit or could not be checked, 2 usage.
    """
    library = Library(folders)
    remarks = 0
    wanted = names or tuple(entry.id for entry in library.entries())
    for name in wanted:
        for remark in verify(library.get(name), text_folders):
            click.echo(str(remark))
            remarks += not (allow_unavailable and remark.kind == "unavailable")
    click.echo(f"{len(wanted)} records, {remarks} remarks.", err=True)
    return 1 if remarks else 0
