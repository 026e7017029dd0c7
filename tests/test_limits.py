"""Limits that no word alone gives away: where a sentence stands, what its words mean there, and what only tells."""

from __future__ import annotations

import tomllib

import pytest
from blind import GRANT, judge

from osdcheck.reading.lexicon import FOLDER


@pytest.mark.parametrize(
    ("limit", "criterion"),
    [
        ('"Eligible Person" means a resident of France; the permission above is given to Eligible Persons.', 5),
        ("'Permitted User' means a registered charity; the permission above is given to Permitted Users.", 5),
        ("The following are not licensed:\n(a) manufacturers of land mines;\n(b) their suppliers.", 5),
        ("The following are excluded:\n(a) horoscopes;\n(b) lotteries.", 6),
        ("The code may be used to mine coins\nand for no other purpose.", 6),
        ("The licence is granted solely for reviewing the paper.", 6),
        ("Modified versions may be released provided that they are handed out as compiled binaries without source.", 3),
        ("Distribution is permitted provided that the files are complete and unmodified.", 3),
        ("No patent license is granted by any contributor.", 8),
        ("Corvell Inc. and its subsidiaries are excluded from this licence.", 5),
        ("If your firm earned more than one million dollars last year, this licence does not apply to you.", 5),
    ],
)
def test_a_limit_fails_its_criterion(limit: str, criterion: int) -> None:
    assert judge(f"{GRANT}\n\n{limit}").verdict(f"OSD-{criterion}").status == "violates"


@pytest.mark.parametrize(
    "limit",
    [
        "Selling copies is allowed at fairs.",
        "Commercial use is permitted for poets.",
        "It is used under the MIT licence by members only.",
        "These rights may be exercised provided that we hear of it before.",
        "The tests are not licensed.",
        "The program does not run for companies.",
        "Commercial use was permitted until 2015.",
        "Earlier versions were free; this one is for members only.",
        "The examples are only for readers of the book.",
        "You may use this material for information only.",
        "The text may be used for reference only.",
        "Nothing here is licensed to companies.",
        "We decided not to license companies.",
        "The right to sell copies was dropped.",
    ],
)
def test_a_limit_is_not_passed_over(limit: str) -> None:
    assert judge(f"{GRANT}\n\n{limit}").overall != "open-source"


LIMITS = (
    "Companies may not use the software, {}.",
    "Only members may use it, {}.",
    "Use is for students only, {}.",
    "No modification is allowed, {}.",
    "Commercial use, {}, is prohibited.",
    "The rights are granted to schools, {}, and nobody else.",
    "If you sell copies, {}, the licence ends.",
)
ASIDES = ("warranty", "law", "liability", "marks", "story", "free", "exempt", "accept-by", "terms")


def asides() -> list[str]:
    """Words of clauses that are harmless by themselves: every fifteenth phrase of their kinds."""
    found: list[str] = []
    for path in (FOLDER / "signs.toml", FOLDER / "things.toml"):
        for kinds in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for kind in ASIDES:
                phrases = kinds.get(kind, ())[::15]
                found += [" ".join(word.split("|")[0] for word in phrase.rstrip("*").split()) for phrase in phrases]
    return found


@pytest.mark.parametrize("limit", LIMITS)
def test_what_is_harmless_hides_no_limit_beside_it(limit: str) -> None:
    found = asides()
    assert len(found) > 40
    assert [aside for aside in found if judge(f"{GRANT}\n\n{limit.format(aside)}").overall == "open-source"] == []


@pytest.mark.parametrize(
    "aside",
    [
        "The program does not collect any data.",
        "The encoder reads WAV files and cannot read MP3.",
        "Passwords are never stored, only their salted hashes.",
        "Earlier versions of this program were for members of a club.",
        "Until version 3.2 this program was shareware and cost twenty dollars.",
        "Only the tests need Python.",
        "The patent in suit was No. 6,058,214.",
        "The permissions above extend to military and for-profit users alike.",
        "Is military use forbidden? No.",
        "Access tokens expire after fifteen minutes.",
        "The license is perpetual and cannot be revoked so long as its conditions are met.",
        "You need not register, sign anything or tell us before using the Software.",
    ],
)
def test_what_only_tells_changes_nothing(aside: str) -> None:
    assert judge(f"{GRANT}\n\n{aside}").statuses() == judge(GRANT).statuses()


