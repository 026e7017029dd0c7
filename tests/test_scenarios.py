"""May this be done? The table of scenarios, and what an answer owes to the one who asks."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from support import ROOT

import osdcheck
from osdcheck.cli import group, run
from osdcheck.evaluate import Asked
from osdcheck.inputs.scenario import make_scenario
from osdcheck.library.store import Library
from osdcheck.library.yaml import read_yaml
from osdcheck.model.answer import Answer
from osdcheck.model.branch import Branch, Family, Missing
from osdcheck.model.license import License
from osdcheck.scenario import ask

TABLE: Any = read_yaml((ROOT / "tests" / "scenarios.yaml").read_text(encoding="utf-8"), "scenarios.yaml").data
ROWS = [(case, target, row) for case in TABLE for target, row in case["under"].items()]
BIG: dict[str, Any] = {"users": "750000000@2023-07-18"}


def cited(findings: Any) -> list[str]:
    return list(dict.fromkeys(finding.section for finding in findings))


@pytest.mark.parametrize(("case", "target", "row"), ROWS, ids=[f"{case['id']}-{target}" for case, target, _ in ROWS])
def test_the_table(case: dict[str, Any], target: str, row: dict[str, Any]) -> None:
    answer = osdcheck.ask(target, make_scenario(case["scenario"]))
    assert answer.answer == row["answer"]
    assert cited(answer.decided_by)[: len(row["decided_by"])] == row["decided_by"]
    assert cited(answer.spared) == row.get("spared", [])
    if answer.answer == "not-settled":
        assert list(dict.fromkeys(question.fact for question in answer.questions)) == row["asked"]


def test_the_table_puts_every_question_to_nine_licences() -> None:
    asked = {"llama-2", "llama-1", "llama-3.1", "gemma", "bigscience-openrail-m", "busl-1.1", "cc-by-nc-4.0"}
    asked |= {"gpl-3.0", "mit"}
    assert len([case for case in TABLE if asked <= set(case["under"])]) >= 15


def test_facts_that_are_not_stated_are_asked_back_with_the_cases_of_the_clauses() -> None:
    answer = osdcheck.ask("llama-2", action="distribute")
    assert answer.answer == "not-settled"
    size = next(question for question in answer.questions if question.fact == "sizes")
    assert "2023-07-18" in size.question
    assert size.sections == ("2",)
    assert "700,000,000" in size.options[0]


def test_an_exception_that_is_not_stated_is_asked_for_and_does_not_cure() -> None:
    answer = osdcheck.ask("llama-2", action="use", **BIG)
    assert answer.answer == "needs-separate-license"
    assert [question.fact for question in answer.questions] == ["received"]


def test_users_count_on_the_day_of_the_clause_only() -> None:
    later = osdcheck.ask("llama-2", action="distribute", users=750_000_000, as_of="2024-01-01", received="direct")
    assert [question.fact for question in later.questions] == ["sizes"]


def test_affiliates_count_where_the_clause_counts_them() -> None:
    facts: dict[str, Any] = {"action": "distribute", "received": "direct", "own_users": "1000000@2023-07-18"}
    assert osdcheck.ask("llama-2", **facts).answer == "not-settled"
    assert osdcheck.ask("llama-2", **facts, affiliate_users="1@2023-07-18").answer == "permitted"
    assert osdcheck.ask("llama-2", **facts, affiliate_users="750000000@2023-07-18").answer == "needs-separate-license"


def test_the_conditions_name_the_notice_the_name_and_the_copy_of_the_agreement() -> None:
    shared = osdcheck.ask("llama-2", action="distribute", users="5@2023-07-18", received="direct")
    assert {("1.b.i", "give-license"), ("1.b.iii", "keep-notice")} <= {
        (condition.section, duty) for condition in shared.conditions for duty in condition.duties
    }
    trained = osdcheck.ask(
        "llama-3.1", action="train-other-models", purpose=["commercial"], users="5@2024-07-23",
        received="direct", other="language-model",
    )  # fmt: skip
    assert "mark-in-name" in {duty for condition in trained.conditions for duty in condition.duties}


def test_a_duty_that_turns_on_an_unstated_fact_is_marked() -> None:
    answer = osdcheck.ask("gpl-3.0", action="distribute")
    assert answer.answer == "permitted"
    source = next(condition for condition in answer.conditions if "give-source" in condition.duties)
    assert not source.certain
    stated = osdcheck.ask("gpl-3.0", action="distribute", form=["binary"])
    assert next(condition for condition in stated.conditions if "give-source" in condition.duties).certain
    assert osdcheck.ask("gpl-3.0", action="distribute", omits=["give-source"]).answer == "not-settled"
    assert osdcheck.ask("gpl-3.0", action="distribute", form=["binary"], omits=["give-source"]).answer == "prohibited"


def test_what_the_words_leave_open_is_named() -> None:
    facts: dict[str, Any] = {"action": "use", "purpose": ["non-commercial-research", "non-production"], "who": []}
    unplaced = osdcheck.ask("llama-1", **facts, country="JP")
    assert (unplaced.answer, [question.fact for question in unplaced.questions]) == ("not-settled", ["country"])
    answer = osdcheck.ask("llama-1", **facts, place_not=["comprehensively sanctioned jurisdictions"])
    assert answer.answer == "permitted"
    assert "revocable" in {finding.term for finding in answer.leaves_open}
    later = osdcheck.ask("busl-1.1", action="use", purpose=["production"])
    assert "later" in {finding.term for finding in later.leaves_open}


def test_a_policy_that_is_not_at_hand_is_a_question(folder: Path) -> None:
    (folder / "bound.yaml").write_text(
        "id: bound\nname: Bound\n"
        "documents:\n  license: {title: Bound}\n  policy: {title: The Policy, kind: use-policy}\n"
        "terms:\n  - id: grant\n    grants: [use]\n    clauses: [{section: '1', quote: You may use it.}]\n"
        "  - id: policy\n    binds: policy\n    clauses: [{section: '2', quote: Follow the Policy.}]\n",
        encoding="utf-8",
    )
    answer = osdcheck.ask("bound", library=[folder], action="use", purpose=["commercial"])
    assert answer.answer == "not-settled"
    assert "The Policy" in answer.questions[0].question
    assert cited(answer.decided_by) == ["2"]


def test_a_right_with_a_date_is_held_from_that_date(folder: Path) -> None:
    (folder / "dated.yaml").write_text(
        "id: dated\nname: Dated\ndocuments:\n  license: {title: Dated}\n"
        "terms:\n  - id: grant\n    grants: [use]\n    only: {starts: 2024-01-01}\n"
        "    clauses: [{section: '1', quote: You may use it from 2024.}]\n",
        encoding="utf-8",
    )

    def asked(**facts: Any) -> Answer:
        return osdcheck.ask("dated", library=[folder], action="use", **facts)

    assert [question.fact for question in asked().questions] == ["date"]
    early = asked(date="2023-12-31")
    assert early.answer == "not-settled"  # silence is not prohibition
    assert cited(early.leaves_open) == ["1"]
    assert asked(date="2024-01-01").answer == "permitted"


def test_a_text_that_nobody_has_read_settles_nothing(tmp_path: Path) -> None:
    text = tmp_path / "LICENSE"
    text.write_text("You may look at this.", encoding="utf-8")
    assert osdcheck.ask(text, action="use").answer == "not-settled"


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"action": "fly"}, "'fly' is not in the vocabulary"),
        ({}, "action: is missing"),
        ({"action": "use", "users": -1}, "greater than or equal to 0"),
        ({"action": "use", "users": "many"}, "many"),
        ({"action": "use", "users": 10**12}, "more than there can be"),
        ({"action": "use", "users": 5, "as_of": "2023-02-30"}, "2023-02-30"),
        ({"action": "use", "as_of": "2023-07-18"}, "no number was given"),
        ({"action": "use", "users": 5, "own_users": 6}, "more than the 5 of the whole"),
        ({"action": "use", "users": [5, 6]}, "counted twice"),
        (
            {"action": "use", "purpose": ["commercial", "non-commercial"]},
            "cannot be both commercial and non-commercial",
        ),
        ({"action": "use", "who": ["individual", "company"]}, "no body is both company and individual"),
        ({"action": "use", "who": ["company"], "who_not": ["company"]}, "stated and denied"),
        ({"action": "use", "keeps": ["credit"], "omits": ["credit"]}, "both kept and omitted"),
        ({"action": "use", "country": "Germany"}, "country"),
        ({"action": "use", "colour": "red"}, "no such field"),
    ],
)
def test_nonsense_gets_a_clear_error(facts: dict[str, Any], told: str) -> None:
    with pytest.raises(osdcheck.InputError) as caught:
        osdcheck.ask("mit", **facts)
    assert told in str(caught.value)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(osdcheck.InputError) as caught:
        osdcheck.ask("mit", action="fly", purpose=["swimming"], users=-1)
    assert len(str(caught.value).splitlines()) == 3


class TestCommandLine:
    @pytest.mark.parametrize(
        ("arguments", "status"),
        [
            ("mit --action use", 0),
            ("llama-2 --action use --purpose military", 1),
            ("llama-2 --action use --users 1 --as-of yesterday", 2),
            ("llama-2", 2),
            ("llama-2 --action use", 3),
            ("llama-2 --action use --users 750000000 --as-of 2023-07-18", 4),
        ],
    )
    def test_exit_status(self, arguments: str, status: int, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["ask", *arguments.split()]) == status
        capsys.readouterr()

    def test_a_file_with_the_facts_says_the_same_as_the_options(self, tmp_path: Path) -> None:
        case = tmp_path / "case.yaml"
        case.write_text(
            "action: use\npurpose: [commercial]\nsizes: [{number: 40, unit: employees}]\n", encoding="utf-8"
        )
        options = ["--action", "use", "--purpose", "commercial", "--size", "employees=40"]
        told = [
            json.loads(CliRunner().invoke(group, ["ask", "gemma", *given, "--format", "json"]).stdout)
            for given in (["--scenario", str(case)], options)
        ]
        assert told[0] == told[1]
        assert told[0]["schema"] == "osdcheck/answer/1"

    def test_mistakes_in_a_file_name_their_lines(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        case = tmp_path / "case.yaml"
        case.write_text("action: use\npurpos: [commercial]\nusers: 5\n", encoding="utf-8")
        assert run(["ask", "mit", "--scenario", str(case)]) == 2
        told = capsys.readouterr().err
        assert "case.yaml:2: purpos: no such field; did you mean purpose?" in told
        assert "case.yaml:3: users" in told

    @pytest.mark.parametrize("form", ["terminal", "markdown"])
    def test_a_report_holds_the_answer_the_words_and_the_questions(self, form: str) -> None:
        arguments = ["ask", "llama-2", "--action", "use", "--users", "750000000@2023-07-18", "--format", form]
        told = " ".join(CliRunner().invoke(group, arguments).stdout.replace("│", " ").replace("\\", "").split())
        assert "needs a separate licence" in told
        assert "greater than 700 million monthly active users" in told
        assert "How was the copy received?" in told
        assert "not legal advice" in told


def test_json_gives_the_same_answer_back() -> None:
    answer = osdcheck.ask("llama-2", action="use", today=dt.date(2026, 1, 1), **BIG)
    assert Answer.model_validate_json(answer.model_dump_json()) == answer


def test_a_family_is_settled_only_where_all_its_members_agree() -> None:
    def member(id: str) -> License:
        return Library().get(id)

    def asked(*ids: str, missing: tuple[Missing, ...] = ()) -> Answer:
        family = Family(name="family", members=tuple(member(id) for id in ids), missing=missing)
        case = make_scenario({"action": "use", "purpose": ["commercial"]})
        return ask([Branch(name="family", families=(family,))], case, Asked("family"))

    assert asked("bsd-2-clause", "bsd-3-clause").answer == "permitted"
    assert asked("cc-by-4.0", "cc-by-nc-4.0").answer == "not-settled"
    gone = Missing(name="BSD-9-Clause", why="Its text is not at hand.")
    assert asked("bsd-2-clause", missing=(gone,)).answer == "not-settled"
