"""What changed between two licences: the verdict first, then criteria with the words that did it, then the terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from osdcheck.definitions import definition
from osdcheck.model.change import CriterionChange, LicenseDiff, Side, TermChange
from osdcheck.model.evaluation import DocumentName, Finding
from osdcheck.reports.pages import markdown_text
from osdcheck.reports.terminal import plain, wrapped
from osdcheck.reports.words import MARKS, overall, records_line

SIGNS = {"added": "+", "removed": "-", "changed": "~", "reworded": "≈"}


def terminal(diff: LicenseDiff) -> str:
    """Plain text, coloured where a terminal shows it."""
    lines = [*wrapped(plain(headline(diff)), style="red" if any(c.worse for c in diff.criteria) else "green")]
    for change in diff.criteria:
        lines += ["", click.style(f"{change.criterion}  {change.title}: {_turn(change)}", bold=True)]
        lines += wrapped(plain(change.explanation), indent="    ")
        for sign, side, finding in _deciding(diff, change):
            lines += wrapped(f"{sign} “{plain(finding.quote)}”", indent="    ")
            lines.append(f"    └ {plain(_place(side, finding))}")
        lines += [line for question in change.questions for line in wrapped(f"Open: {plain(question)}", indent="    ")]
    if diff.terms:
        lines += ["", click.style("Terms", bold=True)]
    for term in diff.terms:
        lines += wrapped(f"{SIGNS[term.kind]} {plain(_term(term))}", indent="  ")
        lines += [line for quote in _quotes(term) for line in wrapped(plain(quote), indent="      ")]
    return "\n".join([*lines, "", *wrapped(_footer(diff)), *wrapped(f"{diff.disclaimer} {_address(diff)}"), ""])


def markdown(diff: LicenseDiff) -> str:
    """For a comment on a pull request; terms fold away."""
    lines = [f"**{markdown_text(headline(diff))}**"]
    for change in diff.criteria:
        title = markdown_text(f"{change.criterion} {change.title}: {_turn(change)}")
        lines += ["", f"### {title}", "", markdown_text(change.explanation)]
        for sign, side, finding in _deciding(diff, change):
            word = "New" if sign == "+" else "Gone"
            lines += ["", f"> {markdown_text(finding.quote)}", "", f"{word}: {markdown_text(_place(side, finding))}"]
        lines += [line for question in change.questions for line in ("", f"Open: {markdown_text(question)}")]
    if diff.terms:
        lines += ["", f"<details><summary>{len(diff.terms)} terms differ</summary>", ""]
        for term in diff.terms:
            lines.append(f"- {term.kind}: {markdown_text(_term(term))}")
            lines += [f"  - {markdown_text(quote)}" for quote in _quotes(term)]
        lines += ["", "</details>"]
    return "\n".join([*lines, "", f"{markdown_text(diff.disclaimer)} {markdown_text(_footer(diff))}", ""])


def json(diff: LicenseDiff) -> str:
    """One object; `osdcheck schema diff` describes it."""
    return diff.model_dump_json(indent=2) + "\n"


def headline(diff: LicenseDiff) -> str:
    """The two, and what became of them, in one sentence."""
    names = f"{_name(diff.old)} → {_name(diff.new)}"
    before, after = (overall(side.overall, diff.definition) for side in (diff.old, diff.new))
    whole = f"{after}, as before" if before == after else f"{before} → {after}"
    count = len(diff.criteria)
    told = "no criterion changed" if not count else f"{count} {'criterion' if count == 1 else 'criteria'} changed"
    return f"{names}: {whole}; {told}."


def _name(side: Side) -> str:
    named, version = side.license.name, side.license.version
    if version and version not in named:
        named = f"{named} {version}"
    return named if side.license.name == side.target or side.license.id == side.target else f"{side.target} ({named})"


def _turn(change: CriterionChange) -> str:
    return f"{MARKS[change.before]} {change.before} → {MARKS[change.after]} {change.after}"


def _deciding(diff: LicenseDiff, change: CriterionChange) -> Iterator[tuple[str, Side, Finding]]:
    yield from (("+", diff.new, finding) for finding in change.gained)
    yield from (("-", diff.old, finding) for finding in change.lost)


def _place(side: Side, finding: Finding) -> str:
    document: DocumentName | None = side.documents.get(finding.document)
    line = f", line {finding.line}" if finding.line else ""
    return f"{document.title if document else finding.document}, {finding.section}{line}"


def _term(term: TermChange) -> str:
    if term.before and term.after and term.kind == "changed":
        return f"{term.after.says} (before: {term.before.says})"
    shown = term.after or term.before
    return shown.says if shown else ""


def _quotes(term: TermChange) -> Sequence[str]:
    sides = (("-", term.before), ("+", term.after))
    return [f"{sign} “{' '.join(finding.quote.split())}”" for sign, finding in sides if finding]


def _address(diff: LicenseDiff) -> str:
    return definition(diff.definition.id).url


def _footer(diff: LicenseDiff) -> str:
    return (
        f"{diff.date} · {diff.tool} · definition {diff.definition.id} {diff.definition.version} · "
        f"rules {diff.rules.version} · {records_line(diff.library)} · {diff.format}"
    )
