"""Ways to set the same words in other signs: text in, text out. None of them may change a verdict."""

from __future__ import annotations

import re
from collections.abc import Callable

BRITISH = {
    "license": "licence", "licenses": "licences", "sublicense": "sublicence", "authorized": "authorised",
    "organization": "organisation", "organizations": "organisations", "unauthorized": "unauthorised",
    "recognized": "recognised", "favor": "favour", "program": "programme", "fulfill": "fulfil",
    "acknowledgment": "acknowledgement", "judgment": "judgement", "behavior": "behaviour", "utilize": "utilise",
}  # fmt: skip
AMERICAN = {british: american for american, british in BRITISH.items()}
FULL_WIDTH = str.maketrans(
    {chr(sign): chr(sign + 0xFEE0) for sign in range(ord("A"), ord("z") + 1) if chr(sign).isalpha()}
)
_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
_WORD = re.compile(r"[A-Za-z]+")
_FORCE = re.compile(r"(?<!-)\b(may not|must not|shall not|may|must|shall|not|only|prohibited|permitted)\b(?!-)")


def spelled(text: str, spellings: dict[str, str]) -> str:
    """The words of a table in their other spelling, capitals kept."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        new = spellings.get(word.lower(), word)
        return new if word.islower() or new == word else new.upper() if word.isupper() else new.capitalize()

    return _WORD.sub(other, text)


def with_ligatures(text: str) -> str:
    """Letters that a typesetter joins."""
    return re.sub("ffi|ffl|ff|fi|fl", lambda match: _LIGATURES[match.group()], text)


def between_letters(text: str, sign: str) -> str:
    """The sign in the middle of each longer word, as soft hyphens stand."""
    return re.sub(r"\b([A-Za-z]{3})([a-z]{3,})\b", rf"\1{sign}\2", text)


def in_bold(text: str, left: str, right: str) -> str:
    """The words of force in marks of emphasis."""
    return _FORCE.sub(lambda match: f"{left}{match.group()}{right}", text)


LETTERING: dict[str, Callable[[str], str]] = {
    "no-break spaces": lambda text: re.sub(r"(?<=[a-z]) (?=[a-z])", "\u00a0", text),
    "no-break hyphens": lambda text: re.sub(r"(?<=\w)-(?=\w)", "\u2011", text),
    "soft hyphens": lambda text: between_letters(text, "\u00ad"),
    "zero-width spaces": lambda text: between_letters(text, "\u200b"),
    "zero-width joiners": lambda text: between_letters(text, "\u200d"),
    "ligatures": with_ligatures,
    "full-width letters": lambda text: text.translate(FULL_WIDTH),
    "em dashes": lambda text: re.sub(r"(?<=\S) --? (?=\w)", "\u2014", text),
    "a byte order mark": lambda text: "\ufeff" + text,
    "in capitals": str.upper,
    "in small letters": str.lower,
    "British spelling": lambda text: spelled(text, BRITISH),
    "American spelling": lambda text: spelled(text, AMERICAN),
    "bold words": lambda text: in_bold(text, "**", "**"),
    "slanted words": lambda text: in_bold(text, "_", "_"),
    "bold words in HTML": lambda text: in_bold(text, "<b>", "</b>"),
}
