"""The one pure function: a licence and a definition in, cited verdicts out. No I/O, no printing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from osdcheck.definitions import QUESTIONS
from osdcheck.definitions.answer import Answer, Ground
from osdcheck.definitions.bars import rights
from osdcheck.english import describe, place
from osdcheck.model.definition import Criterion, Definition
from osdcheck.model.evaluation import (
    DefinitionName,
    DocumentName,
    Evaluation,
    Finding,
    LicenseName,
    Quote,
    Verdict,
    Versioned,
)  # fmt: skip
from osdcheck.model.license import License
from osdcheck.model.term import Clause, TermBase
from osdcheck.version import LIBRARY_VERSION, RULES_VERSION, __version__

SHOWN_IN_EXPLANATION = 3


def evaluate(
    license: License,
    definition: Definition,
    *,
    target: str | None = None,
    date: dt.date | None = None,
    library: Versioned | None = None,
) -> Evaluation:
    """Ask every question of the definition of the licence's terms.

    `target` is the name that the user gave, `date` the day of the report, `library` the version of the records; they
    only stand in the answer.
    """
    normal = rights(license)
    questions = QUESTIONS[definition.id.lower()]
    verdicts = [_verdict(license, criterion, questions[criterion.id](normal)) for criterion in definition.criteria]
    return Evaluation(
        target=target or license.id,
        license=LicenseName(id=license.id, spdx_id=license.spdx_id, name=license.name, version=license.version),
        definition=DefinitionName(id=definition.id, version=definition.version),
        osi=license.osi,
        positions=license.positions,
        verdicts=tuple(verdicts),
        documents={
            key: DocumentName(title=document.title, url=document.url) for key, document in license.documents.items()
        },
        tool=f"osdcheck {__version__}",
        rules=Versioned(version=RULES_VERSION),
        library=library or Versioned(version=LIBRARY_VERSION),
        date=date or dt.datetime.now(dt.UTC).date(),
    )


def _verdict(license: License, criterion: Criterion, answer: Answer) -> Verdict:
    known = license.explains.get(criterion.id)
    return Verdict(
        criterion=criterion.id,
        title=criterion.title,
        status=answer.status,
        explanation=" ".join(filter(None, [_explain(license, answer), known])),
        questions=answer.questions,
        authority=next((ground.authority for ground in answer.grounds if ground.authority), None),
        findings=tuple(_finding(license, ground.term) for ground in answer.grounds),
    )


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


def _finding(license: License, term: TermBase) -> Finding:
    main = _quote(license, term.main)
    context = tuple(_quote(license, clause) for clause in term.clauses if clause is not term.main)
    return Finding(
        **dict(main), term=term.id, rule=term.rule, says=f"{main.section} {describe(license, term)}", context=context
    )


def _quote(license: License, clause: Clause) -> Quote:
    return Quote(
        document=license.document_id(clause), section=clause.section, quote=clause.quote,
        role=clause.role, start=clause.start, end=clause.end, line=clause.line,
    )  # fmt: skip
