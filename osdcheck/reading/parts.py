"""The parts of a sentence that is joined by `and`, where one of them takes what no other speaks of.

A rule for what is harmless accounts for a whole clause. `It comes without warranty, and may not be sold` is two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from osdcheck.reading.account import unaccounted
from osdcheck.reading.grammar import Match
from osdcheck.reading.layout import Piece
from osdcheck.reading.page import Page

_VERB = (
    r"(?:may|must|shall|can|cannot|will|would|is|are|has|have|do|does|comes?|gets?|needs?|requires?|ends?|keeps?|grants?"
    r"|gives?|takes?|makes?|remains?|stays?|appl(?:y|ies)|allows?|permits?|costs?|belongs?|holds?|loses?|lapses?|expires?|covers?"
    r"|pays?|becomes?|goes|go|serves?|retains?|reserves?|agrees?|promises?|wants?)"
)
_LISTED = (
    r"(?:use|copy|modify|merge|publish|distribute|redistribute|sublicen[cs]e|sell|perform|display|import|make|have|create"
    r"|prepare|reproduce|adapt|share|transfer|offer|grant|permit|allow|convey|propagate)"
)
"""The last of the things that one may: `use, copy, and sell`."""
_JOINT = re.compile(
    rf",\s+(?:and\s+(?!(?:to\s+)?{_LISTED}\b(?!\s+(?:of|in|for|by|on|with)\b))|(?:but|yet|so)\s+|(?=nor\s+(?:shall|may|will|do|does|is|are|can|must)\b))"
    rf"(?!long\b|(?:is\s|are\s)?not\s+(?:limited|to)\b)(?=[^.;]{{0,100}}?\b{_VERB}\b)"
    rf"|\s+and\s+(?=(?:(?:you|it|they|this)\s+{_VERB}|nobody|no(?!\s+longer)|may|must|shall|cannot)\b)"
    r"|,\s+(?=to\s+the\s+(?:\w+\s+)?extent\s+(?:permitted|allowed)\b)"
)
"""Where a sentence goes on with another, or with how far the law permits it."""
_HEAD = re.compile(
    r"\W*(?:(?:subject\s+to|under|to\s+the\s+(?:\w+\s+)?extent\s+(?:permitted|allowed)\s+by|in\s+accordance\s+with)"
    r"\s[^,.;]{0,60}\blaws?,\s"
    r"|(?:by|in)\s[^,.;]{0,60}\byou\s+(?:accept|agree|acknowledge|understand|confirm)\s+that\s)"
)
"""What stands before a sentence and says no more than that it holds: `Subject to applicable law, …`."""
_CASE = re.compile(r"\W*(?:if|when|where|unless|should|whenever|upon|once|in\s+the\s+event|in\s+case)\b")
"""The beginning of a sentence all of which holds in one case only."""
_NO_SUBJECT = re.compile(rf"{_VERB}\b")
_SUPPOSED = re.compile(r"\bwould\s+(?:be|have)\b")
"""What would follow from a clause binds nobody: `you would be required to refrain`."""
PAPERS = frozenset({"terms", "notice", "marks", "credit", "contribution"})
"""Kinds of a subject of which it says nothing on the work that it may not be changed."""
_THE_SAME = re.compile(
    r"\b(?:it|its|itself|them|that|those|these|the\s+(?:document|text|licen[cs]e|mark|name|logo)s?)\b"
)
"""Words of a part that is about what the part before it names."""
COSTLY = frozenset({
    "royalty", "register", "sign", "license-key", "request-license", "report", "allow-audit", "assign-changes",
    "display-mark", "phone-home", "accept-first",
})  # fmt: skip
"""What no free licence demands."""


def parts(page: Page, piece: Piece, read: Callable[[Piece], Sequence[Match]]) -> list[Piece]:
    """The clause in its parts where one of them takes something, and it is only accounted for as a whole; else itself.

    `read` gives the rules that match a piece.
    """
    plain = page.source.plain
    first, *others = _cut(plain, piece)
    matches = read(piece) if others else ()
    if not any(match.rule.whole for match in matches):
        return [piece]
    together = any(match.rule.together for match in matches)
    case = bool(_CASE.match(plain, piece.start))
    apart = [part for part in others if not (case or _goes_on(page, piece, part, together=together))]
    hidden = any(_takes(read(part)) for part in [first, *apart]) or (not case and _is_left(page, first, read(first)))
    return [first, *others] if hidden else [piece]


def _goes_on(page: Page, piece: Piece, part: Piece, *, together: bool) -> bool:
    """Whether a part is about the papers that are named before: `this licence is all, and may not be changed`."""
    plain = page.source.plain
    if _SUPPOSED.search(plain, part.start, part.end):
        return True
    if together and _THE_SAME.search(plain, part.start, part.end):
        return True
    tags = page.tagged(piece).tags
    return bool(_NO_SUBJECT.match(plain, part.start)) and bool(tags) and tags[0].kind in PAPERS


def _cut(plain: str, piece: Piece) -> list[Piece]:
    start, end = piece.start, piece.end
    head = _HEAD.match(plain, start, end)
    joints = [found.end() for found in _JOINT.finditer(plain, start, end)]
    cuts = sorted({start, *([head.end()] if head else []), *joints, end})
    return [replace(piece, start=first, end=last) for first, last in pairwise(cuts) if plain[first:last].strip()]


def _takes(matches: Sequence[Match]) -> bool:
    """Whether the part demands what no free licence does, or bans what no rule for what is harmless speaks of."""
    rules = [match.rule for match in matches]
    demands = any(rule.reach or rule.effect == "withholds" or COSTLY.intersection(rule.words) for rule in rules)
    bans = any(rule.narrows or rule.effect in ("prohibits", "ends") for rule in rules)
    return demands or (bans and not any(rule.whole for rule in rules))


def _is_left(page: Page, part: Piece, matches: Sequence[Match]) -> bool:
    """Whether a part with a ban or an `only` is not understood by itself."""
    tags = page.tagged(part)
    heavy = any(tag.kind in ("only", "ban") for tag in tags.tags[tags.own :])
    return heavy and bool(unaccounted(page.source, tags, matches, leads=False))
