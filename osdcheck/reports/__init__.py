"""Renderers: pure functions from evaluations to text. None reads a file, prints or decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from osdcheck.errors import UnknownNameError
from osdcheck.model.comparison import Comparison
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.failure import Failure

if TYPE_CHECKING:  # most reports need none of these
    from osdcheck.model.answer import Answer
    from osdcheck.model.change import LicenseDiff
    from osdcheck.model.claim import ClaimCheck

CHECK_FORMATS: Mapping[str, str] = {
    "terminal": "osdcheck.reports.terminal:check",
    "markdown": "osdcheck.reports.pages:check_markdown",
    "short": "osdcheck.reports.short:check",
    "text": "osdcheck.reports.mail:check",
    "html": "osdcheck.reports.pages:check_html",
    "json": "osdcheck.reports.data:check_json",
    "jsonl": "osdcheck.reports.data:check_jsonl",
    "sarif": "osdcheck.reports.sarif:check",
    "github": "osdcheck.reports.github:check",
    "junit": "osdcheck.reports.junit:check",
    "cyclonedx": "osdcheck.reports.attestation:check",
    "baseline": "osdcheck.reports.baseline:check",
    "statement": "osdcheck.reports.statement:evaluations",
}
CLAIM_FORMATS: Mapping[str, str] = {
    "terminal": "osdcheck.reports.claims:terminal",
    "statement": "osdcheck.reports.statement:issue",
    "mail": "osdcheck.reports.statement:mail",
    "article": "osdcheck.reports.statement:article",
    "json": "osdcheck.reports.claims:data",
}
COMPARE_FORMATS: Mapping[str, str] = {
    "terminal": "osdcheck.reports.terminal:compare",
    "markdown": "osdcheck.reports.pages:compare_markdown",
    "html": "osdcheck.reports.pages:compare_html",
    "json": "osdcheck.reports.data:compare_json",
}
DIFF_FORMATS: Mapping[str, str] = {
    "terminal": "osdcheck.reports.changes:terminal",
    "markdown": "osdcheck.reports.changes:markdown",
    "json": "osdcheck.reports.changes:json",
}
ASK_FORMATS: Mapping[str, str] = {
    "terminal": "osdcheck.reports.answers:terminal",
    "markdown": "osdcheck.reports.answers:markdown",
    "json": "osdcheck.reports.answers:json",
}
TOOLS = frozenset({"sarif", "github", "junit", "cyclonedx", "baseline"})
"""Formats for other programs: what does not conform, in their own form; the other formats are for readers."""

DATA = frozenset({"json", "jsonl", "sarif", "github", "junit"})
"""Formats in which a target that could not be read is an entry of its own; elsewhere it is a message only."""


def check_renderer(name: str) -> Callable[[Sequence[Evaluation | Failure]], str]:
    """The renderer with this name, loaded when asked for: what was read, in the order of the targets, to text.

    A name that is not built in is that of an extension. Raises UnknownNameError when nobody knows it.
    """
    render = _load(CHECK_FORMATS[name]) if name in CHECK_FORMATS else _foreign(name)
    if name in DATA:
        return render

    def without_failures(read: Sequence[Evaluation | Failure]) -> str:
        evaluations = [item for item in read if isinstance(item, Evaluation)]
        return render(evaluations) if evaluations else ""

    return without_failures


def compare_renderer(name: str) -> Callable[[Comparison], str]:
    """The renderer of a comparison with this name, loaded when asked for."""
    return _load(COMPARE_FORMATS[name])


def claim_renderer(name: str) -> Callable[[ClaimCheck], str]:
    """The renderer of judged claims with this name, loaded when asked for."""
    return _load(CLAIM_FORMATS[name])


def answer_renderer(name: str) -> Callable[[Answer], str]:
    """The renderer of an answer with this name, loaded when asked for."""
    return _load(ASK_FORMATS[name])


def diff_renderer(name: str) -> Callable[[LicenseDiff], str]:
    """The renderer of what changed with this name, loaded when asked for."""
    return _load(DIFF_FORMATS[name])


def _foreign(name: str) -> Callable[..., str]:
    from osdcheck.extensions import load, names

    render: Callable[..., str] | None = load("renderers", name)
    if render is None:
        raise UnknownNameError("format", name, [*CHECK_FORMATS, *names("renderers")])
    return render


def _load(place: str) -> Callable[..., str]:
    module, _, function = place.partition(":")
    renderer: Callable[..., str] = getattr(import_module(module), function)
    return renderer
