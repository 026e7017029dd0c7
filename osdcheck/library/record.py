"""A record file to a `License`, with every mistake named: file, line, field, reason and mend."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from osdcheck.errors import InputError, Problem, RecordError, nearest, shown
from osdcheck.library.yaml import Marked, read_yaml
from osdcheck.model.license import License
from osdcheck.model.vocabulary import EFFECTS, VOCABULARY

M = TypeVar("M", bound=BaseModel)


def read_record(path: Path) -> License:
    """Read one record file. Raises InputError when it cannot be read, RecordError with all mistakes in it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise InputError(f"{path}: cannot be read: {reason}") from None
    license = parse_record(text, str(path))
    if license.id != path.stem:
        raise RecordError(
            [Problem(str(path), 1, "id", f"is {license.id}, but the file is called {path.name}; make them equal")]
        )
    return license


def parse_record(text: str, name: str) -> License:
    """The record in the text; `name` stands in messages. Raises RecordError with all mistakes."""
    return typed(License, read_yaml(text, name), name)


def typed(model: type[M], marked: Marked, name: str) -> M:
    """Plain data as a model. Raises RecordError with one problem for each mistake, in the order of the lines."""
    if not isinstance(marked.data, dict):
        raise RecordError([Problem(name, 1, "", "no `key: value` lines; see licenses/_template.yaml")])
    try:
        return model.model_validate(marked.data, strict=False)
    except ValidationError as error:
        problems = [_problem(details, marked, name, model) for details in error.errors()]
        raise RecordError(sorted(problems, key=lambda problem: problem.line or 0)) from None


def _problem(details: ErrorDetails, marked: Marked, name: str, model: type[BaseModel]) -> Problem:
    path = _written(details["loc"], marked)
    field = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
    return Problem(name, marked.line(path), field, reason(details, model))


def _written(loc: tuple[int | str, ...], marked: Marked) -> tuple[int | str, ...]:
    """The path as the author wrote it: without the tag of the union, which follows the number of a term."""
    if len(loc) > 3 and loc[0] == "terms" and loc[2] in EFFECTS and not isinstance(loc[3], int):
        loc = (*loc[:2], *loc[3:])
    known = [part for index, part in enumerate(loc[:-1]) if loc[: index + 1] in marked.lines]
    return (*known, *loc[-1:])


def reason(details: ErrorDetails, model: type[BaseModel]) -> str:
    """What is wrong with one field of the model, and how to mend it."""
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    match kind:
        case "missing":
            return "is missing; add it" + (" (licenses/_template.yaml says how)" if model is License else "")
        case "extra_forbidden":
            return f"no such field{_did_you_mean(str(details['loc'][-1]), _field_names(model))}"
        case "enum" | "literal_error":
            words = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
            return f"{shown(str(given))} is not in the vocabulary{_did_you_mean(str(given), words, also_in=words)}"
        case "no_effect":
            return f"says no effect; give it one of {', '.join(EFFECTS)}"
        case "tuple_type":
            return f"must be a list: [{str(given)[:60]}]"
        case "string_pattern_mismatch":
            return f"{shown(str(given))} does not have the form {context['pattern']}"
        case "too_short":
            return "is empty; give at least one"
        case "record":
            return str(context["reason"])
        case _:
            return f"{details['msg'][0].lower()}{details['msg'][1:]}, not {shown(str(given))}"


def _did_you_mean(name: str, known: list[str], also_in: list[str] | None = None) -> str:
    near = nearest(name, known)
    if near:
        return f"; did you mean {' or '.join(near)}?"
    if also_in and len(also_in) < 12:
        return f"; it must be one of {', '.join(also_in)}"
    homes = [words.__name__.lower() for words in VOCABULARY if name in list(words)]
    return f"; that is a word for {homes[0]}" if homes else "; docs/vocabulary.md lists the words"


def _field_names(model: type[BaseModel]) -> list[str]:
    from osdcheck.model import license as license_module
    from osdcheck.model import term as term_module

    names = set(model.model_fields)
    if model is not License:
        return sorted(names)
    names |= set(EFFECTS)
    spaces: list[Mapping[str, object]] = [vars(license_module), vars(term_module)]
    for space in spaces:
        for value in space.values():
            if isinstance(value, type) and issubclass(value, BaseModel):
                names |= set(value.model_fields)
    return sorted(names)
