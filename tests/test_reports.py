"""Reports show foreign text as text, and say the verdict first, then the words, then why."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from importlib.metadata import version

import click
import pytest

from osdcheck.api import check, compare
from osdcheck.definitions import definition
from osdcheck.evaluate import Asked, evaluate
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.license import Document, License, OsiDecision, Position
from osdcheck.model.term import Clause, Grants, Prohibits
from osdcheck.model.vocabulary import Action
from osdcheck.reports import CHECK_FORMATS, COMPARE_FORMATS, TOOLS, check_renderer, compare_renderer
from osdcheck.reports.pages import markdown_text

NASTY = '<script>alert("x")</script> | a\n\nb # c [d](javascript:e) `f` *g* <!-- {{ 7*7 }} \x1b[31m &amp; @team :fire:'


class Page(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def nasty() -> Evaluation:
    """An evaluation with hostile text in every field that a record can fill."""
    clause = Clause(section=NASTY, quote=NASTY)
    record = License(
        id="nasty",
        name=NASTY,
        version=NASTY,
        documents={"license": Document(title=NASTY), "other": Document(title=NASTY, kind="use-policy")},
        terms=(
            Prohibits(
                id="ban", clauses=(clause, clause.model_copy(update={"role": "definition"})), prohibits=(Action.SELL,)
            ),
            Prohibits(
                id="ban2", clauses=(clause.model_copy(update={"role": "lead-in"}), clause), prohibits=(Action.USE,)
            ),
            Grants(id="grant", clauses=(clause,), grants=(Action.MODIFY,)),
        ),
        osi=OsiDecision(status="rejected", reason=NASTY, category=NASTY),
        positions=(Position(holder=NASTY, outcome=NASTY, summary=NASTY, url="https://example.org/", date="2024"),),
        explains={"OSD-1": NASTY},
    )
    return evaluate(record, definition(), Asked(NASTY))


def test_hostile_text_comes_out_as_text_in_html(nasty: Evaluation) -> None:
    page = Page(check_renderer("html")([nasty]))
    assert "script" not in {tag for tag, _ in page.tags}
    assert '<script>alert("x")</script> | a' in page.text
    assert "{{ 7*7 }}" in page.text
    links = [attrs.get("href") or "" for tag, attrs in page.tags if tag == "a"]
    assert all(link.startswith(("#", "https://")) for link in links)


def test_hostile_text_comes_out_as_text_in_markdown(nasty: Evaluation) -> None:
    text = check_renderer("markdown")([nasty])
    assert "<script" not in text
    assert "<!--" not in text
    assert "](javascript" not in text.replace("\\]", "")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert {line.count("|") for line in rows} == {3}


def test_hostile_text_commands_no_terminal(nasty: Evaluation) -> None:
    assert "\x1b" not in click.unstyle(check_renderer("terminal")([nasty]))


@pytest.mark.parametrize(
    "text", ["1. one", "- one", "+ one", "# one", "== one", "a | b", "*a* _b_ `c`", "~~a~~", "$a$"]
)
def test_markdown_signs_are_escaped(text: str) -> None:
    out = markdown_text(text)
    assert out != text
    assert re.sub(r"\\(.)|&#(\d+);", lambda m: m[1] or chr(int(m[2])), out) == text


def folded(report: str) -> str:
    """The report without colour, frames and escapes, on one line."""
    plain = click.unstyle(report).replace("│", "").replace("\n> ", "\n").replace("&#39;", "'").replace("\\", "")
    return " ".join(plain.split())


@pytest.mark.parametrize("name", [name for name in CHECK_FORMATS if name not in TOOLS])
def test_every_format_shows_verdict_and_footer(name: str) -> None:
    report = folded(check_renderer(name)([check("llama-2", date=dt.date(2024, 2, 29))]))
    assert "not-open-source" in report or "is not open source" in report
    for words in ("2024-02-29", f"osdcheck {version('osdcheck')}", "1.9", "not legal advice"):
        assert words in report


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "text"])
def test_people_read_the_verdict_first_then_the_words_then_ours(name: str) -> None:
    report = folded(check_renderer(name)([check("llama-2")]))
    order = ["is not open source", "700 million monthly active users", "more than 700,000,000"]
    assert sorted(order, key=report.index) == order


def test_the_short_report_stays_under_twelve_lines(records: dict[str, License]) -> None:
    for record in records.values():
        report = check_renderer("short")([evaluate(record, definition())])
        assert len(report.splitlines()) < 12
        assert all(len(quote.split()) <= 26 for quote in re.findall("“(.*?)”", report))


def test_the_mail_keeps_to_72_columns_and_numbers_like_the_definition(records: dict[str, License]) -> None:
    for record in records.values():
        lines = check_renderer("text")([evaluate(record, definition())]).splitlines()
        assert max(len(line) for line in lines if "http" not in line) <= 72
        assert [line.partition(".")[0] for line in lines if re.match(r"\d+\. [A-Z]", line)] == [
            str(n) for n in range(1, 11)
        ]


@pytest.mark.parametrize("name", COMPARE_FORMATS)
def test_every_comparison_names_every_licence(name: str) -> None:
    report = compare_renderer(name)(compare(["llama-2", "apache-2.0", "mit"]))
    for words in ("Llama 2 Community License Agreement", "Apache License 2.0", "MIT License"):
        assert words in report


def test_every_cell_of_the_page_leads_to_its_words() -> None:
    page = Page(compare_renderer("html")(compare(["llama-2", "apache-2.0", "mit"])))
    ids = [attrs["id"] for _, attrs in page.tags if attrs.get("id")]
    assert len(ids) == len(set(ids))
    cells = [attrs["href"] for tag, attrs in page.tags if tag == "a" and "status" in (attrs.get("class") or "")]
    assert len(cells) == 30
    assert all(cell and cell.removeprefix("#") in ids for cell in cells)


def test_the_same_licence_twice_has_two_places() -> None:
    page = Page(compare_renderer("html")(compare(["mit", "mit"])))
    ids = [attrs["id"] for _, attrs in page.tags if attrs.get("id")]
    assert len(ids) == len(set(ids))


def test_the_page_asks_nothing_of_the_network() -> None:
    page = Page(compare_renderer("html")(compare(["llama-2", "mit"])))
    for tag, attrs in page.tags:
        assert tag not in {"script", "img", "iframe", "object", "embed", "video", "audio", "form"}
        assert tag != "link" or attrs["href"] == "data:,"
    assert "url(" not in page.text
    assert "@import" not in page.text
