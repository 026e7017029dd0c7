"""Reading a text: rules with their samples, quotes in their place, and what was not understood."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from osdcheck.api import check
from osdcheck.definitions import definition
from osdcheck.errors import InputError, RecordError
from osdcheck.evaluate import evaluate
from osdcheck.library.texts import find_text
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.term import Unread
from osdcheck.reading import second
from osdcheck.reading.difference import difference
from osdcheck.reading.grammar import Rule, grammar, load, macros
from osdcheck.reading.lexicon import Lexicon, lexicon
from osdcheck.reading.page import Page
from osdcheck.reading.reader import matching_rules, read
from osdcheck.reports import mail, terminal

GRANT = "Permission is granted to anyone to use, copy, modify and distribute this software and changed versions."
RULES = [compiled.rule for compiled in grammar().rules]
MATCHES = [(rule, sample) for rule in RULES for sample in rule.matches]
CLEAN = [(rule, sample) for rule in RULES for sample in rule.clean]


def judged(text: str) -> Evaluation:
    return evaluate(read(text), definition())


@pytest.mark.parametrize(("rule", "sample"), MATCHES, ids=[f"{rule.id}-{n}" for n, (rule, _) in enumerate(MATCHES)])
def test_a_rule_matches_its_samples(rule: Rule, sample: str) -> None:
    assert rule.id in matching_rules(sample)


@pytest.mark.parametrize(("rule", "sample"), CLEAN, ids=[f"{rule.id}-{n}" for n, (rule, _) in enumerate(CLEAN)])
def test_a_rule_leaves_its_clean_samples_alone(rule: Rule, sample: str) -> None:
    assert rule.id not in matching_rules(sample)


def test_every_rule_says_why_and_has_samples_of_both_kinds() -> None:
    assert [rule.id for rule in RULES if not (rule.why and rule.matches and rule.clean)] == []
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_every_macro_is_a_pattern(tmp_path: Path) -> None:
    for name in macros():
        (tmp_path / "rules.toml").write_text(
            f'[[rule]]\nid = "probe"\nwhy = "w"\nsay = ["{name}"]\neffect = "states"\nwords = ["law"]\n'
        )
        assert len(load(tmp_path, lexicon()).rules) == 1


def test_mistakes_of_rule_authors_are_named_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(
        textwrap.dedent("""
        [[rule]]
        id = "one"
        why = "w"
        say = ["nosuchkind ban"]
        effect = "states"
        words = ["law"]
        [[rule]]
        id = "two"
        why = "w"
        say = ["ban"]
        effect = "sings"
        [[rule]]
        id = "three"
        why = "w"
        say = ["ban"]
        effect = "states"
        words = ["provenance"]
        """)
    )
    with pytest.raises(RecordError) as caught:
        load(tmp_path, lexicon())
    message = str(caught.value)
    assert "bad.toml" in message
    assert "one: no kind of word nosuchkind" in message
    assert "two: effect: sings" in message
    assert "three: words: provenance is none of definition, " in message


@pytest.mark.parametrize(
    ("sentence", "criterion"),
    [
        ("You may not use it for military purposes.", "OSD-6"),
        ("For research use only.", "OSD-6"),
        ("Redistribution without the written consent of the author is prohibited.", "OSD-7"),
        ("The software may only be used with Acme Cloud services.", "OSD-8"),
        ("Companies with more than 100 employees may not use the software.", "OSD-5"),
        ("Copies may not be sold.", "OSD-1"),
        ("Modified versions must not be distributed.", "OSD-3"),
        ("You must not use the outputs to train other models.", "OSD-6"),
        ("All other software on the same medium must be released under this license.", "OSD-9"),
        ("The licenses granted extend only to software that runs on a Microsoft Windows operating system.", "OSD-10"),
    ],
)
def test_a_restriction_is_found_and_quoted(sentence: str, criterion: str) -> None:
    text = f"{GRANT}\n\n{sentence}\n"
    verdict = judged(text).verdict(criterion)
    assert verdict.status == "violates"
    assert any(sentence.startswith(finding.quote[:20]) for finding in verdict.findings)
    for finding in verdict.findings:
        assert text[finding.start : finding.end] == finding.quote


def test_a_plain_grant_with_a_disclaimer_is_open() -> None:
    text = f"{GRANT}\n\nThe software is provided as is, without warranty of any kind.\n"
    assert judged(text).overall == "open-source"


def test_what_is_not_understood_is_listed_and_keeps_the_criteria_open() -> None:
    text = f"{GRANT}\n\nThe software shall frobnicate the user every Tuesday.\n"
    evaluation = judged(text)
    assert evaluation.overall == "undetermined"
    assert [found.quote for found in evaluation.not_understood] == [
        "The software shall frobnicate the user every Tuesday."
    ]
    assert text[evaluation.not_understood[0].start :].startswith("The software shall")


def test_a_text_in_another_language_is_a_question_in_every_criterion() -> None:
    evaluation = judged("Die Nutzung dieser Software ist nur zu nichtkommerziellen Zwecken gestattet. " * 5)
    assert set(evaluation.statuses().values()) == {"unclear"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Nutzung dieser Software ist nur zu nichtkommerziellen Zwecken gestattet.",
        "Usage commercial interdit.",
        "Коммерческое использование запрещено.",
        "不得用于商业用途。",
        "You m\u0430y n\u043et sell copies.",
        "You may not \u0441\u043e\u0440\u0443 it.",
    ],
)
def test_a_clause_that_is_not_in_english_is_not_understood(sentence: str) -> None:
    evaluation = judged(f"{GRANT}\n\n{sentence}\n")
    assert evaluation.overall == "undetermined"
    assert sentence in [found.quote for found in evaluation.not_understood]


def test_a_name_in_a_copyright_notice_may_be_in_any_script() -> None:
    assert judged(f"Copyright (c) 2020 Иван Петров, 北京大学\n\n{GRANT}\n").overall == "open-source"


@pytest.mark.parametrize(
    "sentence",
    [
        "You may\u200b not\u200b sell c\u200bopies.",
        "\uff39ou may n\uff4ft sell copies.",
        "You ma\u0301y no\u0301t se\u0301ll copies.",
        "You may n&#111;t se&shy;ll copies.",
        "You may not sell cop-\n  ies.",
        "<a you may not sell copies>",
        "You\rmay not\rsell copies.",
    ],
)
def test_a_restriction_is_read_as_it_is_seen(sentence: str) -> None:
    text = f"{GRANT}\n\n{sentence}\n"
    verdict = judged(text).verdict("OSD-1")
    assert verdict.status == "violates"
    finding = verdict.findings[0]
    assert text[finding.start : finding.end] == finding.quote
    assert finding.quote in sentence


def test_items_of_a_list_hang_on_their_lead_in() -> None:
    text = f"{GRANT}\n\nYou may not:\n\n(a) sell the software; or\n\n(b) use it for surveillance.\n"
    evaluation = judged(text)
    assert evaluation.verdict("OSD-1").status == "violates"
    finding = evaluation.verdict("OSD-6").findings[0]
    assert finding.section == "b"
    assert [quote.role for quote in finding.context] == ["lead-in"]


def test_a_line_without_an_end_leads_in_a_list_of_verbs() -> None:
    text = "Acme grants you a license\n\n(1) to use, copy and modify the work, and\n\n(2) to distribute copies of it.\n"
    granted = {str(action) for term in read(text).terms if term.effect == "grants" for action in term.actions}
    assert {"use", "modify", "distribute"} <= granted


def test_parties_may_wish_for_english_in_french() -> None:
    wish = "Les parties ont exigé que le présent contrat et les documents connexes soient rédigés en anglais."
    ban = "Les parties ont exigé que le logiciel ne soit pas vendu, et que le contrat soit rédigé en français."
    assert judged(f"{GRANT}\n\n{wish}\n").verdict("OSD-1").status == "conforms"
    assert judged(f"{GRANT}\n\n{ban}\n").verdict("OSD-1").status == "unclear"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Nothing in this licence affects the gerbil.", "unclear"),
        ("Nothing in this licence affects the library.", "conforms"),
        ("Nothing in this licence affects the gerbil package.", "conforms"),
        ("Nothing in this licence affects Gerbil.", "conforms"),
        ('Nothing in this licence affects "made by gerbil".', "conforms"),
        ("There is no warranty for any gerbil.", "conforms"),
    ],
)
def test_a_word_that_no_free_licence_uses_is_a_question(
    sentence: str, status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not where it is a name, and not in a disclaimer; here the second reader has no opinion."""
    monkeypatch.setattr(second, "odds", lambda *_: (second.CALM + second.DOUBT) / 2)
    assert judged(f"{GRANT}\n\n{sentence}\n").verdict("OSD-6").status == status


