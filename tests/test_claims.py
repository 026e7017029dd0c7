"""What announcements say, and what the licence says to it."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osdcheck.api import claim
from osdcheck.claims.find import Excuse, Kind, excuses, find, hits, kinds
from osdcheck.cli import run
from osdcheck.errors import InputError
from osdcheck.model.claim import Claim, JudgedClaim
from osdcheck.schemas import schema

SENTENCES = tomllib.loads(Path(__file__).with_name("claims.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.id)
def test_every_kind_of_claim_finds_its_samples_and_nothing_else(kind: Kind) -> None:
    assert [text for text in kind.matches if kind.id not in {found.kind for found in find(text)}] == []
    assert [text for text in kind.clean if kind.id in {found.kind for found in find(text)}] == []


@pytest.mark.parametrize("excuse", excuses(), ids=lambda excuse: excuse.id)
def test_every_excuse_excuses_its_samples_and_nothing_else(excuse: Excuse) -> None:
    assert [text for text in excuse.matches if excuse not in [hit.excuse for hit in hits(text)]] == []
    assert [text for text in excuse.clean if not find(text)] == []


def missed(part: str) -> list[str]:
    """Sentences with a claim that is not found as its kind, or with another one."""
    return [text for kind, text in SENTENCES[f"{part}claims"] if [found.kind for found in find(text)] != [kind]]


def mistaken(part: str) -> list[str]:
    """Sentences without a claim in which one is seen."""
    return [text for text in SENTENCES[f"{part}clean"] if find(text)]


def test_sixty_sentences_with_claims_and_sixty_without() -> None:
    assert (len(SENTENCES["claims"]), len(SENTENCES["clean"])) == (60, 60)
    assert (missed(""), mistaken("")) == ([], [])
    assert (missed("later_"), mistaken("later_")) == ([], [])


def test_sentences_that_the_patterns_have_not_learnt_from_show_what_is_mistaken() -> None:
    assert (missed("fresh_"), mistaken("fresh_")) == ([], SENTENCES["fresh_mistaken"])


def test_every_kind_stands_in_the_sixty_sentences() -> None:
    assert {kind for kind, _ in SENTENCES["claims"]} == {kind.id for kind in kinds()}


FRAGMENTS = [
    "open source ",
    "not ",
    "Finch is ",
    "free for ",
    "commercial use",
    ". ",
    "\n\n",
    "\n- ",
    "ä𝔸 ",
    "**",
    "?",
    "a" * 90,
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_claims_are_quoted_from_the_text_with_their_line(text: str) -> None:
    found = find(text)
    for one in found:
        assert text[one.start : one.end] == one.words
        assert one.sentence in text
        assert one.line == text.count("\n", 0, one.start) + 1
    ends = [(one.start, one.end) for one in found]
    assert ends == sorted(ends)
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


@pytest.mark.parametrize(
    "piece",
    ["open source ", "free for a ", "not ", ". A", "\n-", "é open source not ", "free, a, b, c, d, commercial "],
)
def test_claims_are_found_in_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        start = time.perf_counter()
        find(piece * (size // len(piece)))
        return time.perf_counter() - start

    small = min(seconds(50_000) for _ in range(3))
    assert seconds(400_000) < 8 * 2.5 * small + 0.1


@pytest.mark.parametrize(
    ("license", "sentence", "outcome", "against"),
    [
        ("llama-2", "Llama 2 is our open source large language model.", "not-borne-out", {"OSD-5", "OSD-6", "OSD-7"}),
        ("llama-2", "Llama 2 is free for research and commercial use.", "partly", {"OSD-5", "OSD-6", "OSD-7"}),
        ("llama-2", "Llama 2 is released under an OSI-approved licence.", "not-borne-out", set()),
        ("llama-2", "Use it for any purpose.", "not-borne-out", {"OSD-6", "OSD-5", "OSD-7"}),
        ("llama-1", "Available for commercial use.", "not-borne-out", {"PROMISE-1", "OSD-5", "OSD-6", "OSD-7"}),
        ("llama-1", "LLaMA is available for research use.", "partly", {"OSD-5", "OSD-6", "OSD-7"}),
        ("polyform-noncommercial-1.0.0", "Free for commercial use.", "not-borne-out", {"PROMISE-1", "OSD-5", "OSD-6"}),
        ("cc-by-nc-4.0", "Free for research and commercial use.", "partly", {"PROMISE-1", "OSD-6", "OSD-7"}),
        ("busl-1.1", "An open source database.", "not-borne-out", {"OSD-6"}),
        ("fsl-1.1-apache-2.0", "Free for commercial use.", "partly", {"OSD-6"}),
        ("elastic-2.0", "Free and open source.", "not-borne-out", {"OSD-3", "OSD-6", "FSD-0", "FSD-1", "FSD-3"}),
        ("gpl-3.0", "Free and open source.", "borne-out", set()),
        ("gpl-3.0", "Released under a permissive licence.", "not-borne-out", {"PROMISE-3"}),
        ("gpl-3.0", "This is free software.", "borne-out", set()),
        ("sspl-1.0", "This is free software.", "not-borne-out", {"FSD-0"}),
        ("cc0-1.0", "This is free software.", "not-settled", {"FSD-0", "FSD-2"}),
        ("llama-2", "An open source AI model.", "not-borne-out", {"OSAID-1", "OSAID-4"}),
        ("apache-2.0", "An open source AI model.", "not-settled", {"OSAID-5", "OSAID-6", "OSAID-7"}),
        ("mit", "Released under a permissive licence.", "borne-out", set()),
        ("apache-2.0", "An OSI-approved licence, for any purpose, free for commercial use.", "borne-out", set()),
        ("openmdw-1.0", "A fully open model.", "not-settled", {"OSD-2"}),
        ("MIT OR SSPL-1.0", "An open source server.", "borne-out", set()),
        ("MIT AND SSPL-1.0", "An open source server.", "not-borne-out", {"OSD-6", "OSD-9"}),
    ],
)  # fmt: skip
def test_what_the_licence_bears_out(license: str, sentence: str, outcome: str, against: set[str]) -> None:
    found = claim(sentence, license=license)
    assert found.outcome == outcome
    if outcome != "borne-out":
        (judged,) = found.claims
        assert {verdict.criterion for verdict in judged.verdicts} == against
        assert all(verdict.findings or verdict.questions for verdict in judged.verdicts)


def test_only_the_opposite_of_a_claim_is_no_claim() -> None:
    found = claim("Llama 2 is not open source. It has open weights.", license="llama-2")
    assert (found.claims, found.outcome) == ((), "borne-out")


def test_a_correction_without_words_cannot_be_built() -> None:
    said = Claim(kind="x", name="x", asserts="x", words="open", sentence="open", start=0, end=4, line=1)
    with pytest.raises(ValueError, match="no citation, no correction"):
        JudgedClaim(claim=said, outcome="not-borne-out", explanation="So it is.")
    with pytest.raises(ValueError, match="offsets span"):
        Claim(kind="x", name="x", asserts="x", words="open", sentence="open", start=0, end=3, line=1)


@pytest.mark.parametrize(
    ("license", "sentence", "patch"),
    [
        ("llama-2", "Llama 2 is an open source model.", "Llama 2 is an open-weights model."),
        ("elastic-2.0", "It is an open-source server.", "It is a source-available server."),
        ("busl-1.1", "Quarry is an *open source* ledger.", "Quarry is a *fair-source* ledger."),
        ("llama-1", "Open source models, at last: our own.", "Weights-available models, at last: our own."),
        ("elastic-2.0", "We open-sourced it.", "We published it."),
        ("llama-2", "We ship the open-source weights.", "We ship the published weights."),
        ("llama-2", "It is a fully open model.", "It is an open-weights model."),
        ("cc-by-nc-4.0", "An open source dataset.", "A publicly available dataset."),
    ],
)
def test_the_patch_changes_the_claim_and_nothing_else(license: str, sentence: str, patch: str) -> None:
    assert claim(sentence, license=license).claims[0].patch == patch


CARD = """---
license: llama2
language: en
---
# Finch

