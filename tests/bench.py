"""osdcheck beside the detectors that others wrote, in one run on the same texts: `make bench`.

Peers live in `.venv-bench` (ScanCode, licenseid) or come with Debian (licensecheck, decopy); one that is not there is
left out, and said to be. None of them answers our question; what is compared is what it costs to read a text. Figures
of one run on one machine compare with each other only, so ratios are given. Seconds are of the processor.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "corpus"))

from slipped import slip  # noqa: E402
from texts import license_db, spdx  # noqa: E402

PYTHONS = {"osdcheck": sys.executable, "osdcheck --blind": sys.executable}
BENCH = HERE.parent / ".venv-bench" / "bin" / "python"
TEXTS = 40
ADDED = "The software may not be used for military purposes."
UNKNOWN = "This program may be used in beehives, by bees that know what they do."
"""A text that nobody knows is the first that each detector answers: then all that it needs is loaded."""
LENGTHS = (10_000, 100_000, 1_000_000, 10_000_000)


@dataclass(frozen=True, slots=True)
class Run:
    """What a detector took. `ready` is the time until its first answer; None where it cannot be told apart."""

    per_text: float
    ready: float | None
    megabytes: float | None


def chosen() -> dict[str, str]:
    """Texts of approved licences, spread over the list."""
    approved = [text for text in spdx() if text.approved]
    return {text.id: text.text for text in approved[:: max(1, len(approved) // TEXTS)]}


def fill(folder: Path, texts: dict[str, str]) -> Path:
    """The texts as files of a new folder, behind one that nobody knows."""
    folder.mkdir()
    for name, text in {"0 unknown": UNKNOWN, **texts}.items():
        folder.joinpath(f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def by_script(name: str, folder: Path) -> Run:
    """A detector in Python, by `peers.py` in an interpreter that has it."""
    python = PYTHONS.get(name, str(BENCH))
    done = subprocess.run([python, HERE / "peers.py", name, folder], check=True, capture_output=True, text=True)
    answer = json.loads(done.stdout.splitlines()[-1])
    return Run(answer["seconds"] / answer["texts"], answer["ready"], answer["megabytes"])


def processor_seconds(command: Sequence[str], over: Path | None = None) -> float:
    """What a command takes of the processor."""
    before = os.times()
    subprocess.run(command, cwd=over, check=False, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def by_command(command: Sequence[str], folder: Path, empty: Path) -> Run:
    """A program over a whole folder, less what it takes over a folder with the unknown text alone."""
    ready = processor_seconds(command, empty)
    texts = len(list(folder.iterdir())) - 1
    return Run(max(processor_seconds(command, folder) - ready, 1e-6) / texts, ready, None)


COMMANDS = {
    "licensecheck": ("licensecheck", "--recursive", "--lines", "0", "--check", ".*", "--machine", "."),
    "decopy": ("decopy", "--mode", "full", "--jobs", "1", "--no-progress", "--output", "/dev/null"),
}


def detectors() -> list[str]:
    """The detectors that are there; the others are named on standard error."""
    peers = ["ScanCode", "licenseid"] if BENCH.exists() else []
    commands = [name for name in COMMANDS if shutil.which(name)]
    missing = {"ScanCode", "licenseid", *COMMANDS} - {*peers, *commands}
    if missing:
        print(f"left out, for they are not installed: {', '.join(sorted(missing))}", file=sys.stderr)
    return [*PYTHONS, *peers, *commands]


def compared(known: Path, added: Path, empty: Path) -> Iterator[str]:
    """The table of detectors, each over both folders."""
    ours: dict[str, float] = {}
    yield f"{'':18}{'first answer':>13}{'MB':>7}{'ms, known':>11}{'ratio':>8}{'ms, sentence added':>20}{'ratio':>8}"
    for name in detectors():
        runs = [
            by_command(COMMANDS[name], folder, empty) if name in COMMANDS else by_script(name, folder)
            for folder in (known, added)
        ]
        times = [run.per_text for run in runs]
        ours = ours or {"known": times[0], "added": times[1]}
        memory = [f"{run.megabytes:.0f}" for run in runs if run.megabytes]
        yield (
            f"{name:18}{runs[0].ready or 0:11.2f} s{max(memory, default='', key=len):>7}"
            f"{times[0] * 1000:11.2f}{times[0] / ours['known']:8.1f}"
            f"{times[1] * 1000:20.2f}{times[1] / ours['added']:8.1f}"
        )


def prose(size: int) -> str:
    """Different licences one after the other, up to a number of characters."""
    parts: list[str] = []
    length = 0
    for text in license_db():
        if text.language == "en" and length < size:
            parts.append(text.text)
            length += len(text.text) + 2
    joined = "\n\n".join(parts)
    return (joined * (size // len(joined) + 1))[:size]


def lengths(folder: Path) -> Iterator[str]:
    """Seconds, speed and memory against length, each in a process of its own."""
    yield f"{'characters':>12}{'seconds':>10}{'kB/s':>8}{'MB':>7}"
    for size in LENGTHS:
        over = fill(folder / str(size), {"b": prose(size)})
        run = by_script("osdcheck --blind", over)
        yield f"{size:12,}{run.per_text:10.2f}{size / run.per_text / 1000:8.0f}{run.megabytes:7.0f}"


def start_up(folder: Path) -> str:
    """Seconds for the whole command line, over the shortest text, the best of five."""
    command = [sys.executable, "-m", "osdcheck", "check", "--blind", str(folder / "MIT.txt")]
    return (
        f"osdcheck check --blind MIT.txt, from start to end: {min(processor_seconds(command) for _ in range(5)):.2f} s"
    )


def main() -> int:
    """Print the tables. Returns 0."""
    with tempfile.TemporaryDirectory() as home:
        work = Path(home)
        texts = chosen()
        known = fill(work / "known", texts)
        added = fill(work / "added", {name: slip(text, ADDED, before_warranty=True)[0] for name, text in texts.items()})
        empty = fill(work / "empty", {})
        print(f"{len(texts)} texts of approved licences; time for one text, and how many times that of osdcheck\n")
        for line in compared(known, added, empty):
            print(line, flush=True)
        print()
        for line in lengths(work):
            print(line, flush=True)
        print()
        print(start_up(fill(work / "start", {"MIT": next(text.text for text in spdx() if text.id == "MIT")})))
    return 0


if __name__ == "__main__":
    sys.exit(main())
