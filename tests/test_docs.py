"""What the documentation tells people to type does what it says."""

from __future__ import annotations

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

PAGES = [ROOT / "docs" / "integrations.md"]
FINE = {0, 1, 3}
"""Exit statuses of a command that was understood."""


def commands(page: Path) -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("osdcheck ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_python_of_a_page_runs(page: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    space: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(page), "exec"), space)  # noqa: S102  our own page


@needs_texts
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_of_a_page_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("vendor").mkdir()
    Path("vendor/LICENSE").write_text(find_text("scancode:llama-2-license-2023") or "", encoding="utf-8")
    Path("LICENSE").write_text(MIT, encoding="utf-8")
    Path("sbom.spdx.json").write_text(json.dumps(spdx({"licenseConcluded": "SSPL-1.0", "licenseDeclared": "MIT"})))
    found = commands(page)
    assert found
    for command in found:
        line, _, _comment = command.partition("  #")
        assert run(shlex.split(line)[1:]) in FINE, (command, capsys.readouterr().err)
        for baseline in Path().glob("*-baseline.yaml"):
            text = baseline.read_text(encoding="utf-8")
            baseline.write_text(re.sub("reason:$", "reason: ours", text, flags=re.MULTILINE), encoding="utf-8")
