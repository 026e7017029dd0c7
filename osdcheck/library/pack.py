"""Packs `licenses/*.yaml` into the one file that is read at run time (`make generate` writes it).

The first line is an index of ids, names and places; each further line is one record. Reading one record
reads the index and that line only.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from osdcheck.errors import Problem, RecordError
from osdcheck.library.record import read_record
from osdcheck.library.store import names_of
from osdcheck.model.license import License
from osdcheck.version import LIBRARY_VERSION

SOURCE = Path(__file__).parents[2] / "licenses"


def record_files(folder: Path) -> list[Path]:
    """The record files of a folder in order; names that begin with _ are no records."""
    return sorted(path for path in folder.glob("*.yaml") if not path.name.startswith("_"))


def read_records(folder: Path) -> list[License]:
    """Every record of a folder. Raises RecordError with the mistakes of all files at once."""
    records: list[License] = []
    problems: list[Problem] = []
    for path in record_files(folder):
        try:
            records.append(read_record(path))
        except RecordError as error:
            problems.extend(error.problems)
    problems.extend(_clashes(folder, records))
    if problems:
        raise RecordError(problems)
    return records


def pack(records: Iterable[License]) -> str:
    """The packed file for these records, the same for the same records."""
    lines: list[str] = []
    entries: dict[str, dict[str, object]] = {}
    by_name: dict[str, str] = {}
    offset = 0
    for record in records:
        line = record.model_dump_json(exclude_defaults=True) + "\n"
        size = len(line.encode())
        entries[record.id] = {
            "name": record.name,
            "spdx_id": record.spdx_id,
            "osi": record.osi.status,
            "kind": record.kind,
            "at": [offset, size],
        }
        by_name |= dict.fromkeys(names_of(record), record.id)
        lines.append(line)
        offset += size
    body = "".join(lines)
    index = {
        "version": LIBRARY_VERSION,
        "sha256": hashlib.sha256(body.encode()).hexdigest(),
        "entries": entries,
        "names": by_name,
    }
    return json.dumps(index, ensure_ascii=False) + "\n" + body


def _clashes(folder: Path, records: list[License]) -> Iterable[Problem]:
    owners: dict[str, str] = {}
    for record in records:
        for name in set(names_of(record)):
            if name in owners:
                reason = f"{name} is already a name of {owners[name]}; each name leads to one record"
                yield Problem(str(folder / f"{record.id}.yaml"), None, "aliases", reason)
            owners[name] = record.id
