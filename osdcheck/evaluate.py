"""The one pure function: a licence and a definition in, cited verdicts out. No I/O, no printing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from osdcheck.beside import arguments, concerns, stand
from osdcheck.cite import documents, finding, license_name, single
from osdcheck.definitions import broken, questions, touched
from osdcheck.definitions.answer import Answer, Ground, clouded
from osdcheck.definitions.bars import rights
from osdcheck.definitions.release import readings, settle, sources
from osdcheck.english import describe, place
from osdcheck.merge import agreed, missing_verdicts, worst
from osdcheck.model.branch import Branch
from osdcheck.model.definition import Criterion, Definition
from osdcheck.model.evaluation import (
    Alternative,
    DefinitionName,
    Difference,
    Evaluation,
    LicenseName,
    NotUnderstood,
    Records,
    Source,
    TextInfo,
    Verdict,
    Versioned,
    derive,
)
from osdcheck.model.license import License, OsiDecision
from osdcheck.model.release import Release
from osdcheck.model.term import Clause, TermBase, Unread
from osdcheck.model.vocabulary import Aspect
from osdcheck.version import LIBRARY_VERSION, RULES_VERSION, __version__

SHOWN_IN_EXPLANATION = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the answer beside the verdicts: the user's name for the target, the day, and how it was taken."""

    target: str
    date: dt.date | None = None
    library: Records | None = None
    notes: tuple[str, ...] = ()
    text: TextInfo | None = None
    source: Source | None = None
    basis: Literal["record", "text"] = "record"
    differs_from: Difference | None = None
    release: Release | None = None
    rules: Versioned | None = None


def evaluate(licence: License | Sequence[Branch], definition: Definition, asked: Asked | None = None) -> Evaluation:
    """Ask every question of the definition of a licence, or of the branches of an expression.

    Of several branches the freest is chosen whole, never the best cell of each; the answer shows them all.
    Licences in one branch all apply: a criterion has the worst of their statuses, with the words of those that have it.
    """
    branches = (Branch(name=licence.id, parts=(licence,)),) if isinstance(licence, License) else tuple(licence)
    asked = asked or Asked(branches[0].name if len(branches) == 1 else " OR ".join(branch.name for branch in branches))
    read = [_read(branch, definition) for branch in branches]
    if asked.release:
        read = [
            settle(asked.release, branch.parts, definition, verdicts)
            for branch, verdicts in zip(branches, read, strict=True)
        ]
    best = min(range(len(read)), key=lambda index: _closedness(read[index]))
    chosen, verdicts = branches[best], read[best]
    only = single(chosen)
    alone = only is not None
    return Evaluation(
        target=asked.target,
        license=LicenseName(id=None, spdx_id=None, name=asked.release.name) if asked.release else license_name(chosen),
        definition=DefinitionName(id=definition.id, version=definition.version),
        basis=asked.basis,
        osi=only.osi if only else OsiDecision(),
        positions=tuple(stand(position, verdicts) for part in chosen.parts for position in part.positions),
        verdicts=verdicts,
        alternatives=_alternatives(branches, read, best) if len(branches) > 1 else None,
        not_understood=tuple(found for part in chosen.parts for found in _not_understood(part)),
        differs_from=asked.differs_from,
        concerns=tuple(concerns(chosen.parts, alone=alone)),
        arguments=tuple(arguments(chosen.parts, definition.id, alone=alone)),
        release=asked.release,
        readings=readings(asked.release) if asked.release else (),
        documents=documents(chosen) | (sources(asked.release) if asked.release else {}),
        **stamp(asked),
    )


def stamp(asked: Asked) -> dict[str, Any]:
    """What every answer says of how it came about: notes, text, source, versions and the day (today in UTC)."""
    return {
        "notes": asked.notes,
        "text": asked.text,
        "source": asked.source,
        "tool": f"osdcheck {__version__}",
        "rules": asked.rules or Versioned(version=RULES_VERSION),
        "library": asked.library or Records(version=LIBRARY_VERSION),
        "date": asked.date or dt.datetime.now(dt.UTC).date(),
    }


