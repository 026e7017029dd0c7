"""What stands beside the verdicts: concerns, others' conclusions, arguments for both sides. None of it decides."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from support import SAID, licence, read, statuses

from osdcheck.cli import group
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.license import License
from osdcheck.model.term import Ends, Grants, Requires, Scope, States, Term
from osdcheck.model.vocabulary import Action, Duty, Event, Topic

FORMATS = ["terminal", "markdown", "html", "text", "short", "json"]


def kinds(evaluation: Evaluation) -> set[str]:
    return {str(concern.kind) for concern in evaluation.concerns}


def told(id: str, form: str) -> str:
    shown = CliRunner().invoke(group, ["check", id, "--format", form]).stdout
    return " ".join(shown.replace("\\", "").split())


class TestConcerns:
    def test_those_of_llama_2_with_their_clauses(self, records: dict[str, License]) -> None:
        evaluation = read(records["llama-2"])
        assert kinds(evaluation) == {
            "policy-may-change", "vague-prohibition", "indemnity", "litigation-trigger", "governing-law", "contract",
        }  # fmt: skip
        by_kind = {str(concern.kind): {f.section for f in concern.findings} for concern in evaluation.concerns}
        assert by_kind["policy-may-change"] == {"1.b.iv"}
        assert "1.b.v" in by_kind["vague-prohibition"]
        assert by_kind["litigation-trigger"] == {"5.c"}
        assert by_kind["governing-law"] == {"7"}

    def test_a_revocable_licence_ends_at_will(self, records: dict[str, License]) -> None:
        assert "termination-at-will" in kinds(read(records["llama-1"]))

    def test_a_remote_switch_is_control_after_release(self, records: dict[str, License]) -> None:
        assert "control-after-release" in kinds(read(records["gemma"]))

    def test_a_plain_permission_raises_none(self, records: dict[str, License]) -> None:
        assert kinds(read(records["mit"])) == set()

    def test_they_decide_nothing(self) -> None:
        free = Grants(id="grant", clauses=SAID, grants=tuple(Action))
        worrying: list[Term] = [
            Ends(id="ends", clauses=SAID, ends=(Action.USE,), when=Scope(event=(Event.PATENT_CLAIM,))),
            Requires(id="indemnity", clauses=SAID, requires=(Duty.INDEMNIFY,)),
            States(id="law", clauses=SAID, states=Topic.LAW),
            States(id="contract", clauses=SAID, states=Topic.ACCEPTANCE),
        ]
        assert statuses(licence([free, *worrying])) == statuses(licence([free]))
        assert len(kinds(read(licence([free, *worrying])))) == 4


class TestPositions:
    def test_the_author_of_the_thread_stands_beside_our_reading(self, records: dict[str, License]) -> None:
        stand = next(stand for stand in read(records["llama-2"]).positions if "thread" in stand.holder)
        assert stand.criteria == ("OSD-5", "OSD-6", "OSD-7")
        assert stand.doubts == ("OSD-2",)
        assert stand.beside == (
            "As we do, it names OSD-5, OSD-6 and OSD-7. It names OSD-2 with doubt, which we read as unclear."
        )

    def test_the_osi_names_fewer_criteria_than_we_do(self, records: dict[str, License]) -> None:
        stand = next(stand for stand in read(records["llama-2"]).positions if stand.holder == "Open Source Initiative")
        assert stand.beside == "As we do, it names OSD-5 and OSD-6. It does not name OSD-7, which we read as violated."

    def test_every_position_has_an_address_and_a_date(self, records: dict[str, License]) -> None:
        for record in records.values():
            assert all(position.url and position.date for position in record.positions)


class TestArguments:
    def test_conditions_on_output_have_two_sides_and_the_second_hand_is_marked(
        self, records: dict[str, License]
    ) -> None:
        argument = next(a for a in read(records["llama-2"]).arguments if a.criterion == "OSD-9")
        assert {side.status for side in argument.sides} == {"conforms", "violates"}
        assert {f.section for f in argument.findings} == {"1.b.v"}
        assert all(holder.evidence == "second-hand" for side in argument.sides for holder in side.holders)

    def test_both_sides_of_every_argument_differ_and_name_what_would_settle_it(
        self, records: dict[str, License]
    ) -> None:
        for record in records.values():
            for argument in read(record).arguments:
                assert argument.sides[0].status != argument.sides[1].status
                assert argument.settles

    def test_a_plain_permission_raises_none(self, records: dict[str, License]) -> None:
        assert read(records["mit"]).arguments == ()


@pytest.mark.parametrize("form", FORMATS)
def test_every_report_shows_the_concerns_apart(form: str) -> None:
    shown = told("llama-2", form)
    assert "indemnity" in shown or "answers for claims of others" in shown
    assert ('"concerns": [ {' if form == "json" else "utside the criteria") in shown


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "short"])
def test_reports_show_positions_with_the_difference_and_arguments_with_both_sides(form: str) -> None:
    shown = told("llama-2", form)
    assert "It does not name OSD-7" in shown
    assert "second hand" in shown or "second-hand" in shown
    assert "criterion 9 named or denied" in shown
