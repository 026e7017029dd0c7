"""Several definitions over the same terms: their words, their agreement, and how one is added."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from strategies import licences, prohibitions, wide_grants
from support import SHARED, licence

import osdcheck.definitions as definitions
from osdcheck.api import check
from osdcheck.cli import run
from osdcheck.definitions import HERE, YARDSTICKS, definition, questions, touched
from osdcheck.evaluate import evaluate
from osdcheck.model.evaluation import RANK, Status
from osdcheck.model.license import License
from osdcheck.model.term import Grants, Prohibits
from osdcheck.reports import CHECK_FORMATS, TOOLS, check_renderer

OTHERS = [key for key in YARDSTICKS if key != "osd"]


def statuses(record: License, *keys: str) -> dict[str, Status]:
    """Criterion id to status, over several definitions."""
    return {id: status for key in keys for id, status in evaluate(record, definition(key)).statuses().items()}


def contradictions(record: License) -> Iterator[str]:
    """Criteria of any definition that conform where one that they share is violated, or the other way round."""
    found = statuses(record, *YARDSTICKS)
    opened = evaluate(record, definition()).overall == "open-source"
    for key in OTHERS:
        for criterion in definition(key).criteria:
            shared = {found[name] for name in criterion.shares}
            if found[criterion.id] == "conforms" and "violates" in shared:
                yield f"{criterion.id} conforms, and one of {criterion.shares} is violated"
            if found[criterion.id] == "violates" and opened:
                yield f"{criterion.id} is violated, and the licence conforms to the OSD"


def test_no_record_is_told_opposite_things(records: dict[str, License]) -> None:
    assert {id: told for id, record in records.items() if (told := list(contradictions(record)))} == {}


@given(licences())
def test_no_licence_is_told_opposite_things(record: License) -> None:
    shared = [told for told in contradictions(record) if "conforms, and" in told]
    assert shared == []


@given(licences())
def test_criteria_with_the_same_words_get_the_same_answer(record: License) -> None:
    found = statuses(record, "osd", "dfsg")
    for number in (1, 2, 3, 4, 5, 9):
        assert found[f"DFSG-{number}"] == found[f"OSD-{number}"]


@given(licences(), prohibitions("added"), wide_grants("given"))
def test_no_definition_rewards_a_prohibition_or_punishes_a_grant(record: License, ban: Prohibits, gift: Grants) -> None:
    def rank(*added: Prohibits | Grants) -> dict[str, int]:
        made = licence([*record.terms, *added], subject=record.subject, kind=record.kind)
        return {id: RANK[status] for id, status in statuses(made, *OTHERS).items()}

    before, banned, given_ = rank(), rank(ban), rank(gift)
    assert [id for id in before if banned[id] > before[id] or given_[id] < before[id]] == []


@given(licences())
def test_every_definition_quotes_what_it_violates_and_asks_what_it_leaves_open(record: License) -> None:
    for key in OTHERS:
        for verdict in evaluate(record, definition(key)).verdicts:
            assert verdict.status != "violates" or verdict.findings
            assert verdict.status != "unclear" or verdict.questions
            assert verdict.explanation


def test_every_pair_that_the_definitions_share_is_named() -> None:
    shares = {criterion.id: criterion.shares for key in OTHERS for criterion in definition(key).criteria}
    assert shares["DFSG-5"] == ("OSD-5",)
    assert shares["FSD-0"] == shares["OSAID-1"] == ("OSD-5", "OSD-6")
    same_words = {c.wording: c.id for c in definition().criteria}
    for criterion in definition("dfsg").criteria:
        if criterion.wording in same_words:
            assert criterion.shares == (same_words[criterion.wording],)


def test_a_licence_that_the_osd_shuts_out_is_admitted_by_no_other_definition(records: dict[str, License]) -> None:
    for record in records.values():
        if evaluate(record, definition()).overall == "not-open-source":
            assert {evaluate(record, definition(key)).overall for key in OTHERS} <= {"not-open-source", "undetermined"}


@pytest.mark.parametrize(
    ("id", "key", "violated"),
    [
        ("llama-2", "fsd", {"FSD-0", "FSD-2"}),
        ("llama-2", "dfsg", {"DFSG-5", "DFSG-6", "DFSG-7"}),
        ("llama-2", "osaid", {"OSAID-1", "OSAID-4"}),
        ("cc-by-nd-4.0", "fsd", {"FSD-3"}),
        ("sspl-1.0", "dfsg", {"DFSG-6", "DFSG-9"}),
        ("json", "fsd", {"FSD-0"}),
        ("gpl-3.0", "fsd", set()),
        ("cc0-1.0", "fsd", set()),
    ],
)
def test_what_others_violate(id: str, key: str, violated: set[str]) -> None:
    found = check(id, definition=key)
    assert {verdict.criterion for verdict in found.verdicts if verdict.status == "violates"} == violated
    assert all(verdict.findings for verdict in found.verdicts if verdict.status == "violates")


@pytest.mark.parametrize("key", OTHERS)
def test_a_clause_that_nobody_understood_leaves_open_whatever_it_could_touch(key: str) -> None:
    asked = {aspect for criterion in definition(key).criteria for aspect in touched(key, criterion.id)}
    assert asked >= {"sharing", "changing", "persons", "fields", "gates", "products", "source"}
    of_release = {"OSAID-5", "OSAID-6", "OSAID-7"}
    assert [c.id for c in definition(key).criteria if not touched(key, c.id) and c.id not in of_release] == []


def test_a_licence_alone_cannot_be_open_source_ai() -> None:
    found = check("apache-2.0", definition="osaid")
    assert found.overall == "undetermined"
    assert [v.criterion for v in found.verdicts if v.status == "unclear"] == ["OSAID-5", "OSAID-6", "OSAID-7"]


@pytest.mark.parametrize("key", YARDSTICKS)
def test_every_criterion_is_asked_and_explained(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    known = definition(key)
    assert list(questions(key)) == [criterion.id for criterion in known.criteria]
    for criterion in known.criteria:
        assert run(["explain", criterion.id]) == 0
        assert criterion.title in capsys.readouterr().out


@pytest.mark.parametrize("format", [name for name in CHECK_FORMATS if name not in TOOLS])
@pytest.mark.parametrize("key", YARDSTICKS)
def test_every_report_speaks_in_the_words_of_its_definition(key: str, format: str) -> None:
    text = check_renderer(format)([check("llama-2", definition=key)])
    if format in ("json", "jsonl"):
        assert f'"{definition(key).id}"' in text
    else:
        assert f"is not {definition(key).name}" in " ".join(re.sub(r"\x1b\[\d+m", "", text).split())


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the official texts beside the repository")
@pytest.mark.parametrize("key", YARDSTICKS)
def test_the_wording_is_the_official_one(key: str) -> None:
    official = _words((SHARED / "definitions.md").read_text(encoding="utf-8"))
    assert [c.id for c in definition(key).criteria if _words(c.wording) not in official] == []


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def test_one_file_adds_a_definition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("osd.toml", "osd.py"):
        shutil.copy(HERE / name, tmp_path)
    (tmp_path / "users.toml").write_text("""\
id = "USERS"
title = "A definition for users"
name = "free for users"
version = "1"
steward = "Nobody"
url = "https://example.org/"
source = "this test"
modified = "2026-11-25"
introduction = "Users want:"

[[criteria]]
id = "USERS-1"
number = 1
shares = ["OSD-5", "OSD-6"]
title = "Use"
wording = "Everyone may use it for anything."
asks = "May everyone use it for anything?"
settles = "Whether everyone may use it for anything."
violates = ["Someone or something is shut out."]
""")
    monkeypatch.setattr(definitions, "HERE", tmp_path)
    monkeypatch.setattr(definitions, "KEYS", (*definitions.KEYS, "users"))
    definition.cache_clear()
    questions.cache_clear()
    try:
        assert check("llama-2", definition="users").overall == "not-open-source"
        assert check("sspl-1.0", definition="users").statuses() == {"USERS-1": "violates"}
        assert check("agpl-3.0", definition="users").overall == "open-source"
    finally:
        monkeypatch.undo()
        definition.cache_clear()
        questions.cache_clear()
