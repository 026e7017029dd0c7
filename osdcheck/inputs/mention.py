"""Texts that name a licence and say nothing of it: reading one as the licence would be a false answer."""

from __future__ import annotations

import re

MAX_WORDS = 80
"""A longer text says something of its own."""

_RULE = re.compile(
    r"\b(?:permission|permit(?:s|ted)?|grants?|granted|may|must|shall|allowed|cannot|prohibited|forbidden|free to|"
    r"you can|do what|without restriction|public domain|waives?|only for)\b",
    re.IGNORECASE,
)


def is_mention(text: str) -> bool:
    """Whether a text is short and neither gives nor takes any right: 'licensed under the X licence', an address."""
    return len(text.split()) <= MAX_WORDS and not _RULE.search(text)
