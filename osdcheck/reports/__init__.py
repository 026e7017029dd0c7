"""Renderers: pure functions from evaluations to text. None reads a file, prints or decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from osdcheck.model.comparison import Comparison
from osdcheck.model.evaluation import Evaluation

CHECK_FORMATS: Mapping[str, str] = {
    "terminal": "osdcheck.reports.terminal:check",
    "markdown": "osdcheck.reports.pages:check_markdown",
    "html": "osdcheck.reports.pages:check_html",
    "json": "osdcheck.reports.data:check_json",
    "jsonl": "osdcheck.reports.data:check_jsonl",
}
COMPARE_FORMATS: Mapping[str, str] = {
    "terminal": "osdcheck.reports.terminal:compare",
    "markdown": "osdcheck.reports.pages:compare_markdown",
    "html": "osdcheck.reports.pages:compare_html",
    "json": "osdcheck.reports.data:compare_json",
}


def check_renderer(name: str) -> Callable[[list[Evaluation]], str]:
    """The renderer of evaluations with this name, loaded when asked for."""
    return _load(CHECK_FORMATS[name])


def compare_renderer(name: str) -> Callable[[Comparison], str]:
    """The renderer of a comparison with this name, loaded when asked for."""
    return _load(COMPARE_FORMATS[name])


def _load(place: str) -> Callable[..., str]:
    module, _, function = place.partition(":")
    renderer: Callable[..., str] = getattr(import_module(module), function)
    return renderer
