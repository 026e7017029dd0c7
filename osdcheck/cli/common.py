"""Options and output that commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from osdcheck.definitions import YARDSTICKS
from osdcheck.errors import InputError
from osdcheck.extensions import Group, names

F = TypeVar("F", bound=Callable[..., Any])

output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file."
)


def _with_settings(_context: click.Context, _parameter: click.Parameter, given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders of pyproject.toml, then those that were given: the last to have a name decides."""
    from osdcheck.inputs.settings import own_folders

    return (*own_folders(Path.cwd()), *given)


library_option = click.option(
    "--library",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    callback=_with_settings,
    help="A folder of records of your own; repeatable. `library` under [tool.osdcheck] in pyproject.toml names more.",
)


class Extensible(click.Choice[str]):
    """One of these words, or the name of an installed extension; packages are looked at only for another word."""

    def __init__(self, words: Sequence[str], group: Group) -> None:
        super().__init__(list(words))
        self.group = group

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as it is. Raises UsageError, which lists the words, when nobody knows it."""
        if value not in self.choices and value in (known := names(self.group)):
            return known[known.index(value)]
        return super().convert(value, param, ctx)


definition_option = click.option(
    "--definition", type=Extensible(YARDSTICKS, "definitions"), default="osd", show_default=True, help="The yardstick."
)


def complete_target(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of the library that begin with what was typed; files where none does."""
    from osdcheck.library.store import Library

    names = [name for name in Library().names() if name.startswith(incomplete.casefold())]
    return [CompletionItem(name) for name in names] or [CompletionItem(incomplete, type="file")]


def format_option(words: Sequence[str], default: str, group: Group | None = None) -> Callable[[F], F]:
    """`--format` with these words; with a group, also the names of its extensions."""
    return click.option(
        "--format",
        "format_",
        type=Extensible(words, group) if group else click.Choice(list(words)),
        default=default,
        show_default=True,
        help="How to show it.",
    )


def write(text: str, output: Path | None) -> None:
    """The report to a file or to standard output; colour only where a terminal shows it (and NO_COLOR is not set)."""
    if output is None:
        click.echo(text, nl=False, color=_colour())
        return
    try:
        output.write_text(click.unstyle(text), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror}") from None


def _colour() -> bool | None:
    import os

    return False if os.environ.get("NO_COLOR") else None
