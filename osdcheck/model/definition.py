"""A definition of openness and its criteria, in the official words."""

from __future__ import annotations

from pydantic import Field

from osdcheck.model.base import Model
from osdcheck.model.license import Url
from osdcheck.model.term import Text
from osdcheck.model.vocabulary import Aspect


class Criterion(Model):
    """One criterion: `wording` is a quotation of the definition, the rest is how we read it."""

    id: str = Field(pattern=r"^[A-Z]+-[0-9]+$")
    number: int = Field(ge=0)
    shares: tuple[str, ...] = Field(
        default=(),
        description="criteria of other definitions that it cannot contradict: where one is violated, so is it",
    )
    title: Text
    wording: Text
    asks: Text
    settles: Text = Field(description="what a reader must find out when the words leave it open")
    violates: tuple[Text, ...] = Field(description="what contradicts it")
    unclear: tuple[Text, ...] = Field(default=(), description="what can be read either way")
    touched_by: tuple[Aspect, ...] = Field(
        default=(), description="what a clause that nobody understood must not be about, or the criterion stays open"
    )
    broken_by: tuple[Aspect, ...] = Field(
        default=(), description="what a clause must not restrict, even where nobody can say how"
    )
    spares: tuple[Text, ...] = Field(default=(), description="what looks like a violation and is none")


class Definition(Model):
    """A definition: a yardstick over the same terms, such as the Open Source Definition."""

    id: str
    title: Text
    name: Text = Field(description="what a licence is that conforms, such as 'open source'")
    version: str
    steward: Text
    url: Url
    source: Text = Field(description="where the wording was taken from")
    modified: str
    introduction: Text
    criteria: tuple[Criterion, ...]

    def criterion(self, key: str) -> Criterion | None:
        """The criterion with the id, whatever its case, or with the number; None when there is none."""
        return next((c for c in self.criteria if key.upper() in (c.id, str(c.number))), None)
