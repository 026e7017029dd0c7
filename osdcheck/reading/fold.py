"""Text with white space folded, and the way back to the text as given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

_WORD = re.compile(r"\S+")


class Folded:
    """Words joined by single spaces; positions lead back to code points of the original."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._starts: list[int] = []  # of each word in the folded text
        self._origins: list[int] = []  # of each word in the original
        words: list[str] = []
        length = 0
        for match in _WORD.finditer(original):
            self._starts.append(length)
            self._origins.append(match.start())
            words.append(match.group())
            length += match.end() - match.start() + 1
        self.text = " ".join(words)

    def origin(self, position: int) -> int:
        """Code point of the original at which the folded character stands."""
        word = bisect_right(self._starts, position) - 1
        return self._origins[word] + position - self._starts[word]

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
