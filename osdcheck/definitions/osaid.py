"""The Open Source AI Definition as questions: four freedoms to the terms, three parts to the release."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from osdcheck.definitions.answer import Answer, decide, on
from osdcheck.definitions.bars import Rights
from osdcheck.definitions.shared import running
from osdcheck.model.vocabulary import Action

STUDYING = (Action.SEE_SOURCE, Action.REVERSE_ENGINEER, Action.BENCHMARK)
UNKNOWN = "A licence does not say what is published: nothing is known of the release."


def study(r: Rights) -> Answer:
    """Study: taking apart, measuring and seeing the source are not barred."""
    return decide(on(r.barring(*STUDYING), "study is barred"), free="Nothing in the text bars study.")


def data_information(r: Rights) -> Answer:  # noqa: ARG001
    """Data information: known from a release only."""
    return _of_release("Which information about the training data is published, and on which terms?")


def code(r: Rights) -> Answer:  # noqa: ARG001
    """Code: known from a release only."""
    return _of_release("Is all code for data, training and running published, and under which licence?")


def parameters(r: Rights) -> Answer:  # noqa: ARG001
    """Parameters: known from a release only."""
    return _of_release("Are the parameters published, and on which terms?")


QUESTIONS: Mapping[str, Callable[[Rights], Answer]] = {
    "OSAID-1": running,
    "OSAID-2": study,
    "OSAID-5": data_information,
    "OSAID-6": code,
    "OSAID-7": parameters,
}


def _of_release(question: str) -> Answer:
    return decide([], missing=question, silent=UNKNOWN, free="")
