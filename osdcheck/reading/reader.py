"""A licence text to a `License`: the same terms as a record, each found by a rule, with its words."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from osdcheck.model.license import Document, License
from osdcheck.model.term import Prohibits, TermBase, Unread
from osdcheck.model.vocabulary import Aspect
from osdcheck.reading.account import unaccounted
from osdcheck.reading.answers import answers
from osdcheck.reading.clauses import Source, Tagged, quoted
from osdcheck.reading.definitions import defined
from osdcheck.reading.grammar import Match, grammar
from osdcheck.reading.known import approved_sentences
from osdcheck.reading.layout import Piece, pieces
from osdcheck.reading.lexicon import Tag, lexicon
from osdcheck.reading.plain import bare, plain
from osdcheck.reading.resolve import Found, resolve
from osdcheck.reading.tagging import tagged
from osdcheck.reading.terms import to_term

_ENGLISH = re.compile(r"\b(?:the|of|and|to|or|this|any|you|in|is|for|not|with)\b")
ENGLISH = 0.12
"""Share of the words that are among the commonest of English in an English text, at least."""
SAMPLE = 200_000
MAX_UNREAD_QUOTE = 2_000
_WORD = re.compile(r"\w")


def read(text: str, name: str = "text", without: frozenset[str] = frozenset(), rules: tuple[Path, ...] = ()) -> License:
    """Read a licence text: terms that rules find, and the clauses with force that nothing understands.

    A sentence that an approved licence has too is excused from being understood; it supplies nothing. `without`
    names approved licences whose sentences do not count; `rules` are folders of rules of your own. Every quote is
    `text[start:end]`.
    """
    source = _source(text)
    terms: list[Any] = _terms(source, without, rules) if is_english(source.plain) else [_foreign(source)]
    documents = {"text": Document.model_construct(title=name)}
    return License.model_construct(
        id=f"text-{hashlib.sha256(text.encode()).hexdigest()[:12]}",
        name=name,
        documents=documents,
        terms=tuple(terms),
        read=True,
    )


def matching_rules(text: str) -> set[str]:
    """Ids of the rules that match a clause of the text: for the samples of rules, and for their authors."""
    return {match.rule.id for clause in tagged_clauses(text) for match in _matches(clause)}


def tagged_clauses(text: str) -> list[Tagged]:
    """The clauses of the text, in order, with the tags that rules see."""
    return _clauses(_source(text))


def _source(text: str) -> Source:
    unmarked = bare(text)
    return Source(text, unmarked, plain(unmarked), [0, *(match.end() for match in re.finditer("\n", text))])


def _clauses(source: Source) -> list[Tagged]:
    """The clauses of the text, in order, with their tags."""
    found = list(pieces(source.bare, source.plain))
    words = defined(source, found, lexicon())
    asked = answers(source.plain, found)
    return [tagged(source, piece, lexicon(), words, asked.get(piece.start)) for piece in found]


def is_english(plain: str) -> bool:
    """Whether a text in plain form is in the one language that the rules know."""
    words = len(re.findall(r"\w+", plain[:SAMPLE]))
    return words > 0 and len(_ENGLISH.findall(plain[:SAMPLE])) >= ENGLISH * words


def _foreign(source: Source) -> Unread:
    """One term for a text in another language: everything is open."""
    end = min(len(source.text.rstrip()), MAX_UNREAD_QUOTE)
    start = len(source.text) - len(source.text.lstrip())
    clause = source.quote(start, end, "the text, which is not in English")
    return Unread.model_construct(id="not-english", unread=tuple(Aspect), clauses=(clause,))


def _terms(source: Source, without: frozenset[str], rules: tuple[Path, ...]) -> list[Any]:
    terms: list[Found] = []
    unread: list[TermBase] = []
    known = approved_sentences(source.bare, without)
    excused = _runs(source.bare, [(sentence.start, sentence.end) for sentence in known])
    clauses = _clauses(source)
    leads = {id(tags.piece.lead) for tags in clauses if tags.piece.lead}
    for number, tags in enumerate(clauses):
        piece = tags.piece
        telling: list[Match] = []
        for order, match in enumerate(_stronger(_matches(tags, rules))):
            lead = tags.tags[match.first : max(match.first, tags.own)]
            own = tags.tags[max(match.first, tags.own) : match.last]
            clauses_ = quoted(source, tags, match.first, match.last)
            id_ = f"{match.rule.id}-{number}-{order}"
            term = to_term(match.rule, lead, own, source.plain, id_, clauses_, _acting(piece, lead))
            if term is not None:
                telling.append(match)
            if term is not None and not (id(piece) in leads and _goes_on_in_items(term, match, tags)):
                strict = match.rule.strict or _only_first([*lead, *own])
                terms.append(Found(term, strict, match.rule.soft))
        if not _inside(excused, piece.start, piece.end):
            unread.extend(_unread(source, tags, telling, number, leads=id(piece) in leads))
    return [*(term for term in resolve(terms) if not _excused(term, excused)), *unread]


def _matches(tags: Tagged, rules: tuple[Path, ...] = ()) -> list[Match]:
    """The rules that match the clause itself, not its lead-ins alone."""
    return [match for match in _matching(tags.letters, rules) if match.last > tags.own]


@lru_cache(maxsize=20_000)
def _matching(letters: bytes, rules: tuple[Path, ...]) -> tuple[Match, ...]:
    return tuple(grammar(rules).matching(letters))


def _acting(piece: Piece, lead: Sequence[Tag]) -> list[Tag]:
    """The tags of the outermost lead-in that names an action."""
    for part in piece.chain()[:-1]:
        tags = [tag for tag in lead if part.start <= tag.start < part.end]
        if any(tag.kind == "act" for tag in tags):
            return tags
    return []


def _only_first(tags: Sequence[Tag]) -> bool:
    """Whether an `only` stands before the action: `may only be used for` narrows, `may use … only for` adds."""
    kinds = [tag.kind for tag in tags]
    return "only" in kinds and "act" in kinds and kinds.index("only") < kinds.index("act")


def _stronger(matches: Sequence[Match]) -> list[Match]:
    """Without grants for everyone that overlap a ban or a fenced grant: the narrower reading decides."""
    narrow = [match for match in matches if match.rule.narrows]
    return [
        match
        for match in matches
        if not match.rule.gives_way
        or not any(other.first < match.last and match.first < other.last for other in narrow)
    ]


def _runs(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places with nothing but white space and signs between them, as one."""
    runs: list[tuple[int, int]] = []
    for start, end in places:
        if runs and not _WORD.search(text, runs[-1][1], start):
            start = runs.pop()[0]
        runs.append((start, end))
    return runs


def _inside(places: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a clause is inside one of the places, which are in order."""
    at = bisect_right(places, (start + 2, len(places) and places[-1][1])) - 1
    return at >= 0 and end - 2 <= places[at][1]


def _goes_on_in_items(term: TermBase, match: Match, tags: Tagged) -> bool:
    """Whether a ban breaks off at the end of a lead-in, so that its items say what is banned."""
    return isinstance(term, Prohibits) and not term.case and match.last == len(tags.tags)


def _excused(term: TermBase, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a doubt stands in a sentence that approved licences have too."""
    clause = term.main
    return isinstance(term, Unread) and _inside(places, clause.start or 0, clause.end or 0)


def _unread(source: Source, tags: Tagged, matches: Sequence[Match], number: int, *, leads: bool) -> Iterator[Unread]:
    touches = tuple(Aspect) if tags.cut else unaccounted(source.plain, tags, matches, leads=leads)
    if touches:
        piece = tags.piece
        clause = source.quote(piece.start, min(piece.end, piece.start + MAX_UNREAD_QUOTE), piece.section)
        yield Unread.model_construct(id=f"unread-{number}", unread=touches, clauses=(clause,))
