"""What was published: the parts of a program or of a trained model, each with its licence and a source for the fact.

The parts have the names of the Open Source AI Definition: data information, code, parameters.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from osdcheck.model.base import Model, Word, complain
from osdcheck.model.beside import Holder
from osdcheck.model.license import Evidence, Url
from osdcheck.model.term import Slug, Text


class Part(Word):
    """A part of what is released."""

    SOURCE = "source", "the source code of the program"
    PARAMETERS = "parameters", "the parameters, such as weights"
    INFERENCE_CODE = "inference-code", "the code that runs the model"
    TRAINING_CODE = "training-code", "the code that trained the model"
    DATA = "data", "the training data"
    DATA_INFORMATION = "data-information", "information about the training data"
    INSTRUCTIONS = "instructions", "instructions to reproduce the result"


class Proof(Model):
    """Words that show a fact, and where they stand."""

    quote: Text
    url: Url
    evidence: Evidence = "direct"
    date: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")


class Component(Model):
    """One part: whether it is published, under which licence, and behind which door."""

    published: Literal["yes", "partial", "no"]
    license: str | None = Field(
        default=None, description="SPDX expression or record; that of the release when left out"
    )
    access: Literal["open", "form", "vetted"] = Field(
        default="open",
        description="for everybody; after a form that anybody may fill in; for those the licensor chooses",
    )
    sizes: tuple[str, ...] = Field(default=(), description="sizes that it is published for; all when left out")
    proofs: Annotated[tuple[Proof, ...], Field(min_length=1)]
    note: str | None = None


class Release(Model):
    """A description of one release, as a YAML file that begins with `schema: osdcheck/release/1`."""

    model_config = ConfigDict(serialize_by_alias=True)

    format: Literal["osdcheck/release/1"] = Field(alias="schema")
    id: Slug
    name: Text
    version: str | None = None
    date: dt.date | None = None
    steward: Text | None = None
    subject: Literal["software", "model"]
    license: str = Field(description="SPDX expression or record, for every part that names none of its own")
    sizes: tuple[str, ...] = Field(default=(), description="the sizes of the model that were released")
    parts: Annotated[dict[Part, Component], Field(min_length=1)]
    notes: str | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        needed = {Part.SOURCE} if self.subject == "software" else set(Part) - {Part.SOURCE}
        problems: list[tuple[tuple[int | str, ...], str, Any]] = [
            (("parts",), f"says nothing of {part} ({part.meaning}); say yes, partial or no, with a source", None)
            for part in Part
            if part in needed - set(self.parts)
        ]
        for part, component in self.parts.items():
            unknown = sorted(set(component.sizes) - set(self.sizes))
            problems += [(("parts", part, "sizes"), f"{size} is no size of the release", size) for size in unknown]
        complain("Release", problems)
        return self

    def state(self, part: Part) -> Literal["yes", "partial", "no"]:
        """Whether the part is published; one that only the licensor's choice of people gets is not."""
        component = self.parts.get(part)
        if component is None or component.access == "vetted":
            return "no"
        whole = not component.sizes or set(component.sizes) == set(self.sizes)
        return "partial" if component.published == "yes" and not whole else component.published


class Reading(Model):
    """One reading of what the source is: what it asks for, what the release comes to, and who holds it."""

    id: Slug
    name: Text
    asks: tuple[Part, ...]
    status: Literal["conforms", "violates", "unclear"]
    why: Text
    holders: tuple[Holder, ...] = ()
