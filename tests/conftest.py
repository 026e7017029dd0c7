"""What tests share: the folders of the repository, the records, the texts at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from support import LICENSES

from osdcheck.library.pack import read_records
from osdcheck.model.license import License

WHEEL = 25
"""Examples of each law where the suite runs once more, against the installed wheel."""
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100)
settings.register_profile("wheel", settings.get_profile("suite"), max_examples=WHEEL)
settings.load_profile("wheel" if "OSDCHECK_INSTALLED" in os.environ else "suite")


@pytest.fixture(scope="session")
def records() -> dict[str, License]:
    """Every record of the repository, read from its YAML."""
    return {record.id: record for record in read_records(LICENSES)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for records."""
    made = tmp_path / "records"
    made.mkdir()
    return made
