"""Sentences of a licence text, and which of them have normative force."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BREAK = re.compile(
    r"\n[ \t]*\n\s*"  # a blank line
    r"|(?<=[.;:!?])[\"”’)\]]?\s+(?=[\"“‘(\[]?[A-Z0-9*•-])"  # the end of a sentence or of a list item
)
_FORCE = re.compile(
    r"\b(?:must|shall|may|will|should|can|cannot|agree|agrees|required|requires?|require|prohibited|forbidden|only|solely|provided|unless|"
    r"grants|grant(?! of)|granted|permitted|permission|allowed|licensed|reserved?|reserves|"
    r"subject to|free to|condition(?:s|ed)?|void|terminates?|entitled|"
    r"responsible|waives?|represents?|warrants?|not)\b",
    re.IGNORECASE,
)
_RESTRAINT = re.compile(
    r"\b(?:must|shall|may|cannot|can|only|solely|prohibited|forbidden|unless|no(?! warranty| liability)|not|"
    r"non-?commercial|void)\b",
    re.IGNORECASE,
)
HEADING_WORDS = 4


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, in order. List items and paragraphs end a sentence too."""
    start = 0
    for gap in _BREAK.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def has_force(sentence: str) -> bool:
    """Whether the sentence could give or take a right: it holds a word such as must, may, only or granted.

    A heading ("Grant of Rights") names a right and gives none; what takes one away counts however short it is.
    """
    if len(re.findall(r"\w+", sentence)) <= HEADING_WORDS:
        return bool(_RESTRAINT.search(sentence))
    return bool(_FORCE.search(sentence))
