"""SPDX 3: what relationships give to packages, in every shape in which a licence is written."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from test_files import MIT

import osdcheck
from osdcheck.errors import InputError
from osdcheck.model.evaluation import Evaluation

CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
LISTED = "https://spdx.org/licenses/"
TERMS = "https://spdx.org/rdf/3.0.1/terms/"


def document(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"@context": CONTEXT, "@graph": list(elements)}


def package(id: str, kind: str = "software_Package") -> dict[str, Any]:
    return {"type": kind, "spdxId": id, "name": id, "software_packageVersion": "1"}


def given(id: str, *to: object, relation: str = "hasConcludedLicense") -> dict[str, Any]:
    return {"type": "Relationship", "relationshipType": relation, "from": id, "to": list(to)}


def expression(id: str, text: str, **custom: str) -> dict[str, Any]:
    entries = [{"type": "DictionaryEntry", "key": f"LicenseRef-{key}", "value": value} for key, value in custom.items()]
    return {
        "type": "simplelicensing_LicenseExpression",
        "spdxId": id,
        "simplelicensing_licenseExpression": text,
        "simplelicensing_customIdToUri": entries,
    }


def text(id: str, words: str) -> dict[str, Any]:
    return {"type": "simplelicensing_SimpleLicensingText", "spdxId": id, "simplelicensing_licenseText": words}


def read(tmp_path: Path, *elements: dict[str, Any]) -> dict[str, Evaluation]:
    path = tmp_path / "sbom.spdx.json"
    path.write_text(json.dumps(document(*elements)))
    found = osdcheck.check_all(path)
    return {one.target.rpartition("#")[2]: one for one in found if isinstance(one, Evaluation)}


@pytest.mark.parametrize(
    ("elements", "overall", "kind"),
    [
        ([given("a", "x"), expression("x", "MIT OR llama-2")], "open-source", "licence"),
        ([given("a", "x"), expression("x", "LicenseRef-own", own="y"), text("y", MIT)], "open-source", "licence"),
        ([given("a", "x"), expression("x", "LicenseRef-own")], "undetermined", "unknown"),
        ([given("a", "y"), text("y", MIT)], "open-source", "licence"),
        ([given("a", "y"), text("y", "licensed under the WHISKEY-WARE LICENSE")], "undetermined", "mention"),
        ([given("a", f"{LISTED}MIT")], "open-source", "licence"),
        ([given("a", f"{LISTED}MIT", f"{LISTED}llama-2")], "not-open-source", "licence"),
        ([given("a", f"{TERMS}ExpandedLicensing/NoneLicense")], "undetermined", "none"),
        ([given("a", f"{TERMS}ExpandedLicensing/NoAssertionLicense")], "undetermined", "not-said"),
        ([], "undetermined", "not-said"),
        (
            [
                given("a", "set"),
                {
                    "type": "expandedlicensing_DisjunctiveLicenseSet",
                    "spdxId": "set",
                    "expandedlicensing_member": [f"{LISTED}llama-2", f"{LISTED}Apache-2.0"],
                },
            ],
            "open-source",
            "licence",
        ),
        (
            [
                given("a", "later"),
                {
                    "type": "expandedlicensing_OrLaterOperator",
                    "spdxId": "later",
                    "expandedlicensing_subjectLicense": f"{LISTED}EPL-2.0",
                },
            ],
            "open-source",
            "licence",
        ),
        (
            [
                given("a", "with"),
                {
                    "type": "expandedlicensing_WithAdditionOperator",
                    "spdxId": "with",
                    "expandedlicensing_subjectExtendableLicense": f"{LISTED}MIT",
                    "expandedlicensing_subjectAddition": f"{LISTED}Commons-Clause",
                },
            ],
            "not-open-source",
            "licence",
        ),
    ],
)
def test_every_shape_of_a_licence(tmp_path: Path, elements: list[dict[str, Any]], overall: str, kind: str) -> None:
    found = read(tmp_path, package("a"), *elements)["a"]
    assert found.overall == overall
    assert found.source
    assert found.source.kind == kind


def test_models_and_data_are_packages_too_and_declared_is_told_apart(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        package("model", "ai_AIPackage"),
        package("data", "dataset_DatasetPackage"),
        given("model", f"{LISTED}llama-2"),
        given("model", f"{LISTED}MIT", relation="hasDeclaredLicense"),
    )
    assert {id: one.overall for id, one in found.items()} == {
        "model": "not-open-source",
        "model/hasDeclaredLicense": "open-source",
        "data": "undetermined",
    }


def test_a_set_that_contains_itself_is_one_clear_line(tmp_path: Path) -> None:
    ring = {"type": "expandedlicensing_ConjunctiveLicenseSet", "spdxId": "r", "expandedlicensing_member": ["r"]}
    with pytest.raises(InputError, match="contains itself"):
        read(tmp_path, package("a"), given("a", "r"), ring)
    path = tmp_path / "bad.json"
    path.write_text(json.dumps({"@context": CONTEXT}))
    with pytest.raises(InputError, match="@graph"):
        osdcheck.check(path)


def test_a_document_that_comes_with_a_package_is_read() -> None:
    spec = find_spec("licenseid")
    documents = sorted(Path(str(spec.origin)).parents[1].glob("licenseid-*/sboms/*.spdx3.json")) if spec else []
    if not documents:
        pytest.skip("licenseid is not installed: make test")
    found = [one for one in osdcheck.check_all(documents[0]) if isinstance(one, Evaluation)]
    assert any(one.overall == "open-source" for one in found)
