"""The second reader: what sounds like a restriction is not called open, though a rule for what is harmless takes it."""

from __future__ import annotations

from math import inf

import pytest
from blind import GRANT, judge

from osdcheck.definitions import definition
from osdcheck.evaluate import evaluate
from osdcheck.model.term import Unread
from osdcheck.model.vocabulary import Aspect
from osdcheck.reading import second
from osdcheck.reading.reader import read, read_clauses

DOUBTED = (
    "Anyone who's been banned from our Discord loses the rights in this licence.",
    "The check in core/license.py has to stay in place and working in every copy you change.",
)
SURE = (
    ("Staff of Globex Corporation and of its affiliates are not among the licensees.", "OSD-5"),
    ("The permission extends to devices having no graphical display and to no other class of equipment.", "OSD-10"),
    ("Each new reader has to sign our pledge and send it to us before the rights in this licence apply.", "OSD-7"),
)
PLAIN = (
    "Thanks to Maria Sands, who drew the icons.",
    "If you find a bug, please open an issue.",
    "The name of the author may not be used to endorse products derived from this software.",
    "This licence is governed by the law of Finland.",
    "You may use this software for commercial purposes.",
)


@pytest.mark.parametrize("sentence", DOUBTED)
def test_what_sounds_like_a_restriction_is_not_called_open(sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert judge(f"{GRANT}\n\n{sentence}").overall != "open-source"
    monkeypatch.setattr(second, "odds", lambda *_: -inf)
    assert judge(f"{GRANT}\n\n{sentence}").overall == "open-source", "the rules see it: another sample is needed"


@pytest.mark.parametrize("sentence", PLAIN)
def test_he_has_no_doubt_of_what_licences_of_free_software_say(sentence: str) -> None:
    heard = [second.odds(source.words(tags.piece), tags.tags) for source, tags, _ in read_clauses(sentence)]
    assert heard
    assert max(heard) < second.DOUBT
    assert judge(f"{GRANT}\n\n{sentence}").overall == "open-source"


HOLLOW = (
    "Real-time use is not possible on slow machines.",
    "The progress bar will not move before the first file has been read.",
    "The simulator makes no attempt to model turbulence.",
)


@pytest.mark.parametrize(
    "sentence",
    ["Registration for the users' meeting is required by May.", "You are not limited to one computer or one country."],
)
def test_a_faint_rule_is_silent_where_he_hears_nothing(sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert judge(f"{GRANT}\n\n{sentence}").overall == "open-source"
    monkeypatch.setattr(second, "UNHEARD", -inf)
    assert judge(f"{GRANT}\n\n{sentence}").overall == "not-open-source", "no faint rule: another sample is needed"


@pytest.mark.parametrize("sentence", HOLLOW)
def test_what_no_rule_knows_and_sounds_harmless_to_him_beyond_doubt_is_passed_over(
    sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert judge(f"{GRANT}\n\n{sentence}").overall == "open-source"
    monkeypatch.setattr(second, "HARMLESS", -inf)
    assert judge(f"{GRANT}\n\n{sentence}").overall == "undetermined", "rules know it: another sample is needed"


@pytest.mark.parametrize(
    "sentence",
    [
        "You must whelk every grommet.",
        "The grommets are only for whelks.",
        "Sections 1 to 3 apply to students.",
        "No grommet may be whelked.",
    ],
)
def test_he_passes_over_no_ban_no_demand_in_strange_words_and_nothing_that_is_kept_to_some(
    sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second, "odds", lambda *_: -inf)
    assert judge(f"{GRANT}\n\n{sentence}").overall != "open-source"


def test_where_rules_find_one_limit_he_names_another_that_is_very_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "You may not sell copies of the software."
    assert [v.criterion for v in judge(f"{GRANT}\n\n{sentence}").verdicts if v.status == "violates"] == ["OSD-1"]
    monkeypatch.setattr(second, "besides", lambda *_: (Aspect.TECHNOLOGY,))
    found = judge(f"{GRANT}\n\n{sentence}")
    assert [v.criterion for v in found.verdicts if v.status == "violates"] == ["OSD-1", "OSD-10"]


def test_rare_words_count_for_more() -> None:
    weights = {"": second.Weight(0, 0), "common": second.Weight(-1, 1), "rare": second.Weight(1, 3)}
    assert second.weighed(["common", "rare"], weights) > 0
    assert second.weighed(["common"], weights) < 0


def test_what_is_harmless_to_him_beyond_doubt_may_be_said_in_strange_words(monkeypatch: pytest.MonkeyPatch) -> None:
    strange = f"{GRANT}\n\nNothing in this licence affects the gerbil."
    assert judge(strange).overall == "open-source"
    monkeypatch.setattr(second, "odds", lambda *_: second.DOUBT - 1)
    assert judge(strange).overall == "undetermined"


@pytest.mark.parametrize(("sentence", "criterion"), SURE)
def test_where_no_rule_understands_a_clause_he_says_what_it_restricts(sentence: str, criterion: str) -> None:
    """The clause is quoted, and still listed as one that no rule understood."""
    found = judge(f"{GRANT}\n\n{sentence}")
    (finding,) = (one for verdict in found.verdicts if verdict.status == "violates" for one in verdict.findings)
    assert finding in found.verdict(criterion).findings
    assert (finding.quote, finding.rule) == (sentence, None)
    assert [clause.quote for clause in found.not_understood] == [sentence]


def test_what_he_hears_counts_for_every_definition_that_shares_the_criterion() -> None:
    sentence, criterion = SURE[0]
    found = evaluate(read(f"{GRANT}\n\n{sentence}"), definition("dfsg"))
    violated = [verdict.criterion for verdict in found.verdicts if verdict.status == "violates"]
    assert violated == [criterion.replace("OSD", "DFSG")]


def test_what_rules_find_does_not_hang_on_what_he_hears(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a second reader who doubts all, and with one who doubts nothing, the same terms are found."""
    text = "\n\n".join((GRANT, "You may not sell it.", *DOUBTED, *PLAIN))
    heard = []
    for odds in (inf, -inf):
        monkeypatch.setattr(second, "odds", lambda *_, odds=odds: odds)
        heard.append([term for term in read(text).terms if not isinstance(term, Unread)])
    assert heard[0] == heard[1] != []


def test_the_order_of_what_he_weighs_does_not_matter() -> None:
    says = {"a": 0.1, "b": 0.7, "c": -1e16, "d": 1e16, "": 0.3}
    weights = {feature: second.Weight(weight, 1.1) for feature, weight in says.items()}
    assert second.weighed(["a", "b", "c", "d"], weights) == second.weighed(["d", "b", "a", "c"], weights)


def test_he_is_taught_without_being_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What he learns from does not hang on what he learned before."""
    monkeypatch.setattr(second, "odds", lambda *_: pytest.fail("he was asked"))
    clauses = read_clauses("\n\n".join((GRANT, *PLAIN, "Keep this notice, and you must never give beehives away.")))
    assert len(clauses) > len(PLAIN)
