"""What a text adds to the known licence that it is nearest to, and what it leaves out. This decides no verdict."""

from __future__ import annotations

from collections import Counter

from osdcheck.library.texts import find_text
from osdcheck.model.evaluation import Difference
from osdcheck.reading.known import fingerprints, known_texts
from osdcheck.reading.words import keyed_sentences

NEAR = 0.5
"""Share of the known licence's sentences that a text must have for the licence to be named."""


def difference(text: str) -> Difference | None:
    """The nearest known licence, sentence by sentence; None when no known licence has half of its sentences here."""
    own = keyed_sentences(text)
    counted = Counter(sentence.key for sentence in own)
    best: tuple[float, list[str], list[str]] | None = None
    for ids, keys in known_texts():
        shared = sum((counted & Counter(keys)).values())
        if shared >= NEAR * len(keys) and shared > 1:
            score = 2 * shared / (len(keys) + len(own))
            if best is None or score > best[0]:
                best = (score, ids, keys)
    if best is None:
        return None
    _, ids, keys = best
    known = set(keys)
    added = tuple(text[found.start : found.end] for found in own if found.key not in known)
    lost = Counter(keys) - counted
    return Difference(id=ids[0], added=added, removed=_words(ids, keys, lost), removed_count=sum(lost.values()))


def _words(ids: list[str], keys: list[str], lost: Counter[str]) -> tuple[str, ...]:
    """The sentences that were removed, when an installed package has the known text."""
    for id in ids if lost else ():
        text = find_text(f"scancode:{id.lower()}")
        if text and "".join(keys) in fingerprints(text):
            return tuple(" ".join(text[s.start : s.end].split()) for s in keyed_sentences(text) if s.key in lost)
    return ()
