"""Rules as patterns over tags. A pattern compiles to one linear-time expression over a letter for each tag.

`kind` or `kind:value` is one tag, `!kind` one that is not of the kind; `NAME` a macro (`macros.toml`); `…` at most
eight tags that do not change the course of the sentence; `..` any number of them, `~` any number of any tags; `_` any
one tag; `( a | b )`, `?`, `+` and `*` as usual; `^` and `$` the ends of the clause.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import re2

from osdcheck.errors import Problem, RecordError
from osdcheck.model.base import Model, Word
from osdcheck.model.vocabulary import Action, Aspect, Duty, Power, Topic
from osdcheck.reading.lexicon import Lexicon, lexicon

FOLDER = Path(__file__).with_name("rules")
TURNS = (
    "may", "grant", "must", "ban", "free", "only", "ask", "but", "provided", "except", "warranty", "liability",
    "means", "exempt", "nothing",
)  # fmt: skip
"""Kinds that change the course of a sentence: a gap never passes them."""
GAP = 8
TAKING = "TAKING"
"""The macro for limits so plain that no rule for what is harmless accounts for a clause with one."""
COSTLY = frozenset({"royalty", "report", "allow-audit", "assign-changes", "display-mark"})
"""Duties that no free licence has, besides those before the rights."""
VALUES: dict[str, type[Word]] = {
    "grants": Action, "withholds": Action, "prohibits": Action, "ends": Action, "requires": Duty, "asks": Duty,
    "states": Topic, "reserves": Power, "unread": Aspect,
}  # fmt: skip
"""The words that each effect may have."""
_TOKEN = re.compile(r"\.\.|…|~|\||\(|\)|\?|\+|\*|\^|\$|_|!?[a-z0-9:-]+")
_OPTIONS = re2.Options()
_OPTIONS.encoding = re2.Options.Encoding.LATIN1
_OPTIONS.max_mem = 128 << 20  # with the default the automaton is thrown away and built anew over and over


class Rule(Model):
    """One kind of clause: how it is said, what term it becomes, and sentences that it must and must not match."""

    id: str
    why: str
    say: tuple[str, ...]
    unless: tuple[str, ...] = ()
    """What must not stand inside the match."""
    unless_anywhere: tuple[str, ...] = ()
    """What must not stand anywhere in the clause."""
    effect: str
    words: tuple[str, ...] = ()
    """Values of the effect. Empty: the actions that the match names."""
    default: tuple[str, ...] = ()
    """Values of the effect where the match names no action."""
    plus: tuple[str, ...] = ()
    """Actions that the term is about besides those in the match."""
    strict: bool = False
    """Whether a fence narrows grants elsewhere, as one with `only` does."""
    drop: tuple[str, ...] = ()
    """Actions in the match that the term is not about."""
    case: dict[str, tuple[str, ...]] = {}
    """Facets that every match has."""
    facets: tuple[str, ...] = ()
    """Kinds of tag in the match that become facets."""
    needs: bool = False
    """Whether a match without a facet says nothing."""
    first: bool = False
    reach: str | None = None
    whole: bool = False
    """Whether the rule accounts for the whole clause, whatever else it says."""
    together: bool = False
    """Whether what is joined by `and` is about the same thing: `copy this text, but changing it is not allowed`."""
    any_words: bool = False
    """Whether the rule holds whatever the clause is about: disclaimers bind nobody in any words."""
    narrows: bool = False
    """Whether a plain grant that overlaps the match gives way to it."""
    gives_way: bool = False
    spare: bool = False
    """Whether the rule is silent where another says the same of the clause."""
    lists: bool = False
    """Whether items under `use` that name no kind of use are uses that it lists."""
    soft: bool = False
    """Whether the term falls away when another clause grants its actions to everyone."""
    permits: bool = False
    """Whether the clause permits something, so that nothing is banned where another clause grants the rest."""
    faint: bool = False
    """Whether its words are met in much that limits nobody: the second reader silences it where he hears nothing."""
    dedicates: bool = False
    """Whether the rule finds a dedication, which says nothing of the work where it is one of a part of it."""
    matches: tuple[str, ...] = ()
    clean: tuple[str, ...] = ()

    @property
    def demands(self) -> bool:
        """Whether the rule finds what no free licence demands, or what must come before the rights."""
        costly = not COSTLY.isdisjoint(self.words)
        return self.first or bool(self.reach) or self.effect == "withholds" or costly

    @property
    def bans(self) -> bool:
        """Whether the rule finds a ban, or an end of rights."""
        return self.narrows or self.effect in ("prohibits", "ends")

    @property
    def limits(self) -> bool:
        """Whether the rule finds a limit of rights, as no rule for what is harmless does."""
        fenced = self.effect == "grants" and bool(self.facets or self.case)
        return not (self.whole or self.gives_way) and (self.demands or self.bans or fenced)

    @property
    def exact(self) -> bool:
        """Whether the rule names every tag of the clauses that it matches, so that nothing can hide in them."""
        return all(said.startswith("^") and said.endswith("$") and "~" not in said for said in self.say)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule ready to run."""

    rule: Rule
    say: Any
    unless: Any
    unless_anywhere: Any


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matches a clause, from its first tag to its last (exclusive)."""

    rule: Rule
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, and a set that tells in one pass which of them a clause may match."""

    rules: tuple[Compiled, ...]
    any_of: Any

    def matching(self, letters: bytes) -> list[Match]:
        """The rules that a clause (one letter for each tag) matches, and where."""
        found: list[Match] = []
        for index in sorted(self.any_of.Match(letters) or ()):
            compiled = self.rules[index]
            if compiled.unless_anywhere is not None and compiled.unless_anywhere.search(letters):
                continue
            found += [
                Match(compiled.rule, match.start(), match.end())
                for match in compiled.say.finditer(letters)
                if match.end() > match.start() and not (compiled.unless and compiled.unless.search(match.group()))
            ]
        return found