def test_the_name_of_an_institution_is_no_field_and_an_institution_is() -> None:
    credit = "The name of the Naval Research Laboratory may not be used in advertising."
    fence = "Only a research laboratory may use the software."
    assert judged(f"{GRANT}\n\n{credit}\n").verdict("OSD-6").status == "conforms"
    assert judged(f"{GRANT}\n\n{fence}\n").verdict("OSD-6").status == "violates"


def test_a_choice_of_versions_outlives_a_change_of_terms() -> None:
    change = "Acme may revise this license from time to time."
    choice = "You may use the software under this revision or under any subsequent revision of the license."
    assert judged(f"{GRANT}\n\n{change}\n").verdict("OSD-1").status == "unclear"
    assert judged(f"{GRANT}\n\n{change} {choice}\n").verdict("OSD-1").status == "conforms"


def test_a_purpose_that_a_text_defines_is_a_field() -> None:
    purpose = '"Approved Purpose" means weather forecasting.'
    fence = "The software may be used for the Approved Purpose only."
    assert judged(f"{GRANT}\n\n{purpose}\n\n{fence}\n").verdict("OSD-6").status == "violates"


def test_a_denial_does_not_deny_the_next_one() -> None:
    assert judged(f"{GRANT}\n\nWho does not pay has no permission.\n").overall != "open-source"
    assert judged(f"{GRANT}\n\nUse on hardware not made by us is prohibited.\n").overall == "not-open-source"


