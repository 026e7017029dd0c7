"""Text as words with single spaces between, and the way back to the text as given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, islice

_WORD = re.compile(r"\S+")


class Folded:
    """Words joined by single spaces; positions lead back to code points of the original.

    `words` gives the words of a line as they are compared, one for each that the pattern `word` finds there.
    """

    def __init__(
        self, original: str, words: Callable[[str], list[str]] = str.split, word: re.Pattern[str] = _WORD
    ) -> None:
        self._original = original
        self._word = word
        lines = original.split("\n")
        folded = [" ".join(words(line)) for line in lines]
        self.text = " ".join(filter(None, folded))
        self._line_starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self._starts = [0, *accumulate(len(line) + 1 if line else 0 for line in folded)]  # of the lines as folded

    def word_at(self, position: int) -> tuple[int, int]:
        """Start and end in the original of the word that stands at a position of the folded text."""
        line = bisect_right(self._starts, position) - 1
        before = self.text.count(" ", self._starts[line], position)
        found = self._word.finditer(self._original, *self._line_starts[line : line + 2])
        return next(islice(found, before, None)).span()

    def find_all(self, quote: str) -> Iterator[tuple[int, int]]:
        """Start and end in the original of every place with these words, in order."""
        wanted = " ".join(quote.split())
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            yield self._origin(at), self._origin(at + len(wanted) - 1) + 1
            at = self.text.find(wanted, at + len(wanted))

    def find(self, quote: str) -> tuple[int, int] | None:
        """Start and end in the original of the first place with these words; None when it has none."""
        return next(self.find_all(quote), None)

    def line_and_column(self, start: int) -> tuple[int, int]:
        """Line and column, from 1, of a code point of the original."""
        line = bisect_right(self._line_starts, start)
        return line, start - self._line_starts[line - 1] + 1

    def _origin(self, position: int) -> int:
        """Code point of the original at which the folded character stands."""
        return self.word_at(position)[0] + position - (self.text.rfind(" ", 0, position) + 1)
