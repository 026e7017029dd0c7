"""Definitions of openness: the official wording beside the functions that ask its questions."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from osdcheck.definitions.answer import Answer
from osdcheck.definitions.bars import Rights
from osdcheck.definitions.osd import OSD
from osdcheck.definitions.promise import QUESTIONS as PROMISE
from osdcheck.errors import UnknownNameError
from osdcheck.model.definition import Definition

QUESTIONS: Mapping[str, Mapping[str, Callable[[Rights], Answer]]] = {"osd": OSD, "promise": PROMISE}
YARDSTICKS = ("osd",)
"""Definitions that a user may choose; the promises of announcements are no definition of openness."""


@cache
def definition(key: str = "osd") -> Definition:
    """The definition with this key, such as `osd`. Raises UnknownNameError, which lists the known ones."""
    if key.lower() not in QUESTIONS:
        raise UnknownNameError("definition", key, sorted(QUESTIONS))
    wording = Path(__file__).with_name(f"{key.lower()}.toml").read_text(encoding="utf-8")
    return Definition.model_validate(tomllib.loads(wording), strict=False)
