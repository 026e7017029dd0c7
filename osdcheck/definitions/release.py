"""What a release settles: criterion 2, under each reading of what source is. Facts of the release, not of a licence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from osdcheck.english import listed
from osdcheck.model.definition import Definition
from osdcheck.model.evaluation import DocumentName, Status, Verdict
from osdcheck.model.finding import Finding
from osdcheck.model.license import License
from osdcheck.model.release import Part, Reading, Release

SOURCE = "OSD-2"
ASKED: dict[str, list[Part]] = {
    "OSAID-5": [Part.DATA_INFORMATION],
    "OSAID-6": [Part.TRAINING_CODE, Part.INFERENCE_CODE],
    "OSAID-7": [Part.PARAMETERS],
}
"""Criteria that ask for parts of a trained model on approved terms, whatever its source is."""
APPROVED = frozenset({"approved", "superseded", "retired"})
SYSTEM = (Part.SOURCE, Part.PARAMETERS, Part.INFERENCE_CODE, Part.TRAINING_CODE)
"""Parts whose licences hold together for the whole system. Those of data and papers are shown, not judged."""
SAYS = {"yes": "published", "partial": "published in part", "no": "not published"}
DOORS = {"open": "", "form": ", behind a form", "vetted": ", for those whom the licensor chooses"}


def settle(
    release: Release, licences: Sequence[License], definition: Definition, verdicts: Sequence[Verdict]
) -> tuple[Verdict, ...]:
    """The verdicts with what the release answers. A licence that itself keeps source back stays a violation.

    `licences` are those of the system, which criteria that ask for approved terms look at.
    """
    return tuple(
        verdict if verdict.status == "violates" else _settled(release, licences, definition, verdict)
        for verdict in verdicts
    )


def _settled(release: Release, licences: Sequence[License], definition: Definition, verdict: Verdict) -> Verdict:
    criterion = definition.criterion(verdict.criterion)
    if SOURCE in (verdict.criterion, *(criterion.shares if criterion else ())):
        return _as_read(release, verdict, readings(release))
    if verdict.criterion in ASKED and release.subject == "model":
        asked = {"id": verdict.criterion.lower(), "name": verdict.title, "asks": ASKED[verdict.criterion]}
        return _as_read(release, verdict, (_on_approved_terms(release, licences, _reading(release, asked)),))
    return verdict


def _on_approved_terms(release: Release, licences: Sequence[License], reading: Reading) -> Reading:
    """The reading, if every part that it asks for is on approved terms; what has terms of its own is not known."""
    own = [part for part in reading.asks if release.parts[part].license and part not in SYSTEM]
    decided = {license.osi.status for license in licences}
    if reading.status == "violates" or (decided <= APPROVED and not own):
        return reading
    if decided <= {*APPROVED, "unknown"}:
        why = f"{reading.why} Whether its terms are approved is not known."
        return reading.model_copy(update={"status": "unclear", "why": why})
    return reading.model_copy(
        update={"status": "violates", "why": f"{reading.why} Its terms are not approved by the OSI."}
    )


def readings(release: Release) -> tuple[Reading, ...]:
    """Each reading of what the source of the release is, with what the release comes to under it."""
    if release.subject == "software":
        asked = {"id": "program", "name": "The source code of the program", "asks": ["source"]}
        return (_reading(release, asked),)
    return tuple(_reading(release, asked) for asked in _model_readings())


def facts(release: Release) -> list[str]:
    """One line for each part: whether it is published, for which sizes, behind which door, under which licence."""
    lines = []
    for part, component in release.parts.items():
        sizes = f" for {listed(component.sizes)}" if component.sizes else ""
        terms = f", under {component.license or release.license}" if component.published != "no" else ""
        state = f"{SAYS[component.published]}{sizes}{DOORS[component.access]}{terms}"
        lines.append(f"{part.meaning}: {state}.{f' {component.note}' if component.note else ''}")
    return lines


def sources(release: Release) -> dict[str, DocumentName]:
    """Where the facts of each part stand, by the key that findings use."""
    return {
        document_key(part): DocumentName(title=f"{release.name}, {part.meaning}", url=component.proofs[0].url)
        for part, component in release.parts.items()
    }


def document_key(part: Part) -> str:
    """What a finding calls the source of a fact about a part."""
    return f"release/{part}"


@cache
def _model_readings() -> list[dict[str, Any]]:
    text = (Path(__file__).parent / "said" / "osd_readings.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["readings"]
    return found


def _reading(release: Release, asked: dict[str, Any]) -> Reading:
    states = {part: release.state(part) for part in Part if part in asked["asks"]}
    status: Status = (
        "violates" if "no" in states.values() else "unclear" if "partial" in states.values() else "conforms"
    )
    why = "; ".join(f"{part.meaning}: {_says(release, part)}" for part in states)
    return Reading.model_validate({**asked, "status": status, "why": f"{why[0].upper()}{why[1:]}."}, strict=False)


def _as_read(release: Release, verdict: Verdict, found: Sequence[Reading]) -> Verdict:
    statuses = {reading.status for reading in found}
    status: Status = found[0].status if len(statuses) == 1 else "unclear"
    asked = dict.fromkeys(part for reading in found for part in reading.asks)
    return Verdict(
        criterion=verdict.criterion,
        title=verdict.title,
        status=status,
        explanation=" ".join(f"{reading.name}: {reading.status}. {reading.why}" for reading in found),
        questions=(_question(found),) if status == "unclear" else (),
        findings=tuple(finding for part in asked for finding in _proofs(release, part)),
    )


def _question(found: Sequence[Reading]) -> str:
    if len(found) == 1:
        return "Is what was published, and on its terms, enough for what the criterion asks?"
    names = [f"{reading.name[0].lower()}{reading.name[1:]}" for reading in found]
    return f"Which reading of source holds: {listed(names, 'or')}?"


def _proofs(release: Release, part: Part) -> Iterator[Finding]:
    component = release.parts[part]
    for proof in component.proofs:
        yield Finding(
            document=document_key(part),
            section=f"{proof.date or 'undated'}{'' if proof.evidence == 'direct' else f', {proof.evidence}'}",
            quote=proof.quote,
            term=str(part),
            says=f"{part.meaning}: {_says(release, part)}",
        )


def _says(release: Release, part: Part) -> str:
    component = release.parts[part]
    return f"{SAYS[component.published]}{DOORS[component.access]}"
