"""What is installed: the records inside the wheel, a small start, a public surface."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from support import INSTALLED, LICENSES

import osdcheck

HOME = Path(osdcheck.__file__).parent


@pytest.mark.skipif(not INSTALLED, reason="runs against the installed wheel only")
def test_the_suite_runs_against_the_wheel_and_the_records_are_in_it() -> None:
    assert INSTALLED
    assert HOME.is_relative_to(INSTALLED)
    packed = {path.name: path.read_bytes() for path in (HOME / "licenses").glob("*.yaml")}
    assert packed == {path.name: path.read_bytes() for path in LICENSES.glob("*.yaml")}
    assert (HOME / "py.typed").is_file()


def test_the_public_surface_is_what_all_says() -> None:
    assert all(getattr(osdcheck, name) is not None for name in osdcheck.__all__)
    assert dir(osdcheck) == osdcheck.__all__
    with pytest.raises(AttributeError):
        osdcheck.nothing  # noqa: B018


def test_python_says_the_same_as_the_command_line() -> None:
    assert osdcheck.check("llama2").overall == "not-open-source"
    assert [row.cells for row in osdcheck.compare(["llama-2", "mit"]).rows][4] == ("violates", "conforms")
    with pytest.raises(osdcheck.UnknownNameError, match="Did you mean mit"):
        osdcheck.check("mitt")


def _seconds(code: list[str], runs: int = 5) -> float:
    """Best processor time of a fresh interpreter whose modules are compiled, as they are after the first use."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *code], check=False, capture_output=True, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times[1:])


def test_a_check_starts_in_under_25_times_a_bare_interpreter() -> None:
    bare = _seconds(["-c", "pass"])
    assert _seconds(["-c", "import osdcheck"]) < 5 * bare
    assert _seconds(["-m", "osdcheck", "check", "llama-2"]) < 25 * bare


def test_heavy_libraries_stay_out_of_a_plain_check() -> None:
    code = "import sys; from osdcheck.cli import run; run(['check', 'mit', '--format', 'json']); print([*sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    for module in ("yaml", "jinja2", "spdx_tools", "license_expression"):
        assert f"'{module}'" not in out.splitlines()[-1]
