"""The library at run time: the packed records, and folders of records that a user names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from osdcheck.errors import InputError, UnknownNameError, one_line
from osdcheck.model.evaluation import OwnRecords, Records, Versioned
from osdcheck.model.license import License
from osdcheck.version import RULES_VERSION

PACKED = Path(__file__).with_name("library.jsonl")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the library's index."""

    id: str
    name: str
    spdx_id: str | None
    osi: str
    kind: str


def names_of(record: License) -> list[str]:
    """Everything that a user may type for a record, case folded."""
    return [name.casefold() for name in (record.id, record.spdx_id, *record.aliases) if name]


@cache
def _index() -> tuple[dict[str, Any], int]:
    with PACKED.open("rb") as file:
        first = file.readline()
    return json.loads(first), len(first)


class Library:
    """Records by id, SPDX id or alias, whatever the case. A user's folders come first and may override.

    `rules` are folders of the user's own rules, with which texts are read.
    """

    def __init__(self, folders: Iterable[Path] = (), rules: Iterable[Path] = ()) -> None:
        self.folders = tuple(folders)
        self.rules = tuple(rules)

    @cached_property
    def _by_folder(self) -> dict[Path, list[License]]:
        if not self.folders:
            return {}
        from osdcheck.library.pack import read_records  # the YAML reader is loaded only when it is needed

        for folder in self.folders:
            if not folder.is_dir():
                raise InputError(f"{one_line(folder)}: no such folder of records (--library)")
        return {folder: read_records(folder) for folder in self.folders}

    @cached_property
    def _own(self) -> dict[str, License]:
        return {record.id: record for records in self._by_folder.values() for record in records}

    @cached_property
    def _by_name(self) -> dict[str, str]:
        packed: dict[str, str] = _index()[0]["names"]
        return packed | {name: record.id for record in self._own.values() for name in names_of(record)}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._by_name

    def record_id(self, name: str) -> str:
        """Id of the record that the name leads to. Raises UnknownNameError with the nearest names."""
        key = self._by_name.get(name.casefold())
        if key is None:
            raise UnknownNameError("licence", name, self.names())
        return key

    def get(self, name: str) -> License:
        """The record that the name leads to. Raises UnknownNameError with the nearest names."""
        key = self.record_id(name)
        if key in self._own:
            return self._own[key]
        index, start = _index()
        offset, size = index["entries"][key]["at"]
        with PACKED.open("rb") as file:
            file.seek(start + offset)
            return License.model_validate_json(file.read(size))

    def names(self) -> list[str]:
        """Every name that leads to a record, case folded."""
        return sorted(self._by_name)

    def entries(self) -> list[Entry]:
        """One row for each record, in the order of the ids; loads no packed record."""
        rows = {
            key: Entry(key, row["name"], row["spdx_id"], row["osi"], row["kind"])
            for key, row in _index()[0]["entries"].items()
        }
        for record in self._own.values():
            rows[record.id] = Entry(record.id, record.name, record.spdx_id, record.osi.status, record.kind)
        return [rows[key] for key in sorted(rows)]

    def version(self) -> Records:
        """Version of the packed records, SHA-256 over them and the user's own, and which those are."""
        index = _index()[0]
        own = tuple(_named(folder, records, index["names"]) for folder, records in self._by_folder.items())
        digest = hashlib.sha256("".join([index["sha256"], *(one.sha256 for one in own)]).encode())
        return Records(version=index["version"], sha256=digest.hexdigest(), own=own)

    def rules_version(self) -> Versioned:
        """Version of the rules, and SHA-256 over the user's own where there are some."""
        if not self.rules:
            return Versioned(version=RULES_VERSION)
        digest = hashlib.sha256()
        for path in (path for folder in self.rules for path in sorted(folder.glob("*.toml"))):
            digest.update(path.read_bytes())
        return Versioned(version=RULES_VERSION, sha256=digest.hexdigest())


def _named(folder: Path, records: Iterable[License], packed: Mapping[str, str]) -> OwnRecords:
    """What a report says of a folder: its records, and those of the library whose names they take."""
    ordered = sorted(records, key=lambda record: record.id)
    taken = {packed[name] for record in ordered for name in names_of(record) if name in packed}
    return OwnRecords(
        folder=str(folder),
        sha256=hashlib.sha256("".join(record.model_dump_json() for record in ordered).encode()).hexdigest(),
        ids=tuple(record.id for record in ordered),
        overrides=tuple(sorted(taken)),
    )
