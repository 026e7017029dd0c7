"""A target that could not be read, as data."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from osdcheck.model.base import Model


class Failure(Model):
    """One target and the message why it could not be read."""

    model_config = ConfigDict(serialize_by_alias=True)

    format: Literal["osdcheck/error/1"] = Field(default="osdcheck/error/1", alias="schema")
    target: str
    message: str