def test_what_was_formerly_so_is_no_ban_and_excuses_none() -> None:
    past = "Earlier releases were for research only."
    assert judged(f"{GRANT}\n\n{past}\n").verdict("OSD-6").status != "violates"
    assert (
        judged(f"{GRANT}\n\nEarlier releases were free, but this one may not be sold.\n").verdict("OSD-1").status
        == "violates"
    )


@pytest.mark.parametrize("verb", ["used, modified, copied and sold", "distributed, adapted and used"])
def test_modification_in_a_list_is_a_right(verb: str) -> None:
    actions = {
        str(action) for term in read(f"This software may be {verb}.").terms for action in getattr(term, "grants", ())
    }
    assert "modify" in actions


def test_a_defined_word_means_its_definition() -> None:
    wide = '"Commercial Use" means distribution or otherwise making the software available to a third party.'
    assert (
        judged(f"{GRANT}\n\n{wide}\n\nYou may distribute it by Commercial Use.\n").verdict("OSD-6").status == "conforms"
    )


def test_known_sentences_excuse_but_supply_nothing() -> None:
    terms = read("You may obtain a copy of the License at the address above.").terms
    assert not any(term.effect == "grants" and "distribute" in str(term.actions) for term in terms)


def test_the_difference_to_the_nearest_known_text_is_said_in_words() -> None:
    mit = check("mit")
    assert mit.differs_from is None
    assert difference("Nothing like any licence.") is None


def test_blind_refuses_names_and_judges_words_alone(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--blind judges texts"):
        check("mit", blind=True)
    path = tmp_path / "LICENSE"
    path.write_text(f"{GRANT}\n")
    evaluation = check(path, blind=True)
    assert evaluation.basis == "text"
    assert evaluation.license.id is None
    assert evaluation.osi.status == "unknown"


def test_a_phrase_with_two_meanings_is_refused() -> None:
    with pytest.raises(ValueError, match="'may' is under"):
        Lexicon({"signs": {"may": ["may"], "must": ["must", "may"], "number": []}})


def test_a_bare_ban_on_use_beside_a_wide_grant_is_a_doubt() -> None:
    terms = read(f"{GRANT}\n\nYou may not use the software.\n").terms
    assert any(isinstance(term, Unread) for term in terms)


def test_reports_say_what_a_text_adds_to_the_licence_it_is_nearest_to(tmp_path: Path) -> None:
    text = find_text("scancode:mit")
    if text is None:
        pytest.skip("no package of texts is installed")
    file = tmp_path / "LICENSE"
    file.write_text(text.replace("THE SOFTWARE IS", "Frobnicators shall hum.\n\nTHE SOFTWARE IS"), encoding="utf-8")
    for report in (terminal.check, mail.check):
        said = " ".join(report([check(file)]).split())
        assert "It is nearest to MIT, to which it adds: “Frobnicators shall hum”" in said
        assert "Not understood, line" in said


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Copyright by Richard M. Stallman and J. Random Hacker. You may not sell it.", 2),
        ("The parts are listed in Annex A. Subject to it, no rights are granted.", 2),
        ("This is plan B. You may not sell it.", 2),
    ],
)
def test_an_initial_ends_no_sentence_and_a_label_does(text: str, clauses: int) -> None:
    assert len(Page.of(text).pieces) == clauses


