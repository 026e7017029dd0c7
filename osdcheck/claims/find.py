"""Claims in a text: patterns from `claims.toml`, in one linear pass for each kind, and what excuses a match."""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import re2
from pydantic import Field

from osdcheck.model.base import Model
from osdcheck.model.claim import Claim
from osdcheck.model.term import Slug, Text

GAP = r"(?:[\s\-‐‑–_*\"“”'‘’`\[\]]{1,8})"
"""What a blank of a pattern stands for."""
OPTIONAL_GAP = GAP.replace("{1,8}", "{0,8}")
WINDOW = 160
"""Characters on either side of a match that can excuse it; a bound, so that finding stays linear."""
SENTENCE = 400
"""Longest sentence that is quoted whole."""
_BREAKS = (
    r"[.!?:;][\"”’)\]*_]{0,4}(\s+)[\"“‘(\[*_]{0,4}[A-Z0-9]"
    r"|(\n[ \t]*\n)"
    r"|(\n)[ \t]*(?:[-*+#>|]|\d{1,3}[.)])"
)


class Kind(Model):
    """One kind of claim: how it is written, what it says and what decides it."""

    id: Slug
    name: Text
    asserts: Text
    core: tuple[str, ...] = Field(min_length=1)
    each: bool = False
    limits: tuple[str, ...] = ()
    patterns: tuple[Text, ...] = Field(min_length=1)
    replace: tuple[tuple[str, str], ...] = Field(min_length=1)
    matches: tuple[Text, ...] = Field(min_length=1)
    clean: tuple[Text, ...] = Field(min_length=1)

    @property
    def names(self) -> bool:
        """Whether the claim is a name for the terms, so that another name can fit them better."""
        return any("{fit}" in text for _, text in self.replace)


class Excuse(Model):
    """Why a match is no claim: patterns on what is before, after or inside it or ends its sentence. All must hold."""

    id: Slug
    why: Text
    before: str | None = None
    after: str | None = None
    inside: str | None = None
    whole: str | None = None
    matches: tuple[Text, ...] = Field(min_length=1)
    clean: tuple[Text, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a kind, and the excuse that makes it no claim, if there is one."""

    kind: Kind
    start: int
    end: int
    sentence: tuple[int, int]
    excuse: Excuse | None


def find(text: str) -> list[Claim]:
    """Every claim of the text, in order. Takes time in proportion to the text, whatever it holds."""
    lines = [0, *(match.end() for match in _compiled("\n").finditer(text))]
    return [_claim(text, hit, bisect_right(lines, hit.start)) for hit in hits(text) if hit.excuse is None]


def hits(text: str) -> Iterator[Hit]:
    """Every match, the longest where several overlap, with what excuses it."""
    bounds = [*_sentence_starts(text), len(text)]
    inside = (match for match in _matches(text) if bisect_right(bounds, match[1]) == bisect_left(bounds, match[2]))
    for kind, start, end in _apart(inside):
        index = bisect_right(bounds, start)
        sentence = (bounds[index - 1], bounds[index])
        yield Hit(kind, start, end, sentence, _excuse(text, start, end, sentence))


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of claim, in the order of `claims.toml`."""
    return tuple(Kind.model_validate(row, strict=False) for row in _data()["kinds"])


@cache
def excuses() -> tuple[Excuse, ...]:
    """What excuses a match, in the order of `claims.toml`."""
    return tuple(Excuse.model_validate(row, strict=False) for row in _data()["excuses"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("claims.toml").read_text(encoding="utf-8"))


@cache
def _compiled(pattern: str) -> Any:
    return re2.compile(pattern)


@cache
def written(pattern: str) -> str:
    """A pattern of the data file as RE2: named lists filled in, blanks widened to gaps."""
    for name, words in _data()["words"].items():
        pattern = pattern.replace("{" + name + "}", words)
    outside, widened = True, []
    for sign in pattern:
        outside = sign == "]" if not outside else sign != "["
        widened.append(GAP if sign == " " and outside else sign)
    return "(?i)" + "".join(widened)


def _matches(text: str) -> Iterator[tuple[Kind, int, int]]:
    for kind in kinds():
        for match in _compiled(written(rf"\b(?:{'|'.join(kind.patterns)})\b")).finditer(text):
            start, end = match.span()
            if _stands_alone(text, start, end):
                yield kind, start, end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the match is made of whole words that are no part of an address or of code."""
    before, after = text[start - 1 : start], text[end : end + 1]
    dotted = after == "." and text[end + 1 : end + 2].isalnum()
    return not (before.isalnum() or before in set("/_.@=\\") or after.isalnum() or after in set("/_@=\\") or dotted)


def _apart(found: Iterator[tuple[Kind, int, int]]) -> Iterator[tuple[Kind, int, int]]:
    """Matches that do not overlap: the leftmost first, of those the longest."""
    reached = 0
    for kind, start, end in sorted(found, key=lambda item: (item[1], -item[2])):
        if start >= reached:
            reached = end
            yield kind, start, end


def _sentence_starts(text: str) -> list[int]:
    starts = {0}
    for match in _compiled(_BREAKS).finditer(text):
        group = next(number for number in (1, 2, 3) if match.start(number) >= 0)
        starts.add(match.end(group))
    return sorted(starts)


def _excuse(text: str, start: int, end: int, sentence: tuple[int, int]) -> Excuse | None:
    before = text[max(sentence[0], start - WINDOW) : start]
    after = text[end : min(sentence[1], end + WINDOW)]
    whole = text[max(sentence[0], sentence[1] - WINDOW) : sentence[1]]
    return next((excuse for excuse in excuses() if _holds(excuse, before, after, text[start:end], whole)), None)


def _holds(excuse: Excuse, before: str, after: str, inside: str, whole: str) -> bool:
    tests = (
        (excuse.before, "", f"{OPTIONAL_GAP}$", before),
        (excuse.after, f"^{OPTIONAL_GAP}", "", after),
        (excuse.inside, "", "", inside),
        (excuse.whole, "", "", whole),
    )
    return all(
        _compiled(f"{head}(?:{written(pattern)}){tail}").search(part) for pattern, head, tail, part in tests if pattern
    )


def _claim(text: str, hit: Hit, line: int) -> Claim:
    start, end = _quoted(text, hit)
    return Claim(
        kind=hit.kind.id,
        name=hit.kind.name,
        asserts=hit.kind.asserts,
        words=text[hit.start : hit.end],
        sentence=text[start:end],
        start=hit.start,
        end=hit.end,
        line=line,
    )


def _quoted(text: str, hit: Hit) -> tuple[int, int]:
    """The sentence without the white space around it; of a long one, the whole words next to the claim."""
    start, end = hit.sentence
    if end - start > SENTENCE:
        room = max(0, (SENTENCE - (hit.end - hit.start)) // 2)
        start, end = max(start, hit.start - room), min(end, hit.end + room)
        gaps: Sequence[int] = [start + i for i, sign in enumerate(text[start : hit.start]) if sign.isspace()]
        start = gaps[0] if gaps and start > hit.sentence[0] else start
        gaps = [hit.end + i for i, sign in enumerate(text[hit.end : end]) if sign.isspace()]
        end = gaps[-1] if gaps and end < hit.sentence[1] else end
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))
