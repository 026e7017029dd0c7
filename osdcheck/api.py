"""The functions that other programs call; the command line says the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osdcheck.definitions import definition as find_definition
from osdcheck.errors import InputError
from osdcheck.evaluate import Asked, evaluate
from osdcheck.inputs.documents import take_all
from osdcheck.inputs.target import Taken
from osdcheck.library.store import Library
from osdcheck.model.claim import ClaimCheck
from osdcheck.model.comparison import Comparison
from osdcheck.model.definition import Definition
from osdcheck.model.evaluation import Evaluation, Versioned
from osdcheck.model.failure import Failure

if TYPE_CHECKING:
    from osdcheck.model.answer import Answer
    from osdcheck.model.scenario import Scenario

DEFAULT_DEFINITION = "osd"
Progress = Callable[[Sequence[Taken | Failure]], Iterable[Taken | Failure]]


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
    stands in the report; today when left out. `blind` judges a text from its words alone: no record, no list of
    approved licences. Raises `OsdcheckError` with one clear message.
    """
    found = list(
        check_all(target, definition=definition, library=library, date=date, stdin_name=stdin_name, blind=blind)
    )
    if len(found) > 1:
        raise InputError(f"{target}: holds {len(found):,} licences; check_all answers for each of them")
    if isinstance(found[0], Failure):
        raise InputError(found[0].message)
    return found[0]


def check_all(
    target: str | PathLike[str],
    *,
    definition: str = DEFAULT_DEFINITION,
    library: Sequence[str | PathLike[str]] = (),
    date: dt.date | None = None,
    stdin_name: str | None = None,
    blind: bool = False,
    progress: Progress = iter,
) -> Iterator[Evaluation | Failure]:
    """Read every licence that the target holds: a document names one for each of its elements.

    Arguments as for `check`. An element that cannot be read is a `Failure`, and the others go on. `progress` is given
    what is to be evaluated, and passes it on one by one. Raises `OsdcheckError` with one clear message when the
    target itself cannot be read.
    """
    yardstick = find_definition(definition)
    records = Library(Path(folder) for folder in library)
    given = f"file:{target}" if isinstance(target, PathLike) else target
    judge = Judge(yardstick, records.version(), date)
    for taken in progress(take_all(given, records, stdin_name, blind=blind)):
        yield taken if isinstance(taken, Failure) else judge(taken)


class Judge:
    """Evaluates what was taken; what stands for the same licences is evaluated once."""

    def __init__(self, definition: Definition, library: Versioned, date: dt.date | None) -> None:
        self.definition = definition
        self.library = library
        self.date = date
        self._done: dict[int, tuple[Taken, Evaluation]] = {}

    def __call__(self, taken: Taken) -> Evaluation:
        """The evaluation of these branches, under this target's own name."""
        asked = Asked(
            taken.target, self.date, self.library, taken.notes, taken.text, taken.source, taken.basis, taken.differs_from
        )
        if id(taken.branches) not in self._done:
            self._done[id(taken.branches)] = taken, evaluate(taken.branches, self.definition, asked)
        first, evaluation = self._done[id(taken.branches)]  # `first` keeps the branches, and so their id, alive
        if first is taken:
            return evaluation
        return evaluation.model_copy(update={"target": taken.target, "notes": taken.notes, "source": taken.source})


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


def claim(
    text: str | PathLike[str],
    *,
    license: str | None = None,
    definition: str = DEFAULT_DEFINITION,
    library: Sequence[str | PathLike[str]] = (),
    date: dt.date | None = None,
) -> ClaimCheck:
    """Find the claims about openness in a text and hold them against its licence.

    `text` is a sentence, the path of a file such as a README or a model card, or `-` for standard input. `license` is a
    target as for `check`; left out, the licence is the one that the front matter of the file names or that lies beside
    it. Raises `OsdcheckError` with one clear message.
    """
    from osdcheck.claims.find import find  # the patterns and their engine are loaded only when they are needed
    from osdcheck.claims.judge import judge
    from osdcheck.inputs.statement import license_of, said

    yardstick = find_definition(definition)
    records = Library(Path(folder) for folder in library)
    what = said(text)
    taken = _one(license or license_of(what), records)
    asked = Asked(taken.target, date, records.version(), taken.notes, taken.text)
    return judge(find(what.text), taken.branches, yardstick, asked, what.source)


def ask(
    target: str | PathLike[str],
    scenario: Scenario | None = None,
    *,
    library: Sequence[str | PathLike[str]] = (),
    today: dt.date | None = None,
    stdin_name: str | None = None,
    **facts: Any,
) -> Answer:
    """May this be done under the licence? `permitted`, `prohibited`, `needs-separate-license` or `not-settled`.

    The scenario is given whole, or as its facts: `ask("llama-2", action="use", purpose=["commercial"],
    users=750_000_000, as_of="2023-07-18")`. Facts that are left out are asked back in `questions`. `today` stands in
    the report. Raises `OsdcheckError` for a target as `check` does, and for a scenario that makes no sense.
    """
    from osdcheck.inputs.scenario import make_scenario  # only `ask` needs these
    from osdcheck.scenario import ask as answer
    from osdcheck.scenario import not_read

    if scenario is not None and facts:
        raise InputError("Give a whole scenario or its facts, not both.")
    case = scenario or make_scenario(facts)
    records = Library(Path(folder) for folder in library)
    taken = _one(f"file:{target}" if isinstance(target, PathLike) else target, records, stdin_name)
    asked = Asked(taken.target, today, records.version(), taken.notes, taken.text, taken.source)
    return answer(taken.branches, case, asked) if taken.branches else not_read(case, asked)


def _one(target: str, records: Library, stdin_name: str | None = None) -> Taken:
    """The only licence that a target stands for. Raises InputError when there are several, or it cannot be read."""
    found = list(take_all(target, records, stdin_name))
    if len(found) > 1:
        raise InputError(f"{target}: holds {len(found):,} licences; name one of them")
    if isinstance(found[0], Failure):
        raise InputError(found[0].message)
    return found[0]
