"""What cannot be built: findings without quotes, unknown words, verdicts that do not follow."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError
from support import SAID, SHARED, licence, read, statuses

from osdcheck.definitions import definition
from osdcheck.model.evaluation import Evaluation, Finding, Verdict
from osdcheck.model.license import License
from osdcheck.model.term import Grants, Prohibits, Scope
from osdcheck.model.vocabulary import EFFECTS, VOCABULARY, Action, Purpose


def test_a_finding_without_a_quote_cannot_be_built() -> None:
    with pytest.raises(ValidationError, match="quote"):
        Finding(document="license", section="1", quote=" ", term="t", says="something")


def test_a_violation_without_a_finding_cannot_be_built() -> None:
    with pytest.raises(ValidationError, match="no citation, no finding"):
        Verdict(criterion="OSD-1", title="Free Redistribution", status="violates", explanation="So it is.")


def test_a_doubt_without_a_question_cannot_be_built() -> None:
    with pytest.raises(ValidationError, match="question"):
        Verdict(criterion="OSD-1", title="Free Redistribution", status="unclear", explanation="Who knows.")


def test_an_overall_that_does_not_follow_is_refused() -> None:
    data = json.loads(read(licence([])).model_dump_json()) | {"overall": "open-source"}
    with pytest.raises(ValidationError, match="the verdicts give"):
        Evaluation.model_validate_json(json.dumps(data))


def test_a_model_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        licence([]).name = "Other"  # type: ignore[misc]


def test_words_outside_the_vocabulary_are_refused() -> None:
    with pytest.raises(ValidationError):
        Grants.model_validate(
            {"id": "t", "grants": ["fly"], "clauses": [{"section": "1", "quote": "fly"}]}, strict=False
        )


def test_every_word_has_one_meaning_of_its_own() -> None:
    for kind in VOCABULARY:
        meanings = [word.meaning for word in kind]
        assert all(meanings)
        assert len(set(meanings)) == len(meanings), kind


def test_a_term_has_exactly_one_effect() -> None:
    two = {"id": "t", "grants": ["use"], "prohibits": ["sell"], "clauses": [{"section": "1", "quote": "x"}]}
    with pytest.raises(ValidationError):
        License.model_validate(
            {"id": "x", "name": "X", "documents": {"license": {"title": "X"}}, "terms": [two]}, strict=False
        )


def test_the_effects_are_those_of_the_terms() -> None:
    schema = json.dumps(License.model_json_schema())
    assert all(f'"{effect}"' in schema for effect in EFFECTS)


@pytest.mark.parametrize("number", range(1, 11))
def test_the_wording_is_the_official_one(number: int) -> None:
    source = SHARED / "definitions.md"
    if not source.is_file():
        pytest.skip("the folder of shared texts is not beside this clone")
    official = " ".join(source.read_text(encoding="utf-8").replace("_only_", "only").split())
    criterion = definition().criteria[number - 1]
    assert " ".join(criterion.wording.split()) in official
    assert f"### {number}. {criterion.title}" in official


def test_a_fence_and_a_ban_come_to_the_same() -> None:
    wide = Grants(
        id="g", clauses=SAID, grants=(Action.COPY, Action.DISTRIBUTE, Action.MODIFY, Action.DISTRIBUTE_MODIFIED)
    )
    fence = Grants(id="f", clauses=SAID, grants=(Action.USE,), only=Scope(purpose=(Purpose.RESEARCH,)))
    ban = Prohibits(id="b", clauses=SAID, prohibits=(Action.USE,), when=Scope(purpose=(Purpose.COMMERCIAL,)))
    assert statuses(licence([wide, fence])) == statuses(licence([wide, ban]))
