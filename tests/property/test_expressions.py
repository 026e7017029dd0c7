"""Laws of expressions, and of targets at large."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from strategies import licences

from osdcheck.api import check
from osdcheck.definitions import definition
from osdcheck.errors import OsdcheckError
from osdcheck.evaluate import evaluate
from osdcheck.library.store import Library
from osdcheck.model.branch import Branch
from osdcheck.model.evaluation import RANK, Status
from osdcheck.model.license import License

IDS = [entry.id for entry in Library().entries() if entry.kind == "license"]
ORDER = {"not-open-source": 0, "undetermined": 1, "open-source": 2}


def alone(license: License) -> dict[str, Status]:
    return evaluate(license, definition()).statuses()


@given(st.lists(licences(), min_size=1, max_size=4))
def test_an_or_equals_one_branch_and_is_never_worse_than_the_best(read: list[License]) -> None:
    answer = evaluate([Branch(name=str(n), parts=(license,)) for n, license in enumerate(read)], definition())
    assert answer.statuses() in [alone(license) for license in read]
    assert ORDER[answer.overall] == max(ORDER[evaluate(license, definition()).overall] for license in read)


@given(st.lists(licences(), min_size=1, max_size=4))
def test_an_and_is_never_better_than_its_worst(read: list[License]) -> None:
    parts = tuple(license.model_copy(update={"id": f"part{n}"}) for n, license in enumerate(read))
    joined = evaluate([Branch(name="all", parts=parts)], definition()).statuses()
    for criterion, status in joined.items():
        assert RANK[status] <= min(RANK[alone(license)[criterion]] for license in read)


@given(
    st.recursive(
        st.sampled_from(IDS),
        lambda inner: st.tuples(inner, st.sampled_from([" AND ", " OR "]), inner).map("".join),
        max_leaves=5,
    )
)
def test_any_expression_over_known_ids_is_answered(expression: str) -> None:
    assert check(expression).target == expression


@example("()")
@example("( OR mit")
@example("mit AND ()")
@given(st.one_of(st.text(max_size=80), st.text(alphabet="()+ ANDORWITHmit-2.0/:", max_size=40)))
def test_any_string_ends_in_an_answer_or_one_clear_line(target: str) -> None:
    if target.strip() in ("-", "/", ".", "..") or target.startswith(("/", ".", "file:")):
        return
    message = "answered"
    try:
        check(target)
    except OsdcheckError as error:
        message = str(error)
    assert message
    assert "\n" not in message
