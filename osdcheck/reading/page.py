"""A text laid out for reading: its clauses in order, the words that it defines, and each clause with its tags."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from osdcheck.reading.alignment import Span
from osdcheck.reading.answers import answers
from osdcheck.reading.clauses import Source, Tagged
from osdcheck.reading.definitions import Defined, defined
from osdcheck.reading.layout import Piece, pieces
from osdcheck.reading.lexicon import Tag, lexicon
from osdcheck.reading.parties import granting
from osdcheck.reading.plain import bare, plain
from osdcheck.reading.signs import Signs, blanks, lettered
from osdcheck.reading.tagging import lead_in, tagged

_INVARIANT = re.compile(r"\b(?P<none>with\s+no\s+)?invariant\s+sections?\b")
"""The part of a document that its notice may say it has none of: `with no Invariant Sections`."""


@dataclass(frozen=True, slots=True)
class Page:
    """The clauses of a text, and what is known of them before any rule is asked."""

    source: Source
    pieces: Sequence[Piece]
    words: Defined
    leads: frozenset[int]
    """Identities of the clauses that others hang on."""
    asked: Mapping[int, str]
    """The answer to each clause that is a question, by where it starts."""
    led: dict[Piece, Sequence[Tag]] = field(default_factory=dict, repr=False)
    """The tags of the lead-ins that were read so far."""

    @classmethod
    def of(cls, text: str) -> Page:
        """The page of this text."""
        read = lettered(text)
        unmarked = bare(read.text)
        tight = Signs(unmarked, blanks(unmarked))
        lines = [0, *(match.end() for match in re.finditer("\n", text))]
        source = Source(text, read, tight, tight.text, plain(tight.text), lines, granting(tight.text))
        found = list(pieces(source.bare, source.plain))
        leads = frozenset(id(piece.lead) for piece in found if piece.lead)
        return cls(source, found, defined(source, found, lexicon()), leads, answers(source.plain, found))

    def tagged(self, piece: Piece) -> Tagged:
        """The clause with its tags."""
        return tagged(self.source, piece, lexicon(), self.words, self._leading, self.asked.get(piece.start))

    def _leading(self, part: Piece) -> Sequence[Tag]:
        """The tags of a lead-in, which is read once for all that hangs on it."""
        if part not in self.led:
            self.led[part] = lead_in(self.source, part, lexicon(), self.words)
        return self.led[part]

    def distinct(self) -> Iterator[Piece]:
        """Without clauses that were there before, word for word and under the same lead-in: they say nothing new."""
        seen: set[bytes] = set()
        leads: dict[Piece, bytes] = {}
        for piece in self._binding():
            digest = self._digest(piece, leads)
            if digest not in seen:
                seen.add(digest)
                yield piece

    def _binding(self) -> Iterator[Piece]:
        """Without clauses on invariant sections, where the first words on them say that the document has none."""
        first = _INVARIANT.search(self.source.plain)
        none = first is not None and first["none"] is not None
        for piece in self.pieces:
            if not (none and _INVARIANT.search(self.source.plain, piece.start, piece.end)):
                yield piece

    def _digest(self, piece: Piece, leads: dict[Piece, bytes]) -> bytes:
        """A hash of the words of a clause and of those that it hangs on, whose hashes are kept in `leads`."""
        under = b""
        if piece.lead:
            if piece.lead not in leads:
                leads[piece.lead] = self._digest(piece.lead, leads)
            under = leads[piece.lead]
        context = id(piece) in self.leads, self.asked.get(piece.start)
        said = f"{self.source.words(piece)}\0{context}"
        return hashlib.sha256(under + said.encode()).digest()

    def among(self, places: Sequence[Span]) -> list[Piece]:
        """The clauses that have a character in one of these places of the text, which are in order and apart."""
        return [piece for piece in self.pieces if overlaps(places, *self.source.given(piece.start, piece.end))]

    def changed_by(self, some: Iterable[Piece]) -> bool:
        """Whether some of the clauses define words, or lead in others: what the others mean depends on them then."""
        chosen = {id(piece): piece for piece in some}
        hang = any(piece.lead and id(piece.lead) in chosen and id(piece) not in chosen for piece in self.pieces)
        return hang or bool(defined(self.source, chosen.values(), lexicon()).meanings)


def overlaps(places: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of the places, which are in order and apart, has a character between start and end."""
    at = bisect_right(places, start, key=lambda place: place[1])
    return at < len(places) and places[at][0] < end


def inside(places: Sequence[Span], start: int, end: int) -> bool:
    """Whether a clause is inside one of the places, which are in order; the signs at its ends may stand out."""
    at = bisect_right(places, start + 2, key=lambda place: place[0]) - 1
    return at >= 0 and end - 2 <= places[at][1]
