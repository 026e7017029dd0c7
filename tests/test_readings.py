"""Readings by hand beside what the program makes of the same texts."""

from __future__ import annotations

import json

import pytest
from readings import READINGS, compared, readings
from texts import license_db

STATUSES = {"conforms", "violates", "unclear"}


def test_readings_are_whole_and_quote_their_texts() -> None:
    texts = {text.key: " ".join(text.text.split()) for text in license_db()}
    for row in map(json.loads, READINGS.read_text(encoding="utf-8").splitlines()):
        assert set(row["criteria"]) == {str(number) for number in range(1, 11)}, row["key"]
        for number, cell in row["criteria"].items():
            assert set(cell["accept"]) <= STATUSES, (row["key"], number)
            for quote in cell.get("quotes", ()):
                assert " ".join(quote.split()) in texts[row["key"]], (row["key"], number, quote)


@pytest.mark.parametrize("name", sorted({reading.set for reading in readings()}))
def test_no_text_that_a_reader_closed_is_called_open(name: str) -> None:
    rows = compared(reading for reading in readings() if reading.set == name)
    assert [row.reading.key for row in rows if row.overall == "open" and row.reading.overall == ("not-open",)] == []
