"""What tests share: the folders of the repository, the records, the texts at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from support import LICENSES

from osdcheck.library.pack import read_records
from osdcheck.model.license import License

settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100)
settings.load_profile("suite")


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
