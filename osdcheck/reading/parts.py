"""The parts of a sentence that is joined by `and`, where one of them takes what no other speaks of.

A rule for what is harmless accounts for a whole clause. `It comes without warranty, and may not be sold` is two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from osdcheck.model.vocabulary import Aspect
from osdcheck.reading.account import unaccounted
from osdcheck.reading.clauses import Source, Tagged
from osdcheck.reading.grammar import Match
from osdcheck.reading.layout import Piece

Doubt = Callable[[Source, Tagged, Sequence[Match]], Sequence[Aspect]]
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
    rf",\s+(?:and\s+(?!(?:to\s+)?{_LISTED}\b(?!\s+(?:of|in|for|by|on|with)\b))|(?:but|yet|so|whereas)\s+|(?=nor\s+(?:shall|may|will|do|does|is|are|can|must)\b))"
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
_NO_SUBJECT = re.compile(rf"(?:{_VERB}|only|not)\b")
_SUPPOSED = re.compile(r"\bwould\s+(?:be|have)\b")
"""What would follow from a clause binds nobody: `you would be required to refrain`."""
PAPERS = frozenset({"terms", "notice", "marks", "credit", "contribution"})
"""Kinds of a subject of which it says nothing on the work that it may not be changed."""
_THE_SAME = re.compile(
    r"\b(?:it|its|itself|them|their|(?:the|that|this|these|those)\s+(?:document|text|licen[cs]e|agreement|mark|name|logo)s?)\b"
)
"""Words of a part that is about what the part before it names."""
DISCLAIMERS = frozenset({"warranty", "liability", "law"})


def parts(
    source: Source,
    piece: Piece,
    tagged: Callable[[Piece], Tagged],
    matching: Callable[[Tagged], Sequence[Match]],
    doubts: Doubt,
) -> list[Piece]:
    """The clause in its parts where one of them takes something, and it is only accounted for as a whole; else itself.

    `tagged` gives a clause with its tags, `matching` the rules that match it, `doubts` what it sounds like taking
    all the same.
    """
    plain = source.plain
    divisions = list(_divisions(plain, piece))
    if not divisions:
        return [piece]
    tags = tagged(piece)
    rules = [match.rule for match in matching(tags)]
    in_one_case = bool(_CASE.match(plain, piece.start))
    if not any(rule.whole for rule in rules):
        beside = not in_one_case and any(_is_aside(matching(tagged(part))) for part in divisions[0])
        return divisions[0] if beside else [piece]
    papers, same = tags.tags[0].kind in PAPERS, any(rule.together for rule in rules)
    for first, *others in divisions:
        apart = [] if in_one_case else [part for part in others if _is_apart(plain, part, papers=papers, same=same)]
        taken = any(_takes(matching(tagged(part))) for part in (first, *apart))
        alone = [] if in_one_case else [first, *(part for part in apart if not _NO_SUBJECT.match(plain, part.start))]
        if taken or any(_is_left(source, tagged(part), matching, doubts) for part in alone):
            return [first, *others]
    return [piece]


def _is_apart(plain: str, part: Piece, *, papers: bool, same: bool) -> bool:
    """Whether a part speaks of something else than what is before it: `this licence is all, and may not be changed`.

    `papers`: what is before it speaks of the licence or a notice. `same`: it says something that may go on.
    """
    again = same and _THE_SAME.search(plain, part.start, part.end)
    goes_on = papers and _NO_SUBJECT.match(plain, part.start)
    return not (again or goes_on or _SUPPOSED.search(plain, part.start, part.end))


def _divisions(plain: str, piece: Piece) -> Iterator[list[Piece]]:
    """The ways to divide a clause: at each joint; of several at the first alone, or at the last."""
    start, end = piece.start, piece.end
    head = _HEAD.match(plain, start, end)
    joints = [*([head.end()] if head else []), *(found.end() for found in _JOINT.finditer(plain, start, end))]
    for cuts in (joints, joints[:1], joints[-1:]) if len(joints) > 1 else (joints,) if joints else ():
        places = pairwise([start, *cuts, end])
        yield [replace(piece, start=first, end=last) for first, last in places if plain[first:last].strip()]


def _is_aside(matches: Sequence[Match]) -> bool:
    """Whether the part only disclaims, or names a law."""
    return any(match.rule.whole and DISCLAIMERS.issuperset(match.rule.words) for match in matches) and not _takes(
        matches
    )


def _takes(matches: Sequence[Match]) -> bool:
    """Whether the part demands what no free licence does, or bans what no rule for what is harmless speaks of."""
    rules = [match.rule for match in matches]
    bans = any(rule.bans for rule in rules) and not any(rule.whole for rule in rules)
    return bans or any(rule.demands for rule in rules)


def _is_left(source: Source, tags: Tagged, matching: Callable[[Tagged], Sequence[Match]], doubts: Doubt) -> bool:
    """Whether a part with a ban or an `only`, or one that sounds like a restriction, is not understood by itself."""
    matches = matching(tags)
    heavy = any(tag.kind in ("only", "ban", "end") for tag in tags.tags[tags.own :])
    grants = any(match.rule.gives_way for match in matches)
    sounds = not grants and bool(doubts(source, tags, matches))
    return sounds or (heavy and bool(unaccounted(source, tags, matches, leads=False)))
