"""`osdcheck ask`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from osdcheck.api import ask
from osdcheck.cli.common import F, complete_target, format_option, library_option, output_option, write
from osdcheck.errors import InputError
from osdcheck.inputs.scenario import make_scenario, parse_size, read_scenario
from osdcheck.model.answer import Outcome
from osdcheck.model.vocabulary import Action, Duty, Form, Manner, Other, Purpose, Received, Who
from osdcheck.reports import ASK_FORMATS, answer_renderer

EXIT: dict[Outcome, int] = {"permitted": 0, "prohibited": 1, "not-settled": 3, "needs-separate-license": 4}

FACTS: Sequence[tuple[str, str, type[Any] | None, bool, str]] = (
    ("--action", "action", Action, False, "What is to be done with the work."),
    ("--purpose", "purpose", Purpose, True, "What it is for; name every purpose."),
    ("--users", "users", None, True, "Monthly users of the body and its affiliates: N or N@DATE."),
    ("--own-users", "own_users", None, True, "Monthly users of the body alone: N or N@DATE."),
    ("--as-of", "as_of", None, False, "The day of numbers of users that name none, such as 2023-07-18."),
    ("--size", "sizes", None, True, "Another size: UNIT=N or UNIT=N@DATE, such as employees=40."),
    ("--who", "who", Who, True, "What kind of body it is."),
    ("--who-not", "who_not", Who, True, "What the body is not, such as a competitor."),
    ("--place-not", "place_not", None, True, "A place that a clause names and in which it is not."),
    ("--country", "country", None, False, "Where it is: two letters, such as DE."),
    ("--received", "received", Received, False, "How the copy was received."),
    ("--other", "other", Other, False, "Which other model or work is involved."),
    ("--manner", "manner", Manner, True, "How it is done."),
    ("--form", "form", Form, True, "The form of the work."),
    ("--product", "product", None, True, "A named product that it is used with."),
    ("--technology", "technology", None, True, "A kind of device or channel."),
    ("--recipient", "recipient", None, True, "To whom copies go."),
    ("--part", "part", None, True, "A named part of the work."),
    ("--keep", "keeps", Duty, True, "A duty that will be kept, such as keep-notice."),
    ("--omit", "omits", Duty, True, "A duty that will not be kept."),
    ("--on", "date", None, False, "The day on which it is done."),
)
"""Option, field, its words, whether it may be given more than once, help."""


def _facts(command: F) -> F:
    """An option for each fact of a scenario."""
    for flag, field, words, many, help in reversed(FACTS):
        metavar = f"[{words.__name__.lower()}]" if words else None
        option: Callable[[F], F] = click.option(flag, field, multiple=many, metavar=metavar, help=help)
        command = option(command)
    return command


@click.command()
@click.argument("target", metavar="TARGET", shell_complete=complete_target)
@_facts
@click.option("--scenario", type=click.Path(path_type=Path), help="A YAML file with the facts, instead of the options.")
@format_option(list(ASK_FORMATS), "terminal")
@output_option
@library_option
@click.option("--stdin-name", help="What to call the text on standard input (target -).")
def command(
    target: str,
    scenario: Path | None,
    format_: str,
    output: Path | None,
    folders: tuple[Path, ...],
    stdin_name: str | None,
    **facts: Any,
) -> int:
    """Ask whether one thing may be done under a licence, with the clauses that decide.

    TARGET is what `osdcheck check` takes. State the facts that you know; those that the answer turns on and that are
    not stated are asked back. The words are in docs/vocabulary.md, and `osdcheck explain WORD` says what one means.

    Exit status: 0 permitted, 1 prohibited, 2 usage, unreadable input or a scenario that makes no sense, 3 not settled,
    4 needs a separate licence.
    """
    given = {field: value for field, value in facts.items() if value not in (None, ())}
    if scenario and given:
        raise InputError("Give --scenario or the facts as options, not both.")
    if not scenario and "action" not in given:
        raise InputError("--action: is missing; say what is to be done, such as --action use")
    if "sizes" in given:
        given["sizes"] = tuple(parse_size(text) for text in given["sizes"])
    case = read_scenario(scenario) if scenario else make_scenario(given)
    answer = ask(target, case, library=folders, stdin_name=stdin_name)
    write(answer_renderer(format_)(answer), output)
    return EXIT[answer.answer]
