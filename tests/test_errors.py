"""A bad record: every mistake at once, each with file, line, field and mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from osdcheck.errors import InputError, RecordError
from osdcheck.library.pack import read_records
from osdcheck.library.record import parse_record, read_record

GOOD = """\
id: probe
name: Probe
documents:
  license: {title: Probe}
terms:
  - id: grant
    grants: [use]
    clauses:
      - {section: 2.10, quote: on}
"""

TEN_MISTAKES = """\
id: Probe Licence
nmae: Probe
documents:
  license: {title: Probe, url: not an address, kind: policy}
terms:
  - id: grant
    grants: [use, fly]
    only: {purpose: military}
    clauses: [{section: "1", quote: x}]
  - id: grant2
    needs: [fly]
    clauses: [{section: "1", quote: x}]
  - id: ban
    prohibits: [sell]
    when: {size: [{over: many, unit: heads}]}
    clauses: []
osi: {status: maybe}
"""


def problems(text: str) -> list[str]:
    with pytest.raises(RecordError) as caught:
        parse_record(text, "probe.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_ten_mistakes_are_ten_messages() -> None:
    found = problems(TEN_MISTAKES)
    assert len(found) >= 10
    expected = {
        ":1: id:": "form", ":2: nmae:": "did you mean name", ": name:": "is missing",
        ":4: documents.license.url:": "form",
        ":4: documents.license.kind:": "use-policy", ":7: terms[0].grants[1]:": "not in the vocabulary",
        ":8: terms[0].only.purpose:": "must be a list", ":10: terms[1]:": "says no effect",
        ":15: terms[2].when.size[0].over:": "integer", ":15: terms[2].when.size[0].unit:": "not in the vocabulary",
        ":16: terms[2].clauses:": "at least one", ":17: osi.status:": "approved",
    }  # fmt: skip
    for place, mend in expected.items():
        assert any(place in line and mend in line for line in found), (place, mend, found)


def test_values_stay_as_written() -> None:
    record = parse_record(GOOD.replace("id: probe", "id: no"), "no.yaml")
    assert record.id == "no"
    assert record.terms[0].clauses[0].section == "2.10"
    assert record.terms[0].clauses[0].quote == "on"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: !!python/object/apply:os.system [ls]", "tag"),
        ("a: &x [1]\nb: *x", "anchor"),
        ("id: a\nid: b", "twice"),
        ("a: [", "not valid YAML"),
        ("- just\n- a list", "template"),
        ("", "template"),
        ("[" * 5000, "not valid YAML"),
        ("{" + "a: {" * 30 + "}" * 31, "deep"),
        ("? [a]\n: b", "plain word"),
        ("x" * 1_000_001, "larger"),
        ("a: 'b\x00'", "not valid YAML"),
    ],
)
def test_traps_and_bombs_are_refused_in_one_clear_line(text: str, words: str) -> None:
    found = problems(text)
    assert all(line.startswith("probe.yaml") and "\n" not in line for line in found)
    assert any(words in line for line in found), found


def test_links_inside_a_record_must_lead_somewhere() -> None:
    loose = GOOD + "  - {id: grant, lifts: [nobody], clauses: [{section: '1', quote: x, document: other}]}\n"
    loose += "  - {id: bound, binds: policy, clauses: [{section: '1', quote: x}]}\n"
    found = "\n".join(problems(loose))
    for words in ("two terms are called grant", "no term nobody", "no document other", "no document policy"):
        assert words in found


def test_the_file_name_is_the_id(folder: Path) -> None:
    path = folder / "other.yaml"
    path.write_text(GOOD)
    with pytest.raises(RecordError, match="make them equal"):
        read_record(path)


def test_unreadable_files_are_one_clear_line(folder: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_record(folder / "none.yaml")
    (folder / "bad.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not UTF-8"):
        read_record(folder / "bad.yaml")


def test_the_mistakes_of_all_files_come_at_once(folder: Path) -> None:
    (folder / "one.yaml").write_text("id: one")
    (folder / "two.yaml").write_text("id: two")
    with pytest.raises(RecordError) as caught:
        read_records(folder)
    assert {Path(problem.file).name for problem in caught.value.problems} == {"one.yaml", "two.yaml"}


def test_a_name_leads_to_one_record(folder: Path) -> None:
    (folder / "probe.yaml").write_text(GOOD + "aliases: [Same]\n")
    (folder / "other.yaml").write_text(GOOD.replace("id: probe", "id: other") + "aliases: [same]\n")
    with pytest.raises(RecordError, match="already a name"):
        read_records(folder)
