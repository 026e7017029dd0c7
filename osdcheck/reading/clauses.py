"""A clause with its tags, and the words of it that a term quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from osdcheck.model.term import Clause, Role
from osdcheck.reading.layout import Piece
from osdcheck.reading.lexicon import Place, Tag
from osdcheck.reading.signs import Signs

MAX_QUOTE = 360
"""Code points; a longer clause is quoted around the words that matched."""
MAX_LEAD = 600
_CUT = re.compile(r"[,;:(]\s|\s[-(]")


@dataclass(frozen=True, slots=True)
class Source:
    """The text as given, and its bare and its plain form, which have offsets of their own.

    `letters` and `blanks` lead back: what was replaced in the text, and what was left out of its bare form.
    """

    text: str
    letters: Signs
    blanks: Signs
    bare: str
    plain: str
    lines: Sequence[int]
    licensors: frozenset[str] = frozenset()
    """Names of those who grant the rights, in small letters."""

    def words(self, piece: Piece) -> str:
        """The words of a clause, in small letters."""
        return self.plain[piece.start : piece.end]

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the text as given of a part of the bare text."""
        return self.letters.span(*self.blanks.span(start, end))

    def quote(self, start: int, end: int, section: str, role: Role = "rule") -> Clause:
        """The words from start to end of the bare text as a clause: it quotes the text as given."""
        return self.clause(*self.given(start, end), section, role)

    def clause(self, start: int, end: int, section: str, role: Role = "rule") -> Clause:
        """The words from start to end of the text as given."""
        line = bisect_right(self.lines, start)
        return Clause.model_construct(
            quote=self.text[start:end], section=section, document=None, role=role,
            start=start, end=end, line=line, column=start - self.lines[line - 1] + 1,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tagged:
    """A clause with its tags: first those of its lead-ins, then its own from `own`."""

    piece: Piece
    tags: tuple[Tag, ...]
    own: int
    cut: bool = False
    """Whether the clause has more tags than a clause of a licence can have, and lost those behind."""

    @property
    def letters(self) -> bytes:
        """The clause as patterns see it: one letter for each tag."""
        return bytes(tag.byte for tag in self.tags)

    def within(self, part: Piece) -> list[Tag]:
        """The tags that stand in the clause itself, or in one of its lead-ins."""
        return [tag for tag in self.tags if part.start <= tag.start < part.end]


def quoted(source: Source, tagged: Tagged, first: int, last: int) -> tuple[Clause, ...]:
    """The words of a match: the clause itself, narrowed when it is long, and its lead-ins when they were needed."""
    piece = tagged.piece
    start, end = narrowed(source.plain, piece, tagged.tags[max(first, tagged.own) : last])
    found = [source.quote(start, end, piece.section)]
    found += [source.quote(*place, "definition") for place in _definitions(tagged.tags[first:last])]
    if first < tagged.own:
        found += [
            source.quote(max(lead.start, lead.end - MAX_LEAD), lead.end, lead.section, "lead-in")
            for lead in piece.chain()[:-1]
        ]
    return tuple(found)


def _definitions(tags: Sequence[Tag]) -> list[Place]:
    """Where the words that matched are defined."""
    return list(dict.fromkeys(tag.defined for tag in tags if tag.defined))


def narrowed(plain: str, piece: Piece, own: Sequence[Tag]) -> tuple[int, int]:
    """From the last cut before the matched tags to the first after them."""
    if piece.end - piece.start <= MAX_QUOTE or not own:
        return piece.start, piece.end
    first = own[0].start
    last = max(tag.end for tag in own if tag.end - first <= MAX_QUOTE or tag is own[0])
    return _begin(plain, piece, first), max(last, _end(plain, piece, last))


def _begin(plain: str, piece: Piece, first: int) -> int:
    cuts = [found.end() for found in _CUT.finditer(plain, max(piece.start, first - 120), first)]
    if cuts:
        return cuts[-1]
    low = max(piece.start, first - 60)
    return low if low == piece.start else plain.find(" ", low, first) + 1 or first


def _end(plain: str, piece: Piece, last: int) -> int:
    cut = _CUT.search(plain, last, min(piece.end, last + 160))
    stop = cut.start() if cut else min(piece.end, last + 120)
    while stop < piece.end and not plain[stop].isspace():
        stop += 1
    return stop
