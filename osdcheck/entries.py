"""Where in a document an element has its entry, for reports that point at lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from osdcheck.model.evaluation import Evaluation, Source
from osdcheck.model.failure import Failure

_ENTRY = re.compile(
    r"(?:\bSPDXID|\bbom-ref)[\"']?\s*[:=>]\s*[\"']?([^\s\"'<>,]+)"  # JSON, YAML, tag-value, XML
    r"|\brdf:about=\"[^\"#]*#([^\"]+)\""
)


def pointed(read: Sequence[Evaluation | Failure], texts: Mapping[str, str]) -> list[Evaluation | Failure]:
    """The same answers, each with the line of its entry where it is found. `texts` has the documents by name."""
    lines = {name: _Lines(text) for name, text in texts.items()}
    return [
        _pointed(one, one.source, lines[one.source.document])
        if isinstance(one, Evaluation) and one.source and one.source.document in lines
        else one
        for one in read
    ]


def _pointed(evaluation: Evaluation, source: Source, lines: _Lines) -> Evaluation:
    return evaluation.model_copy(update={"source": source.model_copy(update={"line": lines.of(source)})})


class _Lines:
    """The lines of one document; a field is looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._entries = entry_lines(text)
        self._fields: dict[str, int | None] = {}

    def of(self, source: Source) -> int | None:
        """The line of an element, or of the field that speaks of it."""
        if source.element in self._entries:
            return self._entries[source.element]
        if source.field not in self._fields:
            self._fields[source.field] = field_line(self._text, source.field)
        return self._fields[source.field]


def entry_lines(text: str) -> dict[str, int]:
    """Id of each element of a bill of materials to the line of its own entry."""
    breaks = [match.start() for match in re.finditer("\n", text)]
    lines: dict[str, int] = {}
    for match in _ENTRY.finditer(text):
        lines.setdefault(match.group(1) or match.group(2), bisect_right(breaks, match.start()) + 1)
    return lines


def field_line(text: str, field: str) -> int | None:
    """Line of a field that stands in one line only, as in a model card or in the metadata of one package."""
    pattern = re.compile(rf"^\s*[\"']?{re.escape(field)}[\"']?\s*[:=]")
    found = [number for number, line in enumerate(text.split("\n"), 1) if pattern.match(line)]
    return found[0] if len(found) == 1 else None
