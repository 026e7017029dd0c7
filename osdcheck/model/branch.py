"""What is judged as one: licences that all apply together."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from osdcheck.model.base import Model
from osdcheck.model.license import Document, License
from osdcheck.model.term import Binds, Lifts, Term, Text


class Missing(Model):
    """A part whose text is not at hand: what it was called, and why nothing can be read."""

    name: str
    why: Text


class Family(Model):
    """Exactly one of these applies, and nobody said which."""

    name: str
    members: tuple[License, ...] = ()
    missing: tuple[Missing, ...] = ()


class Branch(Model):
    """What holds together (AND); one licence for a plain one. `name` is how the branch is written."""

    name: str
    parts: tuple[License, ...] = ()
    missing: tuple[Missing, ...] = ()
    families: tuple[Family, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.parts or self.missing or self.families):
            raise ValueError(f"the branch {self.name} holds nothing")
        return self


def add(license: License, addition: License) -> License:
    """The licence with the terms of an addition (an exception, the Commons Clause) read into it."""
    prefix = f"{addition.id}."

    def moved(term: Term) -> Term:
        clauses = tuple(
            clause.model_copy(update={"document": prefix + addition.document_id(clause)}) for clause in term.clauses
        )
        links: dict[str, object] = {}
        if isinstance(term, Binds):
            links["binds"] = prefix + term.binds
        if isinstance(term, Lifts):
            own = {other.id for other in addition.terms}
            links["lifts"] = tuple(prefix + name if name in own else name for name in term.lifts)
        return term.model_copy(update={"id": prefix + term.id, "clauses": clauses} | links)

    documents: dict[str, Document] = {prefix + key: document for key, document in addition.documents.items()}
    return License.model_validate(
        dict(license)
        | {
            "name": f"{license.name} with {addition.name}",
            "documents": license.documents | documents,
            "terms": (*license.terms, *(moved(term) for term in addition.terms)),
            "osi": type(license.osi)(),
            "positions": addition.positions,
            "explains": {},
        }
    )
