"""Laws that hold for every licence that can be written down."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from strategies import licences, prohibitions, wide_grants
from support import licence, read, statuses

from osdcheck.model.evaluation import RANK, Evaluation
from osdcheck.model.license import License
from osdcheck.model.term import Grants, Prohibits


def _with(license: License, term: Grants | Prohibits) -> License:
    return licence([*license.terms, term], subject=license.subject, kind=license.kind)


@given(licences(), st.randoms())
def test_order_of_terms_never_changes_a_verdict(license: License, random: Random) -> None:
    shuffled = list(license.terms)
    random.shuffle(shuffled)
    assert statuses(licence(shuffled, subject=license.subject, kind=license.kind)) == statuses(license)


@given(licences(), prohibitions("added"))
def test_an_added_prohibition_never_improves_a_status(license: License, ban: Prohibits) -> None:
    before, after = statuses(license), statuses(_with(license, ban))
    assert all(RANK[after[key]] <= RANK[before[key]] for key in before)


@given(licences(), wide_grants("added"))
def test_an_added_wide_grant_never_worsens_a_status(license: License, grant: Grants) -> None:
    before, after = statuses(license), statuses(_with(license, grant))
    assert all(RANK[after[key]] >= RANK[before[key]] for key in before)


@given(licences())
def test_json_gives_the_same_evaluation_back(license: License) -> None:
    evaluation = read(license)
    assert Evaluation.model_validate_json(evaluation.model_dump_json()) == evaluation


@given(licences())
def test_every_violation_is_quoted_and_every_doubt_is_a_question(license: License) -> None:
    quotes = {clause.quote for term in license.terms for clause in term.clauses}
    for verdict in read(license).verdicts:
        assert verdict.status != "violates" or verdict.findings
        assert verdict.status != "unclear" or verdict.questions
        assert {finding.quote for finding in verdict.findings} <= quotes
