"""The hooks for pre-commit and the action for GitHub: valid for their readers, and they do what they say."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from support import INSTALLED, ROOT
from test_files import MIT, needs_texts

from osdcheck.cli import run
from osdcheck.library.texts import find_text

HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
pytestmark = pytest.mark.skipif(bool(INSTALLED), reason="belongs to the repository, not to the wheel")


def hooks() -> dict[str, dict[str, Any]]:
    from pre_commit.clientlib import load_manifest

    return {hook["id"]: hook for hook in load_manifest(str(HOOKS))}


@pytest.mark.parametrize(
    ("path", "wanted"),
    [("LICENSE", True), ("vendor/x/LICENSE-MIT", True), ("licence.txt", True), ("COPYING.LESSER", True),
     ("UNLICENSE", True), ("LICENSES/MIT.txt", True), ("Licence.md", True), ("src/license.py", False),
     ("src/license_check.py", False), ("docs/licensing.md", False), ("licenses/mit.yaml", False)],
)  # fmt: skip
def test_the_hook_takes_licence_files_only(path: str, wanted: bool) -> None:
    hook = hooks()["osdcheck"]
    assert bool(re.search(hook["files"], path) and not re.search(hook["exclude"], path)) == wanted


@needs_texts
def test_hooks_are_commands_that_take_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("LICENSE").write_text(MIT)
    Path("COPYING").write_text(find_text("scancode:json") or "")
    Path("README.md").write_text("---\nlicense: llama2\n---\n# A model\n")
    checking, cards = (shlex.split(hooks()[id]["entry"]) for id in ("osdcheck", "osdcheck-card"))
    assert run([*checking[1:], "LICENSE"]) == 0
    assert run([*checking[1:], "LICENSE", "COPYING"]) == 1
    assert run([*cards[1:], "README.md"]) == 1


def test_the_action_keeps_to_the_schema_of_actions() -> None:
    spec = find_spec("check_jsonschema")
    assert spec
    assert spec.origin
    schema = Path(spec.origin).with_name("builtin_schemas") / "vendor" / "github-actions.json"
    jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(ACTION)


def test_no_input_of_the_action_is_pasted_into_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]


def act(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The step that checks, as the runner starts it, with the inputs as given or by default."""
    (step,) = [step for step in ACTION["runs"]["steps"] if step["name"] == "Check"]
    given = {name: inputs.get(name.replace("-", "_"), field["default"]) for name, field in ACTION["inputs"].items()}
    values = {name: given[re.sub(r".*inputs\.([\w-]+).*", r"\1", text)] for name, text in step["env"].items()}
    tool = folder / "temp" / "osdcheck" / "bin" / "osdcheck"
    tool.parent.mkdir(parents=True, exist_ok=True)
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m osdcheck "$@"\n')
    tool.chmod(0o755)
    environment = (
        os.environ | values | {"RUNNER_TEMP": str(folder / "temp"), "GITHUB_STEP_SUMMARY": str(folder / "summary")}
    )
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@needs_texts
def test_the_action_annotates_sums_up_writes_sarif_and_fails(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text(MIT)
    (tmp_path / "OTHER LICENSE").write_text(find_text("scancode:json") or "")
    assert act(tmp_path).returncode == 0
    hostile = "LICENSE\n\nfile:OTHER LICENSE\n"
    done = act(tmp_path, targets=hostile, sarif="out.sarif")
    assert done.returncode == 1
    assert "::error title=OSD-6" in done.stdout
    assert "file=OTHER LICENSE,line=" in done.stdout
    assert "JSON License is not open source" in (tmp_path / "summary").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert act(tmp_path, targets=hostile, fail_on="never").returncode == 0


def test_targets_of_the_action_are_no_options_and_no_script(tmp_path: Path) -> None:
    done = act(tmp_path, targets="$(touch gone)\n--help\n; touch gone")
    assert done.returncode == 2
    assert not (tmp_path / "gone").exists()
    assert done.stdout.count("::error title=osdcheck::") == 3
