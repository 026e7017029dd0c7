"""The one thing that is measured here: a text, judged from its words alone."""

from __future__ import annotations

from osdcheck.definitions import definition
from osdcheck.evaluate import evaluate
from osdcheck.model.evaluation import Evaluation
from osdcheck.reading.reader import read


def judge(text: str, name: str = "text", without: frozenset[str] = frozenset()) -> Evaluation:
    """Read a text against the Open Source Definition, without the sentences of the approved licences `without`."""
    return evaluate(read(text, name, without), definition())
