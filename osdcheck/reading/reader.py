"""A licence text to a `License`: the same terms as a record, each found by a rule, with its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from osdcheck.model.license import Document, License
from osdcheck.model.term import TermBase, Unread
from osdcheck.model.vocabulary import Aspect
from osdcheck.reading.account import MODES, unaccounted
from osdcheck.reading.clauses import Source, Tagged, quoted
from osdcheck.reading.grammar import Match, grammar
from osdcheck.reading.known import approved_sentences
from osdcheck.reading.layout import Piece, pieces
from osdcheck.reading.lexicon import Tag, lexicon
from osdcheck.reading.plain import plain as to_plain
from osdcheck.reading.resolve import resolve
from osdcheck.reading.terms import to_term

_SUBJECT = re.compile(
    r"\W*(?:you|the|this|these|those|any|no|redistributions?|distributions?|neither|each|all|if|it|your|nothing|modified|altered"
    r"|copies|licensees?|licensors?|products?|derivative|recipients?|users?|we|modifications?|source|binary|altering|other)\b"
)
"""An item that begins with a subject of its own does not hang on its lead-in."""
_ENGLISH = re.compile(r"\b(?:the|of|and|to|or|this|any|you|in|is|for|not|with)\b")
ENGLISH = 0.12
"""Share of the words that are among the commonest of English in an English text, at least."""
SAMPLE = 200_000
MAX_UNREAD_QUOTE = 2_000


def read(text: str, name: str = "text", without: frozenset[str] = frozenset()) -> License:
    """Read a licence text: terms that rules find, and the clauses with force that nothing understands.

    A sentence that an approved licence has too is excused from being understood; it supplies nothing. `without`
    names approved licences whose sentences do not count. Every quote is `text[start:end]`.
    """
    source = Source(text, to_plain(text), [0, *(match.end() for match in re.finditer("\n", text))])
    terms = _terms(source, without) if is_english(source.plain) else [_foreign(source)]
    documents = {"text": Document.model_construct(title=name)}
    return License.model_construct(id="text", name=name, documents=documents, terms=tuple(terms))


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


def _terms(source: Source, without: frozenset[str]) -> list[TermBase]:
    terms: list[TermBase] = []
    unread: list[TermBase] = []
    strict: set[str] = set()
    excused = [(sentence.start, sentence.end) for sentence in approved_sentences(source.text, without)]
    clauses = list(pieces(source.text, source.plain))
    leads = {id(piece.lead) for piece in clauses if piece.lead}
    for number, piece in enumerate(clauses):
        tagged = _tagged(source.plain, piece)
        matches = _stronger([m for m in _matching(bytes(tag.byte for tag in tagged.tags)) if m.last > tagged.own])
        for order, match in enumerate(matches):
            lead = tagged.tags[match.first : max(match.first, tagged.own)]
            own = tagged.tags[max(match.first, tagged.own) : match.last]
            clauses_ = quoted(source, tagged, match.first, match.last)
            term = to_term(match.rule, lead, own, source.plain, f"{match.rule.id}-{number}-{order}", clauses_)
            if term is not None:
                terms.append(term)
                if match.rule.strict or _only_first([*lead, *own]):
                    strict.add(term.id)
        if not _inside(excused, piece):
            unread.extend(_unread(source, tagged, matches, number, leads=id(piece) in leads))
    return [*resolve(terms, strict), *unread]


def _tagged(plain: str, piece: Piece) -> Tagged:
    own = list(lexicon().tags(plain, piece.start, piece.end))
    stands = _SUBJECT.match(plain, piece.start, piece.end) and any(tag.kind in MODES for tag in own)
    lead = [] if stands else [tag for part in piece.chain()[:-1] for tag in lexicon().tags(plain, part.start, part.end)]
    return Tagged(piece, (*lead, *own), len(lead))


@lru_cache(maxsize=20_000)
def _matching(letters: bytes) -> tuple[Match, ...]:
    return tuple(grammar().matching(letters))


def _only_first(tags: Sequence[Tag]) -> bool:
    """Whether an `only` stands before the action: `may only be used for` narrows, `may use … only for` adds a permission."""
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


def _inside(places: Sequence[tuple[int, int]], piece: Piece) -> bool:
    """Whether the clause is inside one of the places, which are in order."""
    at = bisect_right(places, (piece.start + 2, len(places) and places[-1][1])) - 1
    return at >= 0 and piece.end - 2 <= places[at][1]


def _unread(source: Source, tagged: Tagged, matches: Sequence[Match], number: int, *, leads: bool) -> Iterator[Unread]:
    touches = unaccounted(source.plain, tagged, matches, leads=leads)
    if touches:
        piece = tagged.piece
        clause = source.quote(piece.start, min(piece.end, piece.start + MAX_UNREAD_QUOTE), piece.section)
        yield Unread.model_construct(id=f"unread-{number}", unread=touches, clauses=(clause,))
