"""The term for a clause that is not understood: what it could touch, and what it restricts by its likeness to some."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from osdcheck.model.term import Grants, Prohibits, TermBase, Unread
from osdcheck.model.vocabulary import Action, Aspect
from osdcheck.reading import second
from osdcheck.reading.account import ACTIONS, defines, doubted, is_settled, unaccounted
from osdcheck.reading.aspects import taken
from osdcheck.reading.clauses import Source, Tagged
from osdcheck.reading.familiar import is_strange
from osdcheck.reading.foreign import is_foreign
from osdcheck.reading.grammar import Match
from osdcheck.reading.resolve import Found

MAX_UNREAD_QUOTE = 2_000
LIMITING = frozenset({"ban", "not", "no", "isnt", "only", "if", "provided", "except", "but", "must", "end"})
"""Kinds of words that take something of what a clause grants."""
KEEPING = frozenset({"ban", "only", "not", "no", "isnt", "nothing", "exempt"})
DENYING = frozenset({"not", "no", "isnt", "nothing"})
"""Those that may deny anything: `Nothing in the manual is medical advice.`"""
SOME = frozenset({"who", "person", "purpose", "elsewhere", "policy", "derived"})
"""Kinds of words that the second reader does not excuse beside one of those that keep or deny."""
STERN = frozenset({"must", "ban", "only"})
"""Kinds of words that the second reader does not excuse beside a word that he cannot know."""
ENDING = frozenset({"act", "end"})
"""Kinds of words of a clause that ends something for what is done."""
_KEPT_FOR = re.compile(r"\b(?:is|are)\s+only\s+(?:meant\s+)?for\b")
"""What is only for somebody, or for something, is kept from the rest."""
_REFERS = re.compile(r"\b(?:section|clause|article|paragraph)s?\s+\d[\w.()]*(?:\s+[a-z]+){0,5}?\s+appl(?:y|ies)\b")
"""What a numbered section that applies, or does not, says is not in the words of this clause."""


def unread_in(
    source: Source,
    tags: Tagged,
    telling: Sequence[tuple[Match, Found]],
    number: int,
    *,
    leads: bool,
    rest: Sequence[Tagged] = (),
) -> Iterator[Unread]:
    """The term for a clause that is not understood, or none. `telling`: the rules that match it, and what they say.

    `number` is its place among the clauses; `leads`: whether others hang on it; `rest`: the others of its sentence.
    """
    piece, words = tags.piece, source.words(tags.piece)
    matches = [match for match, _ in telling]
    unknown = tags.cut or is_foreign(source.bare[piece.start : piece.end])
    beside = [(source.words(other.piece), other.tags) for other in rest]
    left = tuple(Aspect) if unknown else _left(source, tags, matches, leads=leads)
    bans = leads and any(tag.kind in ("ban", "not") for tag in tags.tags)  # what it bans its items say
    heard = () if left or bans else doubted(source, tags, matches)
    touches = left or heard or _beside(telling)
    if touches:
        slight = bool(heard) and is_settled(tags, matches) and second.odds(words, tags.tags) <= second.VERY_PLAIN
        silent = unknown or leads or slight
        limits = () if silent else _restricts(words, tags, matches, touches, beside, is_open=bool(left))
    else:
        limits = _missed(words, tags, telling, beside, leads=leads)
    if aspects := tuple(dict.fromkeys([*touches, *limits])):
        clause = source.quote(piece.start, min(piece.end, piece.start + MAX_UNREAD_QUOTE), piece.section)
        yield Unread.model_construct(id=f"unread-{number}", unread=aspects, restricts=limits, clauses=(clause,))


def _missed(
    words: str, tags: Tagged, telling: Sequence[tuple[Match, Found]], rest: Sequence[second.Said], *, leads: bool
) -> tuple[Aspect, ...]:
    """What the second reader hears beside the limits that rules find, where nothing lifts them; nothing for most."""
    limits = [taken(said.term) for match, said in telling if match.rule.limits]
    matches = [match for match, _ in telling]
    lifted = any(match.rule.whole or Action.PRACTISE_PATENTS in said.term.actions for match, said in telling)
    if not limits or lifted or leads or tags.piece.lead:
        return ()
    return second.besides(words, tags.tags, frozenset[Aspect]().union(*limits, _given(tags, matches)), rest)


def _restricts(
    words: str,
    tags: Tagged,
    matches: Sequence[Match],
    left: Collection[Aspect],
    rest: Sequence[second.Said],
    *,
    is_open: bool,
) -> tuple[Aspect, ...]:
    """What the second reader hears the clause restrict; nothing where its own words do not say it all.

    `left` is what it could touch; `is_open`: whether rules leave the clause open.
    """
    told = any(match.rule.effect == "unread" for match in matches)
    whole = tags.piece.lead is None  # what hangs on others says half of a sentence
    meant = defines(words) and second.odds(words, tags.tags) <= second.VERY_PLAIN
    if told or meant or _REFERS.search(words) or not (whole or _adds_to_its_lead(words, tags)):
        return ()
    limits = second.restricted(words, tags.tags, is_open=is_open and whole, left=left, rest=rest)
    return () if not _given(tags, matches).isdisjoint(limits) else limits


def _adds_to_its_lead(words: str, tags: Tagged) -> bool:
    """Whether a clause under others hangs on a ban, or restricts by its own words, as `(b) change it` does not."""
    lead, own = tags.tags[: tags.own], tags.tags[tags.own :]
    return any(tag.kind == "ban" for tag in lead) or second.odds(words, own) > second.LIKELY


def _given(tags: Tagged, matches: Sequence[Match]) -> frozenset[Aspect]:
    """What a clause grants that denies and confines nothing: that it does not restrict."""
    grants = any(match.rule.gives_way for match in matches) and LIMITING.isdisjoint(tag.kind for tag in tags.tags)
    return frozenset(ACTIONS[tag.value] for tag in tags.tags if grants and tag.value in ACTIONS)


def _left(source: Source, tags: Tagged, matches: Sequence[Match], *, leads: bool) -> tuple[Aspect, ...]:
    """What rules leave open, after the second reader was asked whether it matters."""
    if not unaccounted(source, tags, matches, leads=leads):
        return ()
    odds = second.odds(source.words(tags.piece), tags.tags)
    if odds < second.HARMLESS and not leads and not _may_take(source, tags, matches, surely=odds < second.FREE):
        return ()
    return unaccounted(source, tags, matches, leads=leads, odds=odds)


def _may_take(source: Source, tags: Tagged, matches: Sequence[Match], *, surely: bool) -> bool:
    """Whether a rule finds a limit, or words keep something to some, end it, or demand what no free licence knows.

    `surely`: whether the second reader is so sure that they take nothing that words which deny are no sign of it.
    """
    kinds = {tag.kind for tag in tags.tags}
    piece = tags.piece
    unheard = not kinds.isdisjoint(STERN) and is_strange(source.bare, piece.start, piece.end, tags.tags)
    keeps = not kinds.isdisjoint(KEEPING - DENYING if surely else KEEPING) and not kinds.isdisjoint(SOME)
    plainly = kinds >= ENDING or _KEPT_FOR.search(source.words(piece))
    return bool(unheard or keeps or plainly) or any(match.rule.limits for match in matches)


def _beside(telling: Sequence[tuple[Match, Found]]) -> tuple[Aspect, ...]:
    """What a term could touch that bars or fences copying alone: what that means for passing copies on was not read."""
    return (Aspect.SHARING,) if any(_copies_alone(said.term) for _, said in telling) else ()


def _copies_alone(term: TermBase) -> bool:
    limited = isinstance(term, Prohibits) or (isinstance(term, Grants) and bool(term.only))
    return limited and term.actions == {Action.COPY}
