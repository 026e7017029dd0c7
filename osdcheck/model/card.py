"""What a model card comes to: its fields, what is misleading in them, the answers, and the claims in its prose."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from osdcheck.model.base import Model
from osdcheck.model.claim import ClaimCheck
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.failure import Failure
from osdcheck.model.term import Text


class Card(Model):
    """The fields of a card that bear on its licence, as the card has them, and the licence file beside it."""

    licenses: tuple[str, ...] = ()
    name: str = Field(default="", description="license_name")
    link: str = Field(default="", description="license_link")
    details: str = Field(default="", description="license_details")
    base_models: tuple[str, ...] = ()
    gated: bool = False
    gate_fields: tuple[str, ...] = ()
    eu_disallowed: bool = False
    license_file: str = Field(default="", description="name of the licence file that lies beside the card")
    license_text: str = Field(default="", exclude=True, repr=False)


class CardReport(Model):
    """The whole report on a card. `claims` holds its prose against each of the answers."""

    model_config = ConfigDict(serialize_by_alias=True)

    format: Literal["osdcheck/card/1"] = Field(default="osdcheck/card/1", alias="schema")
    target: str
    card: Card
    remarks: tuple[Text, ...] = ()
    evaluations: tuple[Evaluation | Failure, ...]
    claims: tuple[ClaimCheck, ...] = ()
