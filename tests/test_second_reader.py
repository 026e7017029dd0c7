"""The second reader: what sounds like a restriction is not called open, though a rule for what is harmless takes it."""

from __future__ import annotations

import pytest
from blind import judge

from osdcheck.model.term import Unread
from osdcheck.reading import account, second
from osdcheck.reading.reader import read, read_clauses

GRANT = (
    "Permission is granted to anyone to use, copy, modify, merge, publish, distribute and sell copies of the"
    " software, for any purpose, with or without modification."
)
DOUBTED = (
    "A fork is welcome as long as it lives on our server.",
    "The rights above rest while the supporter badge is switched off.",
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
    assert judge(f"{GRANT}\n\n{sentence}").overall == "undetermined"
    monkeypatch.setattr(account, "sounds_taking", lambda *_: False)
    assert judge(f"{GRANT}\n\n{sentence}").overall == "open-source", "the rules see it: another sample is needed"


@pytest.mark.parametrize("sentence", PLAIN)
def test_he_has_no_doubt_of_what_licences_of_free_software_say(sentence: str) -> None:
    heard = [
        second.sounds_taking(source.plain[tags.piece.start : tags.piece.end], tags.tags)
        for source, tags, _ in read_clauses(sentence)
    ]
    assert heard
    assert not any(heard)
    assert judge(f"{GRANT}\n\n{sentence}").overall == "open-source"


def test_his_doubt_takes_nothing_and_excuses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a second reader who doubts all, and with one who doubts nothing, the same terms are found."""
    text = "\n\n".join((GRANT, "You may not sell it.", *DOUBTED, *PLAIN))
    heard = []
    for doubts in (True, False):
        monkeypatch.setattr(account, "sounds_taking", lambda *_, doubts=doubts: doubts)
        heard.append([term for term in read(text).terms if not isinstance(term, Unread)])
    assert heard[0] == heard[1] != []


def test_the_order_of_what_he_weighs_does_not_matter() -> None:
    weights = {"a": 0.1, "b": 0.7, "c": -1e16, "d": 1e16, "": 0.3}
    assert second.weighed(["a", "b", "c", "d"], weights) == second.weighed(["d", "b", "a", "c"], weights)