def test_a_line_that_is_drawn_parts_paragraphs() -> None:
    clauses = Page.of("Terms and Conditions\n====================\nYou may not sell it.").pieces
    assert [clause.start for clause in clauses][1:] == [42]


def test_a_list_of_names_is_no_other_language() -> None:
    names = "Mark Adler, John Bush, Greg Hartwig, Onno van der Linden, Dirk Haase, Cosmin di Rosa, Kai Rommel"
    assert judged(f"{GRANT}\n\n{names}").statuses() == judged(GRANT).statuses()


def test_the_company_that_grants_is_not_the_hardware_that_it_is_named_after() -> None:
    notice = 'Neither the name of Adobe Systems Incorporated nor ARM Limited ("ARM") may be used to endorse products.'
    assert judged(f"{GRANT}\n\n{notice}").statuses() == judged(GRANT).statuses()


def test_a_ban_on_taking_apart_is_no_matter_where_the_source_may_be_changed() -> None:
    ban = "You may not reverse engineer the software."
    source = "You may use, modify and distribute the source code for any purpose, and sell it."
    sealed, opened = judged(f"{GRANT}\n\n{ban}"), judged(f"{source}\n\n{ban}")
    assert sealed.verdict("OSD-2").status == "violates"
    assert opened.verdict("OSD-2").status == "unclear"


def test_leave_for_unmodified_copies_bans_nothing_that_is_granted() -> None:
    copies = "You may copy and distribute the software unmodified."
    assert judged(copies).verdict("OSD-3").status == "violates"
    assert judged(f"{GRANT}\n\n{copies}").statuses() == judged(GRANT).statuses()


@pytest.mark.parametrize(
    ("definition", "criterion"),
    [
        ('"Licensed Use" means teaching or private study, and the rights in this licence cover Licensed Use alone.', 6),
        ('"Approved Device" means a phone made by the Licensor, and the software may run on Approved Devices only.', 8),
        ('"Licensee" means an accredited university, and nobody who is not a Licensee receives any rights.', 5),
    ],
)
def test_a_definition_that_goes_on_to_narrow_is_no_mere_definition(definition: str, criterion: int) -> None:
    assert judged(f"{GRANT}\n\n{definition}").verdict(f"OSD-{criterion}").status == "violates"


def test_what_a_word_means_takes_nothing() -> None:
    meaning = (
        '"Collective Work" means a work in which the Work in its entirety, and the works beside it, are assembled.'
    )
    assert judged(f"{GRANT}\n\n{meaning}").statuses() == judged(GRANT).statuses()


def test_leave_to_sell_bundles_makes_a_ban_on_charging_one_on_the_work_alone() -> None:
    free = "The software must be distributed without charge beyond the costs of the medium."
    bundles = "You are not forbidden from selling an aggregate work."
    assert judged(f"{GRANT}\n\n{free}").verdict("OSD-1").status == "violates"
    assert judged(f"{GRANT}\n\n{free}\n\n{bundles}").verdict("OSD-1").status != "violates"


def test_a_sentence_between_the_items_of_a_list_takes_nothing_from_those_below() -> None:
    above = "You must:\n\na. keep this notice in all copies."
    below = "b. notify the licensor of the changes that you make in private."
    assert judged(f"{GRANT}\n\n{above}\n\n{below}").verdict("OSD-5").status == "unclear"
    between = judged(f"{GRANT}\n\n{above}\n\nYou may not sell it.\n\n{below}")
    assert between.verdict("OSD-5").status == "unclear"


