"""Two licences and their evaluations to what changed. Pure, like `evaluate`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from osdcheck.cite import finding
from osdcheck.model.change import CriterionChange, Kind, LicenseDiff, Side, TermChange
from osdcheck.model.evaluation import RANK, Evaluation, Finding, Verdict
from osdcheck.model.license import License
from osdcheck.model.term import States

Pair = tuple[Finding, Finding]


def difference(old: License, new: License, before: Evaluation, after: Evaluation) -> LicenseDiff:
    """Two licences term by term, and the criteria whose status changed. `before` and `after` are their evaluations."""
    return LicenseDiff(
        old=_side(before),
        new=_side(after),
        definition=after.definition,
        criteria=tuple(_criteria(before, after)),
        terms=tuple(_terms(old, new)),
        tool=after.tool,
        rules=after.rules,
        library=after.library,
        date=after.date,
    )


def _side(evaluation: Evaluation) -> Side:
    return Side(
        target=evaluation.target,
        license=evaluation.license,
        overall=evaluation.overall,
        documents=evaluation.documents,
    )


def _criteria(before: Evaluation, after: Evaluation) -> Iterator[CriterionChange]:
    for old, new in zip(before.verdicts, after.verdicts, strict=True):
        if old.status != new.status:
            gained, lost = _not_in(new, old), _not_in(old, new)
            worse = RANK[new.status] < RANK[old.status]
            yield CriterionChange(
                criterion=new.criterion,
                title=new.title,
                before=old.status,
                after=new.status,
                explanation=new.explanation,
                gained=gained if worse or not lost else (),
                lost=lost if not worse or not gained else (),
                questions=new.questions,
            )


def _not_in(one: Verdict, other: Verdict) -> tuple[Finding, ...]:
    """The clauses that decide one verdict and not the other, by their words."""
    known = {_words(finding) for finding in other.findings}
    return tuple(finding for finding in one.findings if _words(finding) not in known)


def _terms(old: License, new: License) -> Iterator[TermChange]:
    """Rules that differ, in the order of the new licence, those that are gone last.

    Two rules are the same when they say the same in the same words. Of the others, those belong together that have
    the same words, then those that say the same, then those with the same id. What gives and takes nothing is left out.
    """
    left, right = _rules(old), _rules(new)
    _paired(left, right, lambda one: (_says(one), _words(one)))
    changed: list[tuple[Kind, Pair]] = [("changed", pair) for pair in _paired(left, right, _words)]
    changed += [("reworded", pair) for pair in _paired(left, right, _says)]
    changed += [("changed", pair) for pair in _paired(left, right, lambda one: None if one.rule else one.term)]
    found = [TermChange(kind=kind, before=one, after=other) for kind, (one, other) in changed]
    found += [TermChange(kind="added", after=other) for other in right]
    order = {term.id: index for index, term in enumerate(new.terms)}
    yield from sorted(found, key=lambda change: order[change.after.term] if change.after else len(order))
    yield from (TermChange(kind="removed", before=one) for one in left)


def _rules(license: License) -> list[Finding]:
    return [finding(license, term, alone=True) for term in license.terms if not isinstance(term, States)]


def _paired(left: list[Finding], right: list[Finding], key: Callable[[Finding], object]) -> list[Pair]:
    """Takes what has the same key out of both lists, each once, the most alike first; a key of None fits nothing."""
    pairs: list[Pair] = []
    for one in list(left):
        same = [other for other in right if key(one) is not None and key(other) == key(one)]
        if same:
            other = max(same, key=lambda each: _alike(one, each))
            left.remove(one)
            right.remove(other)
            pairs.append((one, other))
    return pairs


def _alike(one: Finding, other: Finding) -> float:
    """Share of the different words of both that both have."""
    left, right = set(_words(one).casefold().split()), set(_words(other).casefold().split())
    return len(left & right) / len(left | right)


def _words(finding: Finding) -> str:
    return " ".join(finding.quote.split())


def _says(finding: Finding) -> str:
    return finding.says.removeprefix(f"{finding.section} ")
