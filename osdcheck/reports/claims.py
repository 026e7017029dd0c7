"""Claims and what the licence says to them: for the terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

import click

from osdcheck.model.claim import ClaimCheck, JudgedClaim, Outcome
from osdcheck.model.evaluation import Verdict
from osdcheck.reports import words
from osdcheck.reports.plain import plain, wrapped

OUTCOMES: dict[Outcome, str] = {
    "borne-out": "borne out",
    "partly": "borne out in part",
    "not-borne-out": "not borne out",
    "not-settled": "not settled by the words",
}
MARKS: dict[Outcome, str] = {"borne-out": "✓", "partly": "~", "not-borne-out": "✗", "not-settled": "?"}
_COLOURS: dict[Outcome, str] = {
    "borne-out": "green",
    "partly": "yellow",
    "not-borne-out": "red",
    "not-settled": "yellow",
}
SHOWN = 3
"""Quotes shown for one criterion; JSON has them all."""


def terminal(check: ClaimCheck) -> str:
    """Each claim with its line, what becomes of it, and the words that decide."""
    return "\n".join(_lines(check)) + "\n"


def data(check: ClaimCheck) -> str:
    """One JSON object."""
    return check.model_dump_json(indent=2) + "\n"


def where(check: ClaimCheck, judged: JudgedClaim) -> str:
    """`README.md, line 3`; nothing for a sentence that was given by itself."""
    return "" if check.source == "the sentence" else f"{check.source}, line {judged.claim.line}"


def _lines(check: ClaimCheck) -> Iterator[str]:
    if not check.claims:
        yield from wrapped(f"No claim about openness found in {plain(check.source)}.")
    for judged in check.claims:
        yield from _claim(check, judged)
        yield ""
    for note in check.notes:
        yield from wrapped(plain(note))
    yield from wrapped(words.footer_line(check))
    yield from wrapped(check.disclaimer)


def _claim(check: ClaimCheck, judged: JudgedClaim) -> Iterator[str]:
    mark = click.style(f"{MARKS[judged.outcome]} {OUTCOMES[judged.outcome]}", fg=_COLOURS[judged.outcome], bold=True)
    place = where(check, judged)
    yield f"{mark}: “{plain(judged.claim.words)}”{f' ({plain(place)})' if place else ''}"
    yield from wrapped(f"“{plain(judged.claim.sentence)}”", "    │ ")
    yield from wrapped(plain(judged.explanation), "    ")
    if judged.outcome != "borne-out":
        for verdict in judged.verdicts:
            yield from _verdict(check, verdict)
    if judged.patch:
        name = f"A name that fits: {judged.fits}. " if judged.fits else ""
        yield from wrapped(f"{name}The sentence could read:", "    ")
        yield from wrapped(f"“{plain(judged.patch)}”", "    │ ")


def _verdict(check: ClaimCheck, verdict: Verdict) -> Iterator[str]:
    yield f"    {words.MARKS[verdict.status]} {verdict.criterion}  {verdict.title}"
    shown = ([finding for finding in verdict.findings if not words.lead(finding)] or list(verdict.findings))[:SHOWN]
    for finding in shown:
        for quote in [*words.lead(finding), finding]:
            yield from wrapped(f"“{plain(quote.quote)}”", "      │ ")
        yield f"      └ {plain(words.source_line(check, finding))}"
    if len(verdict.findings) > len(shown):
        yield f"      … and {len(verdict.findings) - len(shown)} more quotes (--format json has all)"
    for question in verdict.questions:
        yield from wrapped(f"Open: {plain(question)}", "      ")
