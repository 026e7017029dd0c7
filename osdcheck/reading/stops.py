"""Where the sentences of a block end, and which of them lead in what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_INLINE = re.compile(r"(?<=[\s;:,])(?:\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)|(?:[a-h]|i{1,3}|iv|vi{0,3}|\d)\))(?=\s)")
_END = re.compile(r"[.!?][\"')\]]*(?=\s+(?:[\"'(\[]?[A-Z0-9*]|[a-h]\)))|;[\"')]?(?=\s)|\.$")
_END_OF_SMALL = re.compile(_END.pattern.replace("A-Z0-9", "a-z0-9"))
_SHORT = re.compile(
    r"\b(?:e\.g|i\.e|inc|ltd|corp|co|no|art|sec|v|vs|u\.s|dr|mr|st|fig|cf|etc|al|nr|llc|s\.a|blvd|ave|prof|dept|univ)\.$"
    r"|\b(?:[a-z]\.){3,}$"
)
_BEGINNING = (
    r"(?:You|The|This|These|Those|It|If|No|Any|All|In|For|We|I|Each|Users?|Permission|Commercial|Only"
    r"|Redistributions?|Distributions?|Modifications?|Copying|Neither|Nothing|None|Nobody|Except|Unless|However|Not|Do|Licensees?)\b"
)
"""Words that begin a sentence, and go on with no name."""
_INITIAL = re.compile(rf"(?<![\w.])(?:[A-Z]\.){{1,2}}\s+(?!{_BEGINNING})[A-Z]")
"""The letter of a name, as in `Richard M. Stallman`, and what goes on with the name."""
_AFTER_FIRM = re.compile(rf"(?i:\b(?:inc|ltd|corp|llc))\.\s+(?!All\s+[Rr]ights){_BEGINNING}")
"""The form of a firm that ends a sentence: `… by Example Corp. Only …`."""
LONGEST_BEGINNING = 20
"""Characters behind a full stop that show how the next sentence begins."""
_LABELLED = re.compile(
    r"(?i:annex|exhibit|schedule|appendix|attachment|section|article|part|class|type|plan|option|level|group|table|figure|addendum)\s+$"
)
_DEFINED_AND = re.compile(
    r"[\"'”’]\s+(?:means|shall mean|refers\s+to)\b[^.;]{5,300}?,"
    r"(?=\s+and\s+(?:the|this|you|no|nobody|rights?|use|they|permission|licen[cs]e|which)\b)"
)
"""A definition, up to where its sentence goes on to say something with the word."""
_LISTED = re.compile(r":(?=\s+[^;:.]{2,200};\s)")
"""A colon before things that semicolons part: it leads them in."""
_ASKS_WHO = re.compile(
    r"\W*(?:who|for whom|what|where|which)\b[^.;]{0,80}"
    r"\b(?:may|can|free|for|allowed|permitted|licen[cs]ed|holds?|rights)\b[^.;]{0,80}\?"
)
"""A question that its answer ends: `Who may use it? Students.`"""
_LEANS = re.compile(r"\s*none\s+(?:of\s+any\s+kind|whatsoever|at\s+all)\b")
"""What stands after a full stop and only goes on with the sentence before: `There is no warranty. None of any kind.`"""
_OF_ITSELF = re.compile(r"(?<![\w-])(?:licen[cs]e|[a-z]+(?:-[a-z]+)+)\s+is\s+copyright\s[^.;]{2,60}\.")
"""Whose words the licence is; the next sentence says what may be done with those, and not with the work."""
_CAPITAL = re.compile("[A-Z]")
CAPITALS = 500
"""Characters for one capital, at most, in a text that has any."""
SAMPLE = 50_000


def ends_of(text: str) -> re.Pattern[str]:
    """The sign that ends a sentence of this text: before a capital, unless all of it is in small letters."""
    return _END_OF_SMALL if _is_small(text) else _END


def _is_small(text: str) -> bool:
    """Whether the text is all in small letters, so that capitals begin no sentence."""
    return len(_CAPITAL.findall(text, 0, SAMPLE)) * CAPITALS < len(text[:SAMPLE])


def sentences(text: str, plain: str, first: int, last: int, sign: re.Pattern[str]) -> Iterator[tuple[int, int, bool]]:
    """Start and end of the sentences of a block, which ends at `last`; whether each leads in what follows.

    They are cut at semicolons and at items inside a line too. `sign` is what ends a sentence of this text.
    """
    itself = {found.end() for found in _OF_ITSELF.finditer(plain, first, last)}
    ends = [
        found.end()
        for found in sign.finditer(text, first, last)
        if not _is_short(text, plain, max(first, found.end() - 8), found.start() + 1)
        and not _goes_on_with_a_name(text, first, found.start() - 1)
        and found.end() not in itself
        and not _LEANS.match(plain, found.end())
    ]
    ends += [found.end() for also in (_DEFINED_AND, _LISTED) for found in also.finditer(plain, first, last)]
    marks = [found.start() for found in _INLINE.finditer(plain, first, last)]
    inline = set(marks if len(marks) > 1 else [])
    cuts = sorted({first, *ends, *inline, last})
    for start, end in pairwise(cuts):
        sentence = plain[start:end]
        if not sentence.strip():
            continue
        start += len(sentence) - len(sentence.lstrip())
        end -= len(sentence) - len(sentence.rstrip())
        colon = plain[max(start, end - 8) : end].rstrip("\"')").endswith(":")
        leads = colon or asks_who(sentence) or (_end_opens(inline, plain, end) and start not in inline)
        yield start, end, leads


def asks_who(sentence: str) -> bool:
    """Whether the sentence asks who may, or what for: its answer says so."""
    return bool(_ASKS_WHO.fullmatch(sentence.strip()))


def _is_short(text: str, plain: str, start: int, stop: int) -> bool:
    """Whether the full stop before `stop` is one of an abbreviation inside a sentence."""
    return bool(_SHORT.search(plain, start, stop)) and not _AFTER_FIRM.search(text, start, stop + LONGEST_BEGINNING)


def _goes_on_with_a_name(text: str, start: int, letter: int) -> bool:
    """Whether the letter before a full stop is an initial, and no label as in `Annex A. Terms`."""
    return bool(_INITIAL.match(text, max(start, letter))) and not _LABELLED.search(
        text, max(start, letter - 14), letter
    )


def _end_opens(inline: set[int], plain: str, end: int) -> bool:
    """Whether an item inside the line begins right after this place."""
    gap = len(plain[end : end + 6]) - len(plain[end : end + 6].lstrip())
    return end + gap in inline or end in inline
