"""SPDX 3 documents in JSON-LD, read as plain data: spdx-tools writes this form and has no reader for it yet.

Packages are judged by the licences that relationships give them (hasConcludedLicense, hasDeclaredLicense). Expressions,
texts, sets, operators and the individuals for NONE and NOASSERTION are read; contexts are never fetched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from osdcheck.errors import InputError, shown
from osdcheck.inputs.declared import Declared, of_element
from osdcheck.inputs.safe import mapping

CONTEXT = "spdx.org/rdf/3."
MAX_DEPTH = 50
_ARTIFACTS = frozenset({"software_Package", "ai_AIPackage", "dataset_DatasetPackage"})
_RELATIONS = {"hasConcludedLicense": "concluded", "hasDeclaredLicense": "declared"}
_SETS = {"expandedlicensing_ConjunctiveLicenseSet": "AND", "expandedlicensing_DisjunctiveLicenseSet": "OR"}
_NAME = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(slots=True)
class Reader:
    """The elements of one document by their ids, and the texts that were met on the way to an expression."""

    name: str
    elements: dict[str, dict[str, Any]]
    texts: dict[str, str] = field(default_factory=dict)

    def expression(self, id: object, depth: int = 0) -> str:
        """The SPDX expression that an element of the licensing profiles stands for. Raises InputError for a cycle."""
        if depth > MAX_DEPTH:
            raise InputError(f"{self.name}: the licence {shown(str(id))} contains itself, or nests too deeply")
        if isinstance(id, dict):
            element: dict[str, Any] = id
        elif not isinstance(id, str):
            raise InputError(f"{self.name}: a licence must be named by its id, and is {shown(str(id))}")
        elif id.endswith(("NoAssertionLicense", "NoneLicense")):
            return "NOASSERTION" if id.endswith("NoAssertionLicense") else "NONE"
        elif id in self.elements:
            element = self.elements[id]
        else:
            return id.rpartition("/")[2] or id  # a listed licence: its address ends with its SPDX id
        return self._of(element, depth)

    def _of(self, element: dict[str, Any], depth: int) -> str:
        kind = str(element.get("type"))
        if kind == "simplelicensing_LicenseExpression":
            self._custom(element)
            return str(element.get("simplelicensing_licenseExpression", ""))
        if kind in _SETS:
            members = element.get("expandedlicensing_member") or []
            parts = [self.expression(member, depth + 1) for member in members]
            return f"({f' {_SETS[kind]} '.join(parts)})"
        if kind == "expandedlicensing_OrLaterOperator":
            return self.expression(element.get("expandedlicensing_subjectLicense"), depth + 1) + "+"
        if kind == "expandedlicensing_WithAdditionOperator":
            subject = self.expression(element.get("expandedlicensing_subjectExtendableLicense"), depth + 1)
            return f"{subject} WITH {self._reference(element.get('expandedlicensing_subjectAddition'))}"
        return self._reference(element.get("spdxId"))

    def _reference(self, id: object) -> str:
        """The name of a licence or an addition: its SPDX id when it is listed, else a LicenseRef- with its text."""
        element = self.elements.get(str(id), {})
        listed = str(element.get("type", "")).startswith("expandedlicensing_Listed") or not element
        short = str(id).rpartition("/")[2]
        if listed:
            return short
        name = f"LicenseRef-{_NAME.sub('-', short.removeprefix('LicenseRef-')).strip('-')}"
        text = element.get("simplelicensing_licenseText") or element.get("expandedlicensing_additionText")
        if isinstance(text, str):
            self.texts[name] = text
        return name

    def _custom(self, element: dict[str, Any]) -> None:
        """The texts of the LicenseRef- names that an expression uses."""
        for entry in element.get("simplelicensing_customIdToUri") or []:
            target = self.elements.get(str(entry.get("value"))) if isinstance(entry, dict) else None
            text = target.get("simplelicensing_licenseText") if target else None
            if isinstance(text, str):
                self.texts[str(entry.get("key"))] = text


def from_json(data: dict[str, Any], name: str) -> list[Declared]:
    """What each package of the document says. Raises InputError when it is no graph of SPDX 3."""
    graph = data.get("@graph")
    if not isinstance(graph, list):
        raise InputError(f"{name}: says it is SPDX 3, but has no @graph")
    rows = [mapping(row, f"{name}: @graph[{index}]") for index, row in enumerate(graph)]
    reader = Reader(name, {str(row.get("spdxId") or row.get("@id")): row for row in rows})
    given: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        relation = _RELATIONS.get(str(row.get("relationshipType")))
        for target in _list(row.get("to")) if relation else ():
            given.setdefault(str(row.get("from")), []).append((str(relation), reader.expression(target)))
    packages = [row for row in rows if row.get("type") in _ARTIFACTS]
    return [one for row in packages for one in _fields(row, given.get(str(row.get("spdxId")), ()), reader.texts)]


def _fields(row: dict[str, Any], given: Sequence[tuple[str, str]], texts: dict[str, str]) -> list[Declared]:
    id = str(row.get("spdxId"))
    title = " ".join(str(row[key]) for key in ("name", "software_packageVersion") if row.get(key))
    fields = []
    for relation in ("concluded", "declared"):
        said = list(dict.fromkeys(expression for kind, expression in given if kind == relation))
        joined = " AND ".join(f"({one})" if " " in one else one for one in said)
        used = {name: text for name, text in texts.items() if name in joined}
        fields.append(Declared(id, title, f"has{relation.title()}License", joined.strip(), used, exact=True))
    return of_element(fields)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]
