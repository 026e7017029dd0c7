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


UNANSWERED = "unanswered"
"""Stands for all criteria at once, where none could be answered."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A criterion that does not conform, and one of the clauses that decide it; none when the text is silent.

    `whole`: no criterion could be answered, because there is nothing to read; the verdict stands for all.
    """

    evaluation: Evaluation
    verdict: Verdict
    finding: Finding | None
    whole: bool = False

    @property
    def rule(self) -> str:
        """Id of the criterion, or of the one rule for what could not be answered at all."""
        return UNANSWERED if self.whole else self.verdict.criterion

    @property
    def title(self) -> str:
        """What the rule is called."""
        return "No criterion can be answered" if self.whole else self.verdict.title

    @property
    def words(self) -> str:
        """The words of the licence; where there are none, the questions, or why there is nothing to read."""
        if self.finding:
            return self.finding.quote
        return self.verdict.explanation if self.whole else " ".join(self.verdict.questions)

    @property
    def key(self) -> str:
        """The same for the same criterion and the same words, wherever they stand: 16 hexadecimal digits.

        What could not be answered at all is the same for the same text only.
        """
        text = self.evaluation.text.sha256 if self.whole and self.evaluation.text else ""
        said = " ".join(f"{self.words} {text}".split())
        return hashlib.sha256(f"{self.rule}\n{said}".encode()).hexdigest()[:16]

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
        if self.evaluation.source:
            line = self.evaluation.source.line or 1
            return Region(line, line)
        if found is None or found.line is None:
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
        return " ".join(f"{self._who} {self._what}".split())

    @property
    def _who(self) -> str:
        source, name = self.evaluation.source, self.evaluation.license.name
        return f"{source.name or source.element}: {name}" if source else name

    @property
    def _what(self) -> str:
        verdict = self.verdict
        named = f"{verdict.criterion} ({verdict.title})"
        if self.whole:
            definition = self.evaluation.definition
            return f"leaves every criterion of {definition.id} {definition.version} open. {verdict.explanation}"
        if self.finding is None:
            return f"leaves {named} open: {self.words}"
        says = self.finding.says.removeprefix(f"{self.finding.section} ")
        clause = f"{says} ({self.finding.section}). “{self.finding.quote}”"
        if verdict.status == "violates":
            return f"violates {named}: it {clause}"
        return f"leaves {named} open: {' '.join(verdict.questions)} It {clause}"


def shortfalls(evaluation: Evaluation) -> Iterator[Shortfall]:
    """Everything in the evaluation that is violated or unclear: one for each clause that decides it, at least one.

    Where nothing could be answered and no clause says why, one stands for all.
    """
    if all(verdict.status == "unclear" and not verdict.findings for verdict in evaluation.verdicts):
        yield Shortfall(evaluation, evaluation.verdicts[0], None, whole=True)
        return
    for verdict in evaluation.verdicts:
        if verdict.status != "conforms":
            for finding in verdict.findings or (None,):
                yield Shortfall(evaluation, verdict, finding)


def decisive(evaluation: Evaluation) -> list[Shortfall]:
    """The first for each rule, where one line is pointed at for all of them."""
    first: dict[str, Shortfall] = {}
    for shortfall in shortfalls(evaluation):
        first.setdefault(shortfall.rule, shortfall)
    return list(first.values())
