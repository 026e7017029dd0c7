"""Laws of reading: quotes are the text's own words, and the way a text is written down changes nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from blind import judge
from hypothesis import example, given, settings
from hypothesis import strategies as st
from laws import texts
from rewriting import LOSSY, REWRITINGS, paragraphs
from slipped import Sentence, sentences

from osdcheck.library.texts import package_folder
from osdcheck.model.evaluation import RANK
from osdcheck.reading.reader import read
from osdcheck.reading.words import keys

GRANT = (
    "Permission is hereby granted, free of charge, to any person obtaining a copy of this software to use, copy, "
    "modify, publish, distribute, sublicense and sell copies of it, with or without modification."
)
MISSED = Path(__file__).parents[1].joinpath("corpus", "missed.txt").read_text(encoding="utf-8").splitlines()
"""Restrictions that are known to be called open, one on each line."""
OVERALL = {"not-open-source": 0, "undetermined": 1, "open-source": 2}
PIECES = (
    *(
        "you may not ",
        "use ",
        "sell ",
        "modify ",
        "only ",
        "for research ",
        "unless ",
        "provided that ",
        "the ",
        "of ",
        "and ",
    ),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        " ",
        "(a) ",
        "1.2.3 ",
        "* ",
        "- ",
        "# ",
        "// ",
        "/*",
        "*/",
        "<p>",
        "</p>",
        "<!--",
        "&amp;",
    ),
    *(
        '"',
        "“",
        "”",
        "'",
        ".",
        ";",
        ":",
        "(",
        ")",
        "[",
        "]",
        "```",
        "“Work” means ",
        "“Work”",
        "\u00a0",
        "\u200b",
        "\ufeff",
    ),
    *("ﬁ", "İ", "\u0301", "𝔘", "\x00", "\x0b", "\u2028", "shall be void ", "commercial ", "permission is granted "),
)


@cache
def known() -> dict[str, str]:
    """The licence texts at hand."""
    return texts() if package_folder() else {}


@st.composite
def composed(draw: st.DrawFn) -> str:
    """A licence of our own: a grant, and sentences of every kind."""
    pool = [sentence.text for group in ("restricting", "doubtful", "harmless") for sentence in sentences(group)]
    chosen = draw(st.lists(st.sampled_from(pool), max_size=6))
    chosen.insert(draw(st.integers(0, len(chosen))), GRANT)
    return "\n\n".join(chosen)


def licence_texts() -> st.SearchStrategy[str]:
    """Texts at hand, and texts of our own."""
    return st.one_of(composed(), st.sampled_from(sorted(known())).map(known().__getitem__)) if known() else composed()


scraps = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@example("")
@example("\n\n")
@example("İ may not be used commercially by the user of the work")
@given(st.one_of(scraps, st.tuples(composed(), scraps).map("".join), licence_texts()))
def test_every_quote_is_the_words_of_the_text_at_their_place(text: str) -> None:
    for term in read(text).terms:
        for clause in term.clauses:
            assert clause.start is not None
            assert clause.quote == text[clause.start : clause.end]
            assert clause.quote.strip() or not text.strip()
            assert clause.line == 1 + text.count("\n", 0, clause.start)


@example("a'b'c 'tis dogs' it's_so.\x01;")
@given(st.text("ab1'.;:_- \n\x01\x0b", max_size=40))
def test_a_text_of_ascii_has_the_words_that_it_has_beside_other_letters(text: str) -> None:
    assert keys(text) == keys(f"{text} é")[:-1]


@given(st.one_of(scraps, licence_texts()))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@settings(max_examples=40)
@given(licence_texts(), st.sampled_from(sentences("restricting")), st.integers(0, 200))
def test_an_added_restriction_never_improves_a_status(text: str, sentence: Sentence, place: int) -> None:
    parts = paragraphs(text)
    at = place % (len(parts) + 1)
    before = judge("\n\n".join(parts))
    after = judge("\n\n".join([*parts[:at], sentence.text, *parts[at:]]))
    assert OVERALL[after.overall] <= OVERALL[before.overall]
    was, now = before.statuses(), after.statuses()
    assert [key for key in was if RANK[now[key]] > RANK[was[key]]] == []


@pytest.mark.parametrize("name", [name for name in REWRITINGS if name not in LOSSY])
@settings(max_examples=8)
@given(text=composed())
def test_the_way_a_text_is_written_down_changes_no_verdict(name: str, text: str) -> None:
    """`python tests/corpus/laws.py` asks the same of every approved text."""
    assert judge(REWRITINGS[name](text)).statuses() == judge(text).statuses()


def with_restriction(sentence: str) -> str:
    """A free licence with the sentence among its own."""
    return f"{GRANT}\n\n{sentence}\n\nThe software is provided as is, without warranty of any kind."


@pytest.mark.parametrize("name", [name for name in REWRITINGS if name not in LOSSY])
@settings(max_examples=4)
@given(sentence=st.sampled_from([one for one in sentences("restricting") if one.text not in MISSED]))
def test_a_restriction_does_not_vanish_behind_a_way_of_writing(name: str, sentence: Sentence) -> None:
    text = with_restriction(sentence.text)
    assert OVERALL[judge(REWRITINGS[name](text)).overall] <= OVERALL[judge(text).overall] < 2


@pytest.mark.parametrize("sentence", MISSED)
def test_what_is_listed_as_missed_is_missed(sentence: str) -> None:
    """Of the restrictions in `slipped.toml` these alone are called open there; one that is found leaves the list."""
    assert judge(with_restriction(sentence)).overall == "open-source"
