"""What a text adds to the known licence that it is nearest to, and what it leaves out. This decides no verdict."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from osdcheck.library.texts import find_text
from osdcheck.model.evaluation import Difference
from osdcheck.reading.alignment import Span, left_over
from osdcheck.reading.known import KnownText, fingerprint, shared_sentences
from osdcheck.reading.words import keyed_sentences

NEAR = 0.5
"""Share of the known licence's sentences that a text must have for the licence to be named."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The known text that a text is nearest to, and where the text has more."""

    known: KnownText
    added: tuple[Span, ...]
    whole: bool
    """Whether all of the known text is there, in its order, and is most of what is there."""


@lru_cache(maxsize=2)
def nearest(text: str) -> Nearest | None:
    """The known text with the most sentences in common; None when none has half of its sentences here."""
    own = keyed_sentences(text)
    scores = {
        known: 2 * shared / (known.size + len(own))
        for known, shared in shared_sentences(own).items()
        if shared >= NEAR * known.size and shared > 1
    }
    if not scores:
        return None
    best = max(scores, key=scores.__getitem__)
    left = left_over(text, best.keys)
    if left is not None:
        return Nearest(best, tuple(left), whole=True)
    known = set(best.keys)
    return Nearest(best, tuple((found.start, found.end) for found in own if found.key not in known), whole=False)


def difference(text: str) -> Difference | None:
    """The nearest known licence, sentence by sentence; None when no known licence has half of its sentences here."""
    near = nearest(text)
    if near is None:
        return None
    own = Counter(sentence.key for sentence in keyed_sentences(text))
    lost = Counter() if near.whole else Counter(near.known.keys) - own
    return Difference(
        id=near.known.ids[0],
        added=tuple(text[start:end].rstrip() for start, end in near.added),
        removed=_words(near.known, lost),
        removed_count=sum(lost.values()),
    )


def _words(known: KnownText, lost: Counter[str]) -> tuple[str, ...]:
    """The sentences that were removed, when an installed package has the known text."""
    for id in known.ids if lost else ():
        text = find_text(f"scancode:{id.lower()}")
        if text and known.fingerprint == fingerprint(text):
            return tuple(" ".join(text[s.start : s.end].split()) for s in keyed_sentences(text) if s.key in lost)
    return ()
