"""Where definitions agree and where they differ, for every record: one page of Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from osdcheck.english import listed
from osdcheck.model.definition import Criterion, Definition
from osdcheck.model.evaluation import Evaluation, Overall, Status
from osdcheck.reports.pages import markdown_text
from osdcheck.reports.words import MARKS, verdict_line

_MARK: dict[Overall, str] = {
    "open-source": MARKS["conforms"],
    "not-open-source": MARKS["violates"],
    "undetermined": MARKS["unclear"],
}


def agreement(definitions: Sequence[Definition], read: Mapping[str, Sequence[Evaluation]]) -> str:
    """The page. `read` holds, by the key of each definition, one evaluation for each record in the same order."""
    columns = [(definition, read[definition.id.lower()]) for definition in definitions]
    parts = [_head(columns), _criteria(columns), _library(columns), _differences(columns)]
    return "\n".join("\n".join(part) + "\n" for part in parts)


def _head(columns: Sequence[tuple[Definition, Sequence[Evaluation]]]) -> Iterator[str]:
    yield "# The definitions, side by side"
    yield ""
    yield (
        "Generated from the same terms of the same records. "
        "`osdcheck check TARGET --definition KEY` reads a licence against one of them."
    )
    yield from ("", "| key | definition | of | criteria | conform | violate | open |", "|---|---|---|---|---|---|---|")
    for definition, evaluations in columns:
        counts = [sum(e.overall == one for e in evaluations) for one in _MARK]
        title = f"[{markdown_text(definition.title)}]({definition.url})"
        yield (
            f"| `{definition.id.lower()}` | {title} {markdown_text(definition.version)} | "
            f"{markdown_text(definition.steward)} | {len(definition.criteria)} | {' | '.join(map(str, counts))} |"
        )


def _criteria(columns: Sequence[tuple[Definition, Sequence[Evaluation]]]) -> Iterator[str]:
    statuses = {
        criterion.id: [evaluation.verdict(criterion.id).status for evaluation in evaluations]
        for definition, evaluations in columns
        for criterion in definition.criteria
    }
    yield from ("## Criteria that share their sense", "")
    yield "Where one of the shared criteria is violated, the other never conforms: a law of the test suite."
    yield from ("", "| criterion | shares | same answer | open in one of them |", "|---|---|---|---|")
    for definition, _ in columns:
        for criterion in definition.criteria:
            if criterion.shares:
                yield _shared(criterion, statuses)
    own = [
        f"[{c.id}](criteria/{c.id.lower()}.md) {c.title}" for d, _ in columns[1:] for c in d.criteria if not c.shares
    ]
    yield from ("", f"Asked by one definition alone: {listed(own)}.")


def _shared(criterion: Criterion, statuses: Mapping[str, Sequence[Status]]) -> str:
    worst = [
        "violates" if "violates" in row else "unclear" if "unclear" in row else "conforms"
        for row in zip(*(statuses[name] for name in criterion.shares), strict=True)
    ]
    same = sum(one == other for one, other in zip(statuses[criterion.id], worst, strict=True))
    links = listed(f"[{name}](criteria/{name.lower()}.md)" for name in criterion.shares)
    name = f"[{criterion.id}](criteria/{criterion.id.lower()}.md) {markdown_text(criterion.title)}"
    return f"| {name} | {links} | {same} of {len(worst)} records | {len(worst) - same} |"


def _library(columns: Sequence[tuple[Definition, Sequence[Evaluation]]]) -> Iterator[str]:
    marks = f"{_MARK['open-source']} conforms, {_MARK['not-open-source']} does not, {_MARK['undetermined']} is open"
    yield from ("## Every record", "", f"{marks}; then the criteria that are violated.")
    yield from ("", f"| id | {' | '.join(d.id for d, _ in columns)} |", f"|---|{'---|' * len(columns)}")
    for row in zip(*(evaluations for _, evaluations in columns), strict=True):
        yield f"| {row[0].license.id} | {' | '.join(map(_cell, row))} |"


def _cell(evaluation: Evaluation) -> str:
    numbers = [v.criterion.rpartition("-")[2] for v in evaluation.verdicts if v.status == "violates"]
    return f"{_MARK[evaluation.overall]} {', '.join(numbers)}".strip()


def _differences(columns: Sequence[tuple[Definition, Sequence[Evaluation]]]) -> Iterator[str]:
    yield from ("## Where they differ", "")
    yield (
        "Records that one definition admits, shuts out or leaves open and another does not. That a definition asks for "
        "a release, and none is described, is no difference of opinion and is left out."
    )
    for row in zip(*(evaluations for _, evaluations in columns), strict=True):
        judged = [evaluation for evaluation in row if not _only_a_release_is_missing(evaluation)]
        if len({evaluation.overall for evaluation in judged}) > 1:
            yield from ("", f"**{markdown_text(row[0].license.name)}**", "")
            yield from (f"- {e.definition.id}: {markdown_text(verdict_line(e))}{_question(e)}" for e in judged)


def _only_a_release_is_missing(evaluation: Evaluation) -> bool:
    """Whether all that is open is what a licence cannot say: no term stands behind the question."""
    return evaluation.overall == "undetermined" and not any(
        verdict.findings for verdict in evaluation.verdicts if verdict.status == "unclear"
    )


def _question(evaluation: Evaluation) -> str:
    if evaluation.overall != "undetermined":
        return ""
    asked = dict.fromkeys(q for v in evaluation.verdicts if v.status == "unclear" for q in v.questions)
    return " " + " ".join(markdown_text(question) for question in asked)
