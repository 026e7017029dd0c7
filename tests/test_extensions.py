"""A package that adds a definition and a renderer by entry points; and packages that do it badly."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import INSTALLED, ROOT

from osdcheck.api import check
from osdcheck.cli import run
from osdcheck.definitions import definition, questions
from osdcheck.errors import InputError, UnknownNameError
from osdcheck.reports import check_renderer

EXAMPLE = ROOT / "docs" / "example-extension"
pytestmark = pytest.mark.skipif(bool(INSTALLED), reason="the example belongs to the repository, not to the wheel")


def install(package: Path, site: Path) -> None:
    """What pip leaves behind: metadata with the entry points of the package's own pyproject.toml."""
    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    lines: list[str] = []
    for group, points in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {value}" for name, value in points.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n")


def osdcheck(*arguments: str, path: list[Path]) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, [*path, ROOT]))}
    command = [sys.executable, "-m", "osdcheck", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def site(tmp_path: Path) -> list[Path]:
    install(EXAMPLE, tmp_path)
    return [tmp_path, EXAMPLE]


def test_a_definition_of_a_package_judges_and_quotes(site: list[Path]) -> None:
    done = osdcheck("check", "llama-2", "--definition", "house", path=site)
    assert done.returncode == 1, done.stderr
    assert "not fit for our house: it violates HOUSE-1" in " ".join(done.stdout.split())
    assert "improve any other large language model" in " ".join(done.stdout.replace("│", "").split())
    assert osdcheck("check", "mit", "--definition", "house", path=site).returncode == 0


def test_its_own_question_is_asked(site: list[Path], folder: Path) -> None:
    (folder / "telling.yaml").write_text("""\
id: telling
name: Telling
documents: {license: {title: Telling}}
terms:
  - {id: grant, grants: [use], clauses: [{section: "1", quote: You may use it.}]}
  - {id: report, requires: [report], clauses: [{section: "2", quote: You must report every use.}]}
""")
    done = osdcheck("check", "telling", "--library", str(folder), "--definition", "house", path=site)
    assert "violates HOUSE-2" in " ".join(done.stdout.split())
    assert "You must report every use." in done.stdout
    assert "the licensor learns what we do" in " ".join(done.stdout.split())


def test_a_renderer_of_a_package_renders(site: list[Path]) -> None:
    done = osdcheck("check", "llama-2", "mit", "--format", "csv", path=site)
    lines = done.stdout.splitlines()
    assert lines[0].startswith("target,license,")
    assert len([line for line in lines if line.startswith("mit,")]) == 10


def test_other_formats_know_nothing_of_it_and_an_unknown_name_lists_the_known(site: list[Path]) -> None:
    assert osdcheck("check", "mit", "--format", "sarif", "--definition", "house", path=site).returncode == 0
    unknown = osdcheck("check", "mit", "--format", "nosuch", path=site)
    assert unknown.returncode == 2
    assert "Traceback" not in unknown.stderr
    assert run(["check", "mit", "--definition", "house"]) == 2, "without the package there is no such definition"


@pytest.fixture
def installed(site: list[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The example in this process; afterwards nothing remembers it."""
    for path in site:
        monkeypatch.syspath_prepend(str(path))
    yield site[0]
    definition.cache_clear()
    questions.cache_clear()
    for name in [name for name in sys.modules if name.startswith("osdcheck_example")]:
        del sys.modules[name]


@pytest.mark.usefixtures("installed")
def test_the_same_in_python() -> None:
    evaluation = check("llama-2", definition="house")
    assert evaluation.statuses() == {"HOUSE-1": "violates", "HOUSE-2": "conforms"}
    assert check_renderer("csv")([evaluation]).count("\n") == 3
    assert run(["check", "mit", "--definition", "house", "--format", "csv"]) == 0
    with pytest.raises(UnknownNameError, match="csv"):
        check_renderer("csw")


UNKNOWN = """\
Permission is granted to use, copy, modify and distribute the software for any purpose.

You must plant a tree for every copy.
"""


def test_rules_of_a_package_are_read_only_when_named(installed: Path) -> None:
    text = installed / "LICENSE"
    text.write_text(UNKNOWN)
    without, named = check(text), check(text, rules=["house"])
    assert [one.quote for one in without.not_understood] == ["You must plant a tree for every copy."]
    taken = [one.rule for verdict in without.verdicts if verdict.status == "violates" for one in verdict.findings]
    assert not any(taken), "no rule finds it"
    assert without.rules.sha256 is None
    assert not named.not_understood
    (finding,) = named.verdict("OSD-1").findings
    assert (finding.rule, finding.quote) == ("house-in-kind", "You must plant a tree for every copy.")
    assert named.rules.sha256
    assert named.rules.sha256[:12] in check_renderer("terminal")([named])
    assert check(text) == without
    assert check(text, rules=[EXAMPLE / "osdcheck_example" / "rules"]) == named, "a folder does the same"


def test_samples_of_the_rules_match(installed: Path) -> None:
    rules = tomllib.loads((EXAMPLE / "osdcheck_example" / "rules" / "house.toml").read_text(encoding="utf-8"))["rule"]
    for rule in rules:
        for number, (sentence, wanted) in enumerate(
            [(s, True) for s in rule["matches"]] + [(s, False) for s in rule["clean"]]
        ):
            text = installed / f"{number}.txt"
            text.write_text(sentence)
            found = {one.rule for verdict in check(text, rules=["house"]).verdicts for one in verdict.findings}
            assert (rule["id"] in found) == wanted


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "holds no rules"),
        ("[[rule]", "not valid TOML"),
        ("rule = 1", "must be written as"),
        (
            '[[rule]]\nid = "x"\nwhy = "w"\nsay = ["nosuch"]\neffect = "states"\nwords = ["law"]',
            "no kind of word nosuch",
        ),
        ('[[rule]]\nid = "banned-action"\nwhy = "w"\nsay = ["ban"]\neffect = "states"\nwords = ["law"]', "has this id"),
    ],
)
def test_rules_with_a_mistake_end_in_one_line(
    content: str | None, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules, text = tmp_path / "rules", tmp_path / "LICENSE"
    rules.mkdir()
    text.write_text(UNKNOWN)
    if content is not None:
        (rules / "own.toml").write_text(content)
    assert run(["check", str(text), "--rules", str(rules)]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1
    assert run(["check", str(text), "--rules", "nosuch"]) == 2


def test_a_name_that_two_packages_give_is_refused(installed: Path) -> None:
    (info,) = installed.glob("*.dist-info")
    other = installed / "another-1.dist-info"
    other.mkdir()
    for name in ("METADATA", "entry_points.txt"):
        text = (info / name).read_text().replace("Name: osdcheck-example", "Name: another")
        (other / name).write_text(text.replace("osdcheck_example.table", "another.table"))
    with pytest.raises(InputError, match="Two packages have an extension called csv"):
        check_renderer("csv")


BAD = {
    "no such module": ("raise RuntimeError('broken on purpose')", "", "broken on purpose"),
    "no wording": ("QUESTIONS = {}", None, "cannot be read"),
    "another id": ("QUESTIONS = {}", 'id = "OTHER"', "make them equal"),
    "an unasked criterion": ("QUESTIONS = {}", 'id = "HOUSE"', "nothing asks HOUSE-2"),
    "no definition": ("QUESTIONS = {}", "id = 1\n[[", "cannot be read"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_package_with_a_mistake_ends_in_one_line(case: str, tmp_path: Path) -> None:
    code, head, words = BAD[case]
    install(EXAMPLE, tmp_path / "site")
    package = tmp_path / "osdcheck_example"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "house.py").write_text(code + "\n")
    if head is not None:
        wording = (EXAMPLE / "osdcheck_example" / "house.toml").read_text(encoding="utf-8")
        (package / "house.toml").write_text(wording.replace('id = "HOUSE"', head, 1))
    done = osdcheck("check", "mit", "--definition", "house", path=[tmp_path / "site", tmp_path])
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
