"""Facts that were not stated, as questions: one for each fact, with the cases that the clauses speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from osdcheck.bites import Bite
from osdcheck.english import threshold
from osdcheck.model.answer import Question
from osdcheck.model.base import Word
from osdcheck.model.license import License
from osdcheck.model.term import Binds, Scope, TermBase, Threshold
from osdcheck.model.vocabulary import Action

FIELD_OF = {"size": "sizes", "place": "country", "starts": "date"}
"""Fields of a scenario that are called otherwise than the facet of a clause."""

WORDING = {
    "who": "What kind of body is it, and how does it stand to the licensor?",
    "place": "In which country is it?",
    "conduct": "What does it do apart from the work?",
    "purpose": "What is it for? State every purpose.",
    "manner": "How is it done?",
    "form": "In which form is the work?",
    "part": "Which part of the work is meant?",
    "product": "With which product is it used?",
    "technology": "On which device or through which channel?",
    "recipient": "To whom do copies go?",
    "received": "How was the copy received?",
    "other": "Which other model or work is involved?",
    "event": "What has happened?",
    "starts": "On which day is it done?",
}


def questions_on(bites: Iterable[Bite]) -> tuple[Question, ...]:
    """One question for each fact that a term turns on, in the order of the terms."""
    asked: dict[str, list[tuple[TermBase, str, str]]] = {}
    for bite in bites:
        for scope, facets in bite.unknown:
            for facet in facets:
                for question, option in _about(facet, scope):
                    asked.setdefault(question, []).append((bite.term, facet, option))
    return tuple(_question(text, found) for text, found in asked.items())


def silent_question(license: License, action: Action) -> Question:
    """The question that a text leaves which says nothing of the action."""
    elsewhere = "the law or another agreement" if license.kind == "license" else "the licence that this is added to"
    return Question(fact="law", question=f"No grant found: does {elsewhere} permit {action.meaning}?")


def unknown_policy(license: License, term: Binds) -> Question:
    """The question that a binding policy leaves whose text is not at hand."""
    title = license.documents[term.binds].title
    text = f"Does the {title} allow this? It is part of the licence, and its text is not at hand."
    return Question(fact="law", question=text, terms=(term.id,), sections=(term.main.section,))


def not_understood(terms: Sequence[TermBase]) -> Question:
    """The question that clauses leave which no rule understood."""
    return Question(
        fact="law",
        question="Do these words bar it? No rule understood them; read them.",
        terms=tuple(term.id for term in terms),
        sections=tuple(dict.fromkeys(term.main.section for term in terms)),
    )


def _question(text: str, found: Sequence[tuple[TermBase, str, str]]) -> Question:
    facet = found[0][1]
    return Question(
        fact=FIELD_OF.get(facet, facet),
        question=text,
        options=tuple(dict.fromkeys(option for _, _, option in found)),
        terms=tuple(dict.fromkeys(term.id for term, _, _ in found)),
        sections=tuple(dict.fromkeys(term.main.section for term, _, _ in found)),
    )


def _about(facet: str, scope: Scope) -> Iterator[tuple[str, str]]:
    """Pairs of a question and a case that a clause speaks of."""
    if facet == "size":
        yield from ((_size(line), threshold(line)) for line in scope.size)
    elif facet == "starts":
        yield WORDING[facet], f"from {scope.starts}"
    else:
        for value in getattr(scope, facet):
            yield WORDING[facet], value.meaning if isinstance(value, Word) else value


def _size(line: Threshold) -> str:
    whose = "it and its affiliates" if "affiliates" in line.counting else "it alone"
    return f"How many {line.unit.meaning} are there of {whose}{f' on {line.as_of}' if line.as_of else ''}?"
