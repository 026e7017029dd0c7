"""A licence text to a `License`: the same terms as a record, each found by a rule, with its words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from osdcheck.model.license import Document, License
from osdcheck.model.term import Prohibits, TermBase, Unread
from osdcheck.model.vocabulary import Aspect
from osdcheck.reading import second
from osdcheck.reading.account import doubted
from osdcheck.reading.alignment import Span
from osdcheck.reading.clauses import Source, Tagged, quoted
from osdcheck.reading.foreign import is_english
from osdcheck.reading.grammar import Match, grammar
from osdcheck.reading.granting import is_odd, is_partly_free
from osdcheck.reading.known import approved_sentences
from osdcheck.reading.layout import Piece
from osdcheck.reading.lexicon import Tag
from osdcheck.reading.page import Page, inside
from osdcheck.reading.parts import Doubt, parts
from osdcheck.reading.resolve import Found, resolve
from osdcheck.reading.terms import to_term
from osdcheck.reading.unread import MAX_UNREAD_QUOTE, unread_in

MOST_PARTS = 32
"""Parts of one clause whose tags are kept until it is read."""
LONGEST_SENTENCE = 4
"""Parts of a sentence that are heard together."""
GOES_ON = frozenset(";:,")
"""Signs behind which a sentence goes on."""
_WORD = re.compile(r"\w")


def read(text: str, name: str = "text", without: frozenset[str] = frozenset(), rules: tuple[Path, ...] = ()) -> License:
    """Read a licence text: terms that rules find, and the clauses with force that nothing understands.

    A sentence that an approved licence has too is excused from being understood; it supplies nothing. `without`
    names approved licences whose sentences do not count; `rules` are folders of rules of your own. Every quote is
    `text[start:end]`.
    """
    page = Page.of(text)
    if not is_english(page.source.plain):
        return _license(text, name, [_foreign(page.source)])
    return _license(text, name, _terms(page, page.distinct(), without, rules))


def read_added(
    text: str, added: Sequence[Span], known: License, name: str = "text", rules: tuple[Path, ...] = ()
) -> License | None:
    """A known licence with clauses added: its record, and what is read in the clauses at these places.

    `known` is the record. None when the added clauses lead in others or define words: the whole text has to be read.
    """
    page = Page.of(text)
    new = page.among(added)
    if page.changed_by(new):
        return None
    documents = {"text": Document.model_construct(title=name), **known.documents}
    terms = _terms(page, new, frozenset(), rules, known.terms)
    return _license(text, name, terms, documents=documents, subject=known.subject, kind=known.kind)


def _license(text: str, name: str, terms: Sequence[Any], **known: Any) -> License:
    documents = {"text": Document.model_construct(title=name)}
    id = f"text-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    return License.model_construct(**{"documents": documents, **known}, id=id, name=name, terms=tuple(terms), read=True)


def matching_rules(text: str) -> set[str]:
    """Ids of the rules that match a clause of the text: for the samples of rules, and for their authors."""
    return {match.rule.id for clause in tagged_clauses(text) for match in _matches(clause)}


def read_clauses(text: str) -> list[tuple[Source, Tagged, list[Match]]]:
    """The parts of the text that are read by themselves, in order, each with its tags and the rules that match it.

    The second reader is not asked where to divide a sentence: it is from these parts that he learns.
    """
    page = Page.of(text)
    return [(page.source, *read) for read in _read_clauses(page, page.distinct(), (), lambda *_: ())]


def tagged_clauses(text: str) -> list[Tagged]:
    """The clauses of the text, in order, with the tags that rules see."""
    page = Page.of(text)
    return [page.tagged(piece) for piece in page.pieces]


def _foreign(source: Source) -> Unread:
    """One term for a text in another language: everything is open."""
    end = min(len(source.text.rstrip()), MAX_UNREAD_QUOTE)
    start = len(source.text) - len(source.text.lstrip())
    clause = source.clause(start, end, "the text, which is not in English")
    return Unread.model_construct(id="not-english", unread=tuple(Aspect), clauses=(clause,))


def _terms(
    page: Page,
    clauses: Iterable[Piece],
    without: frozenset[str],
    rules: tuple[Path, ...],
    beside: Iterable[TermBase] = (),
) -> list[Any]:
    """What these clauses say `beside` terms that are known, and which of them are not understood."""
    found = [Found(term) for term in beside]
    unread: list[TermBase] = []
    source = page.source
    known = approved_sentences(source.text, without)
    excused = _runs(source.text, [(sentence.start, sentence.end) for sentence in known])
    read = _sentences(source, _read_clauses(page, clauses, rules, doubted))
    for number, (tags, matches, rest) in enumerate(read):
        piece = tags.piece
        leads = id(piece) in page.leads
        telling = _without_spare(
            [
                (match, said)
                for order, match in enumerate(matches)
                if (said := _said(source, tags, match, f"{match.rule.id}-{number}-{order}"))
            ]
        )
        found += [said for match, said in telling if not (leads and _goes_on_in_items(said.term, match, tags))]
        if not inside(excused, *source.given(piece.start, piece.end)):
            unread.extend(unread_in(source, tags, telling, number, leads=leads, rest=rest))
    return [*(term for term in resolve(found) if not _excused(term, excused)), *unread]


def _read_clauses(
    page: Page, clauses: Iterable[Piece], rules: tuple[Path, ...], doubts: Doubt
) -> Iterator[tuple[Tagged, list[Match]]]:
    """Each part of the clauses that is read by itself, with its tags and the rules that match it."""
    tagged = lru_cache(maxsize=MOST_PARTS)(page.tagged)

    def matching(tags: Tagged) -> list[Match]:
        return _stronger(_matches(tags, rules))

    for clause in clauses:
        for piece in parts(page.source, clause, tagged, matching, doubts):
            yield tagged(piece), matching(tagged(piece))


def _sentences(
    source: Source, read: Iterable[tuple[Tagged, list[Match]]]
) -> Iterator[tuple[Tagged, list[Match], list[Tagged]]]:
    """Each part with its tags and the rules that match it, and the other parts that its sentence is divided into.

    What hangs on others is no part of a sentence with what stands beside it.
    """
    run: list[tuple[Tagged, list[Match]]] = []
    for tags, matches in read:
        if run and (len(run) == LONGEST_SENTENCE or not _goes_on(source, run[-1][0].piece, tags.piece)):
            yield from _with_rest(run)
            run = []
        run.append((tags, matches))
    yield from _with_rest(run)


def _goes_on(source: Source, piece: Piece, after: Piece) -> bool:
    """Whether the sentence of a part goes on in the next one; a heading is no part of what stands below it."""
    whole = piece.lead is None and after.lead is None
    return whole and (
        source.words(piece).rstrip()[-1:] in GOES_ON or source.bare[after.start : after.start + 1].islower()
    )


def _with_rest(run: list[tuple[Tagged, list[Match]]]) -> Iterator[tuple[Tagged, list[Match], list[Tagged]]]:
    for tags, matches in run:
        yield tags, matches, [other for other, _ in run if other is not tags]


def _without_spare(telling: Sequence[tuple[Match, Found]]) -> list[tuple[Match, Found]]:
    """What a clause says, without what a spare rule says once more."""
    plain = [_meaning(said.term) for match, said in telling if not (match.rule.spare or said.soft or said.permits)]
    return [(match, said) for match, said in telling if not (match.rule.spare and _meaning(said.term) in plain)]


def _meaning(term: TermBase) -> dict[str, Any]:
    """A term without its name and its words."""
    return {key: value for key, value in term if key not in ("id", "rule", "clauses")}


def _said(source: Source, tags: Tagged, match: Match, id: str) -> Found | None:
    """The term that a match in a clause says; None when it says nothing."""
    if match.rule.dedicates and is_partly_free(source.words(tags.piece)):
        return None
    if match.rule.faint and _is_unheard(source, tags):
        return None
    lead = tags.tags[match.first : max(match.first, tags.own)]
    own = tags.tags[max(match.first, tags.own) : match.last]
    clauses = quoted(source, tags, match.first, match.last)
    term = to_term(match.rule, lead, own, source.plain, id, clauses, _acting(tags.piece, lead))
    if term is None:
        return None
    soft = match.rule.soft or (isinstance(term, Prohibits) and _on_condition(source, tags.piece))
    heard = _heard(source, tags) if isinstance(term, Prohibits) and not term.case else ()
    odd = match.rule.gives_way and _may_be_for_some(source, tags)
    return Found(term, match.rule.strict or _only_first([*lead, *own]), soft, match.rule.permits, heard, odd=odd)


def _may_be_for_some(source: Source, tags: Tagged) -> bool:
    """Whether a clause that gives rights says for whom or what in odd words, and is not heard to be free of limits."""
    odd = any(is_odd(source.words(part), part.start, tags.within(part)) for part in tags.piece.chain())
    return odd and second.odds(source.words(tags.piece), tags.tags) > second.FREE


def _is_unheard(source: Source, tags: Tagged) -> bool:
    """Whether the second reader hears no restriction in a clause that stands by itself."""
    return tags.piece.lead is None and second.odds(source.words(tags.piece), tags.tags) < second.UNHEARD


def _heard(source: Source, tags: Tagged) -> tuple[Aspect, ...]:
    """What the second reader hears in a clause that stands by itself."""
    alone = tags.piece.lead is None
    return second.restricted(source.words(tags.piece), tags.tags, is_open=True) if alone else ()


def _on_condition(source: Source, piece: Piece) -> bool:
    """Whether the clause is one of the things to keep to `if you pass copies on`: it takes nothing in every case."""
    return any(source.plain.startswith("if ", part.start) for part in piece.chain()[:-1])


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


def _runs(text: str, places: Sequence[Span]) -> list[Span]:
    """Places with nothing but white space and signs between them, as one."""
    runs: list[Span] = []
    for start, end in places:
        if runs and not _WORD.search(text, runs[-1][1], start):
            start = runs.pop()[0]
        runs.append((start, end))
    return runs


def _goes_on_in_items(term: TermBase, match: Match, tags: Tagged) -> bool:
    """Whether a ban breaks off at the end of a lead-in, so that its items say what is banned."""
    return isinstance(term, Prohibits) and not term.case and match.last == len(tags.tags)


def _excused(term: TermBase, places: Sequence[Span]) -> bool:
    """Whether a doubt stands in a sentence that approved licences have too."""
    clause = term.main
    return isinstance(term, Unread) and inside(places, clause.start or 0, clause.end or 0)
