"""What a document with many elements comes to: each licence once, with how often and where it is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from osdcheck.english import listed
from osdcheck.model.evaluation import RANK, Evaluation, Overall, Saying, Source, Status
from osdcheck.reports.words import MARKS, overall

EXAMPLES = 3
_STATUS: dict[Overall, Status] = {"open-source": "conforms", "not-open-source": "violates", "undetermined": "unclear"}
_READ: frozenset[Saying] = frozenset({"licence", "family", "refused"})


@dataclass(frozen=True, slots=True)
class Row:
    """One licence of a document: the first evaluation, and every place that names it."""

    evaluation: Evaluation
    sources: tuple[Source, ...]
    notes: tuple[str, ...]

    @property
    def in_full(self) -> bool:
        """Whether a report shows it in full: it does not conform, and there are words that say why."""
        return self.evaluation.overall != "open-source" and self.sources[0].kind in _READ

    @property
    def remarks(self) -> tuple[str, ...]:
        """The first notes on it; none when it is shown in full, with its notes."""
        return () if self.in_full else self.notes[:EXAMPLES]

    @property
    def mark(self) -> str:
        """The sign of its overall."""
        return MARKS[_STATUS[self.evaluation.overall]]

    @property
    def said(self) -> str:
        """The words of the document, and the licence that they stand for."""
        said, name = self.sources[0].said or "nothing", self.evaluation.license.name
        return said if said.casefold() == name.casefold() or self.sources[0].kind != "licence" else f"{said} ({name})"

    @property
    def why(self) -> str:
        """The criteria that it violates, or why nothing can be said."""
        verdicts = self.evaluation.verdicts
        violated = [verdict.criterion for verdict in verdicts if verdict.status == "violates"]
        unclear = [verdict for verdict in verdicts if verdict.status == "unclear"]
        if violated:
            return f"violates {listed(violated)}"
        if len(unclear) == len(verdicts):
            return unclear[0].explanation
        return f"a person must settle {listed([verdict.criterion for verdict in unclear])}" if unclear else ""

    @property
    def line(self) -> str:
        """All of it in one line."""
        why = f": {self.why}" if self.why else ""
        return f"{self.mark} {len(self.sources):,} × {self.said}{why} [{self.where}]"

    @property
    def where(self) -> str:
        """The first elements that name it, and how many more do."""
        names = list(dict.fromkeys(source.name or source.element for source in self.sources))
        more = f" and {len(names) - EXAMPLES:,} more" if len(names) > EXAMPLES else ""
        return ", ".join(names[:EXAMPLES]) + more


@dataclass(frozen=True, slots=True)
class Summary:
    """One document: its licences, the worst first."""

    document: str
    rows: tuple[Row, ...]

    @property
    def headline(self) -> str:
        """The name, how many elements there are, and how often each overall occurs."""
        elements = {source.element for row in self.rows for source in row.sources}
        counts: dict[Overall, int] = dict.fromkeys(_STATUS, 0)
        for row in self.rows:
            counts[row.evaluation.overall] += len(row.sources)
        definition = self.rows[0].evaluation.definition
        told = ", ".join(f"{count:,} × {overall(one, definition)}" for one, count in counts.items() if count)
        return f"{self.document}: {len(elements):,} {'element' if len(elements) == 1 else 'elements'}; {told}."


def summaries(evaluations: Iterable[Evaluation]) -> list[Summary]:
    """One summary for each document among the evaluations, in their order."""
    documents: dict[str, dict[tuple[object, ...], list[Evaluation]]] = {}
    for evaluation in evaluations:
        if source := evaluation.source:
            text = evaluation.text.sha256 if evaluation.text else None
            key = (source.said, source.kind, evaluation.overall, text)
            documents.setdefault(source.document, {}).setdefault(key, []).append(evaluation)
    return [Summary(document, tuple(_rows(groups.values()))) for document, groups in documents.items()]


def _rows(groups: Iterable[Sequence[Evaluation]]) -> list[Row]:
    rows = [
        Row(
            group[0],
            tuple(one.source for one in group if one.source),
            tuple(dict.fromkeys(note for one in group for note in one.notes)),
        )
        for group in groups
    ]
    return sorted(rows, key=lambda row: (RANK[_STATUS[row.evaluation.overall]], -len(row.sources), row.said))


def in_full(evaluations: Sequence[Evaluation], found: Sequence[Summary]) -> list[Evaluation]:
    """What a report shows in full: plain targets, and of documents each licence that does not conform, once."""
    plain = [evaluation for evaluation in evaluations if evaluation.source is None]
    return plain + [row.evaluation for summary in found for row in summary.rows if row.in_full]
