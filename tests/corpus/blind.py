"""The one thing that is measured here: a text, judged from its words alone."""

from __future__ import annotations

from osdcheck.definitions import definition
from osdcheck.evaluate import evaluate
from osdcheck.model.evaluation import Evaluation
from osdcheck.reading.reader import read

GRANT = (
    "Permission is granted to anyone to use, copy, modify, merge, publish, distribute and sell copies of the"
    " software, for any purpose, with or without modification."
)
"""A licence that keeps nothing back, for a sentence to stand beside."""


def judge(text: str, name: str = "text", without: frozenset[str] = frozenset()) -> Evaluation:
    """Read a text against the Open Source Definition, without the sentences of the approved licences `without`."""
    return evaluate(read(text, name, without), definition())
