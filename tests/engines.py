"""google-re2 against hyperscan, which is installed apart, on our own rules: `.venv/bin/python tests/engines.py`.

The rules are patterns over tags, one letter for each, so what an engine sees is the letters of every clause. Both are
asked what the reader asks: which of the rules match this clause.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import hyperscan
import re2

sys.path.insert(0, str(Path(__file__).parent / "corpus"))

from texts import spdx

from osdcheck.reading.grammar import Grammar, grammar
from osdcheck.reading.reader import tagged_clauses


def letters() -> list[bytes]:
    """The letters of every clause of the SPDX texts, as the reader hands them to the engine."""
    return [clause.letters for text in spdx() for clause in tagged_clauses(text.text)]


def by_re2(rules: Grammar, megabytes: int = 8) -> Callable[[bytes], set[int]]:
    """One set of all patterns, as the reader has it, with this much memory for its automaton."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = megabytes << 20
    patterns = re2.Set.SearchSet(options)
    for rule in rules.rules:
        patterns.Add(rule.say.pattern)
    patterns.Compile()
    return lambda clause: set(patterns.Match(clause) or ())


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
    engines: dict[str, Callable[[Grammar], Callable[[bytes], set[int]]]] = {
        "google-re2, 8 MB (its default)": by_re2,
        "google-re2, 128 MB": lambda some: by_re2(some, 128),
        "hyperscan": by_hyperscan,
    }
    print(f"{'':32}{'built in s':>11}{'first pass s':>14}{'second pass s':>15}{'clauses/s':>11}")
    for name, build in engines.items():
        started = time.process_time()
        match = build(rules)
        ready = time.process_time()
        answers.append([match(clause) for clause in clauses])
        warm = time.process_time()
        answers.append([match(clause) for clause in clauses])
        done = time.process_time()
        speed = len(clauses) / (done - warm)
        print(f"{name:32}{ready - started:11.2f}{warm - ready:14.3f}{done - warm:15.3f}{speed:11,.0f}")
    differing = sum(any(one != first for one in others) for first, *others in zip(*answers, strict=True))
    print(f"clauses on which they differ: {differing}")
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
