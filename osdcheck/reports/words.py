"""What every report says in the same words: marks, statuses, the OSI's decision, the footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from osdcheck.definitions import definition as find_definition
from osdcheck.definitions.release import facts
from osdcheck.english import listed
from osdcheck.errors import one_line
from osdcheck.model.evaluation import (
    DefinitionName,
    Difference,
    Evaluation,
    Finding,
    Overall,
    OwnRecords,
    Quote,
    Records,
    Status,
)
from osdcheck.model.license import OsiDecision, Position

if TYPE_CHECKING:  # only the checker of types needs these
    from osdcheck.model.answer import Answer, Condition, Outcome
    from osdcheck.model.beside import Argument, Holder, Side, Stand
    from osdcheck.model.claim import ClaimCheck
    from osdcheck.model.release import Reading

REMARKS = 5
REMARK = 200
"""Sentences and characters of each that a remark quotes."""
MARKS: dict[Status, str] = {"conforms": "✓", "violates": "✗", "unclear": "?"}
"""One sign for each status, told apart by shape and never by colour alone."""


def overall(outcome: Overall, definition: DefinitionName) -> str:
    """What a licence is by the definition: `open source`, `not free software`, `undetermined`."""
    name = find_definition(definition.id).name
    return {"open-source": name, "not-open-source": f"not {name}", "undetermined": "undetermined"}[outcome]


_KNOWN = {"direct": "", "report": " (read in a report of it)", "second-hand": " (second hand)"}
_OSI = {
    "approved": "approved",
    "superseded": "approved, since superseded",
    "retired": "approved, since retired",
    "rejected": "rejected",
    "withdrawn": "submitted and withdrawn, no decision",
    "not-approved": "not approved",
    "never-submitted": "never submitted",
    "unknown": "no decision known to us",
}


def verdict_line(evaluation: Evaluation) -> str:
    """`Llama 2 … is not open source`: the verdict first, in one sentence."""
    violated = [verdict.criterion for verdict in evaluation.verdicts if verdict.status == "violates"]
    open_ended = [verdict.criterion for verdict in evaluation.verdicts if verdict.status == "unclear"]
    name, outcome = evaluation.license.name, overall(evaluation.overall, evaluation.definition)
    match evaluation.overall:
        case "open-source":
            return f"{name} is {outcome}: all {len(evaluation.verdicts)} criteria conform."
        case "not-open-source":
            return f"{name} is {outcome}: it violates {listed(violated)}."
        case _:
            return f"{name} is {outcome}: a person must settle {listed(open_ended)}."


OUTCOME: dict[Outcome, str] = {
    "permitted": "is permitted",
    "prohibited": "is prohibited",
    "needs-separate-license": "needs a separate licence",
    "not-settled": "is not settled by the words and the facts stated",
}


def answer_line(answer: Answer) -> str:
    """`Llama 2 …: using the work is permitted`: the answer first, in one sentence."""
    met = " on the conditions below" if answer.answer == "permitted" and answer.conditions else ""
    return f"{answer.license.name}: {answer.scenario.action.meaning} {OUTCOME[answer.answer]}{met}."


def condition_line(condition: Condition) -> str:
    """What to keep to, whether it is certain to apply, and whether the scenario keeps it."""
    kept = {True: "kept", False: "NOT KEPT", None: "to meet"}[condition.kept]
    sure = "" if condition.certain else ", in the case that it names"
    return f"{'keep clear' if not condition.duties else kept}{sure}: {condition.says}"


def stated(answer: Answer) -> list[str]:
    """The facts of the scenario as lines `field: value`, as they were stated."""
    facts = answer.scenario.model_dump(mode="json", exclude_defaults=True)
    return [f"{name}: {_fact(value)}" for name, value in facts.items()]


def _fact(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(_fact, value)) or "none"
    if isinstance(value, dict):
        day = f" on {value['as_of']}" if "as_of" in value else ""
        whose = f" ({' and '.join(value['counting'])})" if "counting" in value else " (licensee and affiliates)"
        return f"{value['number']:,} {value['unit']}{whose}{day}"
    return str(value)


def osi_line(osi: OsiDecision) -> str:
    """The OSI's decision in one line; a fact about a process, apart from the reading."""
    parts = [_OSI[osi.status]]
    if osi.category:
        parts.append(f"category {osi.category}")
    if osi.date:
        parts.append(str(osi.date))
    line = ", ".join(parts)
    return f"{line}. Reason given: {osi.reason.rstrip('.')}" if osi.reason else line


def remarks(evaluation: Evaluation) -> list[str]:
    """The notes, how the text differs from the known licence that it is nearest to, and what was not understood."""
    return [*evaluation.notes, *_differences(evaluation.differs_from), *_not_understood(evaluation)]


def _differences(found: Difference | None) -> Iterator[str]:
    if found is None:
        return
    if not found.added and not found.removed_count:
        yield f"It has the sentences of {found.id}, and no others."
    if found.added:
        yield f"It is nearest to {found.id}, to which it adds: {_some(found.added)}"
    if found.removed_count:
        said = f": {_some(found.removed)}" if found.removed else " (their words need osdcheck[texts])."
        yield f"Of {found.id} it leaves out {found.removed_count} sentence{'s' * (found.removed_count > 1)}{said}"


