"""Releases: what was published settles criterion 2 and the whole system, with both readings shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from support import ROOT

import osdcheck
from osdcheck.cli import run
from osdcheck.definitions.release import readings
from osdcheck.inputs.release import read_release
from osdcheck.library.yaml import read_yaml
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.release import Part, Release
from osdcheck.schemas import schema

FOLDER = ROOT / "docs" / "releases"
FILES = sorted(FOLDER.glob("*.yaml"))


def release(name: str) -> Release:
    path = FOLDER / f"{name}.yaml"
    return read_release(path.read_text(encoding="utf-8"), path.name)


def judged(name: str) -> Evaluation:
    return osdcheck.check(FOLDER / f"{name}.yaml")


def changed(tmp_path: Path, name: str, *pairs: tuple[str, str]) -> Path:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "release.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_llama_2_training_code_yes_data_no_instructions_partial() -> None:
    described = release("llama-2")
    assert described.state(Part.TRAINING_CODE) == "yes"
    assert described.state(Part.DATA) == "no"
    assert described.state(Part.INSTRUCTIONS) == "partial"


def test_llama_2_splits_the_readings_of_source_and_says_who_holds_each() -> None:
    evaluation = judged("llama-2")
    by_id = {reading.id: reading for reading in evaluation.readings}
    assert by_id["weights"].status == "conforms"
    assert by_id["code-and-data"].status == "violates"
    assert all(reading.holders for reading in evaluation.readings)
    source = evaluation.verdict("OSD-2")
    assert source.status == "unclear"
    assert "Which reading of source holds" in source.questions[0]
    assert any("2 trillion tokens" in finding.quote for finding in source.findings)
    assert evaluation.overall == "not-open-source"


@pytest.mark.parametrize(
    ("name", "source", "overall"),
    [
        ("llama-1", "violates", "not-open-source"),
        ("olmo", "conforms", "open-source"),
        ("pythia", "conforms", "open-source"),
        ("osdcheck", "conforms", "open-source"),
    ],
)
def test_where_the_readings_agree_criterion_2_is_settled(name: str, source: str, overall: str) -> None:
    evaluation = judged(name)
    assert evaluation.verdict("OSD-2").status == source
    assert evaluation.overall == overall


def test_a_violated_criterion_2_is_quoted_from_the_sources_of_the_facts() -> None:
    findings = judged("llama-1").verdict("OSD-2").findings
    assert {finding.document for finding in findings} >= {"release/parameters", "release/data"}
    assert all(finding.document in judged("llama-1").documents for finding in findings)


def test_the_parts_answer_the_open_source_ai_definition_too() -> None:
    def asked(name: str) -> list[str]:
        found = osdcheck.check(FOLDER / f"{name}.yaml", definition="osaid").statuses()
        return [found[key] for key in ("OSAID-5", "OSAID-6", "OSAID-7")]

    assert asked("llama-2") == ["violates"] * 3  # published, but not on approved terms
    assert asked("llama-1") == ["unclear", "violates", "violates"]  # no decision of the OSI on it is known
    assert asked("olmo") == ["unclear", "conforms", "conforms"]  # the terms of the data information are not stated


def test_parts_for_chosen_people_or_for_some_sizes_are_not_simply_published(tmp_path: Path) -> None:
    assert release("llama-1").state(Part.PARAMETERS) == "no"
    path = changed(tmp_path, "pythia", ("    published: yes\n", "    published: yes\n    sizes: [70M]\n"))
    assert osdcheck.check(path).verdict("OSD-2").status == "unclear"


def test_the_licences_of_code_and_parameters_hold_together(tmp_path: Path) -> None:
    path = changed(tmp_path, "olmo", ("  parameters:\n", "  parameters:\n    license: llama-2\n"))
    evaluation = osdcheck.check(path)
    assert evaluation.overall == "not-open-source"
    assert evaluation.verdict("OSD-2").status == "conforms"
    assert {finding.document.partition("/")[0] for finding in evaluation.verdict("OSD-5").findings} == {"llama-2"}


def test_a_program_without_its_source_violates_criterion_2(tmp_path: Path) -> None:
    path = changed(tmp_path, "osdcheck", ("published: yes", "published: no"))
    assert osdcheck.check(path).verdict("OSD-2").status == "violates"


def test_a_question_about_use_is_answered_from_the_same_licences() -> None:
    assert osdcheck.ask(FOLDER / "llama-2.yaml", action="use", purpose=["military"]).answer == "prohibited"


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_fact_has_words_and_an_address(path: Path) -> None:
    described = release(path.stem)
    assert all(proof.quote and proof.url for part in described.parts.values() for proof in part.proofs)
    assert readings(described)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_the_descriptions_keep_to_the_schema_that_editors_use(path: Path) -> None:
    described: Any = read_yaml(path.read_text(encoding="utf-8"), path.name).data
    jsonschema.validate(described, json.loads(schema("release")))


def test_mistakes_name_their_lines_all_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = changed(
        tmp_path, "pythia", ("  data:\n    published: yes", "  data:\n    published: maybe"), ("subject:", "subjet:")
    )
    assert run(["check", str(path)]) == 2
    told = capsys.readouterr().err
    assert "release.yaml" in told
    assert "maybe" in told
    assert "subjet: no such field; did you mean subject?" in told


def test_a_part_that_is_not_mentioned_is_a_mistake(tmp_path: Path) -> None:
    path = changed(tmp_path, "osdcheck", ("subject: software", "subject: model"))
    with pytest.raises(osdcheck.RecordError) as caught:
        osdcheck.check(path)
    assert "training-code" in str(caught.value)


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "text"])
def test_reports_show_the_parts_and_both_readings(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(FOLDER / "llama-2.yaml"), "--format", form]) == 1
    told = " ".join(capsys.readouterr().out.replace("\\", "").split())
    assert "the training data: not published" in told
    assert "weights are the preferred form" in told
    assert "Source is what makes the weights" in told
