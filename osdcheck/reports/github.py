"""Workflow commands of GitHub Actions: one annotation for each criterion that does not conform.

Source of the form: GitHub's documentation "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Sequence

from osdcheck.model.evaluation import RANK, Evaluation, OwnRecords, Status
from osdcheck.model.failure import Failure
from osdcheck.reports.words import own_records_line
from osdcheck.shortfalls import Shortfall, decisive

_COMMAND: dict[Status, str] = {"violates": "error", "unclear": "warning", "conforms": "notice"}


def check(read: Sequence[Evaluation | Failure]) -> str:
    """One command a line, errors first, because GitHub shows only the first ten of a kind in a step."""
    failures = [_command("error", {"title": "osdcheck"}, item.message) for item in read if isinstance(item, Failure)]
    evaluations = [item for item in read if isinstance(item, Evaluation)]
    found = [shortfall for evaluation in evaluations for shortfall in decisive(evaluation)]
    found.sort(key=lambda shortfall: RANK[shortfall.verdict.status])
    own = [_command("notice", {"title": "osdcheck"}, own_records_line(one)) for one in _own(evaluations)]
    return "".join([*failures, *(_annotation(shortfall) for shortfall in found), *own])


def _own(evaluations: Sequence[Evaluation]) -> tuple[OwnRecords, ...]:
    """The user's own records, which are the same for all."""
    return evaluations[0].library.own if evaluations else ()


def _annotation(shortfall: Shortfall) -> str:
    properties = {"title": shortfall.title if shortfall.whole else f"{shortfall.rule} {shortfall.title}"}
    if shortfall.file is not None:
        region = shortfall.region
        properties |= {"file": shortfall.file, "line": str(region.line), "endLine": str(region.end_line)}
        if region.column is not None and region.line == region.end_line:
            properties |= {"col": str(region.column), "endColumn": str(region.end_column)}
    rest = len(shortfall.verdict.findings) - 1
    more = f" ({rest} more {'clause' if rest == 1 else 'clauses'})" if rest > 0 else ""
    return _command(_COMMAND[shortfall.verdict.status], properties, shortfall.message + more)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    """Text that cannot end the command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