Finch is an open-weights model.
It builds on open-source libraries.

* Finch is **open source** and
  free for commercial use.
"""


@pytest.fixture
def card(tmp_path: Path) -> Path:
    made = tmp_path / "README.md"
    made.write_text(CARD, encoding="utf-8")
    return made


def test_a_file_is_read_with_its_lines_and_the_licence_that_it_names(card: Path) -> None:
    found = claim(card)
    assert [(one.claim.line, one.claim.kind, one.outcome) for one in found.claims] == [
        (10, "open-source", "not-borne-out"),
        (11, "commercial-use", "partly"),
    ]
    assert found.license.id == "llama-2"
    jsonschema.validate(json.loads(found.model_dump_json()), json.loads(schema("claims")))


def test_a_model_card_may_name_its_own_licence(card: Path) -> None:
    card.write_text(CARD.replace("license: llama2", "license: other\nlicense_name: gemma"), encoding="utf-8")
    assert claim(card).license.id == "gemma"


def test_a_card_that_leads_to_more_says_so(card: Path) -> None:
    card.write_text(
        CARD.replace("license: llama2", "license: mit\nbase_model: meta-llama/Llama-2-7b"), encoding="utf-8"
    )
    found = claim(card)
    assert (found.license.id, found.outcome) == ("mit", "borne-out")
    assert any("also leads to 1 more" in note for note in found.notes)


def test_a_licence_file_beside_it_is_taken(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("An open source model.", encoding="utf-8")
    (tmp_path / "LICENSE").write_text("My own terms: use it on Sundays.", encoding="utf-8")
    assert claim(tmp_path / "README.md").outcome == "not-settled"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda _: "It is open source.", "names no licence. Say which one with --license"),
        (lambda _: " ", "An empty sentence"),
        (lambda folder: str(folder / "none.md"), "cannot be read"),
        (lambda folder: _written(folder / "a.md", "Open source."), "none lies beside it. Say which one with --license"),
        (lambda folder: _written(folder / "b.md", "---\nlicense: {{: *\n---\nOpen source."), "no valid YAML"),
        (
            lambda folder: _written(folder / "LICENSE.md", _written(folder / "LICENSE", "x") and "Open source."),
            "2 licence",
        ),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(tmp_path: Path, make: Callable[[Path], str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        claim(make(tmp_path))


def _written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["An open source program.", "--license", "mit"], 0),
        (["A program.", "--license", "llama-2"], 0),
        (["An open source model.", "--license", "llama-2"], 1),
        (["Free for commercial use.", "--license", "llama-2"], 1),
        (["An open source model.", "--license", "openmdw-1.0"], 3),
        (["An open source model.", "--license", "no-such-thing"], 2),
        (["An open source model."], 2),
    ],
)
def test_exit_status_of_claim(arguments: list[str], status: int) -> None:
    assert run(["claim", *arguments]) == status
