"""Texts that name a licence and say nothing of it: reading one as the licence would be a false answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

MAX_WORDS = 80
"""A longer text says something of its own."""

_RULE = re.compile(
    r"\b(?:permission|permit(?:s|ted)?|grants?|granted|may|must|shall|allowed|cannot|prohibited|forbidden|free to|"
    r"you can|do what|without restriction|public domain|waives?|only for)\b",
    re.IGNORECASE,
)


_FILLER = frozenset({"a", "is", "licence", "license", "licensed", "of", "released", "terms", "the", "this", "under"})


def only_names(text: str, names: Iterable[str]) -> bool:
    """Whether the words of a mention are no others than those of these names, and filler.

    'Released under the X licence' names X; 'X, not for sale' says more, and may take back what the name gives.
    """
    allowed = _FILLER | {word for name in names for word in _words(name)}
    return _words(text) <= allowed


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def is_mention(text: str) -> bool:
    """Whether a text is short and neither gives nor takes any right: 'licensed under the X licence', an address."""
    return len(text.split()) <= MAX_WORDS and not _RULE.search(text)
