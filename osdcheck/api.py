"""The functions that other programs call; the command line says the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osdcheck.cite import single
from osdcheck.definitions import definition as find_definition
from osdcheck.errors import InputError
from osdcheck.evaluate import Asked, evaluate
from osdcheck.extensions import rule_folder
from osdcheck.inputs.documents import take_all
from osdcheck.inputs.target import Taken
from osdcheck.library.store import Library
from osdcheck.model.comparison import Comparison
from osdcheck.model.definition import Definition
from osdcheck.model.evaluation import Evaluation, Records, Versioned
from osdcheck.model.failure import Failure
from osdcheck.model.license import License

if TYPE_CHECKING:
    from osdcheck.model.answer import Answer
    from osdcheck.model.card import CardReport
    from osdcheck.model.change import LicenseDiff
    from osdcheck.model.claim import ClaimCheck
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
    rules: Sequence[str | PathLike[str]] = (),
) -> Evaluation:
    """Read one target against a definition.

    `target` is a record id, an SPDX id or an alias, an SPDX expression, a file with a licence text, a folder with
    one, or `-` for standard input (called `stdin_name`). `library` names folders of records of your own. `date`
    stands in the report; today when left out. `blind` judges a text from its words alone: no record, no list of
    approved licences. `rules` are folders of reading rules of your own, or names that packages give to theirs. Raises
    `OsdcheckError` with one clear message.
    """
    found = list(
        check_all(
            target,
            definition=definition,
            library=library,
            date=date,
            stdin_name=stdin_name,
            blind=blind,
            rules=rules,
        )
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
    rules: Sequence[str | PathLike[str]] = (),
    progress: Progress = iter,
) -> Iterator[Evaluation | Failure]:
    """Read every licence that the target holds: a document names one for each of its elements.

    Arguments as for `check`. An element that cannot be read is a `Failure`, and the others go on. `progress` is given
    what is to be evaluated, and passes it on one by one. Raises `OsdcheckError` with one clear message when the
    target itself cannot be read.
    """
    yardstick = find_definition(definition)
    records = Library((Path(folder) for folder in library), map(rule_folder, rules))
    given = f"file:{target}" if isinstance(target, PathLike) else target
    judge = Judge(yardstick, records.version(), date, records.rules_version())
    for taken in progress(take_all(given, records, stdin_name, blind=blind)):
        yield taken if isinstance(taken, Failure) else judge(taken)


class Judge:
    """Evaluates what was taken; what stands for the same licences is evaluated once."""

    def __init__(
        self, definition: Definition, library: Records, date: dt.date | None, rules: Versioned | None = None
    ) -> None:
        self.definition = definition
        self.library = library
        self.date = date
        self.rules = rules
        self._done: dict[int, tuple[Taken, Evaluation]] = {}

    def __call__(self, taken: Taken) -> Evaluation:
        """The evaluation of these branches, under this target's own name."""
        asked = Asked(
            taken.target,
            self.date,
            self.library,
            taken.notes,
            taken.text,
            taken.source,
            taken.basis,
            taken.differs_from,
            taken.release,
            self.rules,
        )
        if id(taken.branches) not in self._done:
            self._done[id(taken.branches)] = taken, evaluate(taken.branches, self.definition, asked)
        first, evaluation = self._done[id(taken.branches)]  # `first` keeps the branches, and so their id, alive
        if first is taken:
            return evaluation
        return evaluation.model_copy(update={"target": taken.target, "notes": taken.notes, "source": taken.source})


def diff(
    old: str | PathLike[str],
    new: str | PathLike[str],
    *,
    definition: str = DEFAULT_DEFINITION,
    library: Sequence[str | PathLike[str]] = (),
    date: dt.date | None = None,
) -> LicenseDiff:
    """What changed from one licence to another: two records or two texts, each one licence.

    Arguments as for `check`. Raises `OsdcheckError` with one clear message, also where a target is several licences
    or none whose words are at hand.
    """
    from osdcheck.difference import difference

    records = Library(Path(folder) for folder in library)
    judge = Judge(find_definition(definition), records.version(), date)
    before, after = (_one_license(target, records) for target in (old, new))
    first, second = before[1], after[1]
    if before[0].basis != after[0].basis and before[0].text and after[0].text:  # terms of both as they are read
        first, second = (_one_license(target, records, blind=True)[1] for target in (old, new))
    return difference(first, second, judge(before[0]), judge(after[0]))


def _one_license(target: str | PathLike[str], records: Library, *, blind: bool = False) -> tuple[Taken, License]:
    """What the target is, and the one licence that it stands for. Raises OsdcheckError."""
    found = take_all(f"file:{target}" if isinstance(target, PathLike) else target, records, blind=blind)
    if len(found) > 1:
        raise InputError(f"{target}: holds {len(found):,} licences; name one of them")
    if isinstance(found[0], Failure):
        raise InputError(found[0].message)
    licenses = [single(branch) for branch in found[0].branches]
    if len(licenses) != 1 or licenses[0] is None:
        raise InputError(f"{target}: is not one licence whose words are at hand; name one record or one text")
    return found[0], licenses[0]


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

    if scenario is not None and facts:
        raise InputError("Give a whole scenario or its facts, not both.")
    case = scenario or make_scenario(facts)
    records = Library(Path(folder) for folder in library)
    taken = _one(f"file:{target}" if isinstance(target, PathLike) else target, records, stdin_name)
    asked = Asked(taken.target, today, records.version(), taken.notes, taken.text, taken.source)
    return answer(taken.branches, case, asked)


def card(
    path: str | PathLike[str],
    *,
    definition: str = DEFAULT_DEFINITION,
    library: Sequence[str | PathLike[str]] = (),
    date: dt.date | None = None,
) -> CardReport:
    """Examine a model card: its licence, the text beside it, what it was made from, and the claims in its prose.

    `path` is a README with YAML front matter. Only files beside it are read. Raises `OsdcheckError` with one clear
    message.
    """
    from osdcheck.claims.find import find
    from osdcheck.claims.judge import judge
    from osdcheck.inputs.card import card_at, traps
    from osdcheck.model.card import CardReport

    yardstick = find_definition(definition)
    records = Library(Path(folder) for folder in library)
    text, found = card_at(Path(path))
    evaluate_one = Judge(yardstick, records.version(), date)
    taken = take_all(f"file:{path}", records)
    claims = find(text)
    read = [one for one in taken if isinstance(one, Taken)] if claims else []
    return CardReport(
        target=str(path),
        card=found,
        remarks=tuple(traps(found)),
        evaluations=tuple(one if isinstance(one, Failure) else evaluate_one(one) for one in taken),
        claims=tuple(
            judge(
                claims,
                one.branches,
                yardstick,
                Asked(one.target, date, records.version(), one.notes, one.text, one.source),
                one.target,
            )
            for one in read
        ),
    )


def _one(target: str, records: Library, stdin_name: str | None = None) -> Taken:
    """The licence that is asked about: the only one of a target, or the one that a card gives for itself.

    Raises InputError when there are several, or it cannot be read.
    """
    first, *others = take_all(target, records, stdin_name)
    if isinstance(first, Failure):
        raise InputError(first.message)
    if not others:
        return first
    if first.source is None or first.source.element != "license":
        raise InputError(f"{target}: holds {len(others) + 1:,} licences; name one of them")
    note = f"The card also leads to {len(others)} more: see `osdcheck check {target.removeprefix('file:')}`."
    return replace(first, notes=(*first.notes, note))
