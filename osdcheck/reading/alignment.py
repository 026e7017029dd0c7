"""A text beside a known one: what is left of it when the known sentences are taken away in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from osdcheck.reading.plain import bare
from osdcheck.reading.words import body, key, keyed_sentences, keys

Span = tuple[int, int]
_BREAK = re.compile(r"\n[^\w\n]*\n\s*")
FAR = 20
"""Sentences, and paragraphs without one, that may be put into one known sentence."""
LONGEST = 20_000
"""Code points of a known sentence with all that is put into it."""


def left_over(text: str, known: Sequence[str]) -> list[Span] | None:
    """What the text has beside the sentences with these hashes.

    None when it does not have them all, in this order, or when they are not most of what it has.
    """
    own = keyed_sentences(text)
    left: list[Span] = []
    at = matched = 0
    while at < len(own) and len(left) <= len(known):
        if matched == len(known) or own[at].key != known[matched]:
            parted = _parted(text, at, known[matched]) if matched < len(known) else None
            span, last = parted or ((own[at].start, own[at].end), at)
            left.append(span)
            matched += parted is not None
            at = last + 1
        else:
            at += 1
            matched += 1
    return left if matched == len(known) and len(left) <= len(known) else None


def _parted(text: str, at: int, known: str) -> tuple[Span, int] | None:
    """The paragraphs that part a known sentence, as behind a heading, and the number of the sentence that ends it."""
    own = keyed_sentences(text)
    first = own[at]
    plain = body(bare(text))
    ends = [last for last in range(at, min(at + FAR, len(own))) if own[last].end - first.start < LONGEST]
    for gap in islice(_BREAK.finditer(text, first.start, first.end), FAR if ends else 0):
        head = keys(plain[first.start : gap.start()])
        for last in ends:
            for start in islice(_paragraphs(text, own[last].start, own[last].end), FAR):
                if start > gap.end() and key(" ".join(head + keys(plain[start : own[last].end]))) == known:
                    return (gap.end(), start), last
    return None


def _paragraphs(text: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence begins, and each paragraph in it."""
    yield start
    yield from (gap.end() for gap in _BREAK.finditer(text, start, end))
