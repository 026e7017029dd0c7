"""Known texts: which licence a text is, when it is one to the word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from osdcheck.reading.words import sentence_keys

TABLE = Path(__file__).with_name("known.json")
KEY = 20
"""Hexadecimal digits of the hash of one sentence."""


def fingerprints(text: str) -> set[str]:
    """The hashes of a text's sentences, run together: as given, and with every paragraph on one line."""
    folded = "\n\n".join(" ".join(paragraph.split()) for paragraph in re.split(r"\n[ \t]*\n", text))
    return {"".join(sentence_keys(version)) for version in (text, folded)}


def table(texts: Iterable[tuple[str, str]]) -> str:
    """The committed table for these (id, text) pairs: one line for each way a known text can look."""
    rows: dict[str, set[str]] = {}
    for id, text in texts:
        for fingerprint in fingerprints(text):
            rows.setdefault(fingerprint, set()).add(id)
    lines = [
        f'  "{key}": {json.dumps(sorted(ids))}' for key, ids in sorted(rows.items(), key=lambda row: sorted(row[1]))
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


@cache
def _known() -> dict[str, list[str]]:
    rows: dict[str, list[str]] = json.loads(TABLE.read_text(encoding="utf-8"))
    return rows


def recognise(text: str) -> list[str]:
    """Ids of the known texts that this text is to the word; empty when it is none.

    What the SPDX matching guidelines let vary may vary: case, white space, quotes, titles, copyright notices.
    """
    found = (_known().get(fingerprint, []) for fingerprint in sorted(fingerprints(text)))
    return sorted({id for ids in found for id in ids})
