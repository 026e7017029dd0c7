"""Model cards: the licence they give, the text beside them, what they were made from; and the menu's traps."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from test_files import MIT
from test_sbom import cyclonedx, spdx

import osdcheck
from osdcheck.cli import run
from osdcheck.errors import InputError
from osdcheck.inputs.expression import _listed_by_spdx
from osdcheck.inputs.hub import HUB, _table, identifier, identifiers, licence_of_base
from osdcheck.library.store import Library
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.failure import Failure

Answers = Callable[..., dict[str, Evaluation]]


@pytest.fixture
def card(tmp_path: Path) -> Answers:
    """Answers for a card with this front matter, by element; files beside it by keyword."""

    def check(front: str, **files: str) -> dict[str, Evaluation]:
        (tmp_path / "README.md").write_text(f"---\n{front}\n---\n# A model\n")
        for name, text in files.items():
            (tmp_path / name).write_text(text)
        found = list(osdcheck.check_all(tmp_path / "README.md"))
        assert not [one for one in found if isinstance(one, Failure)]
        return {one.target.rpartition("#")[2]: one for one in found if isinstance(one, Evaluation)}

    return check


def test_the_menu_is_whole_and_its_spdx_ids_exist() -> None:
    assert len(identifiers()) == 83
    newer = {"OpenMDW-1.0"}  # on the SPDX list since 3.28
    for entry in identifiers().values():
        for spdx_id in {entry.spdx, *entry.members} - {None, *newer, *identifiers()}:
            assert _listed_by_spdx(str(spdx_id)) == spdx_id
    assert sum(entry.deprecated for entry in identifiers().values()) == 5
    assert {entry.id for entry in identifiers().values() if entry.members} == {
        "openrail", "cc", "bsd", "gpl", "lgpl", "gfdl",
    }  # fmt: skip


@pytest.mark.parametrize("id", sorted(identifiers()))
def test_every_identifier_of_the_menu_has_an_answer_and_only_named_licences_can_be_open(card: Answers, id: str) -> None:
    found = card(f"license: {id}")["license"]
    assert found.source
    assert found.source.said == id
    if found.overall == "open-source":
        entry = identifiers()[id]
        assert found.source.kind == ("family" if entry.members else "licence")
        for spdx_id in entry.members or (entry.spdx,):
            assert spdx_id
            assert osdcheck.check(spdx_id).overall == "open-source"


def test_what_people_mix_up_is_said(card: Answers) -> None:
    boost = card("license: bsl-1.0")["license"]
    assert any("Boost Software License" in note for note in boost.notes)
    assert boost.license.id != "busl-1.1"
    assert any("deprecated SPDX id" in note for note in card("license: gpl-3.0")["license"].notes)
    assert any("names no text" in note for note in card("license: cc")["license"].notes)


def test_a_family_is_decided_only_where_its_members_agree(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    for member in identifiers()["gfdl"].members:
        id = member.removesuffix("-only").lower()
        extra = "" if id == "gfdl-1.3" else "  - {id: b, prohibits: [sell], clauses: [{section: '2', quote: Never.}]}\n"
        (folder / f"{id}.yaml").write_text(
            f"id: {id}\nname: {id}\nspdx_id: {member}\ndocuments: {{license: {{title: {id}}}}}\nterms:\n"
            "  - {id: a, prohibits: [use], when: {purpose: [commercial]}, clauses: [{section: '1', quote: No.}]}\n"
            + extra
        )
    path = tmp_path / "README.md"
    path.write_text("---\nlicense: gfdl\n---\n")
    found = osdcheck.check(path, library=[folder])
    assert found.overall == "not-open-source"
    assert found.verdict("OSD-6").status == "violates"
    assert len(found.verdict("OSD-6").findings) == 3
    assert found.verdict("OSD-1").status == "unclear"
    assert "Which licence of the family gfdl" in found.verdict("OSD-1").questions[0]


def test_other_is_read_from_the_file_beside_or_says_what_is_missing(card: Answers) -> None:
    assert any("add a LICENSE file" in note for note in card("license: other")["license"].notes)
    far = card("license: other\nlicense_name: mine\nlicense_link: https://example.org/x")["license"]
    assert far.overall == "undetermined"
    assert any("not fetched" in note for note in far.notes)
    read = card("license: other\nlicense_name: mine-1.0\nlicense_link: TERMS.md", **{"TERMS.md": MIT})["license"]
    assert (read.overall, read.license.id) == ("open-source", "mit")
    mention = card("license: other\nlicense_name: mine\nlicense_details: see the homepage")["license"]
    assert mention.source
    assert mention.source.kind == "mention"


def test_a_link_leads_nowhere_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(MIT)
    (tmp_path / "model").mkdir()
    for link in ("../secret", "/etc/passwd", str(tmp_path / "secret"), "file:../secret"):
        (tmp_path / "model" / "README.md").write_text(f"---\nlicense: other\nlicense_link: {link}\n---\n")
        assert osdcheck.check(tmp_path / "model" / "README.md").overall == "undetermined"


def test_a_text_beside_a_card_that_names_another_licence_is_shown_too(card: Answers) -> None:
    found = card("license: llama2", LICENSE=MIT)
    assert {element: one.overall for element, one in found.items()} == {
        "license": "not-open-source",
        "LICENSE": "open-source",
    }


def test_several_licences_are_read_as_all_applying(card: Answers) -> None:
    found = card("license: [mit, llama2]")["license"]
    assert found.overall == "not-open-source"
    assert any("does not say whether all apply" in note for note in found.notes)


def test_a_permissive_card_on_a_restricted_base_is_two_answers(card: Answers) -> None:
    found = card("license: apache-2.0\nbase_model: [meta-llama/Llama-2-7b-hf, someone/else]")
    assert {element: one.overall for element, one in found.items()} == {
        "license": "open-source",
        "base_model/meta-llama/Llama-2-7b-hf": "not-open-source",
    }
    assert any("someone/else" in note for note in found["license"].notes)
    assert [*card("license: llama2\nbase_model: meta-llama/Llama-2-7b-hf")] == ["license"]


def test_the_longest_beginning_of_a_name_decides() -> None:
    assert licence_of_base("meta-llama/Meta-Llama-3.1-8B") == "llama3.1"
    assert licence_of_base("meta-llama/Meta-Llama-3-8B") == "llama3"
    assert licence_of_base("google/gemma-99-1b") is None


def test_the_licences_of_base_models_are_known_names() -> None:
    for license in _table(HUB)["base-models"].values():
        assert license in identifiers() or license in Library()


def test_access_conditions_stand_outside_the_licence_and_change_no_verdict(card: Answers) -> None:
    plain = card("license: mit")["license"]
    gated = card("license: mit\nextra_gated_eu_disallowed: true\nextra_gated_prompt: Agree?")["license"]
    assert gated.statuses() == plain.statuses()
    assert any("outside the licence" in note and "European Union" in note for note in gated.notes)
    asking = card("license: mit\nextra_gated_fields: {Name: text, Country: country}")["license"]
    assert any("asks for Name, Country" in note for note in asking.notes)


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("license: [", "no valid YAML"),
        ("license: &a mit\nlicense_name: *a", "anchor or alias"),
        ("license: {id: mit}", "license must be a text"),
        ("license_link: [a, b]\nlicense: other", "license_link must be one value"),
    ],
)
def test_bad_front_matter_is_one_clear_line(tmp_path: Path, front: str, words: str) -> None:
    path = tmp_path / "README.md"
    path.write_text(f"---\n{front}\n---\n")
    with pytest.raises(InputError, match=words) as caught:
        osdcheck.check(path)
    assert "\n" not in str(caught.value)
    assert run(["card", str(path)]) == 2


def test_a_markdown_text_with_other_front_matter_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "LICENSE.md"
    path.write_text(f"---\ntitle: MIT\n---\n{MIT}")
    assert osdcheck.check(path).source is None
    assert run(["card", str(path)]) == 2


@pytest.mark.parametrize(
    ("front", "text", "fields"),
    [
        ("license: mit", None, {"license": "mit"}),
        ("license: other\nlicense_name: whatever", MIT, {"license": "mit"}),
        ("license: llama2", MIT, {"license": "mit"}),
        ("license: other\nlicense_name: llama2", None, {"license": "llama2"}),
        ("license: LLAMA-2", None, {"license": "llama2"}),
        (
            "license: My Own Licence 1.0",
            "You may use it. You must not sell it.",
            {"license": "other", "license_name": "my-own-licence-1.0", "license_link": "LICENSE"},
        ),
        ("license: busl-1.1", None, {"license": "other", "license_name": "busl-1.1", "license_link": "LICENSE"}),
        ("license: cc", None, {"license": "other", "license_name": "my-license-1.0", "license_link": "LICENSE"}),
    ],
)
def test_suggestions_are_valid_and_lead_to_the_same_licence(
    tmp_path: Path, front: str, text: str | None, fields: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "README.md"
    path.write_text(f"---\n{front}\n---\n")
    if text:
        (tmp_path / "LICENSE").write_text(text)
    assert run(["card", str(path), "--suggest", "--format", "json"]) == 0
    suggested = json.loads(capsys.readouterr().out)
    assert suggested["card"] == fields
    run(["card", str(path), "--suggest"])
    shown = capsys.readouterr().out
    match = re.search(r"^---\n(.*?)^---$", shown, re.DOTALL | re.MULTILINE)
    assert match
    assert yaml.safe_load(match.group(1)) == fields
    bom = tmp_path / "bom.json"
    bom.write_text(json.dumps(cyclonedx({"licenses": [suggested["cyclonedx"]]})))
    document = tmp_path / "document.json"
    infos = {key: value for key, value in suggested["spdx"].items() if key == "hasExtractedLicensingInfos"}
    document.write_text(json.dumps(spdx({"licenseDeclared": suggested["spdx"]["licenseDeclared"]}, **infos)))
    answers = [osdcheck.check(bom), osdcheck.check(document)]
    if fields["license"] == "mit":
        assert {answer.license.id for answer in answers} == {"mit"}
    if text and fields["license"] == "other":
        assert {answer.text and answer.text.chars for answer in answers} == {len(text)}


def test_a_suggestion_warns_of_what_the_model_was_made_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "README.md"
    path.write_text("---\nlicense: apache-2.0\nbase_model: meta-llama/Llama-2-7b-hf\n---\n")
    run(["card", str(path), "--suggest"])
    assert "put under llama2" in capsys.readouterr().out
    assert run(["card", str(path)]) == 1
    assert "1 × open source, 1 × not open source" in " ".join(capsys.readouterr().out.split())


def test_the_card_report_as_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "README.md"
    path.write_text("---\nlicense: Apache-2.0\n---\n")
    assert run(["card", str(path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "osdcheck/card/1"
    assert found["card"]["licenses"] == ["Apache-2.0"]
    assert found["remarks"] == ["'Apache-2.0' is not on the hub's menu; write apache-2.0."]
    assert found["evaluations"][0]["overall"] == "open-source"


def test_the_prose_of_a_card_is_held_against_each_of_its_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "README.md"
    path.write_text("---\nlicense: apache-2.0\nbase_model: meta-llama/Llama-2-7b-hf\n---\nOur model is open source.\n")
    report = osdcheck.card(path)
    assert [(check.license.id, check.outcome) for check in report.claims] == [
        ("apache-2.0", "borne-out"),
        ("llama-2", "not-borne-out"),
    ]
    assert report.claims[0].claims[0].claim.line == 5
    run(["card", str(path)])
    assert "not borne out" in capsys.readouterr().out


def test_menu_names_are_targets_and_names_in_bills_of_materials(tmp_path: Path) -> None:
    assert osdcheck.check("cc").overall == "undetermined"
    assert osdcheck.check("cc").target == "cc"
    assert identifier("BSD License") == identifiers()["bsd"]
    assert identifier("MIT Licence of mine") is None
    path = tmp_path / "bom.json"
    path.write_text(json.dumps(cyclonedx({"licenses": [{"license": {"name": "BSD License"}}]})))
    found = osdcheck.check(path)
    assert found.source
    assert found.source.kind == "family"
