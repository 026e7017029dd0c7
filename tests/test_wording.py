"""What the same words say in another order: denials of denials, answers, and leave that a later word takes back."""

from __future__ import annotations

import pytest
from blind import GRANT, judge

PLAIN = judge(GRANT).statuses()


@pytest.mark.parametrize(
    ("sentence", "opposite", "criterion"),
    [
        ("No commercial use is forbidden.", "Commercial use is forbidden.", "OSD-6"),
        ("There is no field in which it may not be used.", "It may not be used in the field of health.", "OSD-6"),
        ("The ban on commercial use was lifted.", "The ban on commercial use stands.", "OSD-6"),
        ("May I ship it and not share the source? Yes.", "May I sell it? No.", "OSD-1"),
        ("This notice does not limit your right to sell it.", "You may not, however, sell it.", "OSD-1"),
        ("You keep the copyright in your changes.", "We keep the copyright in your changes.", "OSD-3"),
        ("Works that merely link to it are not derived works.", "You may not make derived works.", "OSD-3"),
        ("Patents are licensed to anyone.", "The patent licence is available only to members.", "OSD-7"),
        ("Residents of any country may use it.", "It may be used by residents of Chile alone.", "OSD-5"),
        ("Nobody owes the licensor anything.", "Each user owes the licensor a yearly fee of 50 euros.", "OSD-1"),
    ],
)
def test_a_sentence_takes_nothing_and_its_opposite_does(sentence: str, opposite: str, criterion: str) -> None:
    assert judge(f"{GRANT}\n\n{sentence}").statuses() == PLAIN
    assert judge(f"{GRANT}\n\n{opposite}").verdict(criterion).status == "violates"


@pytest.mark.parametrize(
    "sentence",
    [
        "Redistribution is allowed provided that this notice is kept and that the files are not altered in any way.",
        'The term "any person" means a natural person and does not include corporations.',
        '"Distribute" means to hand a copy to a colleague, and this is the only distribution that the licence allows.',
        "Your rights end when you breach this licence, or when you change the module in src/key.c.",
        "You may deploy it wherever you like except where the deployment is commercial.",
        "The disclaimer survives termination, and termination follows once you begin to use it for monetary gain.",
    ],
)
def test_leave_that_a_later_word_takes_back_is_not_open(sentence: str) -> None:
    assert judge(f"{GRANT}\n\n{sentence}").overall != "open-source"


def test_a_duty_that_a_field_brings_on_is_a_question() -> None:
    duty = "If the software is used commercially, you must display its name on the user interface."
    assert judge(f"{GRANT}\n\n{duty}").verdict("OSD-6").status == "unclear"


def test_the_words_of_a_duty_may_stand_on_two_lines() -> None:
    sentence = "Neither edited sources nor patch files against them are to be shared with third parties."
    broken = sentence.replace("are to be", "are to\nbe")
    assert judge(f"{GRANT}\n\n{broken}").statuses() == judge(f"{GRANT}\n\n{sentence}").statuses()


def test_employees_count_where_somebody_counts_them() -> None:
    staff = "Give a copy of this notice to your authorized employees."
    size = "Companies with more than 50 employees may not use the software."
    assert judge(f"{GRANT}\n\n{staff}").verdict("OSD-5").status == "conforms"
    assert judge(f"{GRANT}\n\n{size}").verdict("OSD-5").status == "violates"


def test_a_fragment_goes_on_with_the_sentence_before() -> None:
    assert judge(f"{GRANT}\n\nYou get no warranties. None of any kind.").statuses() == PLAIN
    assert judge(f"{GRANT}\n\nCompanies have no rights. None of any kind.").overall == "not-open-source"


def test_what_may_be_done_with_the_words_of_a_licence_is_not_said_of_the_work() -> None:
    told = "is copyright Example Corporation 2020. Anyone is welcome to use it, in unmodified form only."
    assert judge(f"{GRANT}\n\nThis licence {told}").statuses() == PLAIN
    assert judge(f"{GRANT}\n\nThis software {told}").overall != "open-source"


def test_leave_for_what_is_kept_takes_nothing_where_another_clause_gives_the_rest() -> None:
    made = "You may use it and make modified versions for any purpose without restriction"
    kept = f"{made}, provided that you do not distribute the modified version."
    assert judge(f"{GRANT}\n\n{kept}").statuses() == PLAIN
    assert judge(kept).overall == "not-open-source"


def test_a_fence_on_use_gives_nobody_leave_to_pass_copies_on() -> None:
    leave = "Usage of the works is permitted provided that this notice is retained with the works."
    fence = "The driver may be used only together with network cards made by our company."
    assert judge(f"{fence}\n\n{leave}").verdict("OSD-7").status == judge(leave).verdict("OSD-7").status == "unclear"
    assert judge(f"{fence}\n\n{leave}").verdict("OSD-8").status == "violates"
