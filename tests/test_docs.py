"""What the documentation tells people to type does what it says."""

from __future__ import annotations

import doctest
import json
import re
import shlex
from pathlib import Path

import pytest
from support import ROOT
from test_files import MIT, needs_texts
from test_sbom import spdx

from osdcheck.cli import run
from osdcheck.library.texts import find_text

TUTORIAL, INTEGRATIONS = ROOT / "docs" / "tutorial.md", ROOT / "docs" / "integrations.md"
FINE = {0, 1, 3}
"""Exit statuses of a command that was understood."""


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that the pages speak of."""
    monkeypatch.chdir(tmp_path)
    Path("vendor").mkdir()
    Path("vendor/LICENSE").write_text(find_text("scancode:llama-2-license-2023") or "", encoding="utf-8")
    Path("LICENSE").write_text(MIT, encoding="utf-8")
    Path("sbom.spdx.json").write_text(json.dumps(spdx({"licenseConcluded": "SSPL-1.0", "licenseDeclared": "MIT"})))
    Path("records").mkdir()
    (record,) = blocks(TUTORIAL, "yaml")
    Path("records/house.yaml").write_text(record, encoding="utf-8")


@needs_texts
@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize("page", [TUTORIAL, INTEGRATIONS], ids=lambda page: page.stem)
def test_every_command_of_a_page_runs(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = [line for block in blocks(page, "sh") for line in block.splitlines() if line.startswith("osdcheck ")]
    assert commands
    for command in commands:
        assert run(shlex.split(command)[1:]) in FINE, (command, capsys.readouterr().err)
        for baseline in Path().glob("*-baseline.yaml"):
            text = baseline.read_text(encoding="utf-8")
            baseline.write_text(re.sub("reason:$", "reason: ours", text, flags=re.MULTILINE), encoding="utf-8")


@needs_texts
@pytest.mark.usefixtures("workplace")
def test_the_tutorial_prints_what_it_says() -> None:
    sessions = "\n".join(blocks(TUTORIAL, "pycon"))
    session = doctest.DocTestParser().get_doctest(sessions, {}, "tutorial", str(TUTORIAL), 0)
    assert len(session.examples) > 20
    shown: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    failed, _ = runner.run(session, out=shown.append)
    assert not failed, "".join(shown)


def test_the_python_of_a_page_runs() -> None:
    space: dict[str, object] = {}
    for block in blocks(INTEGRATIONS, "python"):
        exec(compile(block, str(INTEGRATIONS), "exec"), space)  # noqa: S102  our own page
    assert "changes" in space


@pytest.mark.parametrize(
    "page", sorted(path.relative_to(ROOT) for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
)
def test_links_lead_somewhere(page: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)", text)
    assert [link for link in links if not (ROOT / page.parent / link).exists()] == []
