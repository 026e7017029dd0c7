"""Packages, folders, environments and scans: what is declared, beside the texts that are there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import ROOT
from test_files import MIT

import osdcheck
from osdcheck.cli import run
from osdcheck.errors import InputError
from osdcheck.inputs.expression import _listed_by_spdx
from osdcheck.inputs.hub import NAMES, _table
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.failure import Failure

Answers = Callable[..., dict[str, Evaluation]]

ISC = "License :: OSI Approved :: ISC License (ISCL)"
WHEEL = "Metadata-Version: 2.4\nName: probe\nVersion: 1.0\n"


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    """Answers for the first of these files, by what stands after the # of the target."""

    def check(files: dict[str, str], target: str = "") -> dict[str, Evaluation]:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        found = list(osdcheck.check_all(tmp_path / (target or next(iter(files)))))
        assert not [one for one in found if isinstance(one, Failure)]
        return {one.target.rpartition("#")[2]: one for one in found if isinstance(one, Evaluation)}

    return check


def kinds(found: dict[str, Evaluation]) -> list[str]:
    return [one.source.kind for one in found.values() if one.source]


def test_names_of_metadata_lead_to_spdx_ids() -> None:
    for spdx in _table(NAMES)["names"].values():
        assert _listed_by_spdx(spdx) == spdx
    for members in _table(NAMES)["families"].values():
        assert all(_listed_by_spdx(member) == member for member in members)


@pytest.mark.parametrize(
    ("name", "text", "overall", "kind"),
    [
        ("pyproject.toml", '[project]\nname = "a"\nlicense = "MIT OR llama-2"\n', "open-source", "licence"),
        ("pyproject.toml", '[project]\nname = "a"\nlicense = {text = "MIT License"}\n', "open-source", "licence"),
        ("pyproject.toml", '[project]\nname = "a"\nlicense = {file = "TERMS"}\n', "open-source", "licence"),
        ("pyproject.toml", '[project]\nname = "a"\nlicense = {file = "GONE"}\n', "undetermined", "unknown"),
        ("pyproject.toml", '[project]\nname = "a"\nlicense = "LicenseRef-Proprietary"\n', "undetermined", "unknown"),
        ("pyproject.toml", '[project]\nname = "a"\n', "undetermined", "not-said"),
        ("pyproject.toml", '[tool.poetry]\nname = "a"\nlicense = "MIT"\n', "open-source", "licence"),
        (
            "pyproject.toml",
            '[project]\nname = "a"\nclassifiers = ["License :: OSI Approved :: MIT License"]\n',
            "open-source",
            "licence",
        ),
        (
            "pyproject.toml",
            '[project]\nname = "a"\nclassifiers = ["License :: OSI Approved :: BSD License"]\n',
            "undetermined",
            "family",
        ),
        ("package.json", '{"name": "a", "license": "(MIT OR Apache-2.0)"}', "open-source", "licence"),
        ("package.json", '{"name": "a", "license": "UNLICENSED"}', "not-open-source", "refused"),
        ("package.json", '{"name": "a", "license": "Unlicense"}', "open-source", "licence"),
        ("package.json", '{"name": "a", "license": {"type": "MIT", "url": "x"}}', "open-source", "licence"),
        ("package.json", '{"licenses": [{"type": "MIT"}, {"type": "llama-2"}]}', "not-open-source", "licence"),
        ("package.json", '{"name": "a", "license": "SEE LICENSE IN TERMS"}', "open-source", "licence"),
        ("package.json", '{"name": "a", "license": "SEE LICENSE IN <GONE>"}', "undetermined", "unknown"),
        ("package.json", '{"name": "a", "license": "SEE LICENSE IN ../TERMS"}', "undetermined", "unknown"),
        ("package.json", '{"name": "a"}', "undetermined", "not-said"),
        ("package.json", '{"name": "a", "license": "Custom: see http://x"}', "undetermined", "unknown"),
        ("package.json", '{"name": "a", "license": "non-standard"}', "undetermined", "not-identified"),
        ("Cargo.toml", '[package]\nname = "a"\nlicense = "MIT/Apache-2.0"\n', "open-source", "licence"),
        ("Cargo.toml", '[package]\nname = "a"\nlicense-file = "TERMS"\n', "open-source", "licence"),
        ("Cargo.toml", '[package]\nname = "a"\nlicense.workspace = true\n', "undetermined", "not-said"),
        (
            "Cargo.toml",
            '[workspace.package]\nlicense = "MIT"\n[package]\nname = "a"\nlicense.workspace = true\n',
            "open-source",
            "licence",
        ),
        ("METADATA", WHEEL + "License-Expression: MIT AND llama-2\n", "not-open-source", "licence"),
        ("METADATA", WHEEL + f"License: UNKNOWN\nClassifier: {ISC}\n", "open-source", "licence"),
        ("METADATA", WHEEL + "License: Apache 2.0\n", "open-source", "licence"),
        ("PKG-INFO", WHEEL + "License: " + MIT.replace("\n", "\n        ") + "\n", "open-source", "licence"),
    ],
)  # fmt: skip
def test_what_package_metadata_declares(answers: Answers, name: str, text: str, overall: str, kind: str) -> None:
    found = answers({name: text, "TERMS": MIT})
    assert [one.overall for one in found.values()] == [overall]
    assert kinds(found) == [kind]


