"""Plain text of 72 columns, numbered like the definition, for mailing lists."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from osdcheck.definitions import definition
from osdcheck.model.evaluation import Evaluation, Finding, Verdict
from osdcheck.reports import words
from osdcheck.reports.summary import Summary, in_full, summaries

WIDTH = 72


def check(evaluations: Sequence[Evaluation]) -> str:
    """Each evaluation as the body of a mail: verdict, criteria with quotes, addresses at the end.

    Of documents with many elements a summary comes first.
    """
    found = summaries(evaluations)
    parts = [list(_summary(summary)) for summary in found]
    parts += [list(_mail(evaluation)) for evaluation in in_full(evaluations, found)]
    if len(parts) == len(found):
        parts.append(list(_foot(evaluations[0])))
    return "\n".join("\n".join(part) + "\n" for part in parts)


def _summary(summary: Summary) -> Iterator[str]:
    yield from _filled(summary.headline)
    for row in summary.rows:
        yield from _filled(f"- {row.line}")
        for remark in row.remarks:
            yield from _filled(f"  {remark}")


def _mail(evaluation: Evaluation) -> Iterator[str]:
    links: list[str] = []
    yield from _filled(words.verdict_line(evaluation))
    yield from _filled(f"The OSI's decision: {words.osi_line(evaluation.osi)}.")
    for note in words.remarks(evaluation):
        yield from _filled(note)
    for alternative in evaluation.alternatives or ():
        chosen = "chosen" if alternative.chosen else "not chosen"
        yield from _filled(
            f"- {alternative.name}: {words.overall(alternative.overall, evaluation.definition)}, {chosen}"
        )
    for line in words.release_lines(evaluation):
        yield from _filled(line)
    for verdict in evaluation.verdicts:
        yield ""
        yield from _verdict(evaluation, verdict, links)
    yield from _beside(evaluation, links)
    yield ""
    for number, link in enumerate(links, start=1):
        yield f"[{number}] {link}"
    yield ""
    yield from _foot(evaluation)


def _foot(evaluation: Evaluation) -> Iterator[str]:
    yield from _filled(words.footer_line(evaluation))
    yield from _filled(f"{evaluation.disclaimer} {definition(evaluation.definition.id).url}")


def _beside(evaluation: Evaluation, links: list[str]) -> Iterator[str]:
    for position in evaluation.positions:
        yield ""
        yield from _filled(f"{words.stand_line(position)} [{_link(position.url, links)}]")
    for argument in evaluation.arguments:
        yield ""
        for line in words.argument_lines(argument):
            yield from _filled(line)
    if evaluation.concerns:
        yield ""
        yield "Outside the criteria, and deciding nothing:"
    for concern in evaluation.concerns:
        yield from _filled(f"- {concern.says}")


def _verdict(evaluation: Evaluation, verdict: Verdict, links: list[str]) -> Iterator[str]:
    number = verdict.criterion.rpartition("-")[2]
    yield from _filled(f"{number}. {verdict.title}: {verdict.status}")
    for lead, findings in words.grouped(verdict.findings):
        for quote in lead:
            yield from _filled(quote, "> ")
        for finding in findings:
            yield from _quoted(evaluation, finding, links)
    yield from _filled(verdict.explanation)
    for question in verdict.questions:
        yield from _filled(f"Open: {question}")
    if verdict.authority:
        yield from _filled(f"See {verdict.authority.name} [{_link(verdict.authority.url, links)}]")


def _quoted(evaluation: Evaluation, finding: Finding, links: list[str]) -> Iterator[str]:
    for quote in [finding, *words.after(finding)]:
        yield from _filled(quote.quote, "> ")
    url = words.address(evaluation, finding)
    where = words.source_line(evaluation, finding)
    yield from _filled(f"({where}) [{_link(url, links)}]" if url else f"({where})")


def _link(url: str, links: list[str]) -> int:
    if url not in links:
        links.append(url)
    return links.index(url) + 1


def _filled(text: str, prefix: str = "") -> list[str]:
    plain = "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
    return textwrap.wrap(
        plain, WIDTH, initial_indent=prefix, subsequent_indent=prefix, break_long_words=True, break_on_hyphens=False
    )
