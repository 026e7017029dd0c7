"""Plain helpers for tests."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from osdcheck.definitions import definition
from osdcheck.evaluate import evaluate
from osdcheck.model.evaluation import Evaluation, Status
from osdcheck.model.license import Document, License
from osdcheck.model.term import Clause, Term

ROOT = Path(__file__).parents[1]
LICENSES = ROOT / "licenses"
SHARED = ROOT.parent / "shared"
TEXT_FOLDERS = [path for path in [SHARED / "texts"] if path.is_dir()]
SAMPLES = ROOT / ".venv" / "samples"
"""Source distributions of the libraries that read documents, unpacked by `make test`: documents nobody here wrote."""

INSTALLED = os.environ.get("OSDCHECK_INSTALLED")
"""Folder of the installed wheel, when the suite runs against it."""

SAID = (Clause(section="1", quote="these words"),)


def licence(terms: Sequence[Term], **fields: object) -> License:
    """A licence with these terms and nothing else of note."""
    head: dict[str, object] = {"id": "probe", "name": "Probe", "documents": {"license": Document(title="Probe")}}
    return License.model_validate(head | fields | {"terms": tuple(terms)})


def read(license: License) -> Evaluation:
    """The licence against the Open Source Definition."""
    return evaluate(license, definition())


def statuses(license: License) -> dict[str, Status]:
    """Criterion id to status."""
    return read(license).statuses()