def test_declared_against_the_text_that_is_there(answers: Answers) -> None:
    found = answers({"package.json": '{"name": "a", "license": "Apache-2.0"}', "LICENSE": MIT})
    assert {element: one.license.id for element, one in found.items()} == {"a": "apache-2.0", "a/LICENSE": "mit"}
    notes = " ".join(found["a"].notes)
    assert "no licence file is its text to the word: apache-2.0" in notes
    assert "not declared: mit" in notes


def test_where_they_agree_nothing_is_said_and_a_missing_text_is(answers: Answers) -> None:
    found = answers({"package.json": '{"name": "a", "license": "MIT"}', "LICENSE": MIT})
    assert [(element, one.notes) for element, one in found.items()] == [("a", ())]


def test_a_package_without_its_text_says_so(answers: Answers) -> None:
    found = answers({"package.json": '{"name": "a", "license": "MIT"}'})
    assert found["a"].notes == ("No licence text comes with the package.",)


def test_a_text_stands_for_a_package_that_declares_nothing(answers: Answers) -> None:
    found = answers({"package.json": '{"name": "a"}', "LICENSE": MIT})
    assert {element: one.license.id for element, one in found.items()} == {"a": "mit"}
    assert any("declares no licence" in note for note in found["a"].notes)


@pytest.mark.parametrize("pattern", ["legal/*", "legal/TERMS", "../TERMS", "/TERMS", "", "[", "**"])
def test_licence_files_of_pyproject_are_found_inside_its_folder_only(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "TERMS").write_text(MIT)
    (tmp_path / "package" / "legal").mkdir(parents=True)
    (tmp_path / "package" / "legal" / "TERMS").write_text(MIT)
    path = tmp_path / "package" / "pyproject.toml"
    path.write_text(f'[project]\nname = "a"\nlicense = "MIT"\nlicense-files = ["{pattern}"]\n')
    notes = osdcheck.check(path).notes
    assert notes == (() if pattern.startswith("legal") else ("No licence text comes with the package.",))