def test_marks_on_changed_versions_say_that_they_may_be_passed_on() -> None:
    text = "You may use and distribute it freely, as long as this notice is kept"
    assert judge(f"{text} and modifications are clearly marked.").verdict("OSD-3").status == "conforms"
    assert judge(f"{text}.").verdict("OSD-3").status != "conforms"


@pytest.mark.parametrize(
    "frame",
    [
        "The software comes without warranty, and {}.",
        "Subject to applicable law, {}.",
        "By using the software you accept that {}.",
        "{}, and it comes without any warranty.",
        "{}, and this notice must be kept in all copies.",
        "{}, and each contributor grants you a patent licence.",
        "{}, nor may the names of the authors be used to endorse products.",
        "{}, and the authors shall not be liable for any damages.",
    ],
)
@pytest.mark.parametrize(
    ("limit", "criterion"),
    [
        ("the software may not be used commercially", 6),
        ("companies must buy a licence", 5),
        ("copies may not be sold", 1),
        ("modified versions may not be distributed", 3),
    ],
)
def test_what_stands_beside_a_limit_does_not_hide_it(frame: str, limit: str, criterion: int) -> None:
    assert judge(f"{GRANT}\n\n{frame.format(limit)}").verdict(f"OSD-{criterion}").status != "conforms"


def test_what_stands_beside_a_limit_is_not_quoted_with_it() -> None:
    text = f"{GRANT}\n\nThe software comes without warranty, and you may not use it in commercial products."
    found = judge(text).verdict("OSD-6").findings[0]
    assert found.quote == "you may not use it in commercial products."
    assert text[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    "sentence",
    [
        "The software comes without warranty, and this notice must be kept in all copies.",
        "You may copy this licence document, but changing it is not allowed.",
        'Products derived from it may not be called "Kestrel", nor may "Kestrel" appear in their name.',
        "This agreement is all that was agreed, and may not be changed except in writing.",
    ],
)
def test_two_harmless_halves_hide_nothing(sentence: str) -> None:
    assert judge(f"{GRANT}\n\n{sentence}").overall == "open-source"


@pytest.mark.parametrize(
    ("limit", "criterion"),
    [
        ("Who may use this? Students.", 5),
        ("Is your yearly turnover above ten million euros? Then nothing above applies to you.", 5),
        ("The software may be used on desktop machines only.", 10),
        ("The code may be used only inside Blender.", 8),
        ("The permission does not apply to dog breeders.", 5),
        ("At most two hundred copies may be made.", 1),
        ("You may use the software for fourteen days.", 6),
        ("What may it be used for? Teaching.", 6),
        ("May I use it at work? Of course not.", 6),
        ("Under no circumstances shall copies be sold.", 1),
        ("You may not sell copies, either alone or as part of a larger work.", 1),
    ],
)
def test_a_question_and_an_order_turned_round(limit: str, criterion: int) -> None:
    assert judge(f"{GRANT}\n\n{limit}").verdict(f"OSD-{criterion}").status == "violates"


@pytest.mark.parametrize(
    "limit",
    [
        "Redistribution is allowed provided the program travels inside the unmodified Greyfell installer.",
        "You may sell copies provided that we get one third of the price.",
        "Resellers registered in Bavaria, and they alone, are entitled to distribute the set.",
    ],
)
def test_leave_that_hangs_on_something_is_heard_beside_a_right_to_all(limit: str) -> None:
    assert judge(f"{GRANT}\n\n{limit}").overall != "open-source"


@pytest.mark.parametrize(
    ("limit", "criterion"),
    [
        ("This document may not be modified in any way, such as by removing the copyright notice.", "OSD-3"),
        ("Title to the software and its derivatives shall at all times remain with the Licensor.", "OSD-3"),
        (
            "Copies may be made provided that written notification is provided to the developers of intent to use it.",
            "OSD-7",
        ),
    ],
)
def test_texts_that_were_called_open_and_are_not(limit: str, criterion: str) -> None:
    assert judge(f"{GRANT}\n\n{limit}").verdict(criterion).status == "violates"


def test_rights_that_are_limited_to_some_acts_are_not_for_all() -> None:
    said = "The rights granted under this license are limited solely to distribution on systems that are open."
    assert judge(f"{GRANT}\n\n{said}").overall != "open-source"
