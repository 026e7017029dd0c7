"""What others rely on does not change unseen: verdicts, one record at a time, completion."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest
from support import INSTALLED, ROOT

from osdcheck.library.store import Library
from osdcheck.model.license import License


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def _changed_cells() -> Iterator[str]:
    """Ids of records with a cell that changed from one commit to the next, or since the last one."""
    commits = _git("log", "--format=%h", "-n", "200", "--", "tests/verdicts.json").split()
    versions = [(ROOT / "tests" / "verdicts.json").read_text(encoding="utf-8")]
    versions += [_git("show", f"{commit}:tests/verdicts.json") for commit in commits]
    tables = [json.loads(version) for version in versions if version]
    for after, before in pairwise(tables):
        yield from (id for id, cells in before.items() if id in after and after[id] != cells)


@pytest.mark.skipif(bool(INSTALLED), reason="the history belongs to the repository, not to the wheel")
def test_a_changed_cell_has_a_line_under_verdicts_in_the_changelog() -> None:
    sections = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("### Verdicts")[1:]
    told = "\n".join(section.partition("\n## ")[0].partition("\n### ")[0] for section in sections)
    assert [id for id in sorted(set(_changed_cells())) if f"`{id}`" not in told] == []


def test_one_record_is_read_and_not_all(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    parse = License.model_validate_json

    def counted(data: bytes) -> License:
        read.append(len(data))
        return parse(data)

    monkeypatch.setattr(License, "model_validate_json", counted)
    library = Library()
    assert library.entries()
    assert read == []
    library.get("mit")
    assert len(read) == 1
    assert read[0] < 10_000


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_completes_commands_and_names(shell: str) -> None:
    def ask(**variables: str) -> str:
        environment = os.environ | {"_OSDCHECK_COMPLETE": f"{shell}_complete"} | variables
        command = "from osdcheck.cli import main; main()"
        return subprocess.run(
            [sys.executable, "-c", command], env=environment, capture_output=True, text=True, check=False
        ).stdout

    assert "compare" in ask(COMP_WORDS="osdcheck com", COMP_CWORD="1" if shell != "fish" else "com")
    assert "llama-2" in ask(COMP_WORDS="osdcheck check llama", COMP_CWORD="2" if shell != "fish" else "llama")