def test_a_folder_is_its_metadata_its_card_and_its_texts(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "a"\nlicense = "Apache-2.0"\n')
    (tmp_path / "README.md").write_text("---\nlicense: llama2\n---\n")
    (tmp_path / "LICENSE").write_text(MIT)
    found = [one for one in osdcheck.check_all(tmp_path) if isinstance(one, Evaluation)]
    assert [(one.target.removeprefix(f"{tmp_path}/"), one.license.id) for one in found] == [
        ("pyproject.toml#a", "apache-2.0"),
        ("README.md#license", "llama-2"),
        ("README.md#LICENSE", "mit"),
        ("LICENSE", "mit"),
    ]
    assert any("not declared: mit" in note for note in found[0].notes)


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A folder of installed packages: one that is right, one that is not, one broken, one that points outside."""
    packages = tmp_path / "env" / "lib" / "python3.11" / "site-packages"
    for name, headers, files in (
        ("right", "License-Expression: MIT\nLicense-File: LICENSE\nLicense-File: AUTHORS\n", {"licenses/LICENSE": MIT}),
        ("wrong", "License: llama-2\nLicense-File: LICENSE\n", {"LICENSE": MIT}),
        ("outside", "License: MIT\nLicense-File: ../../LICENSE\n", {}),
    ):
        info = packages / f"{name}-1.0.dist-info"
        for file, text in {"METADATA": f"Name: {name}\nVersion: 1.0\n{headers}", **files}.items():
            (info / file).parent.mkdir(parents=True, exist_ok=True)
            (info / file).write_text(text)
    (packages / "broken-1.0.dist-info").mkdir()
    (tmp_path / "env" / "lib" / "LICENSE").write_text(MIT)
    return packages


def test_an_environment_is_every_package_in_it(
    environment: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VIRTUAL_ENV", str(environment.parents[2]))
    assert run(["check", "--environment", "--format", "jsonl"]) == 2, "one package is broken"
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["target"].rpartition("#")[2]: row.get("overall") for row in rows} == {
        "broken-1.0.dist-info": None,
        "outside": "open-source",
        "right": "open-source",
        "wrong": "not-open-source",
        "wrong/LICENSE": "open-source",
    }
    by_name = {row["target"].rpartition("#")[2]: row for row in rows}
    assert by_name["right"]["notes"] == []
    assert by_name["outside"]["notes"] == ["No licence text comes with the package."]
    assert run(["check"]) == 2
    assert "--environment" in capsys.readouterr().err


def test_the_environment_that_runs_the_tests_has_an_answer_for_each_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    assert run(["check", "--environment", "--format", "jsonl"]) in {0, 1, 3}
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    answers = {row["source"]["element"]: row["overall"] for row in rows if "/" not in row["target"].rpartition("#")[2]}
    assert answers["pydantic"] == "open-source"
    assert len(answers) > 20


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("pyproject.toml", "[project", "no valid TOML"),
        ("pyproject.toml", "[project]\nlicense = 7", "license must be"),
        ("pyproject.toml", 'project = "a"', "project: holds a text"),
        ("pyproject.toml", '[project]\nclassifiers = "x"', "classifiers must be a list"),
        ("package.json", "{", "no valid JSON"),
        ("package.json", '{"license": [7]}', "license must be"),
        ("package.json", "[]", "holds a list"),
        ("Cargo.toml", "package = []", "package: holds a list"),
    ],
)
def test_broken_metadata_is_one_clear_line(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=words) as caught:
        osdcheck.check(tmp_path / name)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / name))


def scan(*matches: dict[str, Any], **more: Any) -> str:
    """A scan of one file with these matches, in the form of ScanCode 32."""
    rows = [
        {"start_line": number * 10 + 1, "end_line": number * 10 + 9, "license_expression": "mit"} | match
        for number, match in enumerate(matches)
    ]
    file = {
        "path": "src/LICENSE",
        "type": "file",
        "license_detections": [{"license_expression": "mit", "matches": rows}],
    }
    return json.dumps({"headers": [{"tool_name": "scancode-toolkit"}], "files": [file]} | more)


def test_matches_of_scancode_are_spans_to_judge(answers: Answers) -> None:
    text = {"license_expression_spdx": "MIT", "rule_identifier": "mit.LICENSE", "matched_text": MIT}
    found = answers(
        {
            "scan.json": scan(
                text,
                text | {"matched_text": MIT.replace("and/or sell", "but not sell"), "rule_identifier": "mit.LICENSE"},
                {
                    "license_expression_spdx": "Apache-2.0",
                    "rule_identifier": "apache-2.0_7.RULE",
                    "matched_text": "Apache",
                },
                {"license_expression_spdx": "Apache-2.0", "rule_identifier": "apache-2.0_7.RULE", "score": 90.5},
                {"license_expression_spdx": "LicenseRef-scancode-unknown-license-reference"},
                {"license_expression_spdx": "LicenseRef-scancode-llama-2-license-2023"},
            )
        }
    )
    assert [one.overall for one in found.values()] == [
        "open-source",
        "not-open-source",
        "open-source",
        "undetermined",
        "undetermined",
        "not-open-source",
    ]
    first, changed, by_name, inexact, unknown, _ = found.values()
    assert first.target.endswith("#src/LICENSE:1-9")
    assert first.text
    assert any("it is another text" in note for note in changed.notes)
    assert any("judged by its name" in note for note in by_name.notes)
    assert any("a score of 90.5" in note for note in inexact.notes)
    assert unknown.source
    assert unknown.source.kind == "not-identified"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (json.dumps({"headers": [{"tool_name": "other"}], "files": []}), "says it is a scan of other"),
        (scan(files=[{"path": "a"}]), "no license_detections"),
        (scan(files={}), "must be a list"),
        (scan(files=[{"path": "a", "license_detections": 7}]), "must be a list"),
    ],
)
def test_other_scans_are_refused_in_one_line(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "scan.json").write_text(text)
    with pytest.raises(InputError, match=words):
        osdcheck.check(tmp_path / "scan.json")


def generated(path: Path, *command: str | Path, folder: Path | None = None) -> list[Evaluation]:
    """The answers for what a generator writes to standard output."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=True, cwd=folder, timeout=120
    )
    path.write_text(done.stdout)
    found = list(osdcheck.check_all(path))
    assert not [one for one in found if isinstance(one, Failure)]
    return [one for one in found if isinstance(one, Evaluation)]


