"""The functions that other programs call; the command line says the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from osdcheck.definitions import definition as find_definition
from osdcheck.evaluate import evaluate
from osdcheck.library.store import Library
from osdcheck.model.comparison import Comparison
from osdcheck.model.evaluation import Evaluation

DEFAULT_DEFINITION = "osd"


def check(
    target: str,
    *,
    definition: str = DEFAULT_DEFINITION,
    library: Sequence[str | PathLike[str]] = (),
    date: dt.date | None = None,
) -> Evaluation:
    """Read one target against a definition.

    `target` is a record id, an SPDX id or an alias, whatever the case. `library` names folders of records of
    your own. `date` stands in the report; today when left out. Raises `OsdcheckError` with one clear message.
    """
    records = Library(Path(folder) for folder in library)
    yardstick = find_definition(definition)
    return evaluate(records.get(target), yardstick, target=target, date=date, library=records.version())


def compare(
    targets: Sequence[str],
    *,
    definition: str = DEFAULT_DEFINITION,
    library: Sequence[str | PathLike[str]] = (),
    date: dt.date | None = None,
) -> Comparison:
    """Read several targets against one definition, side by side. Raises as `check` does."""
    evaluations = tuple(check(target, definition=definition, library=library, date=date) for target in targets)
    return Comparison(evaluations=evaluations)
