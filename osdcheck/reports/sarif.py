"""SARIF 2.1.0, as code scanning reads it: what is violated or undetermined, each with a region.

Source of the form: OASIS, Static Analysis Results Interchange Format 2.1.0 with errata 01; of what GitHub shows of it:
GitHub's documentation "SARIF support for code scanning".
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote, urlsplit

from osdcheck.definitions import definition
from osdcheck.model.definition import Criterion, Definition
from osdcheck.model.evaluation import DISCLAIMER, Evaluation, Status
from osdcheck.model.failure import Failure
from osdcheck.reports.pages import markdown_text
from osdcheck.reports.words import address, source_line
from osdcheck.shortfalls import UNANSWERED, Region, Shortfall, decisive, shortfalls
from osdcheck.version import LIBRARY_VERSION, RULES_VERSION, __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL: dict[Status, str] = {"violates": "error", "unclear": "warning", "conforms": "none"}
MAX_TEXT = 1024
"""Characters of a description that GitHub takes."""


def check(read: Sequence[Evaluation | Failure]) -> str:
    """One run. A target that could not be read is a notification, and the run says that it did not succeed."""
    evaluations = [item for item in read if isinstance(item, Evaluation)]
    failures = [item for item in read if isinstance(item, Failure)]
    yardsticks = {one.definition.id: definition(one.definition.id) for one in evaluations}
    rules = {criterion.id: _rule(criterion, yard) for yard in yardsticks.values() for criterion in yard.criteria}
    rules[UNANSWERED] = _UNANSWERED
    run = {
        "tool": {
            "driver": {
                "name": "osdcheck",
                "semanticVersion": __version__,
                "shortDescription": {"text": DISCLAIMER},
                "rules": list(rules.values()),
                "properties": {
                    "rules": RULES_VERSION,
                    "library": LIBRARY_VERSION,
                    "ownRecords": [own.model_dump(mode="json") for own in evaluations[0].library.own]
                    if evaluations
                    else [],
                },
            }
        },
        "invocations": [_invocation(failures)],
        "columnKind": "unicodeCodePoints",
        "results": list(_results(evaluations, list(rules))),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


_MEND = "Name the licence, or give its text. Until then every criterion is open, which is neither yes nor no."
_UNANSWERED: dict[str, Any] = {
    "id": UNANSWERED,
    "name": "Unanswered",
    "shortDescription": {"text": "No criterion can be answered"},
    "fullDescription": {"text": "There is nothing to read: no licence is named, or its words are not at hand."},
    "help": {"text": _MEND, "markdown": _MEND},
    "defaultConfiguration": {"level": "warning"},
    "properties": {"tags": ["license"], "precision": "high", "problem.severity": "warning"},
}


def _rule(criterion: Criterion, yardstick: Definition) -> dict[str, Any]:
    """One criterion as a rule; its id never depends on a licence."""
    source = f"{yardstick.title} {yardstick.version}"
    return {
        "id": criterion.id,
        "name": "".join(word[:1].upper() + word[1:] for word in criterion.title.split() if word.isalnum()),
        "shortDescription": {"text": criterion.title[:MAX_TEXT]},
        "fullDescription": {"text": criterion.asks[:MAX_TEXT]},
        "help": {
            "text": f"{criterion.asks}\n\n{source}, {criterion.number}: {criterion.wording}",
            "markdown": f"{markdown_text(criterion.asks)}\n\n"
            f"[{markdown_text(source)}]({yardstick.url}), {criterion.number}:\n\n> {markdown_text(criterion.wording)}",
        },
        "helpUri": yardstick.url,
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["license", yardstick.id], "precision": "high", "problem.severity": "error"},
    }


def _invocation(failures: Sequence[Failure]) -> dict[str, Any]:
    notes = [{"level": "error", "message": {"text": _literal(failure.message)}} for failure in failures]
    return {"executionSuccessful": not failures, "toolExecutionNotifications": notes}


def _results(evaluations: Sequence[Evaluation], rules: Sequence[str]) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, str]] = Counter()
    for evaluation in evaluations:
        for shortfall in decisive(evaluation) if evaluation.source else shortfalls(evaluation):
            uri = _uri(shortfall)
            seen[uri, shortfall.key] += 1
            yield {
                "ruleId": shortfall.rule,
                "ruleIndex": rules.index(shortfall.rule),
                "level": LEVEL[shortfall.verdict.status],
                "message": {"text": _literal(shortfall.message)},
                "locations": [_location(shortfall, uri)],
                "partialFingerprints": {
                    "primaryLocationLineHash": f"{shortfall.key}:{seen[uri, shortfall.key]}",
                    "osdcheckWords/v1": shortfall.key,
                },
                "properties": _properties(shortfall),
            }


def _literal(text: str) -> str:
    """Text that holds no link: square brackets are signs of their own in a message."""
    return " ".join(text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").split())


def _location(shortfall: Shortfall, uri: str) -> dict[str, Any]:
    region = _region(shortfall.region)
    if shortfall.finding:
        region["snippet"] = {"text": shortfall.finding.quote}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
    if source := shortfall.evaluation.source:
        location["logicalLocations"] = [
            {"name": source.name or source.element, "fullyQualifiedName": source.element, "kind": "package"}
        ]
    return location


def _region(region: Region) -> dict[str, Any]:
    names = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": region.start,
        "charLength": region.length,
    }
    return {name: value for name, value in names.items() if value is not None}


def _uri(shortfall: Shortfall) -> str:
    """The file, relative as it was given; for a record the address of the document that is quoted."""
    if shortfall.file is None:
        published = address(shortfall.evaluation, shortfall.finding) if shortfall.finding else None
        return published or quote(shortfall.evaluation.target, safe="")
    path = PurePath(shortfall.file)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    return uri if not urlsplit(uri).scheme or path.is_absolute() else f"./{uri}"


def _properties(shortfall: Shortfall) -> dict[str, Any]:
    found = {
        "status": shortfall.verdict.status,
        "target": shortfall.evaluation.target,
        "license": shortfall.evaluation.license.spdx_id or shortfall.evaluation.license.id,
        "definition": shortfall.evaluation.definition.version,
        "term": shortfall.finding.term if shortfall.finding else None,
        "source": source_line(shortfall.evaluation, shortfall.finding) if shortfall.finding else None,
    }
    return {name: value for name, value in found.items() if value is not None}
