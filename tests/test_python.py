"""Answers as values: they pickle, compare, hash, become tables, and show themselves in a notebook."""

from __future__ import annotations

import copy
import csv
import datetime as dt
import io
import pickle
from html.parser import HTMLParser

import pytest

import osdcheck
from osdcheck.model.comparison import Comparison
from osdcheck.model.evaluation import Evaluation

DAY = dt.date(2026, 3, 1)
TARGETS = ["mit", "llama-2", "openmdw-1.0", "MIT OR SSPL-1.0", "MIT AND GPL-2.0-only"]


def evaluation(target: str) -> Evaluation:
    return osdcheck.check(target, date=DAY)


@pytest.mark.parametrize("target", TARGETS)
def test_an_evaluation_is_a_value(target: str) -> None:
    one = evaluation(target)
    for again in (evaluation(target), pickle.loads(pickle.dumps(one)), copy.deepcopy(one)):  # noqa: S301  our own
        assert again == one
        assert hash(again) == hash(one)
        assert len({one, again}) == 1
    assert one != evaluation("apache-2.0")
    assert Evaluation.model_validate_json(one.model_dump_json()) == one


def test_a_comparison_is_a_value() -> None:
    one = Comparison(evaluations=tuple(map(evaluation, TARGETS)))
    again = pickle.loads(pickle.dumps(one))  # noqa: S301  our own
    assert again == one
    assert len({one, again}) == 1


def test_rows_are_one_flat_table() -> None:
    comparison = osdcheck.compare(TARGETS, date=DAY)
    rows = comparison.to_rows()
    assert len(rows) == 10 * len(TARGETS)
    assert len({tuple(row) for row in rows}) == 1, "the same columns in every row"
    for column in rows[0]:
        kinds = {type(row[column]) for row in rows} - {type(None)}
        assert kinds in ({str}, {int}, set()), column
    statuses = {(row["target"], row["criterion"]): row["status"] for row in rows}
    assert statuses["llama-2", "OSD-5"] == "violates"
    assert all(row["quote"] for row in rows if row["status"] == "violates")
    file = io.StringIO()
    csv.DictWriter(file, rows[0]).writerows(rows)
    assert "700 million monthly active users" in file.getvalue()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}


def test_a_notebook_shows_statuses_and_words_and_obeys_no_foreign_markup() -> None:
    one = evaluation("llama-2")
    shown = one._repr_html_()
    assert "✗ violates" in shown
    assert "700 million monthly active users" in shown
    assert "not legal advice" in shown
    named = one.license.model_copy(update={"name": "<script>alert(1)</script>"})
    parser = _Tags()
    parser.feed(one.model_copy(update={"license": named})._repr_html_())
    assert "script" not in parser.tags
    assert parser.attributes <= {"scope", "style"}, "nothing that could clash in a page of others"
    assert osdcheck.compare(["mit", "llama-2"])._repr_html_().count('<th scope="col"') == 3
