"""`osdcheck explain`."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from osdcheck.cli.common import definition_option, format_option, output_option, write
from osdcheck.definitions import YARDSTICKS
from osdcheck.definitions import definition as find_definition
from osdcheck.errors import UnknownNameError
from osdcheck.model.definition import Criterion, Definition
from osdcheck.model.vocabulary import EFFECTS, VOCABULARY

if TYPE_CHECKING:
    from osdcheck.reading.grammar import Rule


@click.command()
@click.argument("name", metavar="CRITERION|WORD|RULE")
@format_option(["terminal", "json"], "terminal")
@output_option
@definition_option
def command(name: str, format_: str, output: Path | None, definition: str) -> int:
    """Say what a criterion asks (OSD-6, or 6), what a word of the vocabulary means, or what a rule of reading matches.

    Exit status: 0, or 2 when the name is not known.
    """
    yardstick = find_definition(named if (named := name.lower().partition("-")[0]) in YARDSTICKS else definition)
    criterion = yardstick.criterion(name)
    if criterion is None:
        write(_word_or_rule(name, yardstick, format_), output)
    elif format_ == "json":
        found = {"schema": "osdcheck/criterion/1", "definition": yardstick.id, **criterion.model_dump(mode="json")}
        write(json.dumps(found, indent=2, ensure_ascii=False) + "\n", output)
    else:
        write(_criterion(criterion, yardstick), output)
    return 0


def _criterion(criterion: Criterion, yardstick: Definition) -> str:
    quoted = textwrap.fill(criterion.wording, 90, initial_indent="  │ ", subsequent_indent="  │ ")
    lines = [
        f"{criterion.id} {criterion.title}",
        f"\n{yardstick.title} {yardstick.version} says:\n{quoted}\n  └ {yardstick.url}",
        f"\nosdcheck asks: {criterion.asks}",
    ]
    for heading, cases in (
        ("It violates the criterion when", criterion.violates),
        ("It is unclear when", criterion.unclear),
        ("It is no violation when", criterion.spares),
    ):
        if cases:
            lines += [
                f"\n{heading}",
                *(textwrap.fill(case, 90, initial_indent="  - ", subsequent_indent="    ") for case in cases),
            ]
    return "\n".join([*lines, f"\nA person settles: {criterion.settles}", ""])


def _word_or_rule(name: str, yardstick: Definition, format_: str) -> str:
    meanings = {(kind.__name__.lower(), str(word)): word.meaning for kind in VOCABULARY for word in kind}
    meanings |= {("effect", effect): meaning for effect, meaning in EFFECTS.items()}
    found = [(kind, meaning) for (kind, word), meaning in meanings.items() if word == name.lower()]
    if not found:
        rules = _rules()
        if name.lower() in rules:
            return _rule(rules[name.lower()], format_)
        known = [*(c.id for c in yardstick.criteria), *(word for _, word in meanings), *rules]
        raise UnknownNameError("criterion, word or rule", name, known)
    if format_ == "json":
        rows = [{"kind": kind, "word": name.lower(), "meaning": meaning} for kind, meaning in found]
        return json.dumps({"schema": "osdcheck/word/1", "meanings": rows}, indent=2, ensure_ascii=False) + "\n"
    return "".join(f"{name.lower()} ({kind}): {meaning}\n" for kind, meaning in found)


def _rules() -> dict[str, Rule]:
    from osdcheck.reading.grammar import grammar  # compiles every rule, which only a question about one is worth

    return {compiled.rule.id: compiled.rule for compiled in grammar().rules}


def _rule(rule: Rule, format_: str) -> str:
    if format_ == "json":
        shown = {"schema": "osdcheck/rule/1", **rule.model_dump(mode="json", exclude_defaults=True)}
        return json.dumps(shown, indent=2, ensure_ascii=False) + "\n"
    term = " ".join([rule.effect, *(rule.words or rule.default or ["what the clause names"])])
    lines = [f"{rule.id}: {rule.why}", f"\nThe term: {term}"]
    for heading, rows in (
        ("It is said as", rule.say),
        ("Not when the match holds", rule.unless),
        ("Not when the clause holds", rule.unless_anywhere),
        ("It matches", rule.matches),
        ("It does not match", rule.clean),
    ):
        if rows:
            lines += [f"\n{heading}", *(f"  - {row}" for row in rows)]
    return "\n".join([*lines, "\nTags and signs: docs/adding-a-rule.md", ""])
