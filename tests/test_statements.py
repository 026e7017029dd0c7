"""The short, civil, cited correction: its length, its quotes, its manners."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import click
import pytest

from osdcheck.api import claim
from osdcheck.claims.find import find, kinds
from osdcheck.claims.judge import judge
from osdcheck.definitions import KEYS, definition
from osdcheck.evaluate import Asked, evaluate
from osdcheck.model.branch import Branch
from osdcheck.model.claim import ClaimCheck
from osdcheck.model.definition import Criterion
from osdcheck.model.license import Document, License
from osdcheck.model.term import Clause, Prohibits, Scope
from osdcheck.model.vocabulary import Action, Purpose
from osdcheck.reports import check_renderer, claim_renderer

FORMS = ("statement", "mail", "article")
RUDE = re.compile(
    r"\b(?:lie|lies|lying|false|falsely|fake|mislead\w*|misrepresent\w*|deceiv\w*|dishonest|wrong|wrongly|"
    r"open-?wash\w*|violat\w*|shame|stop calling|you must)\b",
    re.IGNORECASE,
)
NASTY = '<script>alert("x")</script> | a ](javascript:x) \x1b[31m <!-- @all *b* `c` ' + "very long words " * 400


CHECKS: dict[str, list[ClaimCheck]] = {}
"""Judging is what takes time; every test reads the same judgements."""


def checks(record: License) -> list[ClaimCheck]:
    """The first sample of each kind of claim, held against the record."""
    branches = [Branch(name=record.id, parts=(record,))]
    if record.id not in CHECKS:
        CHECKS[record.id] = [
            judge(find(kind.matches[0]), branches, definition(), Asked(record.id), "README.md") for kind in kinds()
        ]
    return CHECKS[record.id]


def statements(record: License, form: str) -> Iterator[tuple[ClaimCheck, str]]:
    """Every correction in the form, one claim each."""
    return (
        (check, claim_renderer(form)(check)) for check in checks(record) if check.outcome in ("partly", "not-borne-out")
    )


def shown(markdown: str) -> str:
    """Markdown as its reader sees it, on one line."""
    return " ".join(
        re.sub(r"\\(.)", r"\1", html.unescape(markdown)).replace("&#8203;", "").replace("\n> ", "\n").split()
    )


def test_an_issue_has_at_most_250_words(records: dict[str, License]) -> None:
    for record in records.values():
        for _, text in statements(record, "statement"):
            assert len(text.split()) <= 250
        assert len(check_renderer("statement")([evaluate(record, definition())]).split()) <= 250


def test_a_mail_keeps_to_72_columns(records: dict[str, License]) -> None:
    for record in records.values():
        for _, text in statements(record, "mail"):
            assert max(map(len, text.splitlines())) <= 72
            assert text.startswith("Subject: ")


def test_an_article_has_two_sentences(records: dict[str, License]) -> None:
    for record in records.values():
        for _, text in statements(record, "article"):
            assert len(re.findall(r"[.!?][”\")]*(?=\s+[“\"(]?[A-Z]|\s*$)", text)) == 2, text


@pytest.mark.parametrize("form", FORMS)
def test_every_quote_stands_word_for_word_in_the_licence_the_definition_or_the_claim(
    form: str, records: dict[str, License]
) -> None:
    wordings = [criterion.wording for key in KEYS for criterion in definition(key).criteria]
    for record in records.values():
        clauses = [clause.quote for term in record.terms for clause in term.clauses]
        for check, text in statements(record, form):
            said = [judged.claim.sentence for judged in check.claims]
            sources = ["".join(source.split()) for source in (*clauses, *wordings, *said, *_questions(check))]
            quotes = list(quoted(text, form))
            assert quotes or check.claims[0].rests_on_osi
            for quote in quotes:
                assert any("".join(quote.split()) in source for source in sources), (record.id, quote)


def quoted(text: str, form: str) -> Iterator[str]:
    """What stands between quotation marks after a colon or `says`, without the signs of omission."""
    if form == "mail":
        blocks = re.findall(r"(?m)^(?:> .*\n)+", text.partition("The sentence could read:")[0])
        found = [" ".join(block.replace("\n> ", " ").removeprefix("> ").split()) for block in blocks]
    else:
        plain = shown_lines(text) if form == "statement" else text
        found = re.findall(r"(?:: |says |asks that |” )“(.*?)”(?= “|\n|,|\. [A-Z])", plain)
    yield from (quote.replace("[…]", "").strip() for quote in found)


def shown_lines(text: str) -> str:
    return "\n".join(shown(line) for line in text.splitlines()) + "\n"


def _questions(check: ClaimCheck) -> Iterator[str]:
    return (question for judged in check.claims for verdict in judged.verdicts for question in verdict.questions)


@pytest.mark.parametrize("form", FORMS)
def test_a_statement_accuses_nobody(form: str, records: dict[str, License]) -> None:
    for record in records.values():
        own = " ".join(clause.quote for term in record.terms for clause in term.clauses)
        for check, text in statements(record, form):
            ours = text
            for quote in quoted(text, form):
                ours = ours.replace(quote, "")
            rude = [word for word in RUDE.findall(shown(ours)) if word not in own and word not in check.license.name]
            assert rude == []


@pytest.mark.parametrize("form", ["statement", "mail"])
def test_a_statement_thanks_names_the_place_and_offers_words_that_fit(form: str) -> None:
    text = shown(claim_renderer(form)(_in_a_file()))
    for words in (
        "Thank you",
        "README.md, line 3",
        "open-weights",
        "The sentence could read",
        "as welcome as before",
        "700 million monthly active users",
        "must not discriminate",
        "not legal advice",
        "opensource.org/osd",
    ):
        assert words in text


def _in_a_file() -> ClaimCheck:
    found = claim("# Llama 2\n\nOur open source model.", license="llama-2")
    return found.model_copy(update={"source": "README.md"})


def test_one_statement_for_each_kind_of_claim_names_all_its_lines() -> None:
    found = claim("An open source model.\n\nYes, it is open source.\n\nFree for commercial use.", license="llama-2")
    text = claim_renderer("statement")(found.model_copy(update={"source": "README.md"}))
    assert text.count("# ") == 2
    assert "README.md, lines 1 and 3:" in shown(text)
    assert "README.md, line 5:" in shown(text)


@pytest.mark.parametrize("form", FORMS)
def test_what_needs_no_correction_gets_one_line(form: str) -> None:
    for sentence in ("An open source program.", "A program."):
        assert claim_renderer(form)(claim(sentence, license="mit")).startswith("Nothing to correct: ")


@pytest.fixture
def nasty() -> License:
    """A licence with hostile text wherever it can stand."""
    clause = Clause(section=NASTY, quote=NASTY)
    bans = Prohibits(id="ban", clauses=(clause,), prohibits=(Action.USE,), when=Scope(purpose=(Purpose.COMMERCIAL,)))
    return License(id="nasty", name=NASTY, documents={"license": Document(title=NASTY)}, terms=(bans,))


@pytest.mark.parametrize("form", [*FORMS, "terminal"])
def test_hostile_text_comes_out_as_text(form: str, nasty: License) -> None:
    text = f"An open source {NASTY} model. <b>Free for commercial use</b> {NASTY}"
    branch = [Branch(name="nasty", parts=(nasty,))]
    check = judge(find(text), branch, definition(), Asked("nasty"), NASTY)
    for one in check.claims:
        out = claim_renderer(form)(check.model_copy(update={"claims": (one,), "outcome": one.outcome}))
        assert "\x1b" not in click.unstyle(out)
        if form == "statement":
            assert "<script" not in out
            assert "<!--" not in out
            assert "](javascript" not in out.replace("\\]", "")
            assert "@all" not in out
            assert len(out.split()) <= 250
        if form == "mail":
            assert max(map(len, out.splitlines())) <= 72
            assert len(out.split()) < 400


def test_promises_have_a_sense_that_is_ours_and_says_so() -> None:
    promises: tuple[Criterion, ...] = definition("promise").criteria
    assert [criterion.id for criterion in promises] == ["PROMISE-1", "PROMISE-2", "PROMISE-3"]
    assert definition("promise").steward == "osdcheck"
