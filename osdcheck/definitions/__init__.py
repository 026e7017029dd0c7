"""Definitions of openness: the official wording beside the functions that ask its questions.

`<key>.toml` is a definition. A criterion that shares its sense with others says so (`shares`), and is asked as they
are; one that asks something of its own has a function in the `QUESTIONS` of `<key>.py`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from osdcheck.definitions.answer import Answer, combined
from osdcheck.definitions.bars import Rights
from osdcheck.errors import InputError, UnknownNameError
from osdcheck.extensions import load, names
from osdcheck.model.definition import Criterion, Definition
from osdcheck.model.vocabulary import Aspect

Question = Callable[[Rights], Answer]
HERE = Path(__file__).parent
KEYS = tuple(sorted(path.stem for path in HERE.glob("*.toml")))
YARDSTICKS = ("osd", *(key for key in KEYS if key not in ("osd", "promise")))
"""Definitions that a user may choose; the promises of announcements are no definition of openness."""


@cache
def definition(key: str = "osd") -> Definition:
    """The definition with this key, such as `osd`, or the one that another package gives this name.

    Raises UnknownNameError, which lists the known ones, and InputError for a package that does not keep to the form.
    """
    key = key.lower()
    if key in KEYS:
        wording = (HERE / f"{key}.toml").read_text(encoding="utf-8")
        return Definition.model_validate(tomllib.loads(wording), strict=False)
    return _foreign(key)


def _foreign(key: str) -> Definition:
    """The definition of another package: `<key>.toml` beside the module that its entry point names."""
    module = load("definitions", key)
    if module is None:
        raise UnknownNameError("definition", key, [*YARDSTICKS, *names("definitions")])
    path = Path(getattr(module, "__file__", None) or key).with_name(f"{key}.toml")
    try:
        found = Definition.model_validate(tomllib.loads(path.read_text(encoding="utf-8")), strict=False)
    except (OSError, ValueError) as error:
        raise InputError(f"The definition {key} cannot be read from {path}: {str(error).splitlines()[0]}") from None
    if found.id.lower() != key:
        raise InputError(f"{path}: id is {found.id}, but the extension is called {key}; make them equal")
    unasked = [one.id for one in found.criteria if not one.shares and one.id not in getattr(module, "QUESTIONS", {})]
    if unasked:
        raise InputError(f"{path}: nothing asks {', '.join(unasked)}; give each a function in QUESTIONS, or `shares`")
    return found


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
    """What a clause that nobody understood must not be about, or the criterion stays open; what it shares counts."""
    return frozenset(aspect for one in _with_shared(key, criterion) for aspect in one.touched_by)


@cache
def broken(key: str, criterion: str) -> frozenset[Aspect]:
    """What a clause must not restrict, in whatever words; what the criterion shares counts."""
    return frozenset(aspect for one in _with_shared(key, criterion) for aspect in one.broken_by)


def _with_shared(key: str, criterion: str) -> Iterator[Criterion]:
    """The criterion, and those that it shares its sense with, and so on."""
    found = definition(key).criterion(criterion)
    if found:
        yield found
        for name in found.shares:
            yield from _with_shared(name.rpartition("-")[0], name)


def _own(key: str) -> Mapping[str, Question]:
    if key not in KEYS:
        return getattr(load("definitions", key), "QUESTIONS", {})
    if not (HERE / f"{key}.py").is_file():
        return {}
    found: Mapping[str, Question] = import_module(f"osdcheck.definitions.{key}").QUESTIONS
    return found


def _shared(criteria: tuple[str, ...], r: Rights) -> Answer:
    return combined([questions(name.rpartition("-")[0])[name](r) for name in criteria])
