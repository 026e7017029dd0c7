"""Random licences from the whole vocabulary, for laws that must hold for every licence."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st
from pydantic import ValidationError
from support import licence

from osdcheck.model.license import License
from osdcheck.model.scenario import Count, Scenario
from osdcheck.model.term import (
    Asks,
    Clause,
    Ends,
    Grants,
    Lifts,
    Prohibits,
    Requires,
    Reserves,
    Scope,
    States,
    Term,
    Threshold,
    Withholds,
)  # fmt: skip
from osdcheck.model.vocabulary import (
    Action,
    Duty,
    Event,
    Form,
    Manner,
    Other,
    Power,
    Purpose,
    Reach,
    Received,
    Topic,
    Unit,
    Who,
)


def some(words: Any, least: int = 0) -> st.SearchStrategy[Any]:
    """A few different words of a vocabulary, as a tuple."""
    return st.lists(st.sampled_from(list(words)), min_size=least, max_size=3, unique=True).map(tuple)


def names() -> st.SearchStrategy[tuple[str, ...]]:
    return st.sampled_from([(), (), (), ("one thing",)])


clauses = st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip())).map(
    lambda text: (Clause(section="1", quote=text.strip()),)
)  # fmt: skip
thresholds = st.builds(Threshold, over=st.integers(0, 10**9), unit=st.sampled_from(list(Unit)))
scopes = st.one_of(
    st.just(Scope()),
    st.builds(
        Scope,
        who=some(Who), purpose=some(Purpose), manner=some(Manner), form=some(Form), event=some(Event),
        received=some(Received), other=some(Other),
        size=st.lists(thresholds, max_size=1).map(tuple), place=names(), part=names(), product=names(),
        technology=names(), recipient=names(), conduct=names(), starts=st.sampled_from([None, None, "change-date"]),
    ),
)  # fmt: skip
IDS = tuple(f"t{number}" for number in range(8))


def prohibitions(id: str) -> st.SearchStrategy[Prohibits]:
    """Any ban."""
    return st.builds(
        Prohibits, id=st.just(id), clauses=clauses, prohibits=some(Action, 1), when=scopes, reach=st.sampled_from(Reach)
    )


def wide_grants(id: str) -> st.SearchStrategy[Grants]:
    """A grant without fence."""
    return st.builds(Grants, id=st.just(id), clauses=clauses, grants=some(Action, 1))


def terms(id: str) -> st.SearchStrategy[Term]:
    """Any term but `binds`, which needs a document."""
    at = {"id": st.just(id), "clauses": clauses}
    return st.one_of(
        wide_grants(id),
        prohibitions(id),
        st.builds(Grants, **at, grants=some(Action, 1), only=scopes),
        st.builds(Withholds, **at, withholds=some(Action, 1), when=scopes),
        st.builds(
            Requires, **at, requires=some(Duty, 1), when=scopes, reach=st.sampled_from(Reach), first=st.booleans()
        ),
        st.builds(Asks, **at, asks=some(Duty, 1)),
        st.builds(Ends, **at, ends=some(Action, 1), when=scopes),
        st.builds(Lifts, **at, lifts=st.just((id,)), when=scopes),
        st.builds(Reserves, **at, reserves=some(Power, 1)),
        st.builds(States, **at, states=st.sampled_from(Topic)),
    )


@st.composite
def licences(draw: st.DrawFn) -> License:
    """A licence of up to eight random terms."""
    size = draw(st.integers(0, len(IDS)))
    subject = draw(st.sampled_from(["software", "model"]))
    kind = draw(st.sampled_from(["license", "addition"]))
    return licence([draw(terms(id)) for id in IDS[:size]], subject=subject, kind=kind)


DAYS = st.sampled_from([None, dt.date(2023, 7, 18), dt.date(2024, 7, 23)])
counts = st.builds(
    Count, number=st.integers(0, 10**9), unit=st.sampled_from(list(Unit)), as_of=DAYS,
    counting=st.sampled_from([("licensee", "affiliates"), ("licensee",)]),
)  # fmt: skip


def _stated(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), values)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Any scenario that makes sense; a draw that does not is tried again."""
    facts = {
        "action": draw(st.sampled_from(list(Action))),
        "purpose": draw(_stated(some(Purpose))),
        "manner": draw(_stated(some(Manner))),
        "form": draw(_stated(some(Form))),
        "who": draw(_stated(st.lists(st.sampled_from(list(Who)), max_size=1).map(tuple))),
        "country": draw(_stated(st.sampled_from(["DE", "US", "JP"]))),
        "sizes": tuple(draw(st.lists(counts, max_size=2))),
        "received": draw(_stated(st.sampled_from(list(Received)))),
        "other": draw(_stated(st.sampled_from(list(Other)))),
        "product": draw(_stated(names())),
        "technology": draw(_stated(names())),
        "recipient": draw(_stated(names())),
        "conduct": draw(_stated(names())),
        "omits": draw(st.sampled_from([(), (), (Duty.CREDIT,), (Duty.GIVE_SOURCE,)])),
        "date": draw(_stated(st.just(dt.date(2024, 1, 1)))),
    }
    try:
        return Scenario.model_validate(facts)
    except ValidationError:
        reject()
