"""What goes to other tools: SPDX annotations, CycloneDX attestations, ODRL, and policies; read by their readers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from strategies import licences
from support import SAMPLES, read
from test_files import needs_texts
from test_sbom import spdx

import osdcheck
from osdcheck.annotate import annotated, mistakes, read_document
from osdcheck.cli import run
from osdcheck.definitions import YARDSTICKS, definition
from osdcheck.library.texts import package_folder
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.license import License
from osdcheck.model.term import Lifts
from osdcheck.reports import check_renderer
from osdcheck.reports.attestation import standards
from osdcheck.reports.odrl import PROFILE, policy
from osdcheck.reports.policies import POLICIES, scancode_keys

EXAMPLES = sorted(SAMPLES.glob("spdx_tools-*/tests/spdx/data/SPDX*Example-v2.3.spdx*"))
FORMS = ["spdx", "json", "rdf", "xml", "yaml"]
"""Of the copies: every form is read once and written once."""


@pytest.mark.skipif(not EXAMPLES, reason="no sample documents: make test")
@pytest.mark.parametrize(("example", "form"), list(zip(EXAMPLES, FORMS, strict=False)))
def test_annotations_read_back_equal_and_nothing_else_changes(example: Path, form: str, tmp_path: Path) -> None:
    copy = tmp_path / f"copy.{form}"
    assert run(["annotate", str(example), "-o", str(copy)]) == 0
    before, after = read_document(example), read_document(copy)
    assert mistakes(after) == mistakes(before)
    answers = [one for one in osdcheck.check_all(example) if isinstance(one, Evaluation)]
    wanted = annotated(before, answers)
    ours = [one for one in after.annotations if one.annotator.name.startswith("osdcheck-")]
    assert len(ours) == len(answers) > 0
    key = lambda one: (one.spdx_id, one.annotation_comment)  # noqa: E731
    assert sorted(after.annotations, key=key) == sorted(wanted.annotations, key=key)
    assert {one.spdx_id for one in after.packages} == {one.spdx_id for one in before.packages}
    assert len(after.files) == len(before.files)
    assert len(after.relationships) == len(before.relationships)


def document(tmp_path: Path, said: str = "SSPL-1.0") -> Path:
    path = tmp_path / "sbom.spdx.json"
    path.write_text(json.dumps(spdx({"licenseConcluded": said, "licenseDeclared": said})))
    return path


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    once, twice = tmp_path / "once.json", tmp_path / "twice.json"
    assert run(["annotate", str(document(tmp_path)), "-o", str(once)]) == 0
    assert run(["annotate", str(once), "-o", str(twice)]) == 0
    assert read_document(once) == read_document(twice)
    (remark,) = read_document(twice).annotations
    assert "licenseConcluded: SSPL-1.0." in remark.annotation_comment
    assert "OSD-6: “" in remark.annotation_comment


def test_what_cannot_be_annotated_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = document(tmp_path)
    for source, copy, words in (
        (path, path, "the document itself"),
        (path, tmp_path / "copy.doc", "does not say its form"),
        (path, tmp_path / "no" / "copy.json", "cannot be written"),
        (tmp_path / "gone.json", tmp_path / "copy.json", "cannot be read"),
        (Path("LICENSE"), tmp_path / "copy.json", "no SPDX document"),
    ):
        assert run(["annotate", str(source), "-o", str(copy)]) == 2
        err = capsys.readouterr().err
        assert words in err
        assert err.count("\n") == 1


@pytest.mark.parametrize("targets", [["llama-2", "mit"], ["openmdw-1.0"], ["MIT OR SSPL-1.0"]])
def test_attestations_keep_to_the_schema_of_cyclonedx(targets: list[str]) -> None:
    evaluations = [osdcheck.check(target) for target in targets]
    found = cyclonedx(check_renderer("cyclonedx")(evaluations))
    declared = found["declarations"]
    claims = {claim["bom-ref"]: claim for claim in declared["claims"]}
    evidence = {one["bom-ref"]: one for one in declared["evidence"]}
    for evaluation, attestation in zip(evaluations, declared["attestations"], strict=True):
        for verdict, mapped in zip(evaluation.verdicts, attestation["map"], strict=True):
            assert mapped["requirement"] == verdict.criterion
            assert mapped["conformance"].get("score") == {"conforms": 1, "violates": 0}.get(verdict.status)
            ref = mapped["claims" if verdict.status == "conforms" else "counterClaims"][0]
            quotes = {
                evidence[one]["data"][0]["contents"]["attachment"]["content"] for one in claims[ref].get("evidence", [])
            }
            assert quotes == {finding.quote for finding in verdict.findings}


def test_both_sides_of_an_argument_stand_in_the_attestation() -> None:
    evaluation = osdcheck.check("llama-2")
    assert evaluation.arguments
    (attestation,) = cyclonedx(check_renderer("cyclonedx")([evaluation]))["declarations"]["attestations"]
    mapped = {one["requirement"]: one for one in attestation["map"]}
    for argument in evaluation.arguments:
        for side in ("claims", "counterClaims"):
            assert any(f"/{argument.id}/" in ref for ref in mapped[argument.criterion][side])


@pytest.mark.parametrize("key", YARDSTICKS)
def test_a_definition_is_a_standard_to_point_at(key: str) -> None:
    (standard,) = cyclonedx(standards([definition(key)]))["definitions"]["standards"]
    assert [one["text"] for one in standard["requirements"]] == [one.wording for one in definition(key).criteria]


def cyclonedx(text: str) -> dict[str, Any]:
    """The document, after the schema that the CycloneDX library ships has passed it; references lead somewhere."""
    import cyclonedx.schema
    from referencing import Registry, Resource

    folder = Path(cyclonedx.schema.__file__).with_name("_res")
    schemas = [json.loads(path.read_text()) for path in folder.glob("*.schema.json") if "strict" not in path.name]
    registry = Registry().with_resources((one["$id"], Resource.from_contents(one)) for one in schemas)
    main = json.loads((folder / "bom-1.6.SNAPSHOT.schema.json").read_text())
    found: dict[str, Any] = json.loads(text)
    jsonschema.Draft7Validator(main, registry=registry).validate(found)
    refs = [one["bom-ref"] for one in walk(found) if "bom-ref" in one]
    assert len(refs) == len(set(refs))
    for one in walk(found):
        for key in ("target", "requirement", "assessor"):
            assert not isinstance(one.get(key), str) or one[key] in refs
    return found


def walk(data: Any) -> list[dict[str, Any]]:
    """Every mapping in the data."""
    if isinstance(data, dict):
        return [data, *(inner for value in data.values() for inner in walk(value))]
    return [inner for value in data for inner in walk(value)] if isinstance(data, list) else []


def graph(text: str) -> Any:
    """The policy as RDF. The context of W3C is on the network; here its terms come from the vocabulary in rdflib."""
    from rdflib import Graph
    from rdflib.namespace import ODRL2

    iri = "http://www.w3.org/ns/odrl/2/"
    words = {term: iri + term for term in ODRL2.__annotations__} | {term: iri + term for term in ("or", "and")}
    context: dict[str, Any] = words | {
        "uid": "@id",
        "cc": "http://creativecommons.org/ns#",
        "dct": "http://purl.org/dc/terms/",
    }
    for typed in ("action", "leftOperand", "operator"):
        context[typed] = {"@id": iri + typed, "@type": "@vocab"}
    for linked in ("target", "profile"):
        context[linked] = {"@id": iri + linked, "@type": "@id"}
    data = json.loads(text)
    assert data["@context"][0] == "http://www.w3.org/ns/odrl.jsonld"
    data["@context"][0] = context
    return Graph().parse(data=json.dumps(data), format="json-ld")


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_odrl_uses_the_words_of_the_vocabulary_or_of_our_profile(records: dict[str, License]) -> None:
    from rdflib import Literal, URIRef
    from rdflib.namespace import ODRL2

    known = {f"http://www.w3.org/ns/odrl/2/{term}" for term in [*ODRL2.__annotations__, "or", "and"]}
    for record in records.values():
        found = graph(policy(record))
        rules = json.loads(policy(record))
        for kind in ("permission", "prohibition", "obligation"):
            for rule in rules.get(kind, []):
                assert {"uid", "target", "action"} <= set(rule)
        for subject, predicate, value in found:
            for node in (subject, predicate, value):
                if isinstance(node, URIRef) and str(node).startswith("http://www.w3.org/ns/odrl/2/"):
                    assert str(node) in known
            if str(predicate) in {f"http://www.w3.org/ns/odrl/2/{word}" for word in ("action", "leftOperand")}:
                assert not isinstance(value, Literal)
                own = (PROFILE, "http://creativecommons.org/ns#")
                assert str(value) in known or str(value).startswith(own)


@given(licences())
def test_odrl_says_every_term_or_names_it_as_left_out(one: License) -> None:
    found = json.loads(policy(one))
    rules = [rule for kind in ("permission", "prohibition", "obligation") for rule in found.get(kind, [])]
    said = " ".join(rule["uid"] for rule in rules) + " ".join(found.get("osdcheck:leftOut", []))
    lifted = {name for term in one.terms if isinstance(term, Lifts) and not term.when for name in term.lifts}
    for term in one.terms:
        assert term.id in said or isinstance(term, Lifts) or term.id in lifted


def test_odrl_has_thresholds_and_exceptions() -> None:
    found = json.loads(policy(osdcheck_record("llama-2")))
    (giants,) = [rule for rule in found["obligation"] if "giants" in rule["uid"]]
    operands = {one["leftOperand"]: one for one in giants["constraint"]}
    assert operands["osdcheck:monthly-users"]["operator"] == "gt"
    assert operands["osdcheck:monthly-users"]["rightOperand"] == 700_000_000
    assert operands["osdcheck:received"]["operator"] == "isNoneOf", "what another clause lifts is an exception"
    assert giants["osdcheck:first"] is True


def osdcheck_record(name: str) -> License:
    from osdcheck.library.store import Library

    return Library().get(name)


def policies(tool: str, records: dict[str, License]) -> Any:
    return yaml.safe_load(POLICIES[tool]([(record, read(record)) for record in records.values()]))


def test_ort_gets_a_category_for_each_result_and_criterion(records: dict[str, License]) -> None:
    found = policies("ort", records)
    names = [category["name"] for category in found["categories"]]
    assert len(names) == len(set(names)) == 13
    ids = [one["id"] for one in found["categorizations"]]
    assert len(ids) == len(set(ids)), "ORT refuses a licence that stands twice"
    by_id = {one["id"]: one["categories"] for one in found["categorizations"]}
    assert {name for categories in by_id.values() for name in categories} <= set(names)
    assert by_id["MIT"] == ["osd-conforms"]
    assert "osd-violates-06" in by_id["SSPL-1.0"]
    assert {"GPL-2.0-only", "GPL-2.0-or-later"} <= set(by_id)
    assert "osd-violates-05" in by_id["LicenseRef-scancode-llama-2-license-2023"]


@needs_texts
def test_scancode_gets_keys_that_it_knows(records: dict[str, License]) -> None:
    keys = [one["license_key"] for one in policies("scancode", records)["license_policies"]]
    folder = package_folder()
    assert folder
    assert len(keys) == len(set(keys)) > 50
    assert [key for key in keys if not (folder / f"{key}.LICENSE").is_file()] == []
    assert {"gpl-2.0", "gpl-2.0-plus"} <= set(scancode_keys(records["gpl-2.0"]))


def test_opa_denies_what_violates_and_warns_of_what_is_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    regorus = pytest.importorskip("hobofan_regorus")
    assert run(["policy", "opa", "-o", str(tmp_path / "osdcheck.rego")]) == 0
    assert run(["check", "mit", "json", "openmdw-1.0", "gone", "--format", "json"]) == 2
    answers = capsys.readouterr().out

    def asked(rule: str, data: dict[str, Any]) -> list[str]:
        engine = regorus.Engine()
        engine.add_policy("osdcheck.rego", (tmp_path / "osdcheck.rego").read_text())
        engine.set_input_json(answers)
        engine.add_data(data)
        return sorted(engine.eval_query(f"data.osdcheck.{rule}")["result"][0]["expressions"][0]["value"])

    denied = asked("deny", {})
    assert any("json violates OSD-6 The Software shall be used for Good, not Evil" in line for line in denied)
    assert any("gone" in line for line in denied)
    assert not any(line.startswith("mit ") for line in denied)
    assert any(line.startswith("openmdw-1.0 leaves open OSD-") for line in asked("warn", {}))
    excepted = {"exceptions": [{"target": "json", "criterion": "OSD-6", "reason": "ours"}]}
    assert not any("json violates OSD-6" in line for line in asked("deny", excepted))
    unreasoned = {"exceptions": [{"target": "json", "criterion": "OSD-6", "reason": ""}]}
    assert asked("deny", unreasoned) == denied
