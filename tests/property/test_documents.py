"""A law of documents: whatever strangers put into them, there is an answer or one clear line."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from support import SAMPLES

import osdcheck
from osdcheck.errors import OsdcheckError

STRANGE: list[Any] = [
    None,
    [],
    {},
    "",
    0,
    -1.5,
    True,
    "NONE",
    "x" * 500,
    ["a"],
    {"a": 1},
    "\u0000",
    [[[]]],
    "(((",
    "a AND",
]
DOCUMENTS = sorted(
    path
    for pattern in (
        "spdx_tools-*/tests/spdx/data/*",
        "cyclonedx_python_lib-*/tests/_data/schemaTestData/1.7/valid-lic*",
    )
    for path in SAMPLES.glob(pattern)
    if path.is_file() and path.suffix in {".json", ".xml", ".yaml", ".spdx"} and "UTF-16" not in path.name
)


def changed(data: Any, chance: random.Random) -> Any:
    """The data with one value somewhere in it left out or made strange."""
    node = data
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return data
        key = chance.choice(keys)
        deeper = isinstance(node[key], dict | list) and node[key]
        if deeper and chance.random() < 0.8:
            node = node[key]
            continue
        if chance.random() < 0.2:
            del node[key]
        else:
            node[key] = chance.choice(STRANGE)
        return data


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with a piece cut out, a byte replaced, or the end missing."""
    place = chance.randrange(len(raw))
    match chance.randrange(3):
        case 0:
            return raw[:place] + raw[place + chance.randrange(1, 200) :]
        case 1:
            return raw[:place] + bytes([chance.randrange(32, 127)]) + raw[place + 1 :]
        case _:
            return raw[:place] or b" "


@pytest.mark.skipif(not DOCUMENTS, reason="no sample documents: make test")
@pytest.mark.parametrize("seed", range(120))
def test_a_damaged_document_has_answers_or_one_clear_line(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311  the same documents in every run
    sample = chance.choice(DOCUMENTS)
    raw = sample.read_bytes()
    if sample.suffix == ".json" and chance.random() < 0.8:
        raw = json.dumps(changed(json.loads(raw), chance)).encode()
    else:
        raw = damaged(raw, chance)
    path = tmp_path / sample.name
    path.write_bytes(raw)
    try:
        said = [one.target for one in osdcheck.check_all(path)]
    except OsdcheckError as error:
        said = [str(error)]
    assert said
    assert all(line.startswith(str(path)) and "\n" not in line for line in said)