def _read(branch: Branch, definition: Definition) -> tuple[Verdict, ...]:
    alone = single(branch) is not None
    holding = [_answers(part, definition, alone=alone) for part in branch.parts]
    holding += [missing_verdicts(part, definition) for part in branch.missing]
    for family in branch.families:
        members = [_answers(member, definition, alone=False) for member in family.members]
        members += [missing_verdicts(member, definition) for member in family.missing]
        holding.append(agreed(family.name, members))
    return tuple(worst(verdicts) for verdicts in zip(*holding, strict=True))


def _answers(license: License, definition: Definition, *, alone: bool) -> tuple[Verdict, ...]:
    ask = questions(definition.id)
    normal, unread = rights(license), _unread(license)
    answers = (
        clouded(ask[one.id](normal), unread, touched(definition.id, one.id), broken(definition.id, one.id), one.settles)
        for one in definition.criteria
    )
    return tuple(
        _verdict(license, criterion, answer, alone=alone)
        for criterion, answer in zip(definition.criteria, answers, strict=True)
    )


def _unread(license: License) -> list[Unread]:
    return [term for term in license.terms if isinstance(term, Unread)]


def _not_understood(license: License) -> Iterator[NotUnderstood]:
    """The clauses that nobody understood, where their place in a text is known."""
    for clause in (term.main for term in _unread(license)):
        if clause.start is not None and clause.end is not None and clause.line is not None:
            yield NotUnderstood(quote=clause.quote, start=clause.start, end=clause.end, line=clause.line)


def _closedness(verdicts: Sequence[Verdict]) -> tuple[int, ...]:
    """Order of branches from the freest: by overall, then by how many criteria are violated, then unclear."""
    statuses = [verdict.status for verdict in verdicts]
    overall = {"open-source": 0, "undetermined": 1, "not-open-source": 2}[derive(verdicts)]
    return overall, statuses.count("violates"), statuses.count("unclear")


def _alternatives(branches: Sequence[Branch], read: Sequence[Sequence[Verdict]], best: int) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(
            name=branch.name,
            chosen=index == best,
            overall=derive(verdicts),
            statuses={verdict.criterion: verdict.status for verdict in verdicts},
        )
        for index, (branch, verdicts) in enumerate(zip(branches, read, strict=True))
    )


def _verdict(license: License, criterion: Criterion, answer: Answer, *, alone: bool) -> Verdict:
    known = license.explains.get(criterion.id)
    explanation = " ".join(filter(None, [_explain(license, answer), known]))
    return Verdict(
        criterion=criterion.id,
        title=criterion.title,
        status=answer.status,
        explanation=explanation if alone else f"{license.name}: {explanation}",
        questions=answer.questions,
        authority=next((ground.authority for ground in answer.grounds if ground.authority), None),
        findings=tuple(
            finding(license, ground.term, alone=alone, main=_names_the_field(ground.term, criterion))
            for ground in answer.grounds
        ),
    )


def _names_the_field(term: TermBase, criterion: Criterion) -> Clause | None:
    """Where a text that was read fences by a word that it defines, the definition says which field is meant."""
    if term.rule is None or Aspect.FIELDS not in criterion.touched_by:
        return None
    return next((clause for clause in term.clauses if clause.role == "definition"), None)


def _explain(license: License, answer: Answer) -> str:
    if answer.status == "conforms":
        asides = [_sentence(license, ground) for ground in answer.grounds if ground.why]
        return " ".join([answer.why, *asides[:SHOWN_IN_EXPLANATION]])
    if not answer.grounds:
        return answer.why
    first = answer.grounds[:SHOWN_IN_EXPLANATION]
    rest = len(answer.grounds) - len(first)
    more = [f"{rest} more {'clause does' if rest == 1 else 'clauses do'} the same."] if rest else []
    return " ".join([*_sentences(license, first, answer.status == "violates"), *more])


def _sentences(license: License, grounds: Sequence[Ground], with_why: bool) -> list[str]:
    """One sentence for each ground; a reason that several share is given once, after them."""
    said: list[str] = []
    for index, ground in enumerate(grounds):
        why = ground.why if with_why and ground.why not in {later.why for later in grounds[index + 1 :]} else ""
        said.append(_sentence(license, Ground(ground.term, why)))
    return said


def _sentence(license: License, ground: Ground) -> str:
    body = f"{place(license, ground.term.main)} {describe(license, ground.term)}"
    if not ground.why:
        return f"{body}."
    return f"{body}. {ground.why}" if ground.why.endswith(".") else f"{body}: {ground.why}."
