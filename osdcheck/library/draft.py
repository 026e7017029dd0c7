"""A licence that was read by rules to the draft of a record: YAML, for a person to check by hand."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from osdcheck.model.license import License
from osdcheck.model.term import Clause, States, TermBase
from osdcheck.reading.sentences import has_force

WIDTH = 116
MAX_QUOTE = 20_000
MAX_TITLE = 120
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.+-]*")
_STEPS = """\
Draft by `osdcheck new`, {day}, from {origin}: a reading by rules, and no record yet. By hand:
1. Read the whole text with this file beside it, and fill in the head (licenses/_template.yaml explains each line).
2. Hold each term against its quote: the right effect, the right case, the right section? Was an exception missed?
3. Terms with `unread` are clauses that no rule understood. Give each the effect that it has.
4. `osdcheck verify {id}` lists the sentences with force that no term quotes. Write terms for them.
5. `osdcheck check {id}` judges what is written. Let somebody else read text and record, and note it under reviewed.
6. Delete these lines."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a text besides its words. `source` is the record's address of the text, if it has one."""

    id: str
    name: str
    origin: str
    sha256: str
    day: dt.date
    source: str | None = None


def draft(read: License, head: Head) -> str:
    """The draft of a record, as YAML that `osdcheck` reads."""
    terms = list(_telling(read.terms))
    numbers: Counter[str] = Counter()
    steps = _STEPS.format(id=head.id, day=head.day, origin=_plain_words(head.origin))
    lines = [*(f"# {line}" for line in steps.splitlines()), "", *_head(head), "terms:" if terms else "terms: []"]
    for term in terms:
        name = term.rule or term.effect
        numbers[name] += 1
        lines += _term(term, f"{name}-{numbers[name]}" if numbers[name] > 1 else name)
    return "\n".join([*lines, "osi:", "  status: unknown", "reviewed: []"]) + "\n"


def title(text: str, otherwise: str) -> str:
    """The first line of a text as the name of the licence; `otherwise` where it cannot be one."""
    first = next((line.strip(" \t#*_=-") for line in text.splitlines() if line.strip(" \t#*_=-")), "")
    return " ".join(first.split()) if 0 < len(first) <= MAX_TITLE and not first.endswith((".", ";", ",")) else otherwise


def _head(head: Head) -> Iterator[str]:
    yield from (f"id: {_value(head.id)}", f"name: {_value(head.name)}")
    yield from ('# version: "1.0"', "# date: 2024-01-31", "# steward: My Company, Inc.", "# aliases: []")
    yield "subject: software              # or model, data, content, font, hardware"
    yield from ("documents:", "  license:", f"    title: {_value(head.name)}", "    # url: https://example.org/license")
    if head.source:
        yield f"    source: {_value(head.source)}"
        yield from (f"    sha256: {head.sha256}", f"    checked: {head.day}")


def _telling(terms: Iterable[TermBase]) -> Iterator[TermBase]:
    """Each rule once for each clause; what states nothing new of a clause is left out, and neighbours are joined."""
    for _, group in groupby(terms, lambda term: term.main.quote):
        kept = {str(_content(term)): term for term in reversed(list(group))}
        rules = [term for term in reversed(kept.values()) if not isinstance(term, States)]
        spoken = [term for term in reversed(kept.values()) if has_force(" ".join(term.main.quote.split()))]
        yield from rules or spoken[:1]


def _content(term: TermBase) -> dict[str, Any]:
    fields: dict[str, Any] = term.model_dump(mode="json", exclude_defaults=True, exclude={"id", "clauses", "rule"})
    return {term.effect: fields.pop(term.effect), **fields}


def _term(term: TermBase, id: str) -> Iterator[str]:
    yield f"  - id: {id}"
    yield from (f"    {field}: {_value(value)}" for field, value in _content(term).items())
    yield "    clauses:"
    for clause in term.clauses:
        yield from _clause(clause)


def _clause(clause: Clause) -> Iterator[str]:
    yield f"      - section: {_quoted(clause.section)}"
    if clause.role != "rule":
        yield f"        role: {clause.role}"
    words = " ".join(clause.quote[:MAX_QUOTE].split())
    if words.isprintable():
        yield "        quote: >-"
        yield from textwrap.wrap(
            words, WIDTH, initial_indent=" " * 10, subsequent_indent=" " * 10,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
    else:
        yield f"        quote: {_quoted(words)}"


def _value(value: Any) -> str:
    """A value in YAML's flow style."""
    match value:
        case bool():
            return str(value).lower()
        case Mapping():
            return "{" + ", ".join(f"{key}: {_value(item)}" for key, item in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_value, value)) + "]"
        case str():
            return value if _PLAIN.fullmatch(value) and value != "null" else _quoted(value)
        case _:
            return str(value)


def _quoted(text: str) -> str:
    """Text in double quotes, with an escape for what YAML does not take as it is."""
    safe = (char if char.isprintable() and char not in '"\\' else f"\\U{ord(char):08x}" for char in text)
    return f'"{"".join(safe)}"'


def _plain_words(text: str) -> str:
    return "".join(char if char.isprintable() else "�" for char in text)