def _not_understood(evaluation: Evaluation) -> Iterator[str]:
    for found in evaluation.not_understood[:REMARKS]:
        yield f"Not understood, line {found.line}: “{_clipped(found.quote)}”"
    more = len(evaluation.not_understood) - REMARKS
    if more > 0:
        yield f"{more} more sentences were not understood; the JSON has all of them."


def _some(sentences: Sequence[str]) -> str:
    said = " ".join(f"“{_clipped(sentence)}”" for sentence in sentences[:REMARKS])
    return said + (f" and {len(sentences) - REMARKS} more" if len(sentences) > REMARKS else "")


def _clipped(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= REMARK else words[:REMARK].rsplit(" ", 1)[0] + " …"


def position_line(position: Position) -> str:
    """What somebody else concluded, with how we know."""
    named = [*position.criteria, *(f"{criterion} with doubt" for criterion in position.doubts)]
    criteria = f", naming {listed(named)}" if named else ""
    said = f"{position.outcome}{criteria}{_KNOWN[position.evidence]}"
    return f"{position.holder}, {position.date}: {said}. {position.summary}"


def stand_line(position: Stand) -> str:
    """What somebody else concluded, and how our reading compares."""
    return f"{position_line(position)} {position.beside}"


def argument_lines(argument: Argument) -> list[str]:
    """The question, both sides with who holds them, and what would settle it."""
    sides = [f"{MARKS[side.status]} {side.status}: {side.argument}{_held(side)}" for side in argument.sides]
    return [f"{argument.criterion}: {argument.question}", *sides, f"What would settle it: {argument.settles}"]


def _held(side: Side) -> str:
    held = [f"{holder.name}{_when(holder)}{_KNOWN[holder.evidence]}" for holder in side.holders]
    return f" Held by {listed(held)}." if held else ""


def _when(holder: Holder) -> str:
    return f", {holder.date}" if holder.date else ""


def reading_line(reading: Reading) -> str:
    """One reading of what source is: what the release comes to under it, and who holds it."""
    held = [f"{holder.name}{_when(holder)}{_KNOWN[holder.evidence]}" for holder in reading.holders]
    by = f" Held by {listed(held, 'and')}." if held else ""
    return f"{MARKS[reading.status]} {reading.status}: {reading.name}. {reading.why}{by}"


def release_lines(evaluation: Evaluation) -> list[str]:
    """What was published, part by part, and the readings of source."""
    if evaluation.release is None:
        return []
    return [*facts(evaluation.release), *(reading_line(reading) for reading in evaluation.readings)]


def source_line(evaluation: Evaluation | ClaimCheck | Answer, quote: Quote) -> str:
    """Where a quote stands: document, section, and the line when the text is at hand."""
    title = evaluation.documents[quote.document].title if quote.document in evaluation.documents else quote.document
    line = f", line {quote.line}" if quote.line else ""
    return f"{title}, {quote.section}{line}"


def address(evaluation: Evaluation | ClaimCheck | Answer, quote: Quote) -> str | None:
    """Address of the document that the quote stands in."""
    document = evaluation.documents.get(quote.document)
    return document.url if document else None


def grouped(findings: Sequence[Finding]) -> list[tuple[tuple[str, ...], list[Finding]]]:
    """Findings in order, those that continue the same lead-in together with it: the lead-in is shown once."""
    return [
        (words, list(group))
        for words, group in groupby(findings, lambda finding: tuple(quote.quote for quote in lead(finding)))
    ]


def lead(finding: Finding) -> list[Quote]:
    """The words that the quote continues."""
    return [quote for quote in finding.context if quote.role == "lead-in"]


def after(finding: Finding) -> list[Quote]:
    """The other words that the quote leans on: definitions, exceptions, further parts of the rule."""
    return [quote for quote in finding.context if quote.role != "lead-in"]


def footer_line(evaluation: Evaluation | ClaimCheck) -> str:
    """Date and every version, so that a reader can ask the same question again."""
    own = f" and your own ({evaluation.rules.sha256[:12]})" if evaluation.rules.sha256 else ""
    return (
        f"{evaluation.date} · {evaluation.tool} · "
        f"definition {evaluation.definition.id} {evaluation.definition.version} · "
        f"rules {evaluation.rules.version}{own} · {records_line(evaluation.library)} · {evaluation.format}"
    )


def records_line(records: Records) -> str:
    """The records that were at hand, with their hash."""
    digest = f" ({records.sha256[:12]})" if records.sha256 else ""
    return " · ".join([f"records {records.version}{digest}", *map(own_records_line, records.own)])


def own_records_line(own: OwnRecords) -> str:
    """A user's own records by name and hash, and what they take the place of: they can change an answer."""
    instead = f", in place of {_first(own.overrides)}" if own.overrides else ""
    return f"own records in {one_line(own.folder)} ({own.sha256[:12]}): {_first(own.ids) or 'none'}{instead}"


def _first(ids: Sequence[str], most: int = 10) -> str:
    rest = [f"{len(ids) - most:,} more"] if len(ids) > most else []
    return listed([*ids[:most], *rest])


def slugs(evaluations: Sequence[Evaluation]) -> list[str]:
    """A name for each evaluation that can stand in an address, each different."""
    taken: list[str] = []
    for evaluation in evaluations:
        plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in (evaluation.license.id or "text").lower())
        taken.append(plain if plain not in taken else f"{plain}-{len(taken) + 1}")
    return taken
