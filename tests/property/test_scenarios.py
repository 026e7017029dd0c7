"""Laws of answers: for every licence and every scenario that can be written down, and for every record."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from strategies import licences, scenarios, some, terms, thresholds
from support import LICENSES, SAID, licence, statuses

from osdcheck.evaluate import Asked
from osdcheck.library.pack import read_records
from osdcheck.model.answer import Answer
from osdcheck.model.branch import Branch
from osdcheck.model.license import License
from osdcheck.model.scenario import Scenario
from osdcheck.model.term import Grants, Lifts, Requires, Scope, Threshold
from osdcheck.model.vocabulary import Action, Duty, Who
from osdcheck.scenario import ask


@cache
def recorded() -> list[License]:
    return read_records(LICENSES)


BASE = Grants(id="base", clauses=SAID, grants=tuple(Action))
FREE = st.builds(
    lambda terms, extra: licence([*terms, *extra], subject="software"),
    st.just([BASE]),
    st.tuples(terms("t1"), terms("t2")),
)
"""Everything is granted; two random terms may take some of it back."""
EVERY = st.one_of(FREE, licences(), st.deferred(lambda: st.sampled_from(recorded())))
GATED = st.one_of(
    st.builds(lambda size, extra: licence([BASE, _gate(size), extra], subject="software"), thresholds, terms("t1")),
    st.deferred(lambda: st.sampled_from([one for one in recorded() if _gated(one)])),
)
"""Large bodies have to ask before the rights: random ones, and the records that have a gate."""
MANY = settings(max_examples=80, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


def answer(license: License, scenario: Scenario) -> Answer:
    return ask([Branch(name=license.id, parts=(license,))], scenario, Asked("probe"))


def with_facts(scenario: Scenario, **facts: Any) -> Scenario:
    return Scenario.model_validate(dict(scenario) | facts)


def _gate(size: Threshold) -> Requires:
    asks = (Duty.REQUEST_LICENSE,)
    return Requires(id="gate", clauses=SAID, requires=asks, first=True, when=Scope(size=(size,)))


def _gated(license: License) -> bool:
    return any(isinstance(term, Requires) and term.first for term in license.terms)


def _size_only_shuts_out(license: License) -> bool:
    """No right and no exception is for large bodies; size bars, as it does in every licence that we know."""
    opening = [term.case for term in license.terms if isinstance(term, Grants | Lifts)]
    return not any(scope.size for scope in [*opening, *(s for term in license.terms for s in term.unless)])


@MANY
@given(GATED, scenarios(), st.integers(1, 9_000_000_000))
def test_more_users_never_turn_a_separate_licence_into_permission(license: License, case: Scenario, more: int) -> None:
    assume(_size_only_shuts_out(license))
    before = answer(license, case)
    assume(before.answer == "needs-separate-license")
    raised = tuple(count.model_copy(update={"number": min(count.number + more, 10**10)}) for count in case.sizes)
    assert answer(license, with_facts(case, sizes=raised)).answer != "permitted"


@MANY
@given(EVERY, scenarios(), some(Who, 1))
def test_what_is_permitted_for_everybody_is_permitted_for_a_given_body(
    license: License, case: Scenario, who: tuple[Who, ...]
) -> None:
    everybody = with_facts(case, who=None, who_not=(), country=None)
    assume(answer(license, everybody).answer == "permitted")
    for body in who:
        assert answer(license, with_facts(everybody, who=(body,), country="DE")).answer == "permitted"


@MANY
@given(EVERY, scenarios())
def test_under_a_licence_that_conforms_no_use_is_prohibited(license: License, case: Scenario) -> None:
    assume(set(statuses(license).values()) == {"conforms"})
    use = with_facts(case, action=Action.USE, omits=())
    assert answer(license, use).answer not in ("prohibited", "needs-separate-license")


@MANY
@given(EVERY, scenarios(), scenarios())
def test_a_further_fact_never_unsettles_a_permission(license: License, case: Scenario, other: Scenario) -> None:
    """`keeps` and `omits` say what will be done; `part`, `event` and `action` ask about something else."""
    assume(answer(license, case).answer == "permitted")
    for field in ("purpose", "manner", "form", "who", "country", "received", "other", "product", "technology", "date"):
        stated = getattr(other, field)
        if getattr(case, field) is None and stated is not None:
            assert answer(license, with_facts(case, **{field: stated})).answer == "permitted"


@MANY
@given(EVERY, scenarios())
def test_every_answer_is_cited_and_every_doubt_is_a_question(license: License, case: Scenario) -> None:
    found = answer(license, case)
    quotes = {clause.quote for term in license.terms for clause in term.clauses}
    cited = [*found.decided_by, *found.spared, *found.conditions, *found.leaves_open]
    assert {finding.quote for finding in cited} <= quotes
    assert found.answer == "not-settled" or found.decided_by
    assert found.answer != "not-settled" or found.questions
    assert Answer.model_validate_json(found.model_dump_json()) == found


@MANY
@given(licences(), scenarios())
def test_the_same_facts_give_the_same_answer(license: License, case: Scenario) -> None:
    assert answer(license, case).answer == answer(license, Scenario.model_validate_json(case.model_dump_json())).answer
