"""Generated files are fresh, and the JSON that we write keeps to its schema."""

from __future__ import annotations

import importlib.util
import json
import sys
from types import ModuleType

import jsonschema
import pytest
from support import INSTALLED, LICENSES, ROOT

from osdcheck.api import check, compare
from osdcheck.library.pack import read_records
from osdcheck.library.record import read_record
from osdcheck.library.store import Library
from osdcheck.library.yaml import read_yaml
from osdcheck.schemas import schema


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["generate"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(bool(INSTALLED), reason="the generator belongs to the repository, not to the wheel")
def test_generated_files_are_fresh() -> None:
    stale = [path.name for path, content in _generator().generated() if path.read_text(encoding="utf-8") != content]
    assert stale == [], "run `make generate`"


def test_the_packed_library_gives_the_records_back() -> None:
    library = Library()
    for record in read_records(LICENSES):
        assert library.get(record.id) == record


def test_json_keeps_to_its_schema() -> None:
    evaluation = json.loads(check("llama-2").model_dump_json())
    comparison = json.loads(compare(["llama-2", "mit"]).model_dump_json())
    jsonschema.validate(evaluation, json.loads(schema("evaluation")))
    jsonschema.validate(comparison, json.loads(schema("comparison")))


def test_every_record_keeps_to_the_schema_that_editors_use() -> None:
    wanted = json.loads(schema("license"))
    record = json.loads(read_record(LICENSES / "llama-2.yaml").model_dump_json(exclude_defaults=True))
    jsonschema.validate(record, wanted)
    assert isinstance(read_yaml((LICENSES / "_template.yaml").read_text(), "_template.yaml").data, dict)
