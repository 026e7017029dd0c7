"""Questions that a text asks and answers itself: `May I sell copies? No.` is a ban, `Do I have to pay? No.` is none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from osdcheck.reading.layout import Piece
from osdcheck.reading.lexicon import Lexicon, Tag
from osdcheck.reading.stops import asks_who

CLOSE = 20
"""Characters between a question and its answer."""
SHORT = 5
"""Words of an answer that says no more than yes or no."""
_YES = r"yes|certainly|of course|sure|absolutely|indeed|you do|you may|you can|by all means"
_NO = (
    r"forbidden|prohibited|out of the question|none|no|never|not|nope|sorry|by no means|then this licen[cs]e is not"
    r"|(?:unfortunately|i'm afraid|of course|certainly|absolutely|definitely|probably|better|rather|surely) not"
    r"|(?:it|they|that|this|these|those|you|we|i|he|she|one)"
    r" (?:is|are|am|may|can|do|does|will|would|should|must|could)(?: not|n't)"
    r"|[^.?!;]{1,80},? so (?:the answer is )?no"
    r"|(?:it|they|that|you|we) (?:cannot|can't|won't)"
)
_ASKS_WHETHER = re.compile(r"\W*(?:q\s*[:.)]\s*)?(?:do|does|did|will|has|have|is there|are there)\b")
"""How a question begins that asks for a fact, and not for leave."""
_BAD = r"(?:a\s+problem|a\s+breach|a\s+violation|wrong|illegal)"
_ASKS_WHETHER_BAD = re.compile(rf"\b{_BAD}\W*$|\b(?:is|would)\s+it\s+(?:be\s+)?{_BAD}\b")
"""How a question ends whose `no` gives leave: `I sell it, is that a problem? No.`"""
_ANSWER = re.compile(rf"\W*(?:a\s*[:.)]\s*|answer\s*[:.)]\s*)?(?:(?P<no>{_NO})|(?P<yes>{_YES}))\b".replace(" ", r"\s+"))
_LABEL = re.compile(r"\W*(?:a|answer)\s*[.:)]?\s*")
"""What stands before an answer and says nothing."""
_DENIED = {"may": "ban", "grant": "ban", "must": "free"}
_KEPT = frozenset({"must", "only"})
"""What stands in a question whose `yes` takes something."""


def answers(plain: str, pieces: Sequence[Piece]) -> Mapping[int, str]:
    """The questions among the clauses, by where they start: `yes`, `no`, or empty for one with another answer.

    `Is it forbidden? No.` frees. `Using it for war? No.` asks for leave without a verb: its answer is `refused`.
    `Are you a bank? Then …` is a condition, and its answer `then`.

    An answer of a few words adds nothing to its question: it is in the mapping too, as empty.
    """
    found: dict[int, str] = {}
    spoken = [piece for piece in pieces if not _LABEL.fullmatch(plain, piece.start, piece.end)]
    for piece, after in pairwise([*spoken, None]):
        asked = plain[piece.start : piece.end] if piece else ""
        if piece is None or not asked.rstrip("\"')*_ \n").endswith("?") or asks_who(asked):
            continue
        said = _ANSWER.match(plain, after.start, after.end) if after and after.start - piece.end < CLOSE else None
        then = not said and after and after.start - piece.end < CLOSE and plain.startswith("then ", after.start)
        answer = "then" if then else (said.lastgroup or "") if said else ""
        if answer and _ASKS_WHETHER_BAD.search(asked):
            answer = {"yes": "refused", "no": "yes"}.get(answer, answer)
        leave = answer == "no" and not _ASKS_WHETHER.match(plain, piece.start)
        found[piece.start] = "refused" if leave else answer
        if said and after and len(plain[after.start : after.end].split()) <= SHORT:
            found[after.start] = ""
    return found


def answered(tags: Sequence[Tag], answer: str, words: Lexicon) -> list[Tag]:
    """The tags of a question as the statement that its answer makes of it. A question by itself says nothing.

    `We` and `our` in a question are those who ask, and not the licensor.
    """
    tags = [tag for tag in tags if tag.kind != "from-licensor"]
    if answer == "then" and tags:
        return [Tag("if", "", tags[0].start, tags[0].start, words.bytes["if", ""]), *tags]
    if answer in ("no", "refused") and any(tag.kind == "ban" for tag in tags):
        return [tag._replace(kind="free", byte=words.bytes["free", ""]) if tag.kind == "ban" else tag for tag in tags]
    if answer in ("no", "refused") and any(tag.kind in _DENIED for tag in tags):
        return [
            tag._replace(kind=_DENIED[tag.kind], value="", byte=words.bytes[_DENIED[tag.kind], ""])
            if tag.kind in _DENIED
            else tag
            for tag in tags
        ]
    if answer == "refused" and tags:
        return [*tags, Tag("ban", "", tags[-1].end, tags[-1].end, words.bytes["ban", ""])]
    kinds = [tag.kind for tag in tags]
    bans = "ban" in kinds and "may" not in kinds[: kinds.index("ban")]  # `May I sell it and not say so?` asks for leave
    return tags if answer == "yes" and (bans or not _KEPT.isdisjoint(kinds)) else []
