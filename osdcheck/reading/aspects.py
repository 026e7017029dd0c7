"""What a term takes, in the words for what a clause that nobody understood could touch."""

from __future__ import annotations

from osdcheck.model.term import Requires, TermBase
from osdcheck.model.vocabulary import Action, Aspect, Manner, Reach

ACTIONS = {
    Action.DISTRIBUTE: Aspect.SHARING, Action.SELL: Aspect.SHARING, Action.SUBLICENSE: Aspect.GATES,
    Action.COPY: Aspect.SHARING, Action.MODIFY: Aspect.CHANGING, Action.DISTRIBUTE_MODIFIED: Aspect.CHANGING,
    Action.SEE_SOURCE: Aspect.SOURCE, Action.REVERSE_ENGINEER: Aspect.SOURCE, Action.COMBINE: Aspect.NEIGHBOURS,
    Action.PASS_ON_RIGHTS: Aspect.GATES,
}  # fmt: skip
"""What a ban on an action takes; the field of use, for any other."""
FACETS = {
    "who": Aspect.PERSONS, "size": Aspect.PERSONS, "place": Aspect.PERSONS, "conduct": Aspect.PERSONS,
    "purpose": Aspect.FIELDS, "product": Aspect.PRODUCTS, "technology": Aspect.TECHNOLOGY, "part": Aspect.CHANGING,
    "form": Aspect.SOURCE,
}  # fmt: skip


def taken(term: TermBase) -> frozenset[Aspect]:
    """What a ban, a fence or a demand takes, by its actions and its case; what comes before the rights is a gate.

    A ban on sublicensing takes nothing by itself: everyone may have his rights from the licensor.
    """
    about = {ACTIONS.get(action, Aspect.FIELDS) for action in term.actions - {Action.SUBLICENSE}}
    about |= {FACETS[facet] for facet in term.case.facets() if facet in FACETS}
    if Manner.IN_OWN_PRODUCT in term.case.manner:
        about.add(Aspect.PRODUCTS)
    if isinstance(term, Requires):
        about.add(Aspect.GATES if term.first else Aspect.SHARING)
        about |= {Aspect.NEIGHBOURS} if term.reach is not Reach.WORK else set()
    return frozenset(about)
