"""Readings by hand beside what the program makes of the same texts."""

from __future__ import annotations

import json

import pytest
from marked import MARKS, marked
from readings import READINGS, compared, readings
from texts import license_db
from whole import licences

from osdcheck.reading.reader import read_clauses

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


def test_marks_stand_on_clauses_and_name_criteria() -> None:
    texts = {text.key: text.text for text in license_db()}
    rows = marked()
    assert len({row.key for row in rows}) == len(MARKS.read_text(encoding="utf-8").splitlines())
    for row in rows:
        for mark in row.marks:
            assert 0 <= mark.start < mark.end <= len(texts[row.key]), row.key
            assert (mark.breaks or set()) <= {str(number) for number in range(1, 11)}, row.key


def test_nearly_every_mark_is_on_a_clause_of_today() -> None:
    """They stand at offsets: a text or a way of cutting it that has changed would leave them behind."""
    texts = {text.key: text.text for text in license_db()}
    for row in marked()[::40]:
        clauses = (source.given(tags.piece.start, tags.piece.end) for source, tags, _ in read_clauses(texts[row.key]))
        found = {mark for start, end in clauses if (mark := row.at(start, end))}
        assert len(found) > 0.95 * len(row.marks), row.key


def test_whole_licences_hold_their_limits() -> None:
    rows = licences()
    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        assert bool(row.limit) == bool(row.breaks), row.id
        assert row.limit in row.text, row.id
