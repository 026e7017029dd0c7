"""A plain text as clauses: sentences and list items with their section and the lead-in they hang on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from osdcheck.reading.stops import ends_of, sentences

_LABEL = (
    r"(?P<dotted>(?:section |article |clause )?\d{1,3}(?:\.\d{1,3}){0,4}[.)]?:?(?=\s))"
    r"|\((?P<round>[a-z]{1,2}|[ivx]{1,5}|\d{1,3})\)"
    r"|(?P<open>[a-z]|[ivx]{1,5})(?:[.)](?=\s)|\)(?=[a-z]{2}))"
    r"|(?P<bullet>[*+o§-]|--)(?=\s)"
)
_MARK = re.compile(rf"[ ]*(?:{_LABEL})[ ]*")
_OPEN = re.compile(r"\b(?:may|must|shall|will|can|cannot|agree|not|to)(?:\s+(?:not|to|only)){0,2}$|\bin\s+particular$")
"""A line that breaks off behind its verb leads in what follows."""
_VERB = re.compile(r"[^;]{0,200}?\b(?:may|must|shall|will)\s+(?:not|only)\b", re.DOTALL)
"""The head of a sentence up to its verb: clauses after a semicolon hang on it."""
_GRANT = re.compile(r"\W*permission\s+(?:to\b[^.;:]{0,200}\bis\s+(?:hereby\s+)?granted|is\s+(?:hereby\s+)?granted)\b")
"""The head of a paragraph that is a grant by itself, whatever leads it in: `We add this: Permission is granted …`."""
_RULER = re.compile(r"[ ]*([=~_*#+-])\1{2,}[ ]*")
"""A line that is drawn under a heading or between paragraphs."""
_GAP = re.compile(r"\n[ ]*\n")
HEADING_WORDS = 9
_STOPS = frozenset(".:;,)\"'?!-")
DEEPEST = 8
"""Lists inside one another, and lead-ins above one clause."""


LONGEST_ITEM = 2_000
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_PREVIOUS = {
    after: before
    for labels in ("abcdefgh", tuple(map(str, range(1, 20))), _ROMAN)
    for before, after in pairwise(labels)
}
"""The label that comes before one in a list."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A clause: where it stands, the label of its section, and the clause that leads it in."""

    start: int
    end: int
    section: str
    lead: Piece | None = None

    def chain(self) -> list[Piece]:
        """The lead-ins from the outermost, then the clause itself."""
        return [*(self.lead.chain() if self.lead else []), self]

    def under(self) -> Piece:
        """The clause as a lead-in: of a chain that is too deep for a licence, the one right above it is left out."""
        if self.lead is None or len(self.chain()) < DEEPEST:
            return self
        return replace(self, lead=self.lead.lead)


@dataclass(slots=True)
class _Level:
    style: str
    label: str
    lead: Piece | None
    indent: int = 0
    """Of the items; 0 where they are no further in than their lead-in."""


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    style: str = ""
    label: str = ""
    indent: int = 0


def pieces(text: str, plain: str) -> Iterator[Piece]:
    """The clauses of a text, in order. `plain` is its plain form, which has the same offsets."""
    lists = _Lists()
    heading = "preamble"
    pending: Piece | None = None
    unfinished: Piece | None = None
    before = ""
    outer = 0
    ends = ends_of(text)
    for number, block in enumerate(_blocks(plain), 1):
        words = plain[block.start : block.end].split()
        if unfinished and lists.lack(block) and plain.startswith("to ", block.start):
            pending = unfinished
        if block.style:
            lists.enter(block, pending)
        elif pending is not None and not _GRANT.match(plain, block.start, block.end):
            lists.go_under(pending, block.indent if block.indent > outer else 0)
        else:
            lists.leave(block, _goes_on(before))
        if not block.style and _is_heading(text, block, words):
            heading = text[block.start : block.end].strip(" #*_:\n")[:60]
            lists.end()
        label = lists.path() or (heading if heading != "preamble" or number < 3 else f"paragraph {number}")
        inner = lists.open[-1].lead if lists.open else None
        pending = None
        for start, end, ends_lead in sentences(text, plain, block.start, block.end, ends):
            piece = Piece(start, end, label, inner)
            yield piece
            pending = piece.under() if ends_lead else None
            if ends_lead:
                inner = pending
            elif plain[end - 1] == ";" and (verb := _VERB.match(plain, start, end)):
                inner = Piece(start, verb.end(), label, inner).under()
            elif plain[end - 1] == ".":
                inner = None
        outer = block.indent
        before = plain[max(block.start, block.end - 12) : block.end].rstrip()
        unfinished = piece.under() if before[-1:].isalpha() else None
        if pending is None and unfinished and _OPEN.search(plain, piece.start, piece.end):
            pending = unfinished


