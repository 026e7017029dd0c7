"""Sentences slipped into approved licences: is a restriction noticed, and is what is harmless left in peace?

    python tests/corpus/slipped.py [--misses] [--bases ID …] [--sentences FILE]

Each sentence of `slipped.toml`, or of another file like it that nobody has looked at yet, becomes a paragraph of each
base text (of the twenty, or of those named), which is then read blind. Exit status 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from blind import judge
from texts import spdx

from osdcheck.model.evaluation import Evaluation

BASES = (
    *("MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "BSL-1.0", "Apache-2.0", "PostgreSQL", "NCSA", "UPL-1.0"),
    *("AFL-3.0", "Artistic-2.0", "MPL-2.0", "EPL-2.0", "GPL-2.0-only", "GPL-3.0-only", "LGPL-2.1-only", "CDDL-1.0"),
    *("EUPL-1.2", "MS-PL"),
)
SENTENCES = Path(__file__).with_name("slipped.toml")
RIGHT = 0.95
"""Share of the restrictions that must fail a right criterion."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, what kind it is of, and the criteria that it breaks or clouds (none when it is harmless)."""

    kind: str
    text: str
    criteria: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one sentence in one base text. `changed`: statuses that differ from the base text's own."""

    sentence: Sentence
    base: str
    overall: str
    failed: frozenset[str]
    cited: frozenset[str]
    changed: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether a right criterion is violated."""
        return bool(self.failed & self.sentence.criteria)

    @property
    def well_cited(self) -> bool:
        """Whether a right criterion is violated with words of the sentence."""
        return bool(self.cited & self.sentence.criteria)


@cache
def _groups(file: Path) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def sentences(group: str, file: Path = SENTENCES) -> list[Sentence]:
    """The sentences of one group of the file: restricting, doubtful or harmless."""
    kinds = _groups(file).get(group, [])
    return [
        Sentence(kind["kind"], text, frozenset(f"OSD-{n}" for n in kind.get("breaks", kind.get("clouds", ()))))
        for kind in kinds
        for text in kind["sentences"]
    ]


@cache
def base_texts() -> dict[str, str]:
    """The texts that sentences are slipped into."""
    known = {row.id: row.text for row in spdx()}
    return {id: known[id] for id in BASES}


def place(text: str, before_warranty: bool) -> int:
    """Where a paragraph can be put: before the one that says "as is", or as near to the middle as a paragraph ends."""
    gaps = [at + 2 for at in range(1, len(text)) if text.startswith("\n\n", at)] or [0]
    as_is = text.lower().find("as is")
    if before_warranty and any(gap < as_is for gap in gaps):
        return max(gap for gap in gaps if gap < as_is)
    closed = [gap for gap in gaps if text[:gap].rstrip().endswith(".")]
    return min(closed or gaps, key=lambda gap: abs(gap - len(text) // 2))


def slip(text: str, sentence: str, before_warranty: bool) -> tuple[str, int]:
    """The text with the sentence as a paragraph of its own, and where the sentence begins."""
    at = place(text, before_warranty)
    return f"{text[:at]}{sentence}\n\n{text[at:]}", at


@cache
def alone(base: str) -> Evaluation:
    """The base text itself."""
    return judge(base_texts()[base])


def outcome(sentence: Sentence, base: str, before_warranty: bool) -> Outcome:
    """Slip one sentence into one text and read the result."""
    text, start = slip(base_texts()[base], sentence.text, before_warranty)
    found, before = judge(text), alone(base).statuses()
    end = start + len(sentence.text)
    violated = [verdict for verdict in found.verdicts if verdict.status == "violates"]
    cited = {
        verdict.criterion
        for verdict in violated
        for finding in verdict.findings
        if finding.start is not None and finding.end is not None and finding.start < end and start < finding.end
    }
    after = found.statuses()
    return Outcome(
        sentence,
        base,
        found.overall,
        frozenset(verdict.criterion for verdict in violated),
        frozenset(cited),
        tuple(f"{key} {before[key]} -> {after[key]}" for key in before if before[key] != after[key]),
    )


def outcomes(group: str, bases: Sequence[str] = BASES, file: Path = SENTENCES) -> Iterator[Outcome]:
    """Every sentence of a group in every base text; the two places take turns."""
    for number, sentence in enumerate(sentences(group, file)):
        for order, base in enumerate(bases):
            yield outcome(sentence, base, (number + order) % 2 == 0)


def _misses(found: Sequence[Outcome], missed: Callable[[Outcome], bool], bases: int) -> Iterator[str]:
    """A line for each sentence that was missed somewhere: in how many texts, with what instead."""
    for sentence in dict.fromkeys(one.sentence for one in found):
        hits = [one for one in found if one.sentence == sentence and missed(one)]
        if hits:
            wanted = " ".join(sorted(sentence.criteria, key=lambda key: int(key[4:]))).replace("OSD-", "")
            got = sorted({" ".join(sorted(one.changed)) or "nothing changed" for one in hits})
            opened = sum(one.overall == "open-source" for one in hits)
            kind = f"{sentence.kind}: {wanted or 'none'}"
            yield f"{len(hits):3} of {bases} ({opened} open) [{kind}] {sentence.text!r}"
            yield from (f"{'':12}{what}" for what in got[:3])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, with `--misses` each miss too. Returns 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--misses", action="store_true", help="list each sentence that was missed, and in how many texts"
    )
    parser.add_argument("--bases", nargs="+", choices=BASES, default=BASES, metavar="ID", help="base texts, by SPDX id")
    parser.add_argument("--sentences", type=Path, default=SENTENCES, metavar="FILE", help="another file of sentences")
    asked = parser.parse_args(arguments)
    listed, bases = asked.misses, tuple(asked.bases)
    restricting, doubtful, harmless = (
        list(outcomes(group, bases, asked.sentences)) for group in ("restricting", "doubtful", "harmless")
    )
    opened = [one for one in (*restricting, *doubtful) if one.overall == "open-source"]
    right = sum(one.right for one in restricting)
    cited = sum(one.well_cited for one in restricting)
    none = sum(not one.failed for one in restricting)
    moved = [one for one in harmless if one.changed]
    not_open = [base for base in bases if alone(base).overall != "open-source"]
    total = len(restricting)

    def share(part: int) -> str:
        return f"{part / max(1, total):6.1%}"

    print(f"{len(bases)} base texts; not open by themselves: {', '.join(not_open) or 'none'}")
    print(f"restricting: {total // len(bases)} sentences, {total} texts")
    print(f"  called open (restricting and doubtful)   {len(opened):5}  (target 0)")
    print(f"  fails a right criterion                  {right:5}  {share(right)}  (target {RIGHT:.0%})")
    print(f"    with words of the sentence as finding  {cited:5}  {share(cited)}")
    print(f"  fails a wrong criterion only             {total - right - none:5}  {share(total - right - none)}")
    print(f"  fails none                               {none:5}  {share(none)}")
    print(f"doubtful: {len(doubtful) // len(bases)} sentences, {len(doubtful)} texts")
    print(f"harmless: {len(harmless) // len(bases)} sentences, {len(harmless)} texts")
    print(f"  change a status                          {len(moved):5}  (target 0)")
    if listed:
        either = [*restricting, *doubtful]
        print("\nCalled open:", *_misses(either, lambda one: one.overall == "open-source", len(bases)), sep="\n")
        print("\nFail no right criterion by words of their own:")
        print(*_misses(restricting, lambda one: not one.well_cited, len(bases)), sep="\n")
        print("\nHarmless, yet a status changed:")
        print(*_misses(harmless, lambda one: bool(one.changed), len(bases)), sep="\n")
    return int(bool(opened or moved or right < RIGHT * total))


if __name__ == "__main__":
    sys.exit(main())
