"""What every noun of osdcheck shares: frozen, strict, closed to unknown fields."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError


class Model(BaseModel):
    """A value: it cannot be changed, refuses unknown fields, and never guesses a type in Python code."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Word(StrEnum):
    """One word of the vocabulary with its meaning; the meaning reads on in a sentence."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        """Make the word from its value and its meaning."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.meaning = meaning
        return word


def complain(title: str, problems: list[tuple[tuple[int | str, ...], str, Any]]) -> None:
    """Raise all problems, each (place, sentence, value), as one pydantic error; nothing when there is none."""
    if problems:
        raise ValidationError.from_exception_data(
            title,
            [
                InitErrorDetails(
                    type=PydanticCustomError("record", "{reason}", {"reason": text}), loc=place, input=value
                )
                for place, text, value in problems
            ],
        )
