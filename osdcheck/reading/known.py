"""Known texts: which licence a text is, when it is one to the word, and which of its sentences are known ones.

The committed table holds hashes and ids, no words: for each way a known text can look the hashes of its sentences,
run together. Texts of licences that the OSI approved stand apart: only their sentences excuse anything.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from osdcheck.reading.words import KEY, Sentence, keyed_sentences, sentence_keys

TABLE = Path(__file__).with_name("known.json")
_OF_IT = re.compile(
    r"\b(?:use|copy|sell|share|distribute|modify|change)\s+(?:it|them)\b[^.;]*\b(?:only|solely)\b", re.IGNORECASE
)
"""What limits the use of something that another sentence names: a licence may say so of its own words."""


@dataclass(frozen=True, slots=True, eq=False)
class KnownText:
    """One known text: the ids of the licences that have it, and the hashes of its sentences, run together."""

    ids: tuple[str, ...]
    fingerprint: str
    approved: bool

    @property
    def size(self) -> int:
        """How many sentences it has."""
        return len(self.fingerprint) // KEY

    @property
    def keys(self) -> list[str]:
        """The hash of each sentence, in order."""
        return [self.fingerprint[at : at + KEY] for at in range(0, len(self.fingerprint), KEY)]


def fingerprint(text: str) -> str:
    """The hashes of a text's sentences, run together."""
    return "".join(sentence_keys(text))


def table(approved: Iterable[tuple[str, str]], recorded: Iterable[tuple[str, str]]) -> str:
    """The committed table for these (id, text) pairs: one line for each known text."""
    parts = ",\n".join(f'"{name}": {_rows(texts)}' for name, texts in (("approved", approved), ("recorded", recorded)))
    return f"{{\n{parts}\n}}\n"


def _rows(texts: Iterable[tuple[str, str]]) -> str:
    rows: dict[str, set[str]] = {}
    for id, text in texts:
        rows.setdefault(fingerprint(text), set()).add(id)
    lines = [
        f'  "{key}": {json.dumps(sorted(ids))}' for key, ids in sorted(rows.items(), key=lambda row: sorted(row[1]))
    ]
    return "{\n" + ",\n".join(lines) + "\n}"


@cache
def known_texts() -> tuple[KnownText, ...]:
    """Every known text, approved ones first."""
    tables = json.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(
        KnownText(tuple(ids), key, name == "approved") for name, rows in tables.items() for key, ids in rows.items()
    )


@cache
def _by_fingerprint() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for known in known_texts():
        found.setdefault(known.fingerprint, []).extend(known.ids)
    return found


@cache
def _by_sentence() -> dict[str, Counter[int]]:
    """Each sentence hash, and how often each known text has it."""
    found: dict[str, Counter[int]] = {}
    for number, known in enumerate(known_texts()):
        for key in known.keys:
            found.setdefault(key, Counter())[number] += 1
    return found


def recognise(text: str) -> list[str]:
    """Ids of the known texts that this text is to the word; empty when it is none.

    What the SPDX matching guidelines let vary may vary: case, white space, quotes, titles, copyright notices.
    """
    return with_words(fingerprint(text))


def with_words(fingerprint: str) -> list[str]:
    """Ids of the known texts with these sentences, in this order."""
    return sorted(set(_by_fingerprint().get(fingerprint, ())))


def shared_sentences(sentences: Iterable[Sentence]) -> dict[KnownText, int]:
    """How many of the sentences each known text has, approved ones first; those that have none are left out."""
    shared: Counter[int] = Counter()
    for key, times in Counter(sentence.key for sentence in sentences).items():
        for number, there in _by_sentence().get(key, {}).items():
            shared[number] += min(times, there)
    return {known_texts()[number]: count for number, count in sorted(shared.items())}


@cache
def approved_keys() -> dict[str, frozenset[str]]:
    """Each sentence hash of the approved texts, and the ids of the texts that have it."""
    found: dict[str, set[str]] = {}
    for known in known_texts():
        for key in known.keys if known.approved else ():
            found.setdefault(key, set()).update(known.ids)
    return {key: frozenset(ids) for key, ids in found.items()}


def approved_sentences(text: str, without: frozenset[str] = frozenset()) -> list[Sentence]:
    """The sentences of a text that an approved licence has too; those of the licences `without` do not count.

    Nor does one that limits what may be done with "it", for elsewhere that is another thing.
    """
    known = approved_keys()
    shared = (found for found in keyed_sentences(text) if known.get(found.key, frozenset()) - without)
    return [found for found in shared if not _OF_IT.search(text, found.start, found.end)]