@pytest.mark.parametrize(
    "sentence",
    [
        "This licence has no application to government agencies.",
        "The scripts must remain untouched.",
        "You have not permission to sell copies.",
        "These permissions may not apply to you if you work for a bank.",
        "Copies may be made for members, and for the rest it has no effect.",
        "You may use the code wherever you like except in the United States.",
        "No clause of this licence is to be understood as allowing commercial use.",
        "This package, which was funded by the EU, may not be sold.",
        "Sections 1 to 3 apply to students.",
        "The rights above survive as long as the work stays free of charge.",
        "The grant does not apply outside the Kestrel operating environment.",
        "The authors disclaim all implied warranties, and any permission for use in a trade or business.",
        "The word 'modify' above shall be deemed omitted.",
        "Selling the work may take away the rights granted above.",
        "When the author's maintenance of the project ends, this licence ends with it.",
    ],
)
def test_words_of_harmless_clauses_excuse_no_restriction(sentence: str) -> None:
    assert judged(f"{GRANT}\n\n{sentence}").overall != "open-source"


def test_a_colon_leads_in_what_semicolons_part() -> None:
    said = "We grant no licence to: private security contractors; prison operators; immigration authorities."
    assert judged(f"{GRANT}\n\n{said}").verdict("OSD-5").status == "violates"


def test_a_label_without_a_space_begins_a_clause() -> None:
    text = (
        "a)You may use the software.\nb)Recipient gets no warranty. c)The licence is only for use with Acme products."
    )
    assert [clause.section for clause in Page.of(text).pieces][:2] == ["a", "b"]
    assert judged(f"{GRANT}\n\n{text}").verdict("OSD-8").status == "violates"


def test_a_denial_of_every_patent_is_no_denial_of_the_others() -> None:
    granted = "You are granted a patent licence to make, use and sell the software."
    denied = "No patent licence, express or implied, is granted by this document."
    others = "No other patent licence, express or implied, is granted by this document."
    assert judged(f"{GRANT}\n\n{granted}\n\n{denied}").overall != "open-source"
    assert judged(f"{GRANT}\n\n{granted}\n\n{others}").statuses() == judged(f"{GRANT}\n\n{granted}").statuses()


@pytest.mark.parametrize(
    ("then", "aside"),
    [
        (
            "If you change the software, you may not distribute it.",
            "If you change the software, you may keep it private.",
        ),
        ("If you adapt the work, you may not sell it.", "If you sell the work, you may keep the proceeds."),
    ],
)
def test_a_ban_behind_a_condition_is_one_a_condition_of_leave_is_none(then: str, aside: str) -> None:
    assert judged(f"{GRANT}\n\n{then}").overall == "not-open-source"
    assert judged(f"{GRANT}\n\n{aside}").overall != "not-open-source"


def test_what_leave_hangs_on_has_to_be_understood() -> None:
    member = "As long as you are a paid-up member of the Society of Field Recordists, you may exercise these rights."
    assert judged(f"{GRANT}\n\n{member}").overall != "open-source"
    assert (
        judged(f"{GRANT}\n\nSubject to these terms, you may use the software.").statuses() == judged(GRANT).statuses()
    )


@pytest.mark.parametrize("doing", ["Screening tenants", "Applying the method to weather forecasts", "Keeping bees"])
def test_a_doing_that_is_not_licensed_is_a_field(doing: str) -> None:
    assert judged(f"{GRANT}\n\n{doing} is not licensed.").verdict("OSD-6").status == "violates"


def test_nobody_is_called_at_no_time() -> None:
    verdict = judged(f"{GRANT}\n\nAt no time may the software be sold.")
    assert [v.criterion for v in verdict.verdicts if v.status == "violates"] == ["OSD-1"]


def test_patents_for_one_thing_are_withheld_for_the_rest() -> None:
    one = "The patents of Acme Semiconductor are licensed for wireline applications only."
    every = "The patents of Acme Semiconductor are licensed for all applications."
    assert judged(f"{GRANT}\n\n{one}").verdict("OSD-6").status == "violates"
    assert judged(f"{GRANT}\n\n{every}").overall != "not-open-source"


def test_an_answer_may_be_broken_at_the_end_of_a_line() -> None:
    asked = "Using it in a paid app? Then this licence is not for you."
    broken = asked.replace("this licence", "this\nlicence")
    assert judged(f"{GRANT}\n\n{asked}").verdict("OSD-6").status == "violates"
    assert judged(f"{GRANT}\n\n{broken}").verdict("OSD-6").status == "violates"