class _Lists:
    """The lists that are open at a place in a text, the innermost last, and those that a paragraph has just left."""

    def __init__(self) -> None:
        self.open: list[_Level] = []
        self._left: list[_Level] = []

    def lack(self, block: _Block) -> bool:
        """Whether the block is an item of a list that is not open yet."""
        return bool(block.style) and all(level.style != block.style for level in self.open)

    def enter(self, block: _Block, pending: Piece | None) -> None:
        """Put the item on its level: one of its style that is open or was left, or a new one under the lead-in."""
        if pending is None and self.lack(block):
            self.open = self._reopened(block) or self.open
        self._left = []
        if block.label in "vx" and any(level.style == block.style.replace("letter", "roman") for level in self.open):
            block = replace(block, style=block.style.replace("letter", "roman"))
        same = [index for index, level in enumerate(self.open) if level.style == block.style]
        if pending is None and same:
            self.open[same[-1] :] = [_Level(block.style, block.label, self.open[same[-1]].lead)]
            return
        outer = self.open[-1].lead if self.open and pending is None else pending
        self._add(_Level(block.style, block.label, outer))

    def go_under(self, lead: Piece, indent: int) -> None:
        """Open a level for an unmarked paragraph that a clause leads in."""
        self._add(_Level("unmarked", "", lead, indent))

    def leave(self, block: _Block, goes_on: bool) -> None:
        """Leave the lists that an unmarked paragraph is no part of: by its indent, or by how the one before it ends."""
        self._left = self.open[:] or self._left
        while self.open and self.open[-1].style == "unmarked" and block.indent < self.open[-1].indent:
            self.open.pop()
        inner = self.open[-1] if self.open else None
        if inner and inner.style == "unmarked" and inner.indent and block.indent == inner.indent:
            return
        if not goes_on:
            self.open.clear()
        elif inner and inner.style != "unmarked":
            self.open.pop()

    def end(self) -> None:
        """Forget what was left: behind a heading nothing goes on."""
        self._left = []

    def path(self) -> str:
        """The labels of the open levels, without those that the innermost repeats: `2.b`."""
        labels = [level.label for level in self.open if level.label]
        for index in range(len(labels) - 1, 0, -1):
            if labels[index][:1].isdigit() and labels[index].startswith(labels[index - 1].split(".")[0]):
                return ".".join(labels[index:])
        return ".".join(labels)

    def _add(self, level: _Level) -> None:
        self.open = [*self.open, level][-DEEPEST:]

    def _reopened(self, block: _Block) -> list[_Level]:
        """The lists that were left, up to the one that goes on with this item: "a.", the paragraph, "b."."""
        for index in range(len(self._left) - 1, -1, -1):
            level = self._left[index]
            if level.style == block.style and level.label == _PREVIOUS.get(block.label, ""):
                return self._left[: index + 1]
        return []


def _goes_on(before: str) -> bool:
    """Whether an unmarked paragraph goes on with the list before it."""
    return bool(before) and (before[-1] in ";,:" or before.endswith((" and", " or")))


def _is_heading(text: str, block: _Block, words: list[str]) -> bool:
    line = text[block.start : block.end].strip(" #*_\n")
    return (
        len(words) <= HEADING_WORDS
        and line[-1:] not in ".;,:"
        and not line.lower().startswith(("copyright", "(c)"))
        and (line.isupper() or line.istitle() or "\n" not in line)
    )


def _blocks(plain: str) -> Iterator[_Block]:
    """Paragraphs and list items. A line that begins with a label begins a block."""
    start: int | None = None
    style = label = ""
    position = indent = 0
    lines = plain.split("\n")
    width = _width(lines)
    for line in lines:
        end = position + len(line)
        line = "" if _RULER.fullmatch(line) else line
        found = _MARK.match(line) if line.strip() else None
        if found and start is not None and not (_begins(found) and _breaks(plain, start, position)):
            found = None
        if (
            found
            and start is not None
            and _style(found)[0] != style
            and _is_wrapped(plain, start, position, found, width)
        ):
            found = None
        if start is not None and (not line.strip() or found):
            yield _Block(start, position - 1, style, label, indent)
            start = None
        if line.strip() and start is None:
            indent = len(line) - len(line.lstrip())
            start = position + (found.end() if found else indent)
            style, label = _style(found) if found else ("", "")
            if start >= end:
                start = position
        position = end + 1
    if start is not None:
        yield _Block(start, len(plain), style, label, indent)


def _breaks(plain: str, start: int, end: int) -> bool:
    """Whether a paragraph so far may end where it does: behind a sign, a joining word, or its first line."""
    before = plain[max(start, end - 80) : end].rstrip()
    return before[-1:] in _STOPS or before.endswith((" and", " or", "and/or")) or "\n" not in before


def _width(lines: Sequence[str]) -> int:
    """The width to which a text is filled: hardly a line is longer."""
    lengths = sorted(len(line) for line in lines if line.strip())
    return lengths[len(lengths) * 49 // 50] if lengths else 0


def _is_wrapped(plain: str, start: int, end: int, found: re.Match[str], width: int) -> bool:
    """Whether a mark stands at the head of a line because the line before is full, or goes on with marks inside."""
    mark = found.group("round") or found.group("open") or (found.group("dotted") or "").strip("().:")
    before = _PREVIOUS.get(mark, "")
    if before and re.search(rf"\S \(?{before}\) ", plain[max(start, end - LONGEST_ITEM) : end]):
        return True
    line = plain[max(start, plain.rfind("\n", start, end - 1) + 1) : end].rstrip()
    return line[-1:] not in (".", ";", ":") and len(line) + len(found.group().strip()) + 1 > width


def _begins(found: re.Match[str]) -> bool:
    """Whether a mark inside a paragraph begins an item, and is no number that a line happens to begin with."""
    dotted = found.group("dotted")
    if dotted:
        return dotted.endswith((".", ")", ":")) or "." in dotted
    return bool(found.group("round") or found.group("bullet") or found.group("open"))


def _style(found: re.Match[str]) -> tuple[str, str]:
    dotted, round_, open_ = found.group("dotted"), found.group("round"), found.group("open")
    if dotted:
        label = re.sub(r"^[a-z]+ |[.):]+$", "", dotted)
        return f"dotted{label.count('.')}", label
    mark = round_ or open_
    if mark:
        kind = "digit" if mark.isdigit() else "roman" if re.fullmatch(r"[ivx]{2,5}|i", mark) else "letter"
        return f"{'round' if round_ else 'open'} {kind}", mark
    return "bullet", ""
