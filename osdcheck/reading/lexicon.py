"""The lexicon: words and phrases of licences to tags. Data in `lexicon/`, one pass over the words of a clause."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).with_name("lexicon")
WORD = re.compile(r"[a-z0-9]+(?:[-'./][a-z0-9]+)*")
FIRST_BYTE = 0x21
MOST_WORDS = 20_000
"""Different words that are kept with where they lead; a licence has some hundreds."""
LONGEST_STEM = 20
"""Letters of the longest beginning of a word."""
BRITISH = (
    ("licenc", "licens"), ("organis", "organiz"), ("authoris", "authoriz"), ("recognis", "recogniz"),
    ("utilis", "utiliz"), ("commercialis", "commercializ"), ("monetis", "monetiz"), ("anonymis", "anonymiz"),
    ("customis", "customiz"), ("optimis", "optimiz"), ("behaviour", "behavior"), ("favour", "favor"),
    ("labour", "labor"), ("fulfill", "fulfil"), ("defence", "defense"), ("offence", "offense"),
    ("judgement", "judgment"), ("acknowledgement", "acknowledgment"), ("practis", "practic"), ("centre", "center"),
    ("catalogue", "catalog"), ("modelling", "modeling"), ("labelled", "labeled"), ("labelling", "labeling"),
    ("whilst", "while"),
)  # fmt: skip
"""Spellings that are one word, and which of the two the lexicon keeps."""
NUMBER = "#"
"""In a phrase: any number, of one word or of several."""
NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "twenty-five", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "dozen",
})  # fmt: skip
MADE = ("party",)
"""Kinds that no phrase has: they are made where a clause is tagged."""


class Place(NamedTuple):
    """Words of the text, and the label of their section."""

    start: int
    end: int
    section: str


class Tag(NamedTuple):
    """A phrase of the lexicon in a text: its kind and value, where it stands, and where it is defined."""

    kind: str
    value: str
    start: int
    end: int
    byte: int
    defined: Place | None = None


_Said = tuple[str, str, int]
"""What a phrase says: the kind, the value and the letter of its tag."""


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: words or beginnings of words that lead on, and the tag that may end here."""

    words: dict[str, _Node] = field(default_factory=dict)
    stems: dict[str, _Node] = field(default_factory=dict)
    tag: _Said | None = None

    def steps(self, word: str) -> Iterator[_Node]:
        """Where the word leads: as it stands, as a number, and by the longest beginning that is known."""
        if word in self.words:
            yield self.words[word]
        if NUMBER in self.words and (word.isdigit() or word in NUMBERS):
            yield self.words[NUMBER]
        if self.stems:
            for length in range(min(len(word), LONGEST_STEM), 2, -1):
                if word[:length] in self.stems:
                    yield self.stems[word[:length]]
                    return


class _Places(dict[str, "_Places | None"]):
    """Where the words so far lead, and from here each next word, found when it is first asked for."""

    def __init__(self, nodes: Sequence[_Node], tag: _Said | None = None) -> None:
        self.nodes = nodes
        self.tag = next((node.tag for node in nodes if node.tag), tag)

    def __missing__(self, word: str) -> _Places | None:
        nodes = [after for node in self.nodes for after in node.steps(word)]
        places = _Places(nodes, self._alone(word)) if nodes or self._alone(word) else None
        if len(self) < MOST_WORDS:
            self[word] = places
        return places

    def _alone(self, _: str) -> _Said | None:
        """What a word says that begins no phrase."""
        return None


class _Begin(_Places):
    """Where a phrase begins. A number that begins no phrase is a tag of its own."""

    def __init__(self, root: _Node, number: _Said) -> None:
        super().__init__([root])
        self.number = number

    def _alone(self, word: str) -> _Said | None:
        is_number = len(word) > 1 and word[0].isdigit() and word[-1].isdigit() and "-" not in word
        return self.number if is_number else None


class Lexicon:
    """Every phrase with its tag, and a letter (one byte) for each kind and value, for patterns over tags."""

    def __init__(self, tables: dict[str, dict[str, list[str]]]) -> None:
        """`tables` maps a section (act, purpose, signs, …) to values and their phrases. Raises ValueError."""
        self.bytes: dict[tuple[str, str], int] = {}
        self._root = _Node()
        for kind in MADE:
            self._letter(kind, "")
        for section, values in tables.items():
            for value, phrases in values.items():
                kind, name = (value, "") if section in ("signs", "thing", "neutral") else (section, value)
                byte = self._letter(kind, name)
                for phrase in phrases:
                    self._add(phrase, (kind, name, byte))
        self._begin = _Begin(self._root, ("number", "", self._letter("number", "")))

    def _letter(self, kind: str, name: str) -> int:
        key = (kind, name)
        if key not in self.bytes:
            if FIRST_BYTE + len(self.bytes) > 0xFF:
                raise ValueError("the lexicon has more than 222 kinds and values")
            self.bytes[key] = FIRST_BYTE + len(self.bytes)
        return self.bytes[key]

    def _add(self, phrase: str, tag: _Said) -> None:
        nodes = [self._root]
        for part in phrase.split():
            nodes = [self._grow(node, word.rstrip(".")) for node in nodes for word in part.split("|")]
            if part == NUMBER:
                for node in nodes:
                    node.words[NUMBER] = node  # five thousand, 5 000
        for node in nodes:
            if node.tag and node.tag != tag:
                raise ValueError(f"{phrase!r} is under {node.tag[:2]} and under {tag[:2]}: only one of them can count")
            node.tag = tag

    @staticmethod
    def _grow(node: _Node, word: str) -> _Node:
        branches = node.stems if word.endswith("*") else node.words
        return branches.setdefault(spelled(word.rstrip("*")), _Node())

    def of(self, kind: str) -> list[int]:
        """The letters of a kind, or of `kind:value`. Raises KeyError for a word that the lexicon does not have."""
        name, _, value = kind.partition(":")
        found = [byte for (k, v), byte in self.bytes.items() if k == name and (not value or v == value)]
        if not found:
            raise KeyError(kind)
        return found

    def tags(self, text: str, start: int, end: int) -> Iterator[Tag]:
        """The tags of `text[start:end]`, the longest phrase first, without overlap. `text` is plain."""
        found = list(WORD.finditer(text, start, end))
        words = [spelled(match[0]) for match in found]
        at = 0
        while at < len(words):
            places = self._begin[words[at]]
            tag, after = _longest(places, words, at) if places is not None else (None, at + 1)
            if tag and tag[0] != "skip":
                yield Tag(tag[0], tag[1], found[at].start(), found[after - 1].end(), tag[2])
            at = after


def _longest(places: _Places | None, words: Sequence[str], at: int) -> tuple[_Said | None, int]:
    """The longest phrase from this word on, which leads to these places, and the word after it."""
    best, after = None, at + 1
    while places is not None:
        at += 1
        if places.tag:
            best, after = places.tag, at
        places = places[words[at]] if at < len(words) else None
    return best, after


@lru_cache(maxsize=20_000)
def spelled(word: str) -> str:
    """The word as Americans spell it."""
    if word in ("programme", "programmes"):
        return word.replace("mme", "m")
    for british, american in BRITISH:
        word = word.replace(british, american)
    return word


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    tables: dict[str, dict[str, list[str]]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for section, values in tomllib.loads(path.read_text(encoding="utf-8")).items():
            tables.setdefault(section, {}).update(values)
    return Lexicon(tables)
