"""google-re2 against hyperscan on our own rules: `.venv-bench/bin/python tests/engines.py`.

The rules are patterns over tags, one letter for each, so what an engine sees is the letters of every clause. Both are
asked what the reader asks: which of the rules match this clause.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import hyperscan

sys.path.insert(0, str(Path(__file__).parent / "corpus"))

from texts import spdx

from osdcheck.reading import reader
from osdcheck.reading.grammar import Grammar, Match, grammar


def letters() -> list[bytes]:
    """The letters of every clause of the SPDX texts, as the reader hands them to the engine."""
    seen: list[bytes] = []

    def keep(clause: bytes) -> tuple[Match, ...]:
        seen.append(clause)
        return ()

    original, reader._matching = reader._matching, keep  # type: ignore[assignment]
    for text in spdx():
        reader.read(text.text)
    reader._matching = original
    return seen


def by_re2(rules: Grammar) -> Callable[[bytes], set[int]]:
    """The engine in use: one set of all patterns."""
    return lambda clause: set(rules.any_of.Match(clause) or ())


def by_hyperscan(rules: Grammar) -> Callable[[bytes], set[int]]:
    """The same patterns in a hyperscan database, each reported once."""
    database = hyperscan.Database()
    flags = hyperscan.HS_FLAG_DOTALL | hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_ALLOWEMPTY
    database.compile(
        expressions=[rule.say.pattern.removeprefix(b"(?s)") for rule in rules.rules],
        ids=list(range(len(rules.rules))),
        flags=[flags] * len(rules.rules),
    )

    def match(clause: bytes) -> set[int]:
        found: set[int] = set()
        database.scan(clause, match_event_handler=lambda number, *_: found.add(number))
        return found

    return match


def main() -> int:
    """Print the figures. Returns 1 when the engines disagree."""
    rules, clauses = grammar(), letters()
    size = sum(map(len, clauses))
    print(f"hyperscan {hyperscan.__version__}; {len(rules.rules)} rules, {len(clauses)} clauses, {size} tags")
    answers = []
    for name, build in (("google-re2", by_re2), ("hyperscan", by_hyperscan)):
        started = time.perf_counter()
        match = build(rules)
        ready = time.perf_counter()
        answers.append([match(clause) for clause in clauses])
        seconds = time.perf_counter() - ready
        speed = len(clauses) / seconds
        print(f"{name:12} built in {ready - started:6.2f} s; all clauses {seconds:6.3f} s, {speed:10,.0f} clauses/s")
    differing = sum(one != other for one, other in zip(*answers, strict=True))
    print(f"clauses on which they differ: {differing}")
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
