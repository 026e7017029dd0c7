"""Under twelve lines of Markdown for a pull request comment: what fails, and the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from osdcheck.english import listed
from osdcheck.model.evaluation import Evaluation, Verdict
from osdcheck.reports import words
from osdcheck.reports.pages import markdown_text
from osdcheck.reports.summary import Summary, summaries

MAX_LINES = 11
MAX_WORDS = 25
"""Words of one quote; a longer one ends with a sign of omission."""


def check(evaluations: Sequence[Evaluation]) -> str:
    """Eleven lines at most for each evaluation; the table is cut with a count, the verdict line never.

    A document with many elements is one evaluation here: its headline, and its licences, the worst first.
    """
    found = summaries(evaluations)
    parts = [list(_summary(summary, evaluations[0])) for summary in found]
    parts += [list(_lines(evaluation)) for evaluation in evaluations if evaluation.source is None]
    return "\n".join("\n".join(part) + "\n" for part in parts)


def _summary(summary: Summary, evaluation: Evaluation) -> Iterator[str]:
    yield f"**{markdown_text(summary.headline)}**"
    yield ""
    room = MAX_LINES - 4
    shown = summary.rows if len(summary.rows) <= room else summary.rows[: room - 1]
    yield from (f"- {markdown_text(row.line)}" for row in shown)
    if len(summary.rows) > len(shown):
        yield f"- {len(summary.rows) - len(shown)} more licences"
    yield ""
    yield f"A reading of the text, not legal advice. {markdown_text(words.footer_line(evaluation))}"


def _lines(evaluation: Evaluation) -> Iterator[str]:
    failing = [verdict for verdict in evaluation.verdicts if verdict.status != "conforms"]
    failing.sort(key=lambda verdict: verdict.status, reverse=True)
    yield f"**{markdown_text(words.verdict_line(evaluation))}**"
    if failing:
        yield from ("", "| criterion | where | words |", "|---|---|---|")
        room = MAX_LINES - 6
        shown = failing if len(failing) <= room else failing[: room - 1]
        yield from (_row(verdict) for verdict in shown)
        if len(failing) > len(shown):
            yield f"| {len(failing) - len(shown)} more | | |"
    yield ""
    kinds = listed(str(concern.kind) for concern in evaluation.concerns)
    beside = f"Outside the criteria: {kinds}. " if kinds else ""
    yield (
        f"The OSI's decision: {markdown_text(words.osi_line(evaluation.osi))}. {beside}"
        f"A reading of the text, not legal advice. {markdown_text(words.footer_line(evaluation))}"
    )


def _row(verdict: Verdict) -> str:
    mark = f"{words.MARKS[verdict.status]} {verdict.criterion} {markdown_text(verdict.title)}"
    if not verdict.findings:
        return f"| {mark} | | {markdown_text(verdict.questions[0])} |"
    finding = verdict.findings[0]
    said = finding.quote.split()
    quote = " ".join(said[:MAX_WORDS]) + (" …" if len(said) > MAX_WORDS else "")
    line = f", line {finding.line}" if finding.line else ""
    return f"| {mark} | {markdown_text(finding.section + line)} | “{markdown_text(quote)}” |"