def test_a_licence_that_asks_for_open_source_is_an_excluded_one() -> None:
    excluded = (
        "Licensee shall not subject the software to the terms of any software license that requires, as a condition of"
        " use, modification or distribution, that the source code be disclosed or distributed."
    )
    judgement = judged(f"{GRANT}\n\n{excluded}")
    assert judgement.verdict("OSD-9").status == "violates"
    assert judgement.verdict("OSD-1").status == "conforms"


def test_leave_where_one_thing_is_the_case_is_none_where_it_is_not() -> None:
    plugin = (
        "Integration of the plug-in is authorised where the host application is Marlin Studio and unauthorised where it"
        " is anything else."
    )
    assert judged(f"{GRANT}\n\n{plugin}").overall != "open-source"


def test_a_region_that_gets_nothing_is_said_with_the_clause() -> None:
    region = (
        "The rights granted above are not being granted to you if you are an individual domiciled in, or a company with"
        " a principal place of business in, the European Union."
    )
    verdict = judged(f"{GRANT}\n\n{region}").verdict("OSD-5")
    assert verdict.status == "violates"
    assert region in [finding.quote for finding in verdict.findings]


def test_a_list_behind_any_of_the_following_is_banned() -> None:
    banned = "You may not use the software for any of the following: (a) gambling, (b) espionage."
    assert judged(f"{GRANT}\n\n{banned}").verdict("OSD-6").status == "violates"


def test_no_licence_to_patents_is_a_denial_beside_a_word_of_what_is_implied() -> None:
    denied = "No express or implied licenses to any party's patent rights are granted by this license."
    assert judged(f"{GRANT}\n\n{denied}").verdict("OSD-8").status == "violates"


def test_a_personal_licence_that_all_may_pass_on_is_a_question() -> None:
    personal = "This license is personal, non-exclusive, non-transferable and non-sublicensable."
    assert judged(f"{GRANT}\n\n{personal}").verdict("OSD-7").status == "unclear"


def test_what_users_must_not_be_closes_a_field() -> None:
    users = "The User is not law enforcement or military, or working for or under either."
    assert judged(f"{GRANT}\n\n{users}").overall == "not-open-source"


def test_all_changes_kept_by_the_licensor_are_its_own() -> None:
    kept = (
        "You agree that Acme and its licensors retain all right, title and interest in and to all such modifications."
    )
    assert judged(f"{GRANT}\n\n{kept}").verdict("OSD-3").status == "violates"


def test_a_block_comment_among_other_licences_is_read_without_its_stars() -> None:
    block = [
        "Redistribution and use in source and binary forms, with or without",
        "modification, are permitted provided that the following conditions",
        "are met:",
        "",
        "1. Redistributions of source code must retain this notice.",
    ]
    authors = [f"The word list comes from author {number}." for number in range(20)]
    lines = [GRANT, "", *authors, "", "/*", *(f" * {line}" for line in block), " */"]
    page = Page.of("\n".join(f"# {line}" for line in lines))
    clauses = [" ".join(page.source.words(piece).split()) for piece in page.pieces]
    assert any("with or without modification, are permitted" in clause for clause in clauses)


def test_who_grants_the_rights_speaks_for_itself() -> None:
    granted = "Initech hereby grants you the right to use the software."
    promised = "Initech shall not transfer data to third parties."
    assert judged(f"{GRANT}\n\n{granted}\n\n{promised}").verdict("OSD-5").status != "violates"
    assert judged(f"{GRANT}\n\nInitech shall not use the software.").verdict("OSD-5").status == "violates"


def test_the_form_of_a_firm_may_end_a_sentence() -> None:
    page = Page.of("It was written by Example Corp. Only members may use it, and Example Corp. Ltd is none.")
    assert [page.source.bare[piece.start : piece.end] for piece in page.pieces] == [
        "It was written by Example Corp.",
        "Only members may use it, and Example Corp. Ltd is none.",
    ]


@pytest.mark.parametrize(
    ("sentence", "harmless"),
    [
        ("The app does not collect personal data from anyone.", True),
        ("You may not collect personal data with the app.", False),
        ("This licence applies to everyone, whether student or company.", True),
        ("This licence applies to students.", False),
        ("The library, with all its files, may be used by individuals only.", False),
        ("The licensor may terminate this licence at any time if you breach its terms.", True),
    ],
)
def test_what_is_told_of_a_program_or_of_all_takes_nothing(sentence: str, harmless: bool) -> None:
    same = judged(f"{GRANT}\n\n{sentence}").statuses() == judged(GRANT).statuses()
    assert same == harmless
