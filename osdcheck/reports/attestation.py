"""CycloneDX 1.6 attestations: the definition as a standard, verdicts as claims and counter-claims with their evidence.

Source of the form: ECMA-424, CycloneDX 1.6, `definitions` and `declarations`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from osdcheck.definitions import definition
from osdcheck.model.beside import Argument, Side
from osdcheck.model.definition import Definition
from osdcheck.model.evaluation import DISCLAIMER, Evaluation, Finding, Status, Verdict
from osdcheck.reports.words import address, records_line, source_line, verdict_line
from osdcheck.version import __version__

SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
ASSESSOR = "osdcheck"
SCORE: dict[Status, int] = {"conforms": 1, "violates": 0}
"""Only certain answers have a score; what is unclear has none."""
_PREDICATE: dict[Status, str] = {
    "conforms": "conforms to",
    "violates": "does not conform to",
    "unclear": "is not known to conform to",
}


def check(evaluations: Sequence[Evaluation]) -> str:
    """One document: each definition once, and an attestation for each evaluation."""
    keys = dict.fromkeys(evaluation.definition.id for evaluation in evaluations)
    targets = [f"target-{number}" for number in range(1, len(evaluations) + 1)]
    pairs = list(zip(targets, evaluations, strict=True))
    declarations = {
        "assessors": [{"bom-ref": ASSESSOR, "thirdParty": True, "organization": {"name": f"osdcheck {__version__}"}}],
        "attestations": [_attestation(ref, evaluation) for ref, evaluation in pairs],
        "claims": [claim for ref, evaluation in pairs for claim in _claims(ref, evaluation)],
        "evidence": _evidence(evaluations),
        "targets": {"components": [_component(ref, evaluation) for ref, evaluation in pairs]},
        "affirmation": {"statement": DISCLAIMER},
    }
    return _document({
        "metadata": {
            "timestamp": f"{evaluations[0].date}T00:00:00Z",
            "tools": {"components": [{"type": "application", "name": "osdcheck", "version": __version__}]},
            "properties": [{"name": "osdcheck:records", "value": records_line(evaluations[0].library)}],
        },
        "declarations": declarations,
        "definitions": {"standards": [_standard(definition(key)) for key in keys]},
    })  # fmt: skip


def standards(definitions: Iterable[Definition]) -> str:
    """The definitions alone, for other attestations to point at."""
    return _document({"definitions": {"standards": [_standard(one) for one in definitions]}})


def _document(parts: dict[str, Any]) -> str:
    head = {"$schema": SCHEMA, "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1}
    return json.dumps(head | parts, indent=2, ensure_ascii=False) + "\n"


def _standard(yardstick: Definition) -> dict[str, Any]:
    return {
        "bom-ref": f"{yardstick.id}-{yardstick.version}",
        "name": yardstick.title,
        "version": yardstick.version,
        "description": yardstick.introduction,
        "owner": yardstick.steward,
        "requirements": [
            {
                "bom-ref": criterion.id,
                "identifier": criterion.id,
                "title": criterion.title,
                "text": criterion.wording,
                "descriptions": [criterion.asks],
            }
            for criterion in yardstick.criteria
        ],
        "externalReferences": [{"type": "website", "url": yardstick.url}],
    }


def _component(ref: str, evaluation: Evaluation) -> dict[str, Any]:
    source = evaluation.source
    return {
        "bom-ref": ref,
        "type": "library" if source else "file",
        "name": (source.name or source.element) if source else evaluation.target,
        "licenses": [{"license": {"name": evaluation.license.name}}],
    }


def _attestation(ref: str, evaluation: Evaluation) -> dict[str, Any]:
    return {
        "summary": verdict_line(evaluation),
        "assessor": ASSESSOR,
        "map": [_mapped(ref, evaluation, verdict) for verdict in evaluation.verdicts],
    }


def _mapped(ref: str, evaluation: Evaluation, verdict: Verdict) -> dict[str, Any]:
    """The verdict, and the arguments on both sides where a reviewer could argue the opposite."""
    found: dict[str, list[str]] = {"claims": [], "counterClaims": []}
    found["claims" if verdict.status == "conforms" else "counterClaims"].append(_claim_ref(ref, verdict))
    for argument in evaluation.arguments:
        if argument.criterion == verdict.criterion:
            for side in argument.sides:
                found["claims" if side.status == "conforms" else "counterClaims"].append(_side_ref(ref, argument, side))
    conformance: dict[str, Any] = {"rationale": " ".join([verdict.explanation, *verdict.questions])}
    if verdict.status in SCORE:
        conformance["score"] = SCORE[verdict.status]
    sides = {name: refs for name, refs in found.items() if refs}
    return {"requirement": verdict.criterion, **sides, "conformance": conformance}


def _claim_ref(ref: str, verdict: Verdict) -> str:
    return f"{ref}/{verdict.criterion}"


def _side_ref(ref: str, argument: Argument, side: Side) -> str:
    return f"{ref}/{argument.criterion}/{argument.id}/{side.status}"


def _claims(ref: str, evaluation: Evaluation) -> Iterator[dict[str, Any]]:
    yield from (_claim(ref, evaluation, verdict) for verdict in evaluation.verdicts)
    yield from (_argued(ref, evaluation, one, side) for one in evaluation.arguments for side in one.sides)


def _argued(ref: str, evaluation: Evaluation, argument: Argument, side: Side) -> dict[str, Any]:
    holders = [f"{holder.name}, {holder.date or 'undated'}, {holder.url}" for holder in side.holders]
    claim = {
        "bom-ref": _side_ref(ref, argument, side),
        "target": ref,
        "predicate": f"It can be argued that {evaluation.license.name} {_PREDICATE[side.status]} {argument.criterion}.",
        "reasoning": " ".join([argument.question, side.argument, *holders, f"What settles it: {argument.settles}"]),
    }
    return claim | {"evidence": _refs(evaluation, argument.findings)}


def _refs(evaluation: Evaluation, findings: Iterable[Finding]) -> list[str]:
    return list(dict.fromkeys(_evidence_ref(evaluation, finding) for finding in findings))


def _claim(ref: str, evaluation: Evaluation, verdict: Verdict) -> dict[str, Any]:
    claim = {
        "bom-ref": _claim_ref(ref, verdict),
        "target": ref,
        "predicate": f"{evaluation.license.name} {_PREDICATE[verdict.status]} {verdict.criterion} ({verdict.title}).",
        "reasoning": " ".join([verdict.explanation, *verdict.questions]),
    }
    found = _refs(evaluation, verdict.findings)
    return claim | ({"evidence": found} if found else {})


def _evidence_ref(evaluation: Evaluation, finding: Finding) -> str:
    said = [evaluation.license.name, finding.document, finding.section, finding.term, finding.quote]
    return f"words-{sha256(json.dumps(said).encode()).hexdigest()[:16]}"


def _evidence(evaluations: Sequence[Evaluation]) -> list[dict[str, Any]]:
    """The words behind the claims, each once."""
    found: dict[str, dict[str, Any]] = {}
    for evaluation in evaluations:
        cited = [*(one.findings for one in evaluation.verdicts), *(one.findings for one in evaluation.arguments)]
        for finding in (finding for findings in cited for finding in findings):
            ref = _evidence_ref(evaluation, finding)
            found.setdefault(ref, _words(ref, evaluation, finding))
    return list(found.values())


def _words(ref: str, evaluation: Evaluation, finding: Finding) -> dict[str, Any]:
    contents: dict[str, Any] = {"attachment": {"contentType": "text/plain", "content": finding.quote}}
    if url := address(evaluation, finding):
        contents["url"] = url
    return {
        "bom-ref": ref,
        "description": finding.says,
        "data": [{"name": source_line(evaluation, finding), "contents": contents}],
        "created": f"{evaluation.date}T00:00:00Z",
    }
