"""What changed between two licences: only what did, with the sentence that did it."""

from __future__ import annotations

import json
from collections import Counter
from itertools import permutations
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from strategies import licences
from support import read
from test_files import MIT, needs_texts

import osdcheck
from osdcheck.cli import run
from osdcheck.difference import difference
from osdcheck.library.texts import find_text
from osdcheck.model.change import LicenseDiff
from osdcheck.model.license import License
from osdcheck.reports import DIFF_FORMATS, diff_renderer
from osdcheck.schemas import schema

SOME = ["mit", "llama-2", "llama-3.1", "gpl-2.0", "gpl-3.0", "busl-1.1", "json", "openmdw-1.0"]


def of(old: License, new: License) -> LicenseDiff:
    return difference(old, new, read(old), read(new))


@given(licences())
def test_a_licence_differs_from_itself_in_nothing(one: License) -> None:
    found = of(one, one)
    assert (found.criteria, found.terms) == ((), ())


@pytest.mark.parametrize(("old", "new"), list(permutations(SOME, 2)))
def test_criteria_are_those_with_another_status_and_each_says_why(
    old: str, new: str, records: dict[str, License]
) -> None:
    found = of(records[old], records[new])
    before, after = read(records[old]).statuses(), read(records[new]).statuses()
    changed = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    assert {change.criterion: (change.before, change.after) for change in found.criteria} == changed
    for change in found.criteria:
        if change.after == "violates":
            assert change.gained, "a violation that is new has words"
        if change.before == "violates" and not change.worse:
            assert change.lost
        if change.after == "unclear":
            assert change.questions


@pytest.mark.parametrize(("old", "new"), list(permutations(SOME, 2)))
def test_the_way_back_undoes_the_way_there(old: str, new: str, records: dict[str, License]) -> None:
    there, back = of(records[old], records[new]), of(records[new], records[old])
    kinds = Counter(change.kind for change in there.terms)
    undone = Counter(change.kind for change in back.terms)
    assert (kinds["added"], kinds["removed"]) == (undone["removed"], undone["added"])
    assert {c.criterion for c in there.criteria} == {c.criterion for c in back.criteria}


@needs_texts
def test_a_changed_text_shows_the_sentence_that_did_it(tmp_path: Path) -> None:
    for key in ("mit", "json"):
        (tmp_path / key).write_text(find_text(f"scancode:{key}") or "", encoding="utf-8")
    found = osdcheck.diff(tmp_path / "mit", tmp_path / "json")
    (change,) = found.criteria
    assert (change.criterion, change.before, change.after) == ("OSD-6", "conforms", "violates")
    (finding,) = change.gained
    text = (tmp_path / "json").read_text(encoding="utf-8")
    assert text[finding.start : finding.end] == finding.quote == "The Software shall be used for Good, not Evil."
    assert [term.kind for term in found.terms] == ["added"]


@pytest.mark.parametrize(
    ("sentence", "criterion"),
    [("The Software may not be used for military purposes.", "OSD-6"),
     ("Commercial use of this software is not permitted.", "OSD-6")],
)  # fmt: skip
def test_a_sentence_slipped_into_a_known_text_is_all_that_is_shown(
    sentence: str, criterion: str, tmp_path: Path
) -> None:
    (tmp_path / "old").write_text(MIT)
    (tmp_path / "new").write_text(MIT.replace("THE SOFTWARE IS", f"{sentence}\n\nTHE SOFTWARE IS"))
    found = osdcheck.diff(tmp_path / "old", tmp_path / "new")
    assert (found.old.overall, found.new.overall) == ("open-source", "not-open-source")
    assert criterion in {change.criterion for change in found.criteria}
    for change in found.criteria:
        assert {finding.quote.rstrip(".") for finding in change.gained} == {sentence.rstrip(".")}
    assert [(term.kind, term.after and term.after.quote.rstrip(".")) for term in found.terms] == [
        ("added", sentence.rstrip("."))
    ]
    assert run(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 1


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [("mit", "mit", 0), ("mit", "json", 1), ("json", "mit", 0), ("llama-2", "llama-3.1", 3), ("mit", "gone", 2),
     ("mit", "MIT AND GPL-2.0-only", 2), ("MIT OR JSON", "mit", 2)],
)  # fmt: skip
def test_exit_status_says_whether_it_became_worse(old: str, new: str, status: int) -> None:
    assert run(["diff", old, new]) == status


@pytest.mark.parametrize("format", DIFF_FORMATS)
def test_every_format_shows_what_changed_and_who_says_so(format: str) -> None:
    report = " ".join(diff_renderer(format)(osdcheck.diff("mit", "json")).split())
    for words in ("OSD-6", "The Software shall be used for Good, not Evil", "not legal advice", "OSD", "1.9"):
        assert words in report
    assert "OSD-5" not in report


def test_the_json_keeps_to_its_schema() -> None:
    found = json.loads(osdcheck.diff("llama-2", "llama-3.1").model_dump_json())
    assert found["schema"] == "osdcheck/diff/1"
    jsonschema.validate(found, json.loads(schema("diff")))
