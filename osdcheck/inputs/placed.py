"""A licence beside a text that holds its words: its quotes as they stand there."""

from __future__ import annotations

from functools import cached_property

from pydantic import PrivateAttr

from osdcheck.model.license import License
from osdcheck.model.term import Clause
from osdcheck.reading.fold import Folded
from osdcheck.reading.plain import bare
from osdcheck.reading.words import WordIndex


class _Text:
    """A text to look quotes up in. Few of a record's quotes are cited, so none is looked up before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._placed: dict[Clause, Clause] = {}

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self.text)

    @cached_property
    def _words(self) -> WordIndex:
        return WordIndex(bare(self.text))

    def place(self, clause: Clause) -> Clause:
        """The clause with its words, offsets and lines as the text has them; as it was where the text has it not."""
        if clause not in self._placed:
            self._placed[clause] = self._sought(clause)
        return self._placed[clause]

    def _sought(self, clause: Clause) -> Clause:
        found = self._folded.find(clause.quote) or self._words.find(clause.quote)  # by words where case or signs differ
        if not found:
            return clause
        start, end = found
        line, column = self._folded.line_and_column(start)
        update = {"quote": self.text[start:end], "start": start, "end": end, "line": line, "column": column}
        return clause.model_copy(update=update)


class PlacedLicense(License):
    """A licence whose quotes are cited as they stand in a text."""

    _text: _Text = PrivateAttr()

    @classmethod
    def of(cls, license: License, text: str) -> PlacedLicense:
        """The licence beside the text. Quotes that have a place already keep it."""
        placed = cls.model_construct(**dict(license))
        placed._text = _Text(text)
        return placed

    def placed(self, clause: Clause) -> Clause:
        """The clause as it stands in the text."""
        return clause if clause.start is not None else self._text.place(clause)
