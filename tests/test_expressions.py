"""SPDX expressions: OR chooses a whole branch, AND joins, WITH and additions add terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from osdcheck.api import check
from osdcheck.errors import InputError, OsdcheckError, UnknownNameError
from osdcheck.model.evaluation import RANK


def test_or_chooses_one_whole_branch_and_shows_every_branch() -> None:
    evaluation = check("MIT OR SSPL-1.0")
    assert evaluation.overall == "open-source"
    assert evaluation.license.id == "mit"
    assert [(a.name, a.chosen, a.overall) for a in evaluation.alternatives or ()] == [
        ("MIT", True, "open-source"),
        ("SSPL-1.0", False, "not-open-source"),
    ]


def test_or_never_takes_the_best_cell_of_each() -> None:
    chosen = check("CC-BY-ND-4.0 OR SSPL-1.0")
    alone = {name: check(name).statuses() for name in ("CC-BY-ND-4.0", "SSPL-1.0")}
    assert chosen.statuses() in alone.values()


def test_and_joins_the_terms_of_all() -> None:
    joined = check("MIT AND JSON AND SSPL-1.0")
    assert joined.verdict("OSD-6").status == "violates"
    assert {finding.document for finding in joined.verdict("OSD-6").findings} == {"json/license", "sspl-1.0/license"}
    assert joined.license.name == "MIT AND JSON AND SSPL-1.0"
    assert joined.osi.status == "unknown"
    for verdict in joined.verdicts:
        worst = min(
            (check(name).verdict(verdict.criterion).status for name in ("MIT", "JSON", "SSPL-1.0")),
            key=RANK.__getitem__,
        )
        assert verdict.status == worst


def test_brackets_and_case_do_not_matter() -> None:
    plain = check("MIT OR (JSON AND SSPL-1.0)").statuses()
    assert check("mit or (json and sspl-1.0)").statuses() == plain
    assert check("(JSON AND SSPL-1.0) OR MIT").statuses() == plain


@pytest.mark.parametrize("expression", ["Apache-2.0 WITH Commons-Clause", "Apache-2.0 AND Commons-Clause"])
def test_an_addition_is_read_with_its_licence(expression: str) -> None:
    evaluation = check(expression)
    assert evaluation.verdict("OSD-1").status == "violates"
    assert evaluation.verdict("OSD-6").status == "violates"
    assert evaluation.verdict("OSD-3").status == "conforms", "the licence it is added to grants change"
    assert evaluation.verdict("OSD-7").status == "conforms"
    assert evaluation.osi.status == "unknown", "an approval does not pass to the sum"


def test_a_plus_is_read_as_the_version_named_and_says_so() -> None:
    evaluation = check("MPL-2.0+")
    assert evaluation.license.id == "mpl-2.0"
    assert "later versions" in evaluation.notes[0]


@pytest.mark.parametrize(
    ("target", "kind", "words"),
    [
        ("LicenseRef-acme", InputError, "stands in a document"),
        ("DocumentRef-x:LicenseRef-acme", InputError, "stands in a document"),
        ("Glide", InputError, "is on the SPDX list"),
        ("MIT OR Glide", InputError, "is on the SPDX list"),
        ("MIT OR Mitt", UnknownNameError, "Did you mean mit"),
        ("MIT OR", InputError, "no valid SPDX expression"),
        ("(MIT", InputError, "no valid SPDX expression"),
        ("MIT AND AND JSON", InputError, "no valid SPDX expression"),
        ("", InputError, "empty target"),
        ("(" * 4_000 + "MIT" + ")" * 4_000, InputError, "brackets"),
        (" OR ".join(["MIT"] * 4000), InputError, "at most"),
        ("(MIT OR JSON) AND " * 12 + "MIT", InputError, "alternatives"),
    ],
)
def test_each_bad_expression_has_an_answer_of_its_own(target: str, kind: type[OsdcheckError], words: str) -> None:
    with pytest.raises(kind) as caught:
        check(target)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_word_that_names_a_licence_and_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mit").write_text("something")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="id:mit or file:mit"):
        check("mit")
    assert check("id:mit").overall == "open-source"
    assert check("file:mit").overall == "undetermined"
