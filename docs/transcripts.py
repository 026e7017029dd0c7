"""Runs the commands of the pages that argue with them, and writes what they print: `make generate`.

A block marked `console` holds lines that begin with `$ osdcheck`, each followed by its output. `| head -n N` shows the
first lines, `| grep -A N WORDS` those that hold the words and N lines after each. The footer of a report, which names
the day, is left out.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from contextlib import chdir, redirect_stdout
from pathlib import Path

from osdcheck.cli import run

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs" / "llama-2.md", ROOT / "docs" / "weights.md")
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FOOTER = re.compile(r"^\d{4}-\d{2}-\d{2} · .*\Z", re.MULTILINE | re.DOTALL)


def filled(page: str) -> str:
    """The page with the output that its commands print now."""
    return _BLOCK.sub(lambda block: f"```console\n{_block(block[1])}```", page)


def commands(page: str) -> list[str]:
    """Every command of the page, in order."""
    return [line[2:] for block in _BLOCK.findall(page) for line in block.splitlines() if line.startswith("$ ")]


def printed(command: str) -> str:
    """What one command prints, without the footer, and through `head` and `grep` as the command says.

    Raises ValueError for another program, and for a command that prints nothing: a page argues with output.
    """
    first, *filters = [shlex.split(part) for part in command.split(" | ")]
    if first[0] != "osdcheck":
        raise ValueError(f"only osdcheck is run here, not {first[0]}")
    out = io.StringIO()
    with chdir(ROOT), redirect_stdout(out):
        run(first[1:])
    lines = _FOOTER.sub("", out.getvalue()).rstrip().splitlines()
    for one in filters:
        lines = _through(one, lines)
    if not lines:
        raise ValueError(f"prints nothing: {command}")
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _through(filter_: list[str], lines: list[str]) -> list[str]:
    match filter_:
        case ["head", "-n", count]:
            return lines[: int(count)]
        case ["grep", "-A", count, words]:
            hits = [index for index, line in enumerate(lines) if words in line]
            kept = {number for index in hits for number in range(index, index + int(count) + 1)}
            return [line for index, line in enumerate(lines) if index in kept]
    raise ValueError(f"only head -n N and grep -A N WORDS are known here, not {filter_}")


def _block(text: str) -> str:
    found = [line for line in text.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{line}\n{printed(line[2:])}" for line in found)


def main() -> int:
    """Write the pages whose output changed."""
    os.environ["NO_COLOR"] = "1"
    for path in PAGES:
        before = path.read_text(encoding="utf-8")
        after = filled(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
