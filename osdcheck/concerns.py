"""What does not conform, one by one and with a place: for tools that mark lines or accept known findings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from osdcheck.model.evaluation import Evaluation, Finding, Verdict


@dataclass(frozen=True, slots=True)
class Region:
    """A place in a file: lines and columns from 1, `end_column` after the last character, offsets in code points."""

    line: int = 1
    end_line: int = 1
    column: int | None = None
    end_column: int | None = None
    start: int | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Concern:
    """A criterion that does not conform, and one of the clauses that decide it; none when the text is silent."""

    evaluation: Evaluation
    verdict: Verdict
    finding: Finding | None

    @property
    def key(self) -> str:
        """The same for the same criterion and the same words, wherever they stand: 16 hexadecimal digits."""
        words = self.finding.quote if self.finding else " ".join(self.verdict.questions)
        said = " ".join(words.split())
        return hashlib.sha256(f"{self.verdict.criterion}\n{said}".encode()).hexdigest()[:16]

    @property
    def file(self) -> str | None:
        """The file that a reader opens: the text itself, or the document that names the licence; None for a record."""
        if self.evaluation.source:
            return self.evaluation.source.document
        return self.evaluation.target if self.evaluation.text and self.evaluation.target != "-" else None

    @property
    def region(self) -> Region:
        """Where in that file; its first line when the words stand in another text."""
        found = self.finding
        if self.evaluation.source or found is None or found.line is None:
            return Region()
        lines = found.quote.split("\n")
        end_line = found.line + len(lines) - 1
        if found.column is None or found.start is None:
            return Region(found.line, end_line)
        begin = found.column if len(lines) == 1 else 1
        return Region(found.line, end_line, found.column, begin + len(lines[-1]), found.start, len(found.quote))

    @property
    def message(self) -> str:
        """What is wrong, in one sentence, and the words after it; on one line."""
        verdict, name = self.verdict, self.evaluation.license.name
        if verdict.status == "violates":
            head = f"{name} violates {verdict.criterion} ({verdict.title})"
        else:
            head = f"{name} leaves {verdict.criterion} ({verdict.title}) open: {' '.join(verdict.questions)}"
        if self.finding is None:
            return " ".join(head.split())
        joint = ": it" if verdict.status == "violates" else " It"
        says = self.finding.says.removeprefix(f"{self.finding.section} ")
        return " ".join(f"{head}{joint} {says} ({self.finding.section}). “{self.finding.quote}”".split())


def concerns(evaluation: Evaluation) -> Iterator[Concern]:
    """Everything in the evaluation that is violated or unclear: one for each clause that decides it, at least one."""
    for verdict in evaluation.verdicts:
        if verdict.status != "conforms":
            for finding in verdict.findings or (None,):
                yield Concern(evaluation, verdict, finding)
