"""The records: what each awkward clause must come out as, and the quotes word for word."""

from __future__ import annotations

import json

import pytest
from support import LICENSES, ROOT, SHARED, TEXT_FOLDERS, licence, read, statuses

from osdcheck.definitions import definition
from osdcheck.library.pack import record_files
from osdcheck.library.record import parse_record
from osdcheck.library.texts import package_folder
from osdcheck.library.verify import verify
from osdcheck.model.evaluation import Evaluation, Status, Verdict
from osdcheck.model.license import License

needs_texts = pytest.mark.skipif(package_folder() is None, reason="no text package: pip install osdcheck[texts]")
IDS = [path.stem for path in record_files(LICENSES)]
GOLD = SHARED / "gold" / "dev.jsonl"
ALL = {f"OSD-{number}" for number in range(1, 11)}


def verdict(records: dict[str, License], id: str, number: int) -> Verdict:
    return read(records[id]).verdict(f"OSD-{number}")


def failing(records: dict[str, License], id: str) -> dict[str, Status]:
    return {key: status for key, status in statuses(records[id]).items() if status != "conforms"}


def cited(found: Verdict) -> set[str]:
    return {finding.section for finding in found.findings}


@pytest.mark.parametrize("id", IDS)
def test_the_committed_verdicts_are_the_computed_ones(records: dict[str, License], id: str) -> None:
    committed = json.loads((ROOT / "tests" / "verdicts.json").read_text(encoding="utf-8"))
    assert committed[id] == list(statuses(records[id]).values()), "run `make generate` and add a line to CHANGELOG"


@pytest.mark.parametrize("id", IDS)
def test_no_approved_licence_violates_a_criterion_without_an_explanation(records: dict[str, License], id: str) -> None:
    record = records[id]
    if record.osi.status in ("approved", "superseded", "retired"):
        assert set(failing(records, id)) <= set(record.explains)


@needs_texts
@pytest.mark.parametrize("id", IDS)
def test_every_quote_stands_in_the_text_word_for_word(records: dict[str, License], id: str) -> None:
    wrong = [remark for remark in verify(records[id], TEXT_FOLDERS) if remark.kind in ("misquoted", "changed")]
    assert wrong == []


@needs_texts
@pytest.mark.parametrize("id", IDS)
def test_no_text_is_missing_where_the_shared_texts_are_present(records: dict[str, License], id: str) -> None:
    if not TEXT_FOLDERS:
        pytest.skip("the folder of shared texts is not beside this clone")
    assert [remark for remark in verify(records[id], TEXT_FOLDERS) if remark.kind == "unavailable"] == []


@needs_texts
@pytest.mark.parametrize("id", IDS)
def test_no_record_leaves_a_sentence_with_force_unread(records: dict[str, License], id: str) -> None:
    assert [remark for remark in verify(records[id], TEXT_FOLDERS) if remark.kind == "unaccounted"] == []


@pytest.mark.skipif(not GOLD.is_file(), reason="the readings by people are not beside this clone")
def test_records_have_the_statuses_that_people_read_from_the_same_texts(records: dict[str, License]) -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    people = {f"scancode:{row['key']}": row["criteria"] for row in rows}
    held = [one for one in records.values() if next(iter(one.documents.values())).source in people]
    assert len(held) > 25
    for record in held:
        for criterion, cell in people[str(next(iter(record.documents.values())).source)].items():
            status = statuses(record)[f"OSD-{criterion}"]
            assert status in cell["accept"] or f"OSD-{criterion}" in record.explains, (record.id, criterion, cell)


@needs_texts
def test_one_changed_letter_of_one_quote_is_noticed(records: dict[str, License]) -> None:
    record = records["mit"]
    term = next(term for term in record.terms if term.effect == "grants")
    clause = term.clauses[0].model_copy(update={"quote": term.clauses[0].quote.replace("e", "a", 1)})
    changed = record.model_copy(update={"terms": (term.model_copy(update={"clauses": (clause,)}),)})
    assert "misquoted" in {remark.kind for remark in verify(changed)}


def test_the_template_is_a_valid_record() -> None:
    path = LICENSES / "_template.yaml"
    template = parse_record(path.read_text(encoding="utf-8"), path.name)
    assert {term.effect for term in template.terms} == {
        "grants", "prohibits", "requires", "lifts", "binds", "states",
    }  # fmt: skip


