"""Answers to scenarios as text, Markdown and JSON. Pure: nothing is read, printed or decided here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from osdcheck.model.answer import Answer, Outcome
from osdcheck.model.evaluation import Finding
from osdcheck.reports import words
from osdcheck.reports.pages import markdown_text
from osdcheck.reports.terminal import MAX_QUOTES, plain, wrapped

_COLOURS: dict[Outcome, str] = {
    "permitted": "green", "prohibited": "red", "needs-separate-license": "red", "not-settled": "yellow",
}  # fmt: skip


def terminal(answer: Answer) -> str:
    """The answer, the clauses that decide, conditions, questions, and what the words leave open."""
    return "\n".join(_terminal(answer)) + "\n"


def markdown(answer: Answer) -> str:
    """The same as Markdown."""
    return "\n".join(_markdown(answer)) + "\n"


def json(answer: Answer) -> str:
    """One object; `osdcheck schema answer` describes it."""
    return answer.model_dump_json(indent=2) + "\n"


def _sections(answer: Answer) -> Iterator[tuple[str, Sequence[Finding], Sequence[str]]]:
    """Heading, clauses and lines of every part that has something to say."""
    turns = answer.answer == "not-settled"
    yield "The clauses that it turns on" if turns else "The clauses that decide", answer.decided_by, ()
    yield "Clauses that do not bite on these facts", answer.spared, ()
    yield "Conditions", (), [_cited(words.condition_line(c), answer, c) for c in answer.conditions]
    asked = [f"{q.fact}: {q.question}{_options(q.options)}" for q in answer.questions]
    yield "Not stated" if turns else "Still to ask, because it could change the answer", (), asked
    yield "What the words leave open", (), [_cited(f.says, answer, f) for f in answer.leaves_open]


def _options(options: Sequence[str]) -> str:
    return f" The clauses speak of: {'; '.join(options)}." if options else ""


def _cited(text: str, answer: Answer, finding: Finding) -> str:
    return f"{text} ({words.source_line(answer, finding)})"


def _notes(answer: Answer) -> Iterator[str]:
    yield from answer.notes
    for branch in answer.alternatives or ():
        yield f"{branch.name}: {words.OUTCOME[branch.answer]}{', chosen' if branch.chosen else ''}"


def _foot(answer: Answer) -> Iterator[str]:
    rules = f"rules {answer.rules.version} · {words.records_line(answer.library)}"
    yield f"{answer.date} · {answer.tool} · {rules} · {answer.format}"
    yield answer.disclaimer


def _terminal(answer: Answer) -> Iterator[str]:
    yield from wrapped(plain(words.answer_line(answer)), style=_COLOURS[answer.answer])
    yield from wrapped(plain(answer.explanation))
    for line in [*_notes(answer), *words.stated(answer)]:
        yield from wrapped(plain(line), indent="  ")
    for heading, findings, lines in _sections(answer):
        if findings or lines:
            yield from ("", click.style(heading, bold=True))
        for lead, group in words.grouped(findings[:MAX_QUOTES]):
            for quote in lead:
                yield from wrapped(f"“{plain(quote)}”", indent="    │ ")
            for finding in group:
                for said in [finding, *words.after(finding)]:
                    yield from wrapped(f"“{plain(said.quote)}”", indent="    │ ")
                yield f"    └ {plain(words.source_line(answer, finding))}"
        if len(findings) > MAX_QUOTES:
            yield f"    … and {len(findings) - MAX_QUOTES} more (--format markdown shows all)"
        for line in lines:
            yield from wrapped(plain(line), indent="  - ", rest="    ")
    yield ""
    for line in _foot(answer):
        yield from wrapped(plain(line))


def _markdown(answer: Answer) -> Iterator[str]:
    yield from (f"# {markdown_text(words.answer_line(answer))}", "", markdown_text(answer.explanation), "")
    for line in [*_notes(answer), *words.stated(answer)]:
        yield f"- {markdown_text(line)}"
    for heading, findings, lines in _sections(answer):
        if findings or lines:
            yield from ("", f"## {heading}", "")
        for finding in findings:
            lead = [quote for quote in finding.context if quote.role == "lead-in"]
            for quote in [*lead, finding, *words.after(finding)]:
                yield from (f"> {markdown_text(quote.quote)}", ">")
            url = words.address(answer, finding)
            where = markdown_text(words.source_line(answer, finding))
            yield from (f"> ({where}, <{url}>)" if url else f"> ({where})", "")
        for line in lines:
            yield f"- {markdown_text(line)}"
    yield from ("", "---", "", *(markdown_text(line) for line in _foot(answer)))
