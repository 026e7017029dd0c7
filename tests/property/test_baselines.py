"""Laws of baselines: one that names everything accepts it, and one entry less accepts less."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from strategies import licences
from support import read

from osdcheck.baseline import Accepted, Baseline
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.license import License
from osdcheck.shortfalls import shortfalls


def everything(evaluation: Evaluation, expires: dt.date) -> list[Accepted]:
    entries = {(one.rule, one.key): one for one in shortfalls(evaluation)}
    return [Accepted(criterion=rule, key=key, reason="known", expires=expires) for rule, key in entries]


@given(licences(), st.data())
def test_everything_accepted_fails_nothing_and_one_less_fails_again(one: License, data: st.DataObject) -> None:
    evaluation = read(one)
    entries = everything(evaluation, evaluation.date)
    assert Baseline(accepted=tuple(entries)).overall(evaluation) == "open-source"
    if entries:
        entries.remove(data.draw(st.sampled_from(entries)))
        assert Baseline(accepted=tuple(entries)).overall(evaluation) != "open-source"


@given(licences())
def test_what_has_ended_accepts_nothing(one: License) -> None:
    evaluation = read(one)
    ended = tuple(everything(evaluation, evaluation.date - dt.timedelta(days=1)))
    assert Baseline(accepted=ended).overall(evaluation) == evaluation.overall


@given(licences(), licences())
def test_a_baseline_is_no_pardon_for_other_words(one: License, other: License) -> None:
    known, new = read(one), read(other)
    baseline = Baseline(accepted=tuple(everything(known, known.date)))
    keys = {entry.key for entry in baseline.accepted}
    if any(shortfall.key not in keys for shortfall in shortfalls(new)):
        assert baseline.overall(new) != "open-source"
