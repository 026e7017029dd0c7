"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from osdcheck.cli import COMMANDS, run
from osdcheck.library.store import Library

Run = tuple[int, str, str]


@pytest.fixture
def osdcheck(capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def call(*arguments: str | Path) -> Run:
        status = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return call


@pytest.mark.parametrize(
    ("targets", "status"),
    [
        (["mit"], 0),
        (["llama-2"], 1),
        (["openmdw-1.0"], 3),
        (["mit", "openmdw-1.0"], 3),
        (["openmdw-1.0", "mit", "json"], 1),
        (["json", "no-such-thing"], 2),
        ([], 2),
    ],
)
def test_exit_status_of_check(osdcheck, targets: list[str], status: int) -> None:  # type: ignore[no-untyped-def]
    assert osdcheck("check", *targets)[0] == status


@pytest.mark.parametrize("name", ["llama2", "LLAMA-2", "LicenseRef-scancode-llama-2-license-2023"])
def test_aliases_lead_to_the_record(osdcheck, name: str) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = osdcheck("check", name, "--format", "json")
    (evaluation,) = json.loads(out)
    assert (evaluation["target"], evaluation["license"]["id"]) == (name, "llama-2")


def test_the_json_is_what_others_rely_on(osdcheck) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = osdcheck("check", "llama-2", "--format", "json")
    (found,) = json.loads(out)
    assert found["schema"] == "osdcheck/evaluation/1"
    assert found["overall"] == "not-open-source"
    assert found["definition"] == {"id": "OSD", "version": "1.9"}
    assert [v["criterion"] for v in found["verdicts"]] == [f"OSD-{n}" for n in range(1, 11)]
    finding = found["verdicts"][4]["findings"][0]
    assert {"term", "rule", "document", "section", "quote", "start", "end", "line"} <= set(finding)
    assert {"tool", "rules", "library", "date", "disclaimer", "osi", "basis", "target", "license"} <= set(found)


def test_jsonl_gives_one_object_a_line(osdcheck) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = osdcheck("check", "mit", "json", "--format", "jsonl")
    assert [json.loads(line)["license"]["id"] for line in out.splitlines()] == ["mit", "json"]


def test_an_unknown_target_gets_the_nearest_names_and_the_others_go_on(osdcheck) -> None:  # type: ignore[no-untyped-def]
    status, out, err = osdcheck("check", "lama-2", "mit")
    assert status == 2
    assert "Did you mean llama-2" in err
    assert "MIT" in out
    assert "Traceback" not in err


def test_compare_gives_rows_and_exit_0_once_rendered(osdcheck) -> None:  # type: ignore[no-untyped-def]
    status, out, _ = osdcheck("compare", "llama-2", "apache-2.0", "mit", "--format", "json")
    found = json.loads(out)
    assert status == 0
    assert found["schema"] == "osdcheck/comparison/1"
    assert found["rows"][4] == {
        "criterion": "OSD-5",
        "title": "No Discrimination Against Persons or Groups",
        "cells": ["violates", "conforms", "conforms"],
    }


def test_compare_in_the_terminal_quotes_each_violated_cell(osdcheck) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = osdcheck("compare", "llama-2", "apache-2.0", "mit")
    assert "700 million monthly active users" in " ".join(out.replace("│", "").split())
    assert "\x1b[" not in out, "colour where there is no terminal"


def test_explain_speaks_of_criteria_and_words(osdcheck) -> None:  # type: ignore[no-untyped-def]
    assert "specific" in osdcheck("explain", "OSD-6")[1]
    assert osdcheck("explain", "osd-6")[1] == osdcheck("explain", "6")[1]
    assert "military bodies" in osdcheck("explain", "military")[1]
    assert json.loads(osdcheck("explain", "6", "--format", "json")[1])["schema"] == "osdcheck/criterion/1"
    assert json.loads(osdcheck("explain", "military", "--format", "json")[1])["schema"] == "osdcheck/word/1"
    said = osdcheck("explain", "banned-action")[1]
    assert "The software may not be used for military purposes." in said
    assert json.loads(osdcheck("explain", "no-charging", "--format", "json")[1])["schema"] == "osdcheck/rule/1"
    status, _, err = osdcheck("explain", "militry")
    assert (status, "military" in err) == (2, True)


def test_list_has_every_record_and_show_every_term(osdcheck) -> None:  # type: ignore[no-untyped-def]
    listed = json.loads(osdcheck("list", "--format", "json")[1])["records"]
    assert {row["id"] for row in listed} == {entry.id for entry in Library().entries()}
    assert "mit" in osdcheck("list")[1]
    _, out, _ = osdcheck("show", "mit")
    assert all(term.id in out for term in Library().get("mit").terms)
    assert json.loads(osdcheck("show", "mit", "--format", "json")[1])["record"]["id"] == "mit"


@pytest.mark.parametrize("name", ["license", "evaluation", "comparison", "definition"])
def test_schema_prints_a_schema(osdcheck, name: str) -> None:  # type: ignore[no-untyped-def]
    assert json.loads(osdcheck("schema", name)[1])["type"] == "object"


def test_a_report_can_go_to_a_file_and_a_bad_path_is_one_line(osdcheck, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    status, out, _ = osdcheck("check", "mit", "-o", tmp_path / "report.txt")
    assert (status, out) == (0, "")
    assert "MIT" in (tmp_path / "report.txt").read_text()
    status, _, err = osdcheck("check", "mit", "-o", tmp_path / "none" / "report.txt")
    assert status == 2
    assert "cannot be written" in err


def test_a_folder_of_ones_own_may_add_and_override(osdcheck, folder: Path) -> None:  # type: ignore[no-untyped-def]
    record = """\
id: mit
name: Our MIT
documents: {license: {title: Our MIT}}
terms:
  - {id: grant, grants: [use], clauses: [{section: "1", quote: Use it.}]}
"""
    (folder / "mit.yaml").write_text(record)
    plain = json.loads(osdcheck("check", "mit", "--format", "json")[1])[0]
    own = json.loads(osdcheck("check", "mit", "--library", folder, "--format", "json")[1])[0]
    assert own["license"]["name"] == "Our MIT"
    assert own["library"]["sha256"] != plain["library"]["sha256"], "what can change a verdict is named with its hash"
    status, _, err = osdcheck("check", "mit", "--library", folder / "none")
    assert (status, "no such folder" in err) == (2, True)


def test_verify_counts_remarks(osdcheck, folder: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "probe.txt").write_text("You may use it.\n\nYou must not sell it.")
    (folder / "probe.yaml").write_text("""\
id: probe
name: Probe
documents: {license: {title: Probe, source: "file:probe"}}
terms:
  - {id: grant, grants: [use], clauses: [{section: "1", quote: You may use it.}]}
  - {id: ban, prohibits: [modify], clauses: [{section: "1", quote: You must not change it.}]}
""")
    status, out, err = osdcheck("verify", "probe", "--library", folder, "--texts", tmp_path)
    assert status == 1
    assert "misquoted" in out
    assert "You must not sell it." in out
    assert "2 remarks" in err
    status, out, _ = osdcheck("verify", "probe", "--library", folder)
    assert (status, "not at hand" in out) == (1, True)
    assert osdcheck("verify", "probe", "--library", folder, "--allow-unavailable")[0] == 0


def test_a_fault_of_our_own_is_70_and_no_traceback(osdcheck, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("osdcheck.cli.check.check_all", broken)
    status, _, err = osdcheck("check", "mit")
    assert status == 70
    assert "broken on purpose" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_names_its_exit_statuses(osdcheck, name: str) -> None:  # type: ignore[no-untyped-def]
    status, out, _ = osdcheck(name, "--help")
    assert status == 0
    assert "Exit status" in out


def test_the_help_lists_every_command(osdcheck) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = osdcheck("--help")
    assert all(name in out for name in COMMANDS)
