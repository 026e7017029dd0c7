"""A text in the letters that it is read in, with the way back to the text as given.

What nobody sees is taken out (soft hyphens, zero-width signs), joined and full-width letters are written out, words
broken at the end of a line are put together, and what stands at the head and foot of printed pages is left out.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
)
_JOINED = "\ufb00-\ufb06\u01c4-\u01cc"
_STYLED = (
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2160-\u217f\u249c-\u24e9\U0001d400-\U0001d7ff\u02b0-\u02b8\u1d2c-\u1d5b"
)
_ODD = re.compile(rf"[{_UNSEEN}\u0300-\u036f]+|[{_JOINED}{_STYLED}]+")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
_BRACKETS = {"<": "[", ">": "]"}
"""Signs that are written as entities where they are no mark-up."""
_BROKEN = re.compile(r"[-\u2010](?<=[^\W\d_].)[ \t]*\r?\n[ \t]*(?:(?://+|#+|\*|;+|--|>|%+|!) +)?(?=[a-z])")
_INDENT = re.compile(r"^ *(?=[^ \n])", re.MULTILINE)
_BLANKS = re.compile(r"^ +| {2,}| (?=\n)| (?=[.,;:?!](?:\s|$))", re.MULTILINE)
_LEFT = re.compile(r"[^\W\d_]+\Z")
_RIGHT = re.compile(r"[a-z]{1,40}")
_NUMBER = re.compile(r"[\W_]*(?:page\s*)?\d{0,4}(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*", re.IGNORECASE)
_CLOSING = frozenset("\n.,;:?!")
LONGEST_WORD = 40
LONGEST_LINE = 200
HYPHENED = frozenset(
    ["non", "third", "royalty", "world", "open", "closed", "self", "multi", "cross", "end", "machine", "human", "read"]
)
"""Beginnings that keep their hyphen when the line ends behind it."""


class Signs:
    """A text with some parts replaced, and for each place in it the place in the text as given."""

    def __init__(self, given: str, changes: Iterable[tuple[int, int, str]]) -> None:
        """`changes` are start, end and replacement of each part, in order."""
        self._here = array("q", [0])
        self._there = array("q", [0])
        self._end = len(given)
        parts: list[str] = []
        length = at = 0
        for start, end, new in changes:
            parts += (given[at:start], new)
            length += start - at
            self._mark(length, start)
            length += len(new)
            self._mark(length, end)
            at = end
        self.text = "".join([*parts, given[at:]]) if parts else given

    def _mark(self, here: int, there: int) -> None:
        self._here.append(here)
        self._there.append(there)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the text as given of a part of the text as read."""
        if len(self._here) == 1:
            return start, end
        first = self._place(start)
        return first, max(first, self._place(end - 1) + 1 if end > start else first)

    def _place(self, here: int) -> int:
        at = bisect_right(self._here, here) - 1
        after = self._there[at + 1] if at + 1 < len(self._there) else self._end
        return min(self._there[at] + here - self._here[at], after - 1)


@lru_cache(maxsize=2)
def lettered(given: str) -> Signs:
    """The text with its letters written out, and without what nobody sees."""
    return Signs(given, _letters(given))


def _letters(given: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and replacement of each part that is read as something else, in order."""
    found: list[tuple[int, int, str]] = []
    if not given.isascii():
        found += ((odd.start(), odd.end(), _written(odd.group())) for odd in _ODD.finditer(given))
    if "&" in given:
        found += ((entity.start(), entity.end(), _decoded(entity.group())) for entity in _ENTITY.finditer(given))
    found += _hyphens(given)
    if "\f" in given:
        found += _page_ends(given)
    at = 0
    for start, end, new in sorted(found):
        if start >= at:
            yield start, end, new
            at = end


def blanks(bare: str) -> Iterator[tuple[int, int, str]]:
    """The blanks of a bare text that say nothing: more than one between words, at ends of lines, before every line."""
    indent = min((len(found.group()) for found in _INDENT.finditer(bare)), default=0)
    for found in _BLANKS.finditer(bare):
        start, end = found.span()
        if start and bare[start - 1] != "\n":
            yield start, end, "" if bare[end : end + 1] in _CLOSING else " "
        elif indent:
            yield start, min(end, start + indent), ""


def _written(odd: str) -> str:
    return "" if re.match(rf"[{_UNSEEN}\u0300-\u036f]", odd) else unicodedata.normalize("NFKC", odd)


def _decoded(entity: str) -> str:
    sign = unescape(entity)
    return _ODD.sub(lambda odd: _written(odd.group()), _BRACKETS.get(sign, sign))


def _hyphens(given: str) -> Iterator[tuple[int, int, str]]:
    """The ends of lines at which a word is broken. Its hyphen stays where the text has the word with one elsewhere."""
    breaks = list(_BROKEN.finditer(given))
    if not breaks:
        return
    hyphened = set(re.findall(r"[a-z]{1,40}-[a-z]{1,40}", given.lower()))
    for found in breaks:
        left = _LEFT.search(given, max(0, found.start() - LONGEST_WORD), found.start())
        right = _RIGHT.match(given, found.end())
        half = left.group().lower() if left else ""
        stays = half in HYPHENED or f"{half}-{right.group() if right else ''}" in hyphened
        yield found.start(), found.end(), "-" if stays else ""


def _page_ends(given: str) -> Iterator[tuple[int, int, str]]:
    """Form feeds with the lines around them that are numbers, or the same on two pages or more."""
    places = [found.start() for found in re.finditer("\f", given)]
    lines = Counter(_bare_line(line) for at in places for line in _around(given, at) if line)
    for at in places:
        before, after = _around(given, at)
        start, end = at, at + 1
        if before is not None and (lines[_bare_line(before)] > 1 or _NUMBER.fullmatch(before)):
            start = given.rindex(before, 0, at)
        if after is not None and (lines[_bare_line(after)] > 1 or _NUMBER.fullmatch(after)):
            end = given.index(after, at) + len(after)
        start = max(0, start - 4) + len(given[max(0, start - 4) : start].rstrip())
        end += len(given[end : end + LONGEST_LINE]) - len(given[end : end + LONGEST_LINE].lstrip("\n\r "))
        yield start, end, "\n" if given[end : end + 1].islower() else "\n\n"


def _bare_line(line: str) -> str:
    return re.sub(r"\d+", "", line).strip()


def _around(given: str, at: int) -> tuple[str | None, str | None]:
    """The last line before and the first line after a place; None where they are long."""
    before = given[max(0, at - LONGEST_LINE) : at].rstrip().rpartition("\n")
    after = given[at + 1 : at + 1 + LONGEST_LINE].strip().partition("\n")
    return before[2] if before[1] else None, after[0] if after[1] else None
