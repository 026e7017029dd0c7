"""The command line. Each command lives in a module of its own and is loaded when it is called."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from osdcheck.version import __version__

COMMANDS = {
    "ask": "Ask whether one thing may be done under a licence, with the clauses that decide.",
    "card": "Examine a model card, or suggest valid licence fields for it.",
    "annotate": "Write a copy of an SPDX document with our answers as annotations.",
    "check": "Judge licences: ten verdicts, each with the words that decide it.",
    "claim": "Hold what is said about a licence against its words, and correct it civilly.",
    "compare": "Put licences side by side, criterion by criterion.",
    "diff": "Show what changed from one licence to another, and which sentence did it.",
    "explain": "Say what a criterion asks, or what a word of the vocabulary means.",
    "list": "List the licences of the library.",
    "new": "Draft a record from a licence text, to be checked by hand.",
    "policy": "Write our verdicts as the policy of another tool: ORT, ScanCode, OPA.",
    "schema": "Print the JSON schema of what osdcheck reads or writes.",
    "show": "Show what a record says, term by term, with the quotes.",
    "verify": "Check the quotes of records against the licence texts at hand.",
}

BUG = 70
"""Exit status for a fault of our own (EX_SOFTWARE)."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return [*COMMANDS]  # the module `list` is an attribute of this package

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"osdcheck.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="osdcheck")
def group() -> None:
    """Is this licence open source, and if not, which words say so?

    Reads a licence against the ten criteria of the Open Source Definition and quotes the words that decide.
    A reading, not legal advice, and not an approval by the Open Source Initiative.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit status: 0, 1, 2, 3, or 70 for a fault of our own."""
    gc.set_threshold(50_000)  # collecting while modules load costs a tenth of the start
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status. Errors go to standard error, one clear message each."""
    from osdcheck.errors import OsdcheckError

    try:
        status: Any = group.main(args=arguments, prog_name="osdcheck", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return 130
    except OsdcheckError as error:
        click.echo(f"osdcheck: {error}", err=True)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("OSDCHECK_DEBUG"):
            raise
        click.echo(f"osdcheck: a fault of our own: {type(error).__name__}: {error}", err=True)
        click.echo("Please report it; OSDCHECK_DEBUG=1 shows where it happened.", err=True)
        return BUG
    return status if isinstance(status, int) else 0