@pytest.mark.parametrize("form", [("JSON", "1.6"), ("XML", "1.5")])
def test_what_cyclonedx_bom_makes_of_our_own_environment(tmp_path: Path, form: tuple[str, str]) -> None:
    tool = Path(sys.executable).with_name("cyclonedx-py")
    if not tool.exists():
        pytest.skip("cyclonedx-bom is not installed: make test")
    kind, version = form
    path = tmp_path / f"bom.{kind.lower()}"
    found = generated(path, tool, "environment", sys.prefix, "--of", kind, "--sv", version, "-o", "-")
    by_name = {one.source.name.partition(" ")[0]: one for one in found if one.source}
    assert by_name["pydantic"].overall == by_name["PyYAML"].overall == "open-source"
    assert by_name["scancode-toolkit-mini"].overall != "open-source"


@pytest.mark.parametrize("form", ["spdx", "cyclonedx"])
def test_what_npm_makes_of_the_browser_tests_packages(tmp_path: Path, form: str) -> None:
    modules = ROOT / "build" / "axe" / "node_modules"
    npm = shutil.which("npm")
    if npm is None or not (modules / "axe-core").is_dir():
        pytest.skip("axe-core is not installed by npm: .ci/run")
    shutil.copytree(modules / "axe-core", tmp_path / "node_modules" / "axe-core")
    version = json.loads((modules / "axe-core" / "package.json").read_text())["version"]
    project = {"name": "browser-tests", "version": "1.0.0", "license": "MIT", "dependencies": {"axe-core": version}}
    (tmp_path / "package.json").write_text(json.dumps(project))
    found = generated(tmp_path / "bom.json", npm, "sbom", "--sbom-format", form, folder=tmp_path)
    overall = {one.source.name.partition(" ")[0]: one.overall for one in found if one.source}
    assert overall["axe-core"] == "open-source"
    assert len(overall) == 2


def test_no_name_of_a_licence_stands_in_the_code_that_reads_documents() -> None:
    names = re.compile(r"\b(MIT|Apache-\d|llama|gemma|BSD-\d|GPL-\d)", re.IGNORECASE)
    for path in (Path(osdcheck.__file__).parent / "inputs").glob("*.py"):
        code = re.sub(r'"""[\s\S]*?"""|#[^\n]*', "", path.read_text())
        assert not names.search(code), path
