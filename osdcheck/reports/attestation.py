"""CycloneDX 1.6 attestations: the definition as a standard, verdicts as claims and counter-claims with their evidence.

Source of the form: ECMA-424, CycloneDX 1.6, `definitions` and `declarations`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from osdcheck.definitions import definition
from osdcheck.model.definition import Definition
from osdcheck.model.evaluation import DISCLAIMER, Evaluation, Finding, Status, Verdict
from osdcheck.reports.words import address, source_line, verdict_line
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
        "claims": [_claim(ref, evaluation, verdict) for ref, evaluation in pairs for verdict in evaluation.verdicts],
        "evidence": _evidence(evaluations),
        "targets": {"components": [_component(ref, evaluation) for ref, evaluation in pairs]},
        "affirmation": {"statement": DISCLAIMER},
    }
    return _document({
        "metadata": {
            "timestamp": f"{evaluations[0].date}T00:00:00Z",
            "tools": {"components": [{"type": "application", "name": "osdcheck", "version": __version__}]},
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
        "map": [_mapped(ref, verdict) for verdict in evaluation.verdicts],
    }


def _mapped(ref: str, verdict: Verdict) -> dict[str, Any]:
    side = "claims" if verdict.status == "conforms" else "counterClaims"
    conformance: dict[str, Any] = {"rationale": " ".join([verdict.explanation, *verdict.questions])}
    if verdict.status in SCORE:
        conformance["score"] = SCORE[verdict.status]
    return {"requirement": verdict.criterion, side: [_claim_ref(ref, verdict)], "conformance": conformance}


def _claim_ref(ref: str, verdict: Verdict) -> str:
    return f"{ref}/{verdict.criterion}"


def _claim(ref: str, evaluation: Evaluation, verdict: Verdict) -> dict[str, Any]:
    claim = {
        "bom-ref": _claim_ref(ref, verdict),
        "target": ref,
        "predicate": f"{evaluation.license.name} {_PREDICATE[verdict.status]} {verdict.criterion} ({verdict.title}).",
        "reasoning": " ".join([verdict.explanation, *verdict.questions]),
    }
    found = [_evidence_ref(evaluation, finding) for finding in verdict.findings]
    return claim | ({"evidence": list(dict.fromkeys(found))} if found else {})


def _evidence_ref(evaluation: Evaluation, finding: Finding) -> str:
    said = [evaluation.license.name, finding.document, finding.section, finding.term, finding.quote]
    return f"words-{sha256(json.dumps(said).encode()).hexdigest()[:16]}"


def _evidence(evaluations: Sequence[Evaluation]) -> list[dict[str, Any]]:
    """The words behind the claims, each once."""
    found: dict[str, dict[str, Any]] = {}
    for evaluation in evaluations:
        for finding in (finding for verdict in evaluation.verdicts for finding in verdict.findings):
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
