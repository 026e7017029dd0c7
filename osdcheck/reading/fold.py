"""Text with white space folded, and the way back to the text as given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

_WORD = re.compile(r"(\S+)")


class Folded:
    """Words joined by single spaces; positions lead back to code points of the original."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = " ".join(original.split())
        self._ends = list(accumulate(map(len, _WORD.split(original))))  # of white space and of words, in turn

    def origin(self, position: int) -> int:
        """Code point of the original at which the folded character stands."""
        word = self.text.count(" ", 0, position)
        return self._ends[2 * word] + position - (self.text.rfind(" ", 0, position) + 1)

    def find_all(self, quote: str) -> Iterator[tuple[int, int]]:
        """Every place with these words, in order."""
        wanted = " ".join(quote.split())
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            yield self.origin(at), self.origin(at + len(wanted) - 1) + 1
            at = self.text.find(wanted, at + len(wanted))

    def find(self, quote: str) -> tuple[int, int] | None:
        """Start and end in the original of the first place with these words; None when it has none."""
        return next(self.find_all(quote), None)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\n", self.original))]

    def line(self, start: int) -> int:
        """Line, from 1, of a code point of the original."""
        return bisect_right(self._line_starts, start)

    def line_and_column(self, start: int) -> tuple[int, int]:
        """Line and column, from 1, of a code point of the original."""
        line = self.line(start)
        return line, start - self._line_starts[line - 1] + 1
