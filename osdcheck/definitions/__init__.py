"""Definitions of openness: the official wording beside the functions that ask its questions.

`<key>.toml` is a definition. A criterion that shares its sense with others says so (`shares`), and is asked as they
are; one that asks something of its own has a function in the `QUESTIONS` of `<key>.py`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from osdcheck.definitions.answer import Answer, combined
from osdcheck.definitions.bars import Rights
from osdcheck.errors import UnknownNameError
from osdcheck.model.definition import Definition
from osdcheck.model.vocabulary import Aspect

Question = Callable[[Rights], Answer]
HERE = Path(__file__).parent
KEYS = tuple(sorted(path.stem for path in HERE.glob("*.toml")))
YARDSTICKS = ("osd", *(key for key in KEYS if key not in ("osd", "promise")))
"""Definitions that a user may choose; the promises of announcements are no definition of openness."""


@cache
def definition(key: str = "osd") -> Definition:
    """The definition with this key, such as `osd`. Raises UnknownNameError, which lists the known ones."""
    if key.lower() not in KEYS:
        raise UnknownNameError("definition", key, YARDSTICKS)
    wording = (HERE / f"{key.lower()}.toml").read_text(encoding="utf-8")
    return Definition.model_validate(tomllib.loads(wording), strict=False)


@cache
def questions(key: str) -> Mapping[str, Question]:
    """Criterion id to the function that asks it, for every criterion of the definition. Raises as `definition` does."""
    known = definition(key)
    own = _own(key.lower())
    return {
        criterion.id: own[criterion.id] if criterion.id in own else partial(_shared, criterion.shares)
        for criterion in known.criteria
    }


@cache
def touched(key: str, criterion: str) -> frozenset[Aspect]:
    """What a clause that nobody understood must not be about, or the criterion stays open: its own and what it shares."""
    found = definition(key).criterion(criterion)
    own = frozenset(found.touched_by) if found else frozenset()
    shared = found.shares if found else ()
    return own.union(*(touched(name.rpartition("-")[0], name) for name in shared))


def _own(key: str) -> Mapping[str, Question]:
    if not (HERE / f"{key}.py").is_file():
        return {}
    found: Mapping[str, Question] = import_module(f"osdcheck.definitions.{key}").QUESTIONS
    return found


def _shared(criteria: tuple[str, ...], r: Rights) -> Answer:
    return combined([questions(name.rpartition("-")[0])[name](r) for name in criteria])
