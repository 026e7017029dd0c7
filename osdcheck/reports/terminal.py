"""Plain text for a terminal, with colour codes that the command line strips where there is no terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

import click

from osdcheck.definitions import definition
from osdcheck.model.comparison import Comparison
from osdcheck.model.evaluation import Evaluation, Finding, Overall, Status, Verdict
from osdcheck.reports import words
from osdcheck.reports.summary import Summary, in_full, summaries

WIDTH = 100
MAX_QUOTES = 6
"""Quotes shown for one criterion; the rest is counted, and every other format has them all."""

_COLOURS: dict[Status | Overall, str] = {
    "conforms": "green", "violates": "red", "unclear": "yellow",
    "open-source": "green", "not-open-source": "red", "undetermined": "yellow",
}  # fmt: skip


def check(evaluations: Sequence[Evaluation]) -> str:
    """Each evaluation in full: the verdict, the ten criteria with their quotes, what others decided.

    Of documents with many elements a summary comes first.
    """
    found = summaries(evaluations)
    parts = [list(_summaries(found))] if found else []
    parts += [list(_evaluation(evaluation)) for evaluation in in_full(evaluations, found)]
    if found and len(parts) == 1:
        parts.append(list(_foot(evaluations[0])))
    return "\n".join("\n".join(part) + "\n" for part in parts)


def compare(comparison: Comparison) -> str:
    """A table of statuses, then the words behind every cell that does not conform."""
    lines = list(_table(comparison))
    for evaluation in comparison.evaluations:
        lines += ["", *_headline(evaluation)]
        for verdict in evaluation.verdicts:
            if verdict.status != "conforms":
                lines += ["", *_verdict(evaluation, verdict)]
        lines += _concerns(evaluation)
    return "\n".join([*lines, "", *_foot(comparison.evaluations[0]), ""])


def _summaries(found: Sequence[Summary]) -> Iterator[str]:
    for summary in found:
        yield from wrapped(plain(summary.headline))
        for row in summary.rows:
            yield from wrapped(plain(row.line), indent="  ")
            for remark in row.remarks:
                yield from wrapped(plain(remark), indent="    ")


def _evaluation(evaluation: Evaluation) -> Iterator[str]:
    yield from _headline(evaluation)
    for verdict in evaluation.verdicts:
        yield ""
        yield from _verdict(evaluation, verdict)
    yield from _arguments(evaluation)
    yield from _concerns(evaluation)
    yield ""
    yield from _foot(evaluation)


def _headline(evaluation: Evaluation) -> Iterator[str]:
    line = plain(words.verdict_line(evaluation))
    yield from wrapped(line, style=_COLOURS[evaluation.overall])
    yield from wrapped(f"The OSI's decision: {plain(words.osi_line(evaluation.osi))}")
    for note in words.remarks(evaluation):
        yield from wrapped(plain(note))
    for alternative in evaluation.alternatives or ():
        chosen = "chosen" if alternative.chosen else "not chosen"
        yield from wrapped(
            f"{plain(alternative.name)}: {words.overall(alternative.overall, evaluation.definition)}, {chosen}",
            indent="  ",
        )
    for line in words.release_lines(evaluation):
        yield from wrapped(plain(line), indent="  ")
    for position in evaluation.positions:
        yield from wrapped(f"{plain(words.stand_line(position))} {position.url}", indent="  ")


def _arguments(evaluation: Evaluation) -> Iterator[str]:
    if evaluation.arguments:
        yield from ("", click.style("Where a reviewer could argue the opposite", bold=True))
    for argument in evaluation.arguments:
        first, *rest = words.argument_lines(argument)
        yield from wrapped(plain(first), indent="  ")
        for line in rest:
            yield from wrapped(plain(line), indent="    ")


def _concerns(evaluation: Evaluation) -> Iterator[str]:
    if evaluation.concerns:
        yield from ("", click.style("Outside the criteria, and deciding nothing", bold=True))
    for concern in evaluation.concerns:
        yield from wrapped(plain(concern.says), indent="  - ", rest="    ")


def _verdict(evaluation: Evaluation, verdict: Verdict) -> Iterator[str]:
    mark = click.style(f"{words.MARKS[verdict.status]} {verdict.status:<9}", fg=_COLOURS[verdict.status], bold=True)
    yield f"{mark} {verdict.criterion:<6}  {click.style(verdict.title, bold=True)}"
    for lead, findings in words.grouped(verdict.findings[:MAX_QUOTES]):
        for quote in lead:
            yield from wrapped(f"“{plain(quote)}”", indent="    │ ")
        for finding in findings:
            yield from _quoted(evaluation, finding)
    if len(verdict.findings) > MAX_QUOTES:
        yield f"    … and {len(verdict.findings) - MAX_QUOTES} more quotes (--format markdown shows all)"
    yield from wrapped(plain(verdict.explanation), indent="    ")
    for question in verdict.questions:
        yield from wrapped(f"Open: {plain(question)}", indent="    ")
    if verdict.authority:
        yield f"    See {verdict.authority.name}: {verdict.authority.url}"


def _quoted(evaluation: Evaluation, finding: Finding) -> Iterator[str]:
    for quote in [finding, *words.after(finding)]:
        yield from wrapped(f"“{plain(quote.quote)}”", indent="    │ ")
    yield f"    └ {plain(words.source_line(evaluation, finding))}"


def _table(comparison: Comparison) -> Iterator[str]:
    heads = [plain(evaluation.license.id or evaluation.license.name)[:24] for evaluation in comparison.evaluations]
    outcomes = [words.overall(evaluation.overall, evaluation.definition) for evaluation in comparison.evaluations]
    widths = [max(len(head), len(outcome), 16) for head, outcome in zip(heads, outcomes, strict=True)]
    label = max(len(f"{row.criterion}  {row.title}") for row in comparison.rows)
    yield "  ".join([" " * label, *(head.ljust(width) for head, width in zip(heads, widths, strict=True))]).rstrip()
    for row in comparison.rows:
        cells = [
            click.style(f"{words.MARKS[status]} {status}".ljust(width), fg=_COLOURS[status])
            for status, width in zip(row.cells, widths, strict=True)
        ]
        yield "  ".join([f"{row.criterion}  {row.title}".ljust(label), *cells]).rstrip()
    overall = [
        click.style(
            words.overall(evaluation.overall, evaluation.definition).ljust(width),
            fg=_COLOURS[evaluation.overall],
            bold=True,
        )
        for evaluation, width in zip(comparison.evaluations, widths, strict=True)
    ]
    yield "  ".join(["Overall".ljust(label), *overall]).rstrip()


def _foot(evaluation: Evaluation) -> Iterator[str]:
    yield from wrapped(words.footer_line(evaluation))
    yield from wrapped(f"{evaluation.disclaimer} {definition(evaluation.definition.id).url}")


def plain(text: str) -> str:
    """Foreign text on one line, without control characters that a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))


def wrapped(text: str, indent: str = "", style: str | None = None, rest: str | None = None) -> list[str]:
    """The text as lines of the terminal's width; `rest` indents all lines but the first, where it differs."""
    later = indent if rest is None else rest
    lines = textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
    return [click.style(line, fg=style, bold=True) for line in lines] if style else lines