def to_expression(pattern: str, words: Lexicon) -> str:
    """A pattern as a regular expression over letters. Raises ValueError that names what is wrong."""
    for name, meaning in reversed(macros().items()):  # a macro may be made of those before it
        if name in pattern:
            pattern = re.sub(rf"\b{name}\b", meaning, pattern)
    if stray := _TOKEN.sub("", pattern).strip():
        raise ValueError(f"{stray!r} is no part of a pattern")
    return "".join(_part(sign, words) for sign in _TOKEN.findall(pattern))


@lru_cache(maxsize=2_000)
def _part(sign: str, words: Lexicon) -> str:
    if sign in "()|?+*^$":
        return "(?:" if sign == "(" else sign
    if sign == "_":
        return "."
    if sign == "~":
        return ".*"
    if sign in ("…", ".."):
        turns = [byte for kind in TURNS for byte in words.of(kind)]
        return f"[^{_class(turns)}]" + (f"{{0,{GAP}}}" if sign == "…" else "*")
    try:
        letters = words.of(sign.lstrip("!"))
    except KeyError:
        raise ValueError(f"no kind of word {sign} in the lexicon") from None
    return f"[{'^' if sign.startswith('!') else ''}{_class(letters)}]"


def _class(letters: list[int]) -> str:
    return "".join(f"\\x{byte:02x}" for byte in letters)


def load(folder: Path, words: Lexicon, own: Sequence[Path] = ()) -> Grammar:
    """The rules of a folder, and of the user's own. Raises RecordError with every problem: file, rule and mend."""
    problems: list[Problem] = []
    compiled: dict[str, Compiled] = {}
    for path in (path for one in (folder, *own) for path in sorted(one.glob("*.toml"))):
        for row in _rows(path, problems):
            try:
                rule = _compile(Rule.model_validate(row, strict=False), words)
            except ValueError as error:
                problems.append(Problem(str(path), None, str(row.get("id", "?")), str(error).replace("\n", " ")))
                continue
            if rule.rule.id in compiled:
                problems.append(Problem(str(path), None, rule.rule.id, "another rule has this id; give it its own"))
            compiled[rule.rule.id] = rule
    if problems:
        raise RecordError(problems)
    some = re2.Set.SearchSet(_OPTIONS)
    for rule in compiled.values():
        some.Add(rule.say.pattern)
    some.Compile()
    return Grammar(tuple(compiled.values()), some)


def _rows(path: Path, problems: list[Problem]) -> list[dict[str, Any]]:
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
    except (OSError, ValueError) as error:
        problems.append(Problem(str(path), None, "", f"not valid TOML: {str(error).splitlines()[0]}"))
        return []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        problems.append(Problem(str(path), None, "rule", "must be written as [[rule]] tables"))
        return []
    return rows


def _compile(rule: Rule, words: Lexicon) -> Compiled:
    if rule.effect not in VALUES:
        raise ValueError(f"effect: {rule.effect} is none of {', '.join(VALUES)}")
    for value in {*rule.words, *rule.default, *rule.plus} - set(VALUES[rule.effect]):
        raise ValueError(f"words: {value} is none of {', '.join(VALUES[rule.effect])}")
    elsewhere = (*rule.unless_anywhere, TAKING) if rule.whole else rule.unless_anywhere
    return Compiled(rule, _any(rule.say, words), *(_any(p, words) if p else None for p in (rule.unless, elsewhere)))


def _any(patterns: tuple[str, ...], words: Lexicon) -> Any:
    """One expression for any of the patterns."""
    expression = "|".join(f"(?:{to_expression(pattern, words)})" for pattern in patterns)
    return re2.compile(f"(?s){expression}".encode("ascii"), _OPTIONS)


@cache
def _taking() -> Any:
    return _any((TAKING,), lexicon())


def takes(letters: bytes) -> bool:
    """Whether a clause (one letter for each tag) has a limit that no rule for what is harmless accounts for."""
    return bool(_taking().search(letters))


@cache
def macros() -> dict[str, str]:
    """Names that stand for parts of patterns, in capitals; for one of several where the file has a list."""
    found: dict[str, str | list[str]] = tomllib.loads((FOLDER / "macros.toml").read_text(encoding="utf-8"))["macro"]
    return {name: said if isinstance(said, str) else f"( {' | '.join(said)} )" for name, said in found.items()}


@cache
def grammar(own: tuple[Path, ...] = ()) -> Grammar:
    """The rules of the package, and those of the user's own folders. Raises RecordError as `load` does."""
    return load(FOLDER, lexicon(), own)
