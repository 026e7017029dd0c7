"""Our verdicts on the library as the policy files of other tools: ORT, ScanCode, Open Policy Agent.

Sources of the forms: ORT's documentation of `license-classifications.yml`, ScanCode's of `--license-policy`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from osdcheck.model.evaluation import Evaluation, Status
from osdcheck.model.license import License
from osdcheck.reports.words import MARKS, records_line

Read = Sequence[tuple[License, Evaluation]]
COLOURS = {"open-source": "#1a7f37", "not-open-source": "#cf222e", "undetermined": "#9a6700"}
ICONS = {"open-source": "icon-ok-circle", "not-open-source": "icon-ban-circle", "undetermined": "icon-question-sign"}
_SAYS: dict[Status, str] = {
    "conforms": "Every criterion conforms.",
    "violates": "At least one criterion is violated.",
    "unclear": "None is violated, and a person must settle at least one.",
}
_OVERALL: dict[str, Status] = {"open-source": "conforms", "not-open-source": "violates", "undetermined": "unclear"}


def ort(read: Read) -> str:
    """`license-classifications.yml`: a category for each result, and one for each criterion that is violated."""
    if not read:
        return "categories: []\ncategorizations: []\n"
    prefix = read[0][1].definition.id.lower()
    lines = [*_head(read, "license-classifications.yml of ORT"), "categories:"]
    for status, says in _SAYS.items():
        lines += [f"- name: {json.dumps(f'{prefix}-{status}')}", f"  description: {json.dumps(says)}"]
    for verdict in read[0][1].verdicts:
        lines += [f"- name: {json.dumps(_violates(verdict.criterion))}",
                  f"  description: {json.dumps(f'{verdict.criterion} {verdict.title} is violated.')}"]  # fmt: skip
    lines.append("categorizations:")
    for id, evaluation in _by_id(read, spdx_ids):
        violated = [_violates(verdict.criterion) for verdict in evaluation.verdicts if verdict.status == "violates"]
        categories = [f"{prefix}-{_OVERALL[evaluation.overall]}", *violated]
        lines += [f"- id: {json.dumps(id)}", "  categories:", *(f"  - {json.dumps(one)}" for one in categories)]
    return "\n".join(lines) + "\n"


def scancode(read: Read) -> str:
    """A file for `scancode --license-policy`: a label with the criteria that do not conform for each licence key."""
    lines = [*_head(read, "scancode --license-policy"), "license_policies:"]
    for key, evaluation in _by_id(read, scancode_keys):
        lines += [
            f"- license_key: {json.dumps(key)}",
            f"  label: {json.dumps(_label(evaluation))}",
            f'  color_code: "{COLOURS[evaluation.overall]}"',
            f'  icon: "{ICONS[evaluation.overall]}"',
        ]
    return "\n".join(lines) + "\n"


def opa(_read: Read) -> str:
    """A module in Rego over the JSON of `osdcheck check --format json`."""
    return Path(__file__).with_name("templates").joinpath("osdcheck.rego").read_text(encoding="utf-8")


POLICIES: Mapping[str, Callable[[Read], str]] = {"ort": ort, "scancode": scancode, "opa": opa}


def spdx_ids(license: License) -> Iterator[str]:
    """The ids that a licence has in SPDX documents."""
    yield from ([license.spdx_id] if license.spdx_id else [])
    yield from (name for name in license.aliases if name in _keys() or name.startswith("LicenseRef-"))


def scancode_keys(license: License) -> Iterator[str]:
    """ScanCode's keys for these ids, and the key of the text that the record was taken from."""
    yield from (_keys()[id] for id in spdx_ids(license) if id in _keys())
    first = next(iter(license.documents.values()))
    if first.source and first.source.startswith("scancode:"):
        yield first.source.removeprefix("scancode:")


@cache
def _keys() -> dict[str, str]:
    """SPDX id to ScanCode's key, from the index that license-expression brings."""
    from license_expression import get_license_index

    return {
        id: entry["license_key"]
        for entry in get_license_index()
        for id in [*entry.get("other_spdx_license_keys", []), entry.get("spdx_license_key")]
        if id and not entry.get("is_deprecated")
    }


def _by_id(read: Read, ids: Callable[[License], Iterable[str]]) -> list[tuple[str, Evaluation]]:
    """Each id once, in order; additions are no licences by themselves."""
    found = {id: evaluation for license, evaluation in read if license.kind == "license" for id in ids(license)}
    return sorted(found.items(), key=lambda item: item[0].casefold())


def _head(read: Read, what: str) -> list[str]:
    if not read:
        return []
    one = read[0][1]
    made = f"{one.tool}, {one.definition.id} {one.definition.version}, rules {one.rules.version}"
    return [f"# {what}, written by {made}, {records_line(one.library)}.", f"# {one.disclaimer}"]


def _violates(criterion: str) -> str:
    prefix, _, number = criterion.rpartition("-")
    return f"{prefix.lower()}-violates-{number:0>2}"


def _label(evaluation: Evaluation) -> str:
    told = [f"{MARKS[v.status]} {v.criterion}" for v in evaluation.verdicts if v.status != "conforms"]
    return f"{evaluation.overall}: {', '.join(told)}" if told else evaluation.overall
