"""Known texts: which licence a text is, when it is one to the word, and which of its sentences are known ones.

The committed table holds hashes and ids, no words: for each way a known text can look the hashes of its sentences,
run together. Texts of licences that the OSI approved stand apart: only their sentences excuse anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from osdcheck.reading.words import KEY, Sentence, keyed_sentences

TABLE = Path(__file__).with_name("known.json")


def fingerprints(text: str) -> set[str]:
    """The hashes of a text's sentences, run together: as given, and with every paragraph on one line."""
    folded = "\n\n".join(" ".join(paragraph.split()) for paragraph in re.split(r"\n[ \t]*\n", text))
    return {"".join(sentence.key for sentence in keyed_sentences(version)) for version in (text, folded)}


def table(approved: Iterable[tuple[str, str]], recorded: Iterable[tuple[str, str]]) -> str:
    """The committed table for these (id, text) pairs: one line for each way a known text can look."""
    parts = ",\n".join(f'"{name}": {_rows(texts)}' for name, texts in (("approved", approved), ("recorded", recorded)))
    return f"{{\n{parts}\n}}\n"


def _rows(texts: Iterable[tuple[str, str]]) -> str:
    rows: dict[str, set[str]] = {}
    for id, text in texts:
        for fingerprint in fingerprints(text):
            rows.setdefault(fingerprint, set()).add(id)
    lines = [
        f'  "{key}": {json.dumps(sorted(ids))}' for key, ids in sorted(rows.items(), key=lambda row: sorted(row[1]))
    ]
    return "{\n" + ",\n".join(lines) + "\n}"


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    rows: dict[str, dict[str, list[str]]] = json.loads(TABLE.read_text(encoding="utf-8"))
    return rows


def known_texts() -> Iterator[tuple[list[str], list[str]]]:
    """Ids and sentence hashes of each known text, approved ones first."""
    for rows in _table().values():
        for fingerprint, ids in rows.items():
            yield ids, [fingerprint[at : at + KEY] for at in range(0, len(fingerprint), KEY)]


def recognise(text: str) -> list[str]:
    """Ids of the known texts that this text is to the word; empty when it is none.

    What the SPDX matching guidelines let vary may vary: case, white space, quotes, titles, copyright notices.
    """
    prints = fingerprints(text)
    return sorted({id for rows in _table().values() for print in prints for id in rows.get(print, ())})


@cache
def approved_keys() -> dict[str, frozenset[str]]:
    """Each sentence hash of the approved texts, and the ids of the texts that have it."""
    found: dict[str, set[str]] = {}
    for fingerprint, ids in _table()["approved"].items():
        for at in range(0, len(fingerprint), KEY):
            found.setdefault(fingerprint[at : at + KEY], set()).update(ids)
    return {key: frozenset(ids) for key, ids in found.items()}


def approved_sentences(text: str, without: frozenset[str] = frozenset()) -> list[Sentence]:
    """The sentences of a text that an approved licence has too; those of the licences `without` do not count."""
    known = approved_keys()
    return [found for found in keyed_sentences(text) if known.get(found.key, frozenset()) - without]
