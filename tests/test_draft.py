"""`osdcheck new`: a text to the draft of a record, which is valid, quotes exactly and hides nothing."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import ROOT, SAID, licence
from test_files import MIT

from osdcheck.cli import run
from osdcheck.errors import OsdcheckError
from osdcheck.inputs.draft import drafted
from osdcheck.library.draft import Head, draft, title
from osdcheck.library.record import parse_record, read_record
from osdcheck.library.verify import verify
from osdcheck.model.term import Clause, Grants, Prohibits, Scope, Term, Unread
from osdcheck.model.vocabulary import Action, Aspect, Form, Purpose

DAY = dt.date(2026, 1, 1)
TEXT = """\
The House License, version 1

1. Grant. You may use, copy, modify and distribute the software,
   with or without modification, for any purpose.

2. Limits. You may not use the software to train other models.

3. The moon must be full whenever a copy changes hands.

THE SOFTWARE COMES WITHOUT WARRANTY OF ANY KIND.
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of somebody's own with a licence in it, and the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "LICENSE").write_text(TEXT)
    return tmp_path


def test_a_draft_is_a_record_that_quotes_word_for_word_and_hides_nothing(house: Path) -> None:
    assert run(["new", "house-1.0", "--from", "LICENSE"]) == 0
    record = read_record(house / "licenses" / "house-1.0.yaml")
    assert record.name == "The House License, version 1"
    assert [remark for remark in verify(record, [house]) if remark.kind != "unaccounted"] == []
    assert any(isinstance(term, Grants) for term in record.terms)
    assert any(Action.TRAIN_OTHER_MODELS in term.actions for term in record.terms if isinstance(term, Prohibits))
    (unread,) = [term for term in record.terms if isinstance(term, Unread)]
    assert "moon" in unread.main.quote
    assert run(["check", "house-1.0", "--library", "licenses"]) == 1


def test_what_is_not_understood_is_never_open(house: Path) -> None:
    (house / "LICENSE").write_text(TEXT.replace("You may not use the software to train other models.", ""))
    assert run(["new", "house-1.0", "--from", "LICENSE"]) == 0
    assert run(["check", "house-1.0", "--library", "licenses"]) == 3


def test_the_draft_says_how_to_check_it_and_names_the_next_command(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["new", "house-1.0", "--from", "LICENSE"])
    err = capsys.readouterr().err
    assert "1 unread" in err
    command = err.rpartition("Next: osdcheck ")[2].split()
    assert run(command) == (1 if "unaccounted" in capsys.readouterr().out else 0)
    head = (house / "licenses" / "house-1.0.yaml").read_text().partition("\nid:")[0]
    for word in ("By hand", "verify house-1.0", "check house-1.0", "unread", "reviewed"):
        assert word in head


def test_nothing_is_overwritten(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "licenses").mkdir()
    (house / "licenses" / "mine.yaml").write_text("by hand")
    assert run(["new", "mine", "--from", "LICENSE"]) == 2
    assert "not overwritten" in capsys.readouterr().err
    assert (house / "licenses" / "mine.yaml").read_text() == "by hand"


def test_the_draft_goes_into_the_last_folder_that_is_named(house: Path) -> None:
    (house / "pyproject.toml").write_text('[tool.osdcheck]\nlibrary = ["records"]\n')
    assert run(["new", "one", "--from", "LICENSE"]) == 0
    assert (house / "records" / "one.yaml").is_file()
    assert run(["new", "two", "--from", "LICENSE", "--library", "elsewhere"]) == 0
    assert (house / "elsewhere" / "two.yaml").is_file()


def test_a_known_text_and_a_taken_id_are_said(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "LICENSE").write_text(MIT)
    assert run(["new", "mit", "--from", "LICENSE"]) == 0
    err = capsys.readouterr().err
    assert "The text is that of mit, which has a record." in err
    assert "takes the place of the record mit" in err


@pytest.mark.parametrize(
    ("id", "origin", "says"),
    [
        ("House", "LICENSE", "cannot be an id"),
        ("../house", "LICENSE", "cannot be an id"),
        ("house", "none", "none"),
        ("house", "scancode:no-such-text", "no such text at hand"),
        ("house", "scancode:../../../etc/passwd", "no such text at hand"),
        ("house", "empty", "empty"),
    ],
)
def test_mistakes_end_in_one_clear_line(
    house: Path, capsys: pytest.CaptureFixture[str], id: str, origin: str, says: str
) -> None:
    (house / "empty").write_text("\n")
    assert run(["new", id, "--from", origin]) == 2
    err = capsys.readouterr().err
    assert says in err
    assert len(err.splitlines()) == 1
    assert not (house / "licenses").exists()


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip())


@given(WORDS, WORDS)
def test_every_word_comes_back_whatever_it_is_made_of(quote: str, section: str) -> None:
    clause = Clause(section=section, quote=quote)
    case = Scope(purpose=(Purpose.MILITARY,), part=(quote,))
    terms: list[Term] = [
        Prohibits(id="a", clauses=(clause,), prohibits=(Action.USE,), when=case),
        Unread(id="b", clauses=(clause,), unread=(Aspect.FIELDS,)),
    ]
    head = Head("probe", quote[:80], quote, "0" * 64, DAY, "file:probe")
    record = parse_record(draft(licence(terms), head), "probe.yaml")
    assert {" ".join(c.quote.split()) for term in record.terms for c in term.clauses} == {" ".join(quote.split())}
    assert {c.section for term in record.terms for c in term.clauses} == {section}
    assert record.terms[0].case.part == (quote,)


@given(st.text(max_size=300))
def test_any_text_makes_a_draft_or_one_clear_error(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "LICENSE")
        path.write_text(text, encoding="utf-8", errors="replace")
        try:
            found = drafted("probe", str(path), DAY)
        except OsdcheckError:
            return
        parse_record(found.yaml, "probe.yaml")


def test_a_clause_that_says_the_same_twice_says_it_once_and_rules_go_before_statements() -> None:
    ban = Prohibits(id="x-1", clauses=SAID, prohibits=(Action.SELL,), when=Scope(form=(Form.BINARY,)))
    same = ban.model_copy(update={"id": "x-2"})
    yaml = draft(licence([ban, same]), Head("probe", "Probe", "LICENSE", "0" * 64, DAY))
    assert len(parse_record(yaml, "probe.yaml").terms) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# The House License\n\nYou may.", "The House License"),
        ("\n   House   License v2  \n", "House License v2"),
        ("Copyright is claimed here, and you may use it.\n", "probe"),
        ("x" * 500, "probe"),
        ("***\n", "probe"),
    ],
)
def test_the_first_line_is_the_name_where_it_can_be_one(text: str, name: str) -> None:
    assert title(text, "probe") == name


def test_the_page_on_adding_a_licence_works_as_a_new_user_types_it(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "adding-a-license.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\s*osdcheck (.*)$", page, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["new", "verify", "check"]
    for command in commands:
        assert run(shlex.split(command)) in (0, 1, 3), capsys.readouterr().err
    (settings,) = re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (house / "pyproject.toml").write_text(settings)
    capsys.readouterr()
    assert run(["check", "house-1.0"]) == 1
    assert "own records" in capsys.readouterr().out
