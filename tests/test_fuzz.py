"""Hostile texts of a bounded size: an answer in good time, every quote in its place. `make fuzz` is the long form."""

from __future__ import annotations

import time

import pytest
from fuzz import ADVERSARIES, fuzz, misplaced

SIZE = 30_000
SECONDS = 5.0
"""A reader that is linear needs a tenth of this; one that is not, far more."""


@pytest.mark.parametrize("name", ADVERSARIES)
def test_a_hostile_text_is_read_in_good_time(name: str) -> None:
    text = ADVERSARIES[name](SIZE)
    started = time.process_time()
    assert misplaced(text)[1] == 0
    assert time.process_time() - started < SECONDS


def test_scraps_of_licences_are_read() -> None:
    number, bad = fuzz(seconds=2)
    assert number > 10
    assert bad == []
