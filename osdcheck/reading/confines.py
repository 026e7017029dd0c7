"""What rights are confined to, where no list of words holds it: what stands around an `only`, or behind a permission.

`Only with Frobnitz Server`, `for reviewing and for nothing else`, `selling copies is allowed at fairs`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from osdcheck.reading.clauses import Source
from osdcheck.reading.layout import Piece
from osdcheck.reading.lexicon import Lexicon, Tag
from osdcheck.reading.persons import SAID, THE_WORK

Put = Callable[[str, str, int, int], None]
_NO_OTHER = re.compile(r"and\s+for\s+no\s+other\b")
_THERE = re.compile(
    r"\s+(?:for|to|in|within|at|during|after|on)\s+(?!any\b|all\b|every|each\b|the\b|whole\b|part\b|source\b|binary\b|object\b"
    r"|both\b|either\b|this\b|these\b|that\b|such\b|which\b|modified\b|unmodified\b|no\b|others?\b|addition\b|general\b|full\b"
    r"|its\b|your\b|you\b|an?\b|accordance\b|compliance\b|conjunction\b|combination\b|use\b|cop|redistribut|distribut|modif)[a-z]"
)
_ONLY_FOR = re.compile(
    r"\s*(?:for|to|in|within|while|during)\s+(?!the extent\b|any\b|this\b|these\b|such\b|terms\b|accordance\b"
    r"|compliance\b|conjunction\b|combination\b|source\b|binary\b|object\b|your\b|comply\b)[a-z]"
)
"""`only to learn how it works`: a field, whatever it is."""
_SOLE_PURPOSE = re.compile(r"\s*for\s+(?:the\s+)?purposes?\s+of\s")
"""`To copy and distribute it solely for the purpose of …`: all that is granted is for that alone."""
PAPERS = frozenset({"marks", "name", "notice", "credit", "contribution", "warranty", "liability", "docs"})
FENCED = frozenset({"terms", "grant", "may", "isfor", "you"})
"""Kinds of a clause that says no more than that there is a right, and what it is confined to."""
CONFINED = frozenset({"person", "who", "technology", "hardware", "firm"})
_NAMES = re.compile(r"[^.;:]{0,60}?\s")
"""The rest of a name or a list of them: `residents of Chile and Peru` alone."""
_FOR_WHOM = re.compile(r"\b(?:to|by|for|with)\s+(?!(?:it|them)sel)[^.;:,]{2,60}\s$")
"""What a right is for, or whose it is, before an `alone`: `by the core team`."""
BEFORE_ALONE = 60
"""Characters in which that stands."""
_FIELD = re.compile(
    r"\s+(?:(?:covers?|for|in|within|to|extends to|on)\s+)?(?:the\s+)?(?!this\b|that\b|it\b)[a-z]{2,}[^.;:]{0,60}"
)
_BY_WHOM = re.compile(r"\s+by\s")
"""`May be used by individuals only`: a person, and no field."""
_PLACE = re.compile(
    r"\b(?:africa|asia|australia|austria|belgium|brazil|california|canada|china|denmark|england|europe|european\s+union|finland"
    r"|france|germany|greece|india|indonesia|ireland|israel|italy|japan|korea|luxembourg|mexico|netherlands|north\s+america"
    r"|norway|poland|portugal|russia|scotland|singapore|spain|sweden|switzerland|taiwan|turkey|ukraine|united\s+kingdom"
    r"|united\s+states|vietnam)\b"
)
"""A part of the world."""
_USE = re.compile(r"(?:\s[A-Z][\w-]*)*\s(?:Use|Purpose)s?\b")
_BY_NAME = re.compile(
    r"\b(?:with|on|in|inside|within|by|for|from)\s+(?:the\s+|an?\s+)?"
    r"(?!(?:Section|Exhibit|Schedule|Article|Annex|Appendix|Customer|Client|Licens|Compan|Agreement|Software|Program|Commercial"
    r"|Non|Internal|Personal|Permitted|Use|Purpose|Term|Affiliate|You|Common|Government|Work|Product|Document|Service))"
    r"[A-Z][A-Za-z]+\b"
)
"""What stands behind the words that lead to a product, and is no word that agreements write with a capital."""
_WITH = re.compile(
    r"[^.;:]{0,60}?\b(?:with|on|for|to|of|inside|within|runs?|running)\s+(?:the\s+|an?\s+)?([A-Z][A-Za-z][\w-]*)"
)
_ONLY_ON = re.compile(
    r"\s*(?:together\s+)?(?:on|with|inside|within)\s+(?:[a-z-]+\s+){0,4}?(?:(?P<hardware>computers?|machines?|devices?|servers?"
    r"|smartphones?|phones?|tablets?|hardware|cameras?|chips?|processors?|boards?|consoles?|printers?)"
    r"|(?:systems?|platforms?|engines?|networks?|browsers?|products?|services?|accounts?))\b"
)
"""`only on desktop machines`, `only inside the game engine Brava`."""


def _field_or_product(source: Source, start: int, end: int) -> tuple[str, str]:
    """What the rights are confined to: a place, or a product where it goes by a name (`in files made by Acme`)."""
    if _PLACE.search(source.plain, start, end):
        return "person", "nationality"
    named = _BY_NAME.search(source.bare, start, end) and not source.bare[start:end].isupper()
    return ("product", "") if named else ("purpose", "named-field")


def named_before_only(source: Source, piece: Piece, tags: Sequence[Tag], put: Put) -> None:
    """`The permission covers amateur radio and nothing more`: what stands between the two is the field.

    `The licence is granted solely for reviewing`: so is what stands behind.
    """
    if tags[-1].kind == "only" and all(tag.kind in FENCED or tag.value == "use" for tag in tags[:-1]):
        found = _FIELD.match(source.plain, tags[-2].end, tags[-1].start)
        if found and _BY_WHOM.match(found.group()):
            put("who", "named", *found.span())
        elif found and not THE_WORK.search(found.group()):
            put(*_field_or_product(source, *found.span()), *found.span())
        elif _ONLY_FOR.match(source.plain, tags[-1].end, piece.end):
            put(*_field_or_product(source, tags[-1].end, piece.end), tags[-1].end, piece.end)


def alone_after(plain: str, tags: Sequence[Tag], words: Lexicon) -> list[Tag]:
    """The tags with an `alone` behind whom or what the rights are for as an only: `for residents of Chile alone`."""
    out = list(tags)
    for at, (before, tag) in enumerate(pairwise(tags), 1):
        alone = tag.kind == "together" and plain[tag.start : tag.end] == "alone"
        named = before.kind in CONFINED and _NAMES.fullmatch(plain, before.end, tag.start)
        if alone and (named or _FOR_WHOM.search(plain, max(0, tag.start - BEFORE_ALONE), tag.start)):
            out[at] = tag._replace(kind="only", byte=words.bytes["only", ""])
    return out


def where_permitted(source: Source, piece: Piece, tags: Sequence[Tag], put: Put) -> None:
    """`Selling copies is allowed at fairs`: what stands behind the permission is the field."""
    bare = bool(tags) and tags[-1].kind == "may" and all(tag.kind in ("act", "purpose", "who") for tag in tags[:-1])
    if bare and _THERE.match(source.plain, tags[-1].end, piece.end):
        put("purpose", "named-field", tags[-1].end, piece.end)


def nothing_else(source: Source, tags: Sequence[Tag], use: Tag, put: Put) -> None:
    """`May be used to mine coins and for no other purpose`: what stands between the two is the field."""
    last = tags[-1]
    if last.kind == "only" and _NO_OTHER.match(source.plain, last.start):
        put(*_field_or_product(source, use.end, last.start), use.end, last.start)


def after_only(source: Source, piece: Piece, tags: Sequence[Tag], index: int, put: Put) -> None:
    """`May be used only for reviewing`: what stands behind the `only` at `index` is the field, product or hardware."""
    only = tags[index]
    rest = tags[index + 1 :]
    uses = [tag for tag in tags if tag.kind == "act"]
    at = max(only.end, uses[-1].end)
    fenced = all(tag.value == "use" for tag in uses) and not any(tag.kind in SAID for tag in rest)
    if fenced and _ONLY_FOR.match(source.plain, at, piece.end):
        put(*_field_or_product(source, at, piece.end), at, piece.end)
        return
    said = any(tag.kind in SAID for tag in rest) or any(tag.kind in PAPERS for tag in tags)
    if fenced and not said and (on := _ONLY_ON.match(source.plain, at, piece.end)):
        put("hardware" if on["hardware"] else "product", "", *on.span())
        return
    if _SOLE_PURPOSE.match(source.plain, only.end, piece.end) and not said:
        put("purpose", "named-field", only.end, piece.end)
        return
    named = _WITH.match(source.bare, only.end, piece.end)
    if named and not THE_WORK.search(named[1].lower()) and not any(tag.kind in SAID for tag in rest):
        field = _USE.match(source.bare, named.end(1), piece.end)
        put(*(("purpose", "named-field") if field else ("product", "")), named.start(1), named.end(1))
