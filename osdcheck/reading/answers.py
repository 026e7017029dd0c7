"""Questions that a text asks and answers itself: `May I sell copies? No.` is a ban, `Do I have to pay? No.` is none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from osdcheck.reading.layout import Piece
from osdcheck.reading.lexicon import Lexicon, Tag

CLOSE = 20
"""Characters between a question and its answer."""
SHORT = 5
"""Words of an answer that says no more than yes or no."""
_YES = r"yes|certainly|of course|sure|absolutely|indeed|you do|you may|you can|by all means"
_NO = r"no|never|not|nope|sorry|unfortunately not|i'm afraid not|you do not|you don't|you may not|you cannot|you can't"
_ANSWER = re.compile(rf"\W*(?:a\s*[:.)]\s*|answer\s*[:.)]\s*)?(?:(?P<yes>{_YES})|(?P<no>{_NO}))\b")
_DENIED = {"may": "ban", "grant": "ban", "must": "free"}
_KEPT = frozenset({"must", "only", "ban"})
"""What stands in a question whose `yes` takes something."""


def answers(plain: str, pieces: Sequence[Piece]) -> Mapping[int, str]:
    """The questions among the clauses, by where they start: `yes`, `no`, or empty for one with another answer.

    An answer of a few words adds nothing to its question: it is in the mapping too, as empty.
    """
    found: dict[int, str] = {}
    for piece, after in pairwise([*pieces, None]):
        if piece is None or not plain[piece.start : piece.end].rstrip("\"')*_ \n").endswith("?"):
            continue
        said = _ANSWER.match(plain, after.start, after.end) if after and after.start - piece.end < CLOSE else None
        found[piece.start] = (said.lastgroup or "") if said else ""
        if said and after and len(plain[after.start : after.end].split()) <= SHORT:
            found[after.start] = ""
    return found


def answered(tags: Sequence[Tag], answer: str, words: Lexicon) -> list[Tag]:
    """The tags of a question as the statement that its answer makes of it. A question by itself says nothing."""
    if answer == "no":
        return [
            tag._replace(kind=_DENIED[tag.kind], value="", byte=words.bytes[_DENIED[tag.kind], ""])
            if tag.kind in _DENIED
            else tag
            for tag in tags
        ]
    return list(tags) if answer == "yes" and any(tag.kind in _KEPT for tag in tags) else []
