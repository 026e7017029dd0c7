"""A right that is given to some, or for something, alone: the only sentence that gives rights limits them too."""

from __future__ import annotations

from itertools import product

import pytest
from blind import GRANT, judge

FOR = (
    "for non-commercial purposes", "for educational and research purposes", "for internal use", "for private use",
    "for peaceful purposes", "for civilian applications", "for any non-military purpose", "for use in schools",
    "for teaching", "within your organization", "in Germany", "outside the United States", "for use with Acme products",
    "for the development of open source software", "in non-production environments", "for a period of one year",
    "in order to map wetlands", "until the proceedings have appeared", "through a university server",
    "as part of the Kestrel distribution", "in programs that show no advertisements", "after three months' notice",
    "so long as we sell the instrument", "on condition of a gift to a hospice",
    "together with a copy of Kestrel Office",
)  # fmt: skip
TO = (
    "students", "academic institutions", "members of the consortium", "non-profit organizations",
    "licensed customers of Acme", "residents of Canada", "registered users", "developers of open source software",
)  # fmt: skip
GIVEN_FOR = (
    "Permission to use, copy, modify, and distribute this software {} is hereby granted",
    "Permission to use, copy, modify, and distribute this software and its documentation {} and without fee is granted",
    "Redistribution and use in source and binary forms, with or without modification, {} are permitted",
    "You may use, copy, modify and distribute the software {}",
    "This software may be freely used, copied, modified and redistributed {}",
    "The author grants you a royalty-free licence to use, reproduce, modify and distribute the Software {}",
)
GIVEN_TO = (
    "Permission is hereby granted, free of charge, to {}, to use, copy, modify, distribute and sell the Software",
    "The author grants {} a non-exclusive licence to use, reproduce, modify and distribute the Software",
    "Permission to use, copy, modify, and distribute this software without fee is hereby granted to {}",
)
NOTICE = ", provided that the above copyright notice appears in all copies"


@pytest.mark.parametrize("end", ["", NOTICE])
@pytest.mark.parametrize(("given", "limit"), [*product(GIVEN_FOR, FOR), *product(GIVEN_TO, TO)])
def test_a_right_with_a_limit_in_its_own_sentence_is_not_open(given: str, limit: str, end: str) -> None:
    assert judge(f"{given.format(limit)}{end}.").overall != "open-source"


@pytest.mark.parametrize("end", ["", NOTICE])
@pytest.mark.parametrize("limit", ["", "for any purpose", "for commercial and non-commercial purposes"])
@pytest.mark.parametrize("given", GIVEN_FOR)
def test_the_same_right_without_one_is_open(given: str, limit: str, end: str) -> None:
    assert judge(f"{given.format(limit)}{end}.").overall == "open-source"


@pytest.mark.parametrize("end", ["", NOTICE])
@pytest.mark.parametrize("given", GIVEN_TO)
def test_so_it_is_for_everyone(given: str, end: str) -> None:
    assert judge(f"{given.format('any person')}{end}.").overall == "open-source"


@pytest.mark.parametrize(
    "who", ["People on our mailing list", "Whoever has bought the handbook", "Owners of a barometer"]
)
def test_who_may_is_asked_too(who: str) -> None:
    assert judge(f"{who} may use, copy, modify and distribute the software for any purpose.").overall != "open-source"


@pytest.mark.parametrize("who", ["Anyone", "You", "Any natural person or legal entity"])
def test_everyone_may(who: str) -> None:
    assert judge(f"{who} may use, copy, modify and distribute the software for any purpose.").overall == "open-source"


@pytest.mark.parametrize(
    "words",
    [
        "This program is dedicated to my grandmother.",
        "You waive all claims against the author.",
        "A dedicated team maintains the program.",
        "You get a licence under any copyright interest of Acme, for research only.",
        "You may run the program. You relinquish all claims against Acme.",
        "You may run the program. Portions of it are in the public domain.",
        "You may run the program. It contains code that is in the public domain.",
        "You may run the program. It uses public domain icons.",
        "You may run the program. The sample data was taken from the public domain.",
    ],
)
def test_not_every_dedication_or_waiver_gives_the_work_to_the_public(words: str) -> None:
    assert judge(words).overall != "open-source"


@pytest.mark.parametrize(
    "words",
    [
        "I dedicate this code to the public domain.",
        "The author waives all copyright in this program.",
        "This file is in the public domain.",
        "All files are placed in the public domain.",
    ],
)
def test_one_to_the_public_does(words: str) -> None:
    assert judge(words).overall == "open-source"


def test_a_limit_stands_beside_parts_that_are_in_the_public_domain() -> None:
    found = judge(
        f"{GRANT}\n\nThe software, some parts of which are in the public domain, may be used only for research."
    )
    assert found.verdict("OSD-6").status == "violates"


@pytest.mark.parametrize(
    "words",
    [
        "As long as you retain this notice you can do whatever you want with this stuff.",
        "You may use, copy, modify and distribute the code in this repository for any purpose.",
        "Permission is granted to use, copy, modify and distribute it, in coursework or otherwise, for any purpose.",
        "This script may be used, copied, modified and redistributed by anyone, as long as this header is kept.",
        "The owner grants everybody a licence to reproduce, use, modify and distribute the program for any purpose.",
    ],
)
def test_what_leads_to_the_work_to_examples_or_to_a_notice_keeps_a_right_to_nobody(words: str) -> None:
    assert judge(words).overall == "open-source"


@pytest.mark.parametrize(
    "words",
    [
        "You may use, copy, modify and distribute the code in this institution for any purpose.",
        "You may use, copy, modify and distribute the code, in hospitals or wards, for any purpose.",
        "Permission is granted for hospitals to use, copy, modify and distribute the code.",
        "You may use, copy, modify and distribute the code, as long as we sell it, provided that this notice is kept.",
    ],
)
def test_what_is_said_alike_of_a_place_or_a_time_may(words: str) -> None:
    assert judge(words).overall != "open-source"
