"""The pages that argue with commands: each runs, prints what the page shows, and no claim stands without one."""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
from types import ModuleType

import pytest
from support import INSTALLED, ROOT

SPEC = importlib.util.spec_from_file_location("transcripts", ROOT / "docs" / "transcripts.py")
pytestmark = pytest.mark.skipif(bool(INSTALLED), reason="the pages belong to the repository, not to the wheel")


@pytest.fixture(scope="module")
def transcripts() -> ModuleType:
    assert SPEC
    assert SPEC.loader
    module = importlib.util.module_from_spec(SPEC)
    SPEC.loader.exec_module(module)
    return module


LLAMA = (ROOT / "docs" / "llama-2.md").read_text(encoding="utf-8")
WEIGHTS = (ROOT / "docs" / "weights.md").read_text(encoding="utf-8")
CLAIMS = re.split(r"^### ", LLAMA, flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("page", ["llama-2", "weights"])
def test_every_command_prints_what_the_page_shows(page: str, transcripts: ModuleType) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    assert transcripts.filled(text) == text, "run `make generate`"
    assert transcripts.commands(text)


@pytest.mark.parametrize("page", [LLAMA, WEIGHTS])
def test_a_page_holds_no_day_that_passes(page: str) -> None:
    assert dt.datetime.now(dt.UTC).date().isoformat() not in page
    assert "osdcheck/evaluation/" not in page


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.split(".")[0])
def test_every_claim_has_an_outcome_and_a_command_that_shows_it(claim: str) -> None:
    outcome = re.search(r"^\*\*(.+?)\*\*", claim, re.MULTILINE)
    assert outcome
    assert outcome[1].startswith(
        (
            "Borne out",
            "In part",
            "Contradicted",
            "Outside the licence",
            "A forecast",
            "A guess",
            "Not for the words",
            "Done",
        )
    )
    assert "\n$ osdcheck " in claim


def test_the_claims_are_numbered_without_a_gap() -> None:
    assert [int(claim.split(".")[0]) for claim in CLAIMS] == list(range(1, len(CLAIMS) + 1))


SUBJECTS = """
700 million|improve any other large language model|Acceptable Use Policy|affiliates|output|derived|competitor|form
OSD-2|OSD-5|OSD-6|OSD-7|OSI|34B|--definition osaid
"""


@pytest.mark.parametrize("clause", SUBJECTS.strip().replace("\n", "|").split("|"))
def test_nothing_that_the_thread_argues_about_is_missing(clause: str) -> None:
    assert clause in LLAMA


def test_both_sides_have_sources() -> None:
    sides = re.split(r"^## ", WEIGHTS, flags=re.MULTILINE)
    against, for_ = sides[1], sides[2]
    assert against.startswith("There is no right")
    assert for_.startswith("There may be a right")
    assert all(side.count("](https://") >= 3 for side in (against, for_))


def test_only_known_commands_are_run(transcripts: ModuleType) -> None:
    for command in ("rm -r docs", "osdcheck list | tee x", "osdcheck check mit | grep -A 1 nothing-of-the-kind"):
        with pytest.raises(ValueError, match=r"only|prints nothing"):
            transcripts.printed(command)
