"""Bills of materials: every element gets an answer, what is no licence is no licence, and bad input is one line."""

from __future__ import annotations

import base64
import json
import re
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from support import SAMPLES
from test_files import MIT

import osdcheck
from osdcheck.cli import run
from osdcheck.errors import InputError, OsdcheckError
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.failure import Failure
from osdcheck.reports import CHECK_FORMATS, TOOLS, check_renderer

SPDX_SAMPLES = sorted(
    path
    for path in SAMPLES.glob("spdx_tools-*/tests/spdx/**/*")
    if path.suffix in {".json", ".yaml", ".xml", ".spdx"} and path.is_file()
)
CYCLONEDX_SAMPLES = sorted(
    path
    for pattern in ("schemaTestData/1.[4567]/*valid-*", "own/*/*/*")
    for path in SAMPLES.glob(f"cyclonedx_python_lib-*/tests/_data/{pattern}")
    if path.suffix in {".json", ".xml"}
)
needs_samples = pytest.mark.skipif(not SPDX_SAMPLES or not CYCLONEDX_SAMPLES, reason="no sample documents: make test")


def spdx(*packages: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An SPDX document with these packages."""
    rows = [
        {"SPDXID": f"SPDXRef-{number}", "name": f"package {number}", "downloadLocation": "NOASSERTION"} | package
        for number, package in enumerate(packages)
    ]
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": "probe",
        "documentNamespace": "https://example.org/probe",
        "creationInfo": {"created": "2026-01-01T00:00:00Z", "creators": ["Tool: probe"]},
        "packages": rows,
    } | more


def cyclonedx(*components: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A CycloneDX document with these components."""
    rows = [
        {"type": "library", "bom-ref": f"ref-{number}", "name": f"component {number}"} | component
        for number, component in enumerate(components)
    ]
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": rows} | more


@pytest.fixture
def answers(tmp_path: Path) -> Callable[[dict[str, Any]], dict[str, Evaluation]]:
    def check(document: dict[str, Any]) -> dict[str, Evaluation]:
        path = tmp_path / "sbom.json"
        path.write_text(json.dumps(document))
        found = list(osdcheck.check_all(path))
        assert not [one for one in found if isinstance(one, Failure)]
        rows = {one.target.removeprefix(f"{path}#"): one for one in found if isinstance(one, Evaluation)}
        assert len(rows) == len(found), "each answer has a target of its own"
        return rows

    return check


Answers = Callable[[dict[str, Any]], dict[str, Evaluation]]


@needs_samples
@pytest.mark.parametrize("path", SPDX_SAMPLES + CYCLONEDX_SAMPLES, ids=lambda path: path.name)
def test_every_document_that_others_wrote_is_read_or_refused_in_one_line(path: Path) -> None:
    try:
        found = list(osdcheck.check_all(path))
    except OsdcheckError as error:
        message = str(error)
        assert "\n" not in message
        assert message.startswith(str(path))
        assert "invalid" in str(path) or re.search("names no package|no document that is read|says it is", message)
    else:
        assert found
        assert all(one.target.startswith(f"{path}#") for one in found)


@needs_samples
@pytest.mark.parametrize("version", ["2.2", "2.3"])
def test_one_document_says_the_same_in_every_form(version: str) -> None:
    said = {
        path.name: {
            (one.source.element, one.source.field, one.source.said.strip("()"), one.overall)
            for one in osdcheck.check_all(path)
            if isinstance(one, Evaluation) and one.source and one.source.said
        }
        for path in SPDX_SAMPLES
        if re.fullmatch(rf"SPDX(JSON|YAML|XML|Tag|Rdf)Example-v{version}.*", path.name)
    }
    assert len(said) == 5
    first = next(iter(said.values()))
    assert first
    assert all({row[0] for row in rows} == {row[0] for row in first} for rows in said.values())
    assert all({row[3] for row in rows} == {row[3] for row in first} for rows in said.values())


def test_what_is_no_licence_is_four_different_answers(answers: Answers) -> None:
    found = answers(
        spdx(
            {"licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION"},
            {"licenseConcluded": "NONE"},
            {"licenseConcluded": "LicenseRef-whiskey"},
            {"licenseConcluded": "Nobody-Knows-1.0"},
            hasExtractedLicensingInfos=[
                {"licenseId": "LicenseRef-whiskey", "extractedText": "licensed under the WHISKEY-WARE LICENSE"}
            ],
        )
    )
    kinds = [one.source.kind for one in found.values() if one.source]
    assert kinds == ["not-said", "none", "mention", "unknown"]
    assert {one.overall for one in found.values()} == {"undetermined"}
    assert len({one.verdict("OSD-1").explanation for one in found.values()}) == 4


def test_concluded_and_declared_are_both_answered_where_they_differ(answers: Answers) -> None:
    found = answers(
        spdx(
            {"licenseConcluded": "llama-2", "licenseDeclared": "MIT"},
            {"licenseConcluded": "MIT", "licenseDeclared": "MIT"},
            {"licenseConcluded": "NOASSERTION", "licenseDeclared": "MIT"},
        )
    )
    assert {target: one.overall for target, one in found.items()} == {
        "SPDXRef-0": "not-open-source",
        "SPDXRef-0/licenseDeclared": "open-source",
        "SPDXRef-1": "open-source",
        "SPDXRef-2": "open-source",
    }
    assert "licenseDeclared says something else: MIT." in found["SPDXRef-0"].notes
    assert "licenseConcluded says NOASSERTION." in found["SPDXRef-2"].notes


def test_a_text_in_the_document_is_read_and_a_missing_one_is_never_open(answers: Answers) -> None:
    texts = [{"licenseId": "LicenseRef-own", "extractedText": MIT}]
    found = answers(
        spdx(
            {"licenseConcluded": "LicenseRef-own"},
            {"licenseConcluded": "LicenseRef-own AND Apache-2.0"},
            {"licenseConcluded": "LicenseRef-gone AND Apache-2.0"},
            {"licenseConcluded": "LicenseRef-gone OR Apache-2.0"},
            {"licenseConcluded": "LicenseRef-gone AND llama-2"},
            {"licenseConcluded": "DocumentRef-other:LicenseRef-own"},
            hasExtractedLicensingInfos=texts,
        )
    )
    assert [one.overall for one in found.values()] == [
        "open-source",
        "open-source",
        "undetermined",
        "open-source",
        "not-open-source",
        "undetermined",
    ]
    assert found["SPDXRef-0"].license.id == "mit"
    assert "stands in another document" in found["SPDXRef-5"].verdict("OSD-1").explanation


def test_a_restriction_slipped_into_a_text_of_the_document_is_quoted(answers: Answers) -> None:
    text = f"{MIT}\nThe Software may not be used for military purposes.\n"
    found = answers(
        spdx(
            {"licenseConcluded": "LicenseRef-own"},
            {"licenseConcluded": "LicenseRef-own AND Apache-2.0"},
            {"licenseConcluded": "LicenseRef-own OR Apache-2.0"},
            hasExtractedLicensingInfos=[{"licenseId": "LicenseRef-own", "extractedText": text}],
        )
    )
    assert [one.overall for one in found.values()] == ["not-open-source", "not-open-source", "open-source"]
    finding = found["SPDXRef-0"].verdict("OSD-6").findings[0]
    assert "military" in finding.quote
    assert text[finding.start : finding.end] == finding.quote
    assert found["SPDXRef-0"].basis == "text"


def test_a_broken_expression_is_the_failure_of_its_own_element(tmp_path: Path) -> None:
    path = tmp_path / "sbom.json"
    nested = "(" * 10_000 + "MIT" + ")" * 10_000
    path.write_text(
        json.dumps(spdx({"licenseConcluded": nested}, {"licenseConcluded": "MIT AND ("}, {"licenseConcluded": "MIT"}))
    )
    first, second, third = osdcheck.check_all(path)
    assert isinstance(first, Failure)
    assert isinstance(second, Failure)
    assert "20,003 characters" in first.message
    assert "no valid SPDX expression" in second.message
    assert second.target == f"{path}#SPDXRef-1"
    assert isinstance(third, Evaluation)
    assert run(["check", str(path), "-o", str(tmp_path / "report")]) == 2


def test_licences_of_components_and_their_evidence(answers: Answers) -> None:
    text = {"content": base64.b64encode(MIT.encode()).decode(), "encoding": "base64", "contentType": "text/plain"}
    found = answers(
        cyclonedx(
            {"licenses": [{"license": {"id": "MIT"}}]},
            {"licenses": [{"expression": "MIT OR Apache-2.0"}]},
            {"licenses": [{"license": {"name": "Our own", "text": text}}]},
            {"licenses": [{"license": {"name": "Apache License, Version 2.0"}}]},
            {"licenses": [{"license": {"name": "unknown"}}]},
            {"licenses": [{"license": {"id": "MIT"}}, {"license": {"name": "llama-2"}}]},
            {
                "bom-ref": "pkg:npm/a@1",
                "licenses": [{"license": {"id": "MIT", "acknowledgement": "declared"}}],
                "evidence": {"licenses": [{"license": {"id": "Apache-2.0"}}]},
            },
            {"type": "machine-learning-model", "licenses": [{"license": {"name": "llama2"}}]},
            {"components": [{"type": "library", "name": "inner", "bom-ref": "inner"}]},
            metadata={"component": {"type": "application", "name": "main", "bom-ref": "main"}},
        )
    )
    assert {target: one.overall for target, one in found.items()} == {
        "main": "undetermined",
        "ref-0": "open-source",
        "ref-1": "open-source",
        "ref-2": "open-source",
        "ref-3": "open-source",
        "ref-4": "undetermined",
        "ref-5": "not-open-source",
        "pkg:npm/a@1": "open-source",
        "pkg:npm/a@1/evidence.licenses": "open-source",
        "ref-7": "not-open-source",
        "ref-8": "undetermined",
        "inner": "undetermined",
    }
    assert any("does not say whether all apply" in note for note in found["ref-5"].notes)
    source = found["pkg:npm/a@1/evidence.licenses"].source
    assert source
    assert (source.element, source.field, source.said) == ("pkg:npm/a@1", "evidence.licenses", "Apache-2.0")
    assert found["ref-4"].source
    assert found["ref-4"].source.kind == "not-said"


def test_circles_among_elements_are_no_licences(answers: Answers) -> None:
    circle = {"spdxElementId": "SPDXRef-0", "relatedSpdxElement": "SPDXRef-0", "relationshipType": "CONTAINS"}
    assert [*answers(spdx({"licenseConcluded": "MIT"}, relationships=[circle]))] == ["SPDXRef-0"]
    dependencies = [{"ref": "ref-0", "dependsOn": ["ref-0"]}]
    assert [*answers(cyclonedx({"licenses": [{"expression": "MIT"}]}, dependencies=dependencies))] == ["ref-0"]


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cyclonedx.schema", None)
    path = tmp_path / "bom.json"
    path.write_text(json.dumps(cyclonedx({})))
    with pytest.raises(InputError, match=r"pip install 'osdcheck\[cyclonedx\]'"):
        osdcheck.check(path)


def test_later_versions_and_lists_without_a_licence_are_told(answers: Answers) -> None:
    unknown = {"licenses": [{"license": {"name": "unknown"}}, {"license": {"name": "Nobody Knows 7"}}]}
    later, nothing = answers(cyclonedx({"licenses": [{"expression": "EPL-2.0+ OR llama-2"}]}, unknown)).values()
    assert any("later versions" in note for note in later.notes)
    assert nothing.source
    assert (nothing.source.kind, nothing.overall) == ("unknown", "undetermined")


def test_fields_of_a_wrong_type_are_shown_as_texts(answers: Answers) -> None:
    (found,) = answers(cyclonedx({"group": True, "licenses": [{"license": {"id": "MIT"}}]})).values()
    assert found.source
    assert found.source.name == "True/component 0"


def test_npms_unlicensed_withholds_every_right_and_is_not_the_unlicense(answers: Answers) -> None:
    found = answers(
        cyclonedx({"licenses": [{"license": {"name": "UNLICENSED"}}]}, {"licenses": [{"license": {"id": "Unlicense"}}]})
    )
    refused, unlicense = found.values()
    assert (refused.overall, unlicense.overall) == ("not-open-source", "open-source")
    assert refused.source
    assert refused.source.kind == "refused"
    assert refused.verdict("OSD-1").findings[0].quote == "UNLICENSED"


def test_a_text_that_is_not_the_licence_it_is_called_is_said(answers: Answers) -> None:
    other = MIT.replace("publish, distribute, ", "")
    (found,) = answers(
        cyclonedx({"licenses": [{"license": {"id": "Apache-2.0", "text": {"content": other}}}]})
    ).values()
    assert any("it is another text" in note for note in found.notes)
    assert found.license.id != "apache-2.0"


@pytest.mark.parametrize(
    ("name", "text", "overall"),
    [
        ("MIT", "MIT License", "open-source"),
        ("MIT", "Released under the terms of the MIT license.", "open-source"),
        ("MIT", "MIT License. Copyright 2020 Some Body, not for commercial use", "undetermined"),
        ("MIT", "MIT License, not for sale", "undetermined"),
        ("MIT", "MIT License for noncommercial projects", "undetermined"),
        ("MIT", "MIT License 禁止商用", "undetermined"),
        ("Something else", "MIT", "open-source"),
        ("Something else", "MIT 禁止商用", "undetermined"),
        ("BSD license for noncommercial projects", "", "undetermined"),
    ],
)
def test_a_text_that_only_names_a_licence_counts_as_the_name_and_one_word_more_does_not(
    answers: Answers, name: str, text: str, overall: str
) -> None:
    license = {"name": name} | ({"text": {"content": text}} if text else {})
    (found,) = answers(cyclonedx({"licenses": [{"license": license}]})).values()
    assert found.overall == overall


XML_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><{root}>&i;</{root}>"
)
YAML_BOMB = "spdxVersion: &a [x, x]\nname: &b [*a, *a, *a]\npackages: [*b, *b]\n"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("sbom.json", json.dumps(spdx())[:-30], "no valid JSON"),
        ("sbom.json", "[" * 100_000, "nests too deeply"),
        ("sbom.json", json.dumps(spdx(spdxVersion="SPDX-9.9")), "says it is 'SPDX-9.9'"),
        ("sbom.json", json.dumps(cyclonedx(specVersion="9.9")), "says it is CycloneDX '9.9'"),
        ("sbom.json", json.dumps(cyclonedx(specVersion=None)), "does not say its version"),
        ("sbom.json", json.dumps({"some": "thing"}), "no document that is read here"),
        ("sbom.json", json.dumps(spdx()), "names no package"),
        ("sbom.json", json.dumps(spdx({"licenseConcluded": ["MIT"]})), "is no text"),
        ("sbom.json", json.dumps(spdx() | {"packages": ["MIT"]}), r"packages\[0\]: holds a text"),
        ("sbom.json", json.dumps(spdx({"SPDXID": 7})), "no valid SPDX document"),
        ("sbom.json", json.dumps(spdx() | {"creationInfo": None}), "creationInfo: holds nothing"),
        ("sbom.json", json.dumps(cyclonedx({"licenses": [{"license": {}}]})), "no valid CycloneDX document"),
        ("sbom.json", json.dumps(cyclonedx({"licenses": 7})), "no valid CycloneDX document"),
        ("sbom.json", json.dumps(cyclonedx({"components": 7})), "must be a list"),
        ("sbom.json", json.dumps(cyclonedx({"type": "spaceship"})), "no valid CycloneDX document"),
        ("sbom.xml", XML_BOMB.replace("{root}", "bom"), "declares the entity"),
        ("sbom.spdx.rdf.xml", XML_BOMB.replace("{root}", "rdf:RDF"), "declares the entity"),
        ("sbom.spdx.xml", XML_BOMB.replace("{root}", "Document"), "declares the entity"),
        ("sbom.xml", "<a>" * 100_000, "nests too deeply"),
        ("sbom.xml", '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>', "no valid XML"),
        ("sbom.xml", '<bom xmlns="http://cyclonedx.org/schema/bom/9.9"/>', "says it is CycloneDX '9.9'"),
        ("sbom.xml", "<bom/>", "namespace"),
        ("sbom.xml", "<html/>", "root <html>"),
        ("sbom.yaml", YAML_BOMB, "anchor or alias"),
        ("sbom.yaml", "spdxVersion: SPDX-2.3\npackages: " + "[" * 300, "no valid YAML|nests too deeply"),
        ("sbom.yaml", "spdxVersion: SPDX-2.3\npackages: [", "no valid YAML"),
        ("sbom.spdx", "SPDXVersion: SPDX-2.3\nPackageName: x\n", "no valid SPDX document"),
        ("sbom.spdx", "anything", "does not say its version"),
    ],
)  # fmt: skip
def test_malformed_documents_are_one_clear_line_and_exit_2(
    tmp_path: Path, name: str, text: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert run(["check", str(path), "mit", "--format", "jsonl"]) == 2
    out, err = capsys.readouterr()
    assert re.search(words, err)
    assert err.count("\n") == 1
    assert err.startswith(f"osdcheck: {path}")
    failure, evaluation = map(json.loads, out.splitlines())
    assert failure["target"] == str(path)
    assert evaluation["license"]["id"] == "mit"


@pytest.mark.parametrize("format", [name for name in CHECK_FORMATS if name not in TOOLS])
def test_reports_of_documents_begin_with_a_summary_and_show_a_licence_once(tmp_path: Path, format: str) -> None:
    path = tmp_path / "sbom.json"
    path.write_text(json.dumps(spdx(*[{"licenseConcluded": "llama-2"}] * 30, *[{"licenseConcluded": "MIT"}] * 40)))
    found = list(osdcheck.check_all(path))
    report = check_renderer(format)(found)
    if format in {"json", "jsonl"}:
        assert report.count('"osdcheck/evaluation/1"') == 70
    else:
        assert "70 elements; 40 × open source, 30 × not open source" in " ".join(report.split())
        assert report.count("700 million") <= 30, "the clauses of a licence are shown once, not for each package"


@pytest.mark.parametrize(("count", "watched", "shown"), [(600, True, True), (600, False, False), (3, True, False)])
def test_a_bar_shows_the_progress_where_somebody_watches(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    count: int,
    watched: bool,
    shown: bool,
) -> None:
    path = tmp_path / "sbom.json"
    path.write_text(json.dumps(spdx(*[{"licenseConcluded": "MIT"}] * count)))
    monkeypatch.setattr("sys.stderr.isatty", lambda: watched)
    assert run(["check", str(path), "--format", "short"]) == 0
    out, err = capsys.readouterr()
    assert f"{count} elements" in out
    assert ("Evaluating" in err) == shown


def test_five_thousand_packages_cost_less_than_parsing_the_document(tmp_path: Path) -> None:
    from spdx_tools.spdx.parser.parse_anything import parse_file

    sayings = ["MIT", "Apache-2.0", "GPL-2.0-only OR MIT", "llama-2", "NOASSERTION", "LicenseRef-gone"]
    ids = [f"SPDXRef-{number}" for number in range(5_000)]
    reference = {"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:a:b:c"}
    checksum = {"algorithm": "SHA1", "checksumValue": "85ed0817af83a24ad8da68c2b5094de69833983c"}
    document = spdx(
        *[
            {
                "licenseConcluded": sayings[number % 6],
                "licenseDeclared": sayings[number % 5],
                "externalRefs": [reference] * 4,
            }
            for number in range(5_000)
        ],
        files=[
            {"SPDXID": f"SPDXRef-file-{number}", "fileName": f"./{number}", "checksums": [checksum]}
            for number in range(10_000)
        ],
        relationships=[
            {"spdxElementId": id, "relatedSpdxElement": other, "relationshipType": kind}
            for id, other in pairwise(ids)
            for kind in ("DEPENDS_ON", "CONTAINS")
        ],
    )
    path = tmp_path / "sbom.json"
    path.write_text(json.dumps(document))
    started = time.perf_counter()
    assert len(parse_file(str(path)).packages) == 5_000
    parsing = time.perf_counter() - started
    started = time.perf_counter()
    found = list(osdcheck.check_all(path))
    checking = time.perf_counter() - started
    assert len({one.target for one in found}) == len(found) > 5_000
    assert checking < parsing
