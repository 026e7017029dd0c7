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

from osdcheck.concerns import Concern, Region, concerns
from osdcheck.definitions import definition
from osdcheck.model.definition import Criterion, Definition
from osdcheck.model.evaluation import DISCLAIMER, Evaluation, Status
from osdcheck.model.failure import Failure
from osdcheck.reports.pages import markdown_text
from osdcheck.reports.words import address, source_line
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
    run = {
        "tool": {
            "driver": {
                "name": "osdcheck",
                "semanticVersion": __version__,
                "shortDescription": {"text": DISCLAIMER},
                "rules": list(rules.values()),
                "properties": {"rules": RULES_VERSION, "library": LIBRARY_VERSION},
            }
        },
        "invocations": [_invocation(failures)],
        "columnKind": "unicodeCodePoints",
        "results": list(_results(evaluations, list(rules))),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


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
        for concern in concerns(evaluation):
            uri = _uri(concern)
            seen[uri, concern.key] += 1
            yield {
                "ruleId": concern.verdict.criterion,
                "ruleIndex": rules.index(concern.verdict.criterion),
                "level": LEVEL[concern.verdict.status],
                "message": {"text": _literal(concern.message)},
                "locations": [_location(concern, uri)],
                "partialFingerprints": {
                    "primaryLocationLineHash": f"{concern.key}:{seen[uri, concern.key]}",
                    "osdcheckWords/v1": concern.key,
                },
                "properties": _properties(concern),
            }


def _literal(text: str) -> str:
    """Text that holds no link: square brackets are signs of their own in a message."""
    return " ".join(text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").split())


def _location(concern: Concern, uri: str) -> dict[str, Any]:
    region = _region(concern.region)
    if concern.finding:
        region["snippet"] = {"text": concern.finding.quote}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
    if source := concern.evaluation.source:
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


def _uri(concern: Concern) -> str:
    """The file, relative as it was given; for a record the address of the document that is quoted."""
    if concern.file is None:
        published = address(concern.evaluation, concern.finding) if concern.finding else None
        return published or quote(concern.evaluation.target, safe="")
    path = PurePath(concern.file)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    return uri if not urlsplit(uri).scheme or path.is_absolute() else f"./{uri}"


def _properties(concern: Concern) -> dict[str, Any]:
    found = {
        "status": concern.verdict.status,
        "target": concern.evaluation.target,
        "license": concern.evaluation.license.spdx_id or concern.evaluation.license.id,
        "definition": concern.evaluation.definition.version,
        "term": concern.finding.term if concern.finding else None,
        "source": source_line(concern.evaluation, concern.finding) if concern.finding else None,
    }
    return {name: value for name, value in found.items() if value is not None}
