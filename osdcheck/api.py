"""The functions that other programs call; the command line says the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from osdcheck.definitions import definition as find_definition
from osdcheck.errors import InputError
from osdcheck.evaluate import Asked, evaluate
from osdcheck.inputs.target import expand, take
from osdcheck.library.store import Library
from osdcheck.model.comparison import Comparison
from osdcheck.model.evaluation import Evaluation

DEFAULT_DEFINITION = "osd"


def check(
    target: str | PathLike[str],
    *,
    definition: str = DEFAULT_DEFINITION,
    library: Sequence[str | PathLike[str]] = (),
    date: dt.date | None = None,
    stdin_name: str | None = None,
    blind: bool = False,
) -> Evaluation:
    """Read one target against a definition.

    `target` is a record id, an SPDX id or an alias, an SPDX expression, a file with a licence text, a folder with
    one, or `-` for standard input (called `stdin_name`). `library` names folders of records of your own. `date`
    stands in the report; today when left out. `blind` judges a text from its words alone: no record, no list of approved
    licences. Raises `OsdcheckError` with one clear message.
    """
    yardstick = find_definition(definition)
    records = Library(Path(folder) for folder in library)
    given = f"file:{target}" if isinstance(target, PathLike) else target
    files = list(expand(given))
    if len(files) > 1:
        raise InputError(f"{target}: holds {len(files)} licence files; check them one by one: {', '.join(files[:5])}")
    taken = take(files[0], records, stdin_name, blind=blind)
    asked = Asked(
        taken.target, date, records.version(), taken.notes, taken.text, taken.basis, taken.differs_from
    )
    return evaluate(taken.branches, yardstick, asked)


def compare(
    targets: Sequence[str | PathLike[str]],
    *,
    definition: str = DEFAULT_DEFINITION,
    library: Sequence[str | PathLike[str]] = (),
    date: dt.date | None = None,
) -> Comparison:
    """Read several targets against one definition, side by side. Raises as `check` does."""
    evaluations = tuple(check(target, definition=definition, library=library, date=date) for target in targets)
    return Comparison(evaluations=evaluations)
