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
        ("No fee or royalty has to be paid.", "A royalty must be paid for each copy.", "OSD-1"),
        ("The source is there for anyone without registration.", "You may not use it without registration.", "OSD-7"),
        ("Territory: worldwide.", "It may be used by residents of Bavaria alone.", "OSD-5"),
        ("Telephone help is limited to members.", "The licence is granted to members only.", "OSD-5"),
        ("We thank the members, without whom it would not exist.", "Only members may use it.", "OSD-5"),
        ("It grew out of the ISA² programme.", "It may be used for the ISA² programme only.", "OSD-6"),
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
        "Running it for third parties, against payment or not, lies outside the scope of this licence.",
        "The licence does not pass to the acquirer of a firm, who must conclude a new agreement with us.",
        "When a recipient asks you for the source code, you must decline to hand it over.",
        "Permission is granted to the original downloader alone.",
        "Territory: Bavaria.",
        "Bugs may be fixed by anyone; new features may be added by the core team alone.",
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


def test_a_limit_of_the_whole_licence_limits_copies_and_one_of_use_does_not() -> None:
    for limit in ("The licenses granted above extend only to Acme devices.", "The licence is limited to teaching."):
        assert judge(f"{GRANT}\n\n{limit}").verdict("OSD-1").status == "violates"
    for limit in ("You may use it only on Acme devices.", "You may use it for teaching only."):
        assert judge(f"{GRANT}\n\n{limit}").verdict("OSD-1").status == "conforms"


def test_a_ban_on_some_countries_is_about_persons_and_leave_for_some_is_about_copies_too() -> None:
    ban = judge(f"{GRANT}\n\nThe software may not be distributed to Cuba.")
    assert (ban.verdict("OSD-1").status, ban.verdict("OSD-5").status) == ("conforms", "violates")
    leave = judge(f"{GRANT}\n\nYou may distribute copies of the software only within Germany.")
    assert (leave.verdict("OSD-1").status, leave.verdict("OSD-5").status) == ("violates", "violates")


@pytest.mark.parametrize(
    "sentence",
    [
        "This Agreement may be modified only by a writing that is signed by both parties.",
        "No amendment of this Agreement is binding unless it is in writing and signed by both parties.",
        "If you have a separate written agreement with Acme, that agreement governs your use.",
        "By clicking on the Accept button, or by copying or using the software, you agree to be bound by these terms.",
        "If you do not agree to these terms, do not select the Accept button and do not install the software.",
    ],
)
def test_how_an_agreement_is_made_and_changed_is_no_gate(sentence: str) -> None:
    assert judge(f"{GRANT}\n\n{sentence}").statuses() == PLAIN


@pytest.mark.parametrize(
    ("sentence", "criterion"),
    [
        ("The software may be modified only in a writing that you sign.", "OSD-7"),
        ("You must have a separate agreement with Acme before you use it.", "OSD-7"),
        ("You must click the Accept button before you use the software.", "OSD-10"),
    ],
)
def test_what_looks_like_it_and_is_a_gate(sentence: str, criterion: str) -> None:
    assert judge(f"{GRANT}\n\n{sentence}").verdict(criterion).status != "conforms"


def test_use_in_products_of_ones_own_is_all_there_is_where_nothing_says_more() -> None:
    use = "You may use this code within your own applications."
    assert judge(use).verdict("OSD-8").status == "violates"
    assert judge(f"{GRANT}\n\n{use}").statuses() == PLAIN


def test_leave_for_binaries_alone_covers_no_source() -> None:
    leave = "Redistribution and use in binary form, with or without modification, are permitted."
    assert judge(leave).verdict("OSD-2").status == "violates"
    assert judge(leave.replace("binary form", "source and binary forms")).verdict("OSD-2").status == "conforms"


def test_a_use_outside_the_grant_for_which_leave_is_offered_closes_no_gate() -> None:
    offered = judge("You may copy it for teaching.\n\nFor any other purpose it may not be used without permission.")
    assert offered.verdict("OSD-6").status == "violates"
    assert not any(finding.rule == "permission-to-ask" for finding in offered.verdict("OSD-7").findings)


def test_leave_that_must_be_asked_for_passing_copies_on_or_for_change_alone_is_no_right_to_either() -> None:
    """Whoever must ask may not yet do it: criterion 1 or 3, beside 7."""
    copies = judge(f"{GRANT}\n\nBefore you redistribute copies you must obtain permission from the Ministry.")
    assert (copies.verdict("OSD-1").status, copies.verdict("OSD-7").status) == ("violates", "violates")
    changes = judge(f"{GRANT}\n\nAlterations need the written permission of the licensor.")
    assert (changes.verdict("OSD-3").status, changes.verdict("OSD-1").status) == ("violates", "conforms")
    use = judge(f"{GRANT}\n\nBefore you use the software you must obtain permission from the Ministry.")
    assert (use.verdict("OSD-1").status, use.verdict("OSD-7").status) == ("conforms", "violates")


def test_invariant_sections_bind_nobody_where_the_document_has_none() -> None:
    duty = "The Invariant Sections must be preserved, unaltered in their text."
    notice = "You may copy this document under the licence below; with no Invariant Sections."
    assert judge(f"{GRANT}\n\n{duty}").verdict("OSD-3").status == "violates"
    assert judge(f"{notice}\n\n{GRANT}\n\n{duty}").verdict("OSD-3").status == "conforms"
    assert judge(f"{GRANT}\n\n{duty} Else write “with no Invariant Sections”.").verdict("OSD-3").status == "violates"


def test_the_rest_of_a_sentence_says_what_a_ban_is_about() -> None:
    ban = "you are not permitted to publish it on your own"
    assert (
        judge(f"{GRANT}\n\nIf you modify the code, send the change to us; {ban}.").verdict("OSD-3").status == "violates"
    )
    assert judge(f"{GRANT}\n\nWe are a small team. {ban.capitalize()}.").verdict("OSD-3").status != "violates"
