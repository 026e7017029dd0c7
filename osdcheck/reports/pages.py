"""Markdown and HTML from templates in which everything is escaped unless the template itself writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from osdcheck.definitions import definition
from osdcheck.model.comparison import Comparison
from osdcheck.model.evaluation import Evaluation
from osdcheck.reports import words
from osdcheck.reports.summary import Summary, in_full, summaries

_MARKDOWN = re.compile(
    r"[\\`*_{}\[\]!|~<>&@$#]"  # signs with a meaning anywhere
    r"|(?<=:)(?=\w+:)"  # names of pictures such as :fire:
    r"|^[-+=](?=[\s=-])"  # signs with a meaning at the start of a line
)
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")


def check_markdown(evaluations: Sequence[Evaluation]) -> str:
    """One section for each evaluation; of documents with many elements a summary comes first."""
    return _check("report.md", evaluations)


def compare_markdown(comparison: Comparison) -> str:
    """The table first, each cell leading to its quotes."""
    return _render("report.md", comparison)


def check_html(evaluations: Sequence[Evaluation]) -> str:
    """One page for all evaluations, in one file without external requests; documents first, as in Markdown."""
    return _check("report.html", evaluations)


def compare_html(comparison: Comparison) -> str:
    """One page, in one file without external requests."""
    return _render("report.html", comparison)


def notebook(comparison: Comparison) -> str:
    """A part of a page, without scripts and ids: the statuses, and the words behind what does not conform."""
    return _render("notebook.html", comparison)


def _escaped(match: re.Match[str]) -> str:
    sign = match.group()
    if not sign:
        return "&#8203;"
    return f"&#{ord(sign)};" if sign in "<>&|@" else f"\\{sign}"


def markdown_text(value: object) -> str:
    """Any text as one line of Markdown that shows exactly that text, in a table too."""
    return _NUMBERED.sub(r"\1\\\2", _MARKDOWN.sub(_escaped, " ".join(str(value).split())))


@cache
def _environment(kind: str) -> Environment:
    markdown: Callable[[Any], Any] = lambda value: value if isinstance(value, Markup) else markdown_text(value)  # noqa: E731
    environment = Environment(
        loader=PackageLoader("osdcheck.reports"),
        autoescape=kind == "html",  # noqa: S701  Markdown is escaped by finalize
        finalize=markdown if kind == "md" else None,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["say"] = words
    environment.filters["raw"] = Markup
    return environment


def _check(template: str, evaluations: Sequence[Evaluation]) -> str:
    found = summaries(evaluations)
    full = in_full(evaluations, found) or evaluations[:1]
    return _render(template, Comparison(evaluations=tuple(full)), found)


def _render(template: str, comparison: Comparison, found: Sequence[Summary] = ()) -> str:
    page = _environment(template.rpartition(".")[2]).get_template(template)
    return page.render(
        comparison=comparison,
        summaries=found,
        columns=list(zip(words.slugs(comparison.evaluations), comparison.evaluations, strict=True)),
        yardstick=definition(comparison.definition.id),
    )