class TestLlama2:
    """The case that the project began with."""

    def test_ten_statuses(self, records: dict[str, License]) -> None:
        assert failing(records, "llama-2") == {
            "OSD-2": "unclear", "OSD-5": "violates", "OSD-6": "violates", "OSD-7": "violates",
        }  # fmt: skip

    def test_source_asks_what_source_means_for_weights(self, records: dict[str, License]) -> None:
        assert "weights" in verdict(records, "llama-2", 2).questions[0]

    def test_section_2_shuts_out_large_networks_and_demands_a_request(self, records: dict[str, License]) -> None:
        assert cited(verdict(records, "llama-2", 5)) == {"2"}
        assert cited(verdict(records, "llama-2", 7)) == {"2"}
        assert "700 million" in verdict(records, "llama-2", 5).findings[0].quote

    def test_fields_are_closed_by_1_b_v_and_by_the_policy_that_1_b_iv_binds(self, records: dict[str, License]) -> None:
        findings = verdict(records, "llama-2", 6).findings
        by_document = {name: {f.section for f in findings if f.document == name} for name in ("agreement", "policy")}
        assert by_document["agreement"] == {"1.b.v", "1.b.iv"}
        assert len(by_document["policy"]) > 10
        military = next(f for f in findings if "Military, warfare" in f.quote)
        assert any("You agree you will not use" in quote.quote for quote in military.context)

    def test_the_integrated_product_exception_cures_nobody_else(self, records: dict[str, License]) -> None:
        record = records["llama-2"]
        without = record.model_copy(update={"terms": tuple(t for t in record.terms if t.effect != "lifts")})
        assert statuses(without) == statuses(record)


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("apache-2.0", {}),
        ("mit", {}),
        ("gpl-3.0", {}),
        ("agpl-3.0", {}),
        ("qpl-1.0", {}),
        ("artistic-1.0", {}),
        ("nasa-1.3", {}),
        ("ofl-1.1", {}),
        ("json", {"OSD-6": "violates"}),
        ("hippocratic-2.1", {"OSD-6": "violates"}),
        ("sspl-1.0", {"OSD-6": "violates", "OSD-9": "violates"}),
        ("cc0-1.0", {"OSD-6": "violates", "OSD-7": "violates", "OSD-8": "violates"}),
    ],
)
def test_whole_rows(records: dict[str, License], id: str, expected: dict[str, Status]) -> None:
    assert failing(records, id) == expected


@pytest.mark.parametrize(
    ("id", "number", "status", "words"),
    [
        ("sspl-1.0", 9, "violates", "available as a service"),
        ("busl-1.1", 6, "violates", "non-production use"),
        ("busl-1.1", 7, "conforms", None),
        ("cc-by-nc-4.0", 1, "violates", "for NonCommercial purposes only"),
        ("cc-by-nc-4.0", 6, "violates", "for NonCommercial purposes only"),
        ("cc-by-nd-4.0", 3, "violates", "but not Share, Adapted Material"),
        ("elastic-2.0", 3, "violates", "license key functionality"),
        ("elastic-2.0", 6, "violates", "hosted or managed service"),
        ("commons-clause", 1, "violates", "right to Sell the Software"),
        ("commons-clause", 6, "violates", None),
        ("commons-clause", 3, "unclear", None),
        ("commons-clause", 7, "unclear", None),
        ("hippocratic-2.1", 6, "violates", None),
        ("gemma", 6, "violates", None),
        ("gemma", 2, "unclear", None),
        ("kimi-k2-modified-mit", 5, "violates", "100 million monthly active users"),
        ("kimi-k2-modified-mit", 3, "violates", "prominently display"),
        ("kimi-k2-modified-mit", 10, "violates", "prominently display"),
        ("kimi-k2-modified-mit", 6, "unclear", None),
        ("cc0-1.0", 6, "violates", "patent"),
        ("ofl-1.1", 1, "conforms", "sold by itself"),
        ("qpl-1.0", 4, "conforms", "patches"),
        ("artistic-1.0", 1, "conforms", "fee for this Package itself"),
        ("llama-1", 1, "violates", "non-commercial research"),
        ("llama-1", 7, "violates", "personal to you"),
        ("bigscience-openrail-m", 6, "violates", None),
    ],
)
def test_awkward_clauses(records: dict[str, License], id: str, number: int, status: Status, words: str | None) -> None:
    found = verdict(records, id, number)
    assert found.status == status
    if words:
        shown = [quote.quote for finding in found.findings for quote in (finding, *finding.context)]
        assert any(words in " ".join(quote.split()) for quote in shown)


def test_a_plea_to_register_decides_nothing(records: dict[str, License]) -> None:
    asks = [term for term in records["nasa-1.3"].terms if term.effect == "asks"]
    assert asks
    assert statuses(records["nasa-1.3"])["OSD-7"] == "conforms"


def test_agpl_and_sspl_differ_in_the_reach_of_section_13(records: dict[str, License]) -> None:
    reach = {
        id: {
            getattr(t, "reach", None)
            for t in records[id].terms
            if t.main.section.startswith("13") and t.effect == "requires"
        }
        for id in ("agpl-3.0", "sspl-1.0")
    }
    assert "stack" in reach["sspl-1.0"]
    assert "stack" not in reach["agpl-3.0"]


def test_an_expected_quote_is_never_in_a_verdict_that_conforms_by_silence(records: dict[str, License]) -> None:
    for record in records.values():
        for found in read(record).verdicts:
            if found.status == "conforms" and found.criterion in ("OSD-1", "OSD-3", "OSD-7"):
                assert found.findings, f"{record.id} {found.criterion} rests on no grant"


def test_silence_is_told_apart_from_prohibition() -> None:
    silent = read(licence([])).verdict("OSD-3")
    assert silent.status == "unclear"
    assert "neither grants nor withholds" in silent.explanation
    assert "No grant found" in silent.questions[0]


def test_every_criterion_is_judged_in_the_definitions_order(records: dict[str, License]) -> None:
    evaluation: Evaluation = read(records["mit"])
    assert [v.criterion for v in evaluation.verdicts] == [c.id for c in definition().criteria]
    assert {v.criterion for v in evaluation.verdicts} == ALL
