"""JSON schemas, generated from the models."""

from __future__ import annotations

import json

from pydantic import BaseModel

from osdcheck.model.answer import Answer
from osdcheck.model.card import CardReport
from osdcheck.model.change import LicenseDiff
from osdcheck.model.claim import ClaimCheck
from osdcheck.model.comparison import Comparison
from osdcheck.model.definition import Definition
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.license import License
from osdcheck.model.release import Release
from osdcheck.model.scenario import Scenario

SCHEMAS: dict[str, type[BaseModel]] = {
    "license": License,
    "definition": Definition,
    "evaluation": Evaluation,
    "comparison": Comparison,
    "diff": LicenseDiff,
    "claims": ClaimCheck,
    "scenario": Scenario,
    "answer": Answer,
    "card": CardReport,
    "release": Release,
}


AUTHORED = frozenset({"license", "scenario", "release"})
"""What people write; their schema is for editors."""


def schema(name: str) -> str:
    """The schema with this name (a key of SCHEMAS) as indented JSON; for authors where people write it."""
    generated = SCHEMAS[name].model_json_schema(mode="validation" if name in AUTHORED else "serialization")
    generated = {"$schema": "https://json-schema.org/draft/2020-12/schema", **generated}
    return json.dumps(generated, indent=2, ensure_ascii=False) + "\n"
