"""`osdcheck claim`."""

from __future__ import annotations

from pathlib import Path

import click

from osdcheck.api import claim
from osdcheck.cli.common import complete_target, definition_option, format_option, library_option, output_option, write
from osdcheck.model.claim import Outcome
from osdcheck.reports import CLAIM_FORMATS, claim_renderer

EXIT: dict[Outcome, int] = {"borne-out": 0, "partly": 1, "not-borne-out": 1, "not-settled": 3}


@click.command()
@click.argument("text", metavar="SENTENCE|FILE")
@click.option(
    "--license",
    "license_",
    metavar="TARGET",
    shell_complete=complete_target,
    help="The licence that the claim is about; without it, the one that the file names or that lies beside it.",
)
@format_option(list(CLAIM_FORMATS), "terminal")
@output_option
@definition_option
@library_option
def command(
    text: str,
    license_: str | None,
    format_: str,
    output: Path | None,
    definition: str,
    folders: tuple[Path, ...],
) -> int:
    """Hold what is said about a licence against its words, and correct it civilly.

    Finds claims such as "open source", "OSI-approved" or "free for commercial use" in a sentence, a README or a model
    card (- for standard input), and says which the licence bears out. The formats statement, mail and article write the
    correction: an issue, a mail, two sentences.

    Exit status: 0 all claims are borne out, or there is none; 1 some are not, or only in part; 2 usage or unreadable
    input; 3 the words settle some neither way.
    """
    found = claim(text, license=license_, definition=definition, library=folders)
    write(claim_renderer(format_)(found), output)
    return EXIT[found.outcome]
