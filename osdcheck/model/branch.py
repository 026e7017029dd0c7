"""What is judged as one: licences that all apply together."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from osdcheck.model.base import Model
from osdcheck.model.license import Document, License
from osdcheck.model.term import Binds, Lifts, Term


class Branch(Model):
    """Licences joined by AND; one for a plain licence. `name` is how the branch is written."""

    name: str
    parts: Annotated[tuple[License, ...], Field(min_length=1)]


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
