"""The tags of a clause: those of its lead-ins, then its own; with names of parties and words that the text defines."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from osdcheck.reading.answers import answered
from osdcheck.reading.clauses import Source, Tagged
from osdcheck.reading.complements import completed
from osdcheck.reading.definitions import Defined
from osdcheck.reading.layout import Piece
from osdcheck.reading.lexicon import Lexicon, Tag
from osdcheck.reading.modality import joined
from osdcheck.reading.names import names, own_names, without_names
from osdcheck.reading.parties import NO_PARTY, parties
from osdcheck.reading.passing import passed_on
from osdcheck.reading.persons import without_staff
from osdcheck.reading.telling import telling

MOST_TAGS = 400
"""Of one clause. Only texts that are none have more; what is behind them is not read, and said to be unread."""
MODES = frozenset({"may", "must", "grant", "ban", "not", "no"})
_SUBJECT = re.compile(
    r"\W*(?:you|the|this|these|those|any|no|redistributions?|distributions?|neither|each|all|if|it|your|nothing|modified"
    r"|altered|copies|whenever|where|when|once|however|in addition|notwithstanding|except|unless|upon|licensees?"
    r"|licensors?|products?|derivative|recipients?|users?|we|modifications?|source|binary|altering|other)\b"
)
"""An item that begins with a subject of its own does not hang on its lead-in."""
_PLACE = re.compile(r"\W*(?:in|inside|outside)\s+the\s+united\s+states\W*")
"""A title above a paragraph on the law of a place."""
_ONLY = re.compile(r"\sonly$")
_USE_OF = re.compile(r"\b(?:use|usage|redistribution|distribution|copy|copies|copying|modification)\s+of\s?$")
"""`Use of the StateWizard Engine`: what stands behind is the work."""
_NO_DENIAL = re.compile(r"no\. ?\d|no,\s")
"""`Patent No. 6,058,214` denies nothing, nor does the answer in `No, you have to buy it`."""
_BRAND = re.compile(
    r"\b(?:with|for|on|in|to|by|of|through|via|inside|outside|within|using|carry|carrying|bear|bearing|accompany|accompanies)\s+(?:(?:the|an?|any|its|our|genuine|original|authentic|certified)\s+){0,2}((?:(?:[A-Z]|non-[A-Z])[\w-]*(?:,?\s(?:Inc|Ltd|Corp)\b\.?)?\s+){1,4})(?:(?!(?:and|or|the|any|other|an?|with|for|of|to|in|on|is|as|by|from|that|which)\b)[a-z-]+\s+)?"
    r"(?i:(products?|services?|platforms?|software|applications?|marketplace|app|suite|store|cloud|server|engine|runtime|framework|game|editor|simulator|ide|erp|crm|cms|office|desktop|studio|browser|player|viewer|reader|builder|portal|database|theme)|(devices?|routers?|printers?|consoles?|phones?|cameras?|players?|robots?|vehicles?|scanners?|computers?|hardware|processors?|systems?|chips?|boards?|microcontrollers?|thermostats?|cartridges?|sensors?|watch(?:es)?|drones?|tablets?|operating\s+systems?|handsets?|meters?|headsets?|instruments?|appliances?|equipment|machines?|modems?|gateways?|terminals?))\b(?!\s+project)"
)
"""A product or a piece of hardware that goes by a name: `with Acme Cloud services`."""


def tagged(
    source: Source,
    piece: Piece,
    words: Lexicon,
    defined: Defined,
    leading: Callable[[Piece], Sequence[Tag]],
    answer: str | None = None,
) -> Tagged:
    """The clause with its tags, denials joined; tags of lead-ins, which `leading` gives, come first when it has some.

    `answer`: of a question, what the text answers.
    """
    own = telling(_tags(source, piece, words, defined), source.plain, piece, words)
    stands = _SUBJECT.match(source.plain, piece.start, piece.end) and any(tag.kind in MODES for tag in own)
    titles = _PLACE.fullmatch(source.plain, piece.start, piece.end)
    leads = [] if stands or titles else piece.chain()[:-1]
    lead = _hanging([tag for part in leads for tag in leading(part)], words)
    hung = [tag for tag in lead[-1:] if tag.kind == "ban"]
    said = joined(own, words, piece.start, source.plain, piece.end)
    said = said if answer is None else answered(said, answer, words)
    said = passed_on(said, source.plain, piece.start, piece.end, words)
    joint = [*lead[: len(lead) - len(hung)], *completed(source, piece, [*hung, *said], words)]
    before = sum(tag.start < piece.start for tag in joint)
    return Tagged(piece, tuple(joint), before, cut=len(own) >= MOST_TAGS)


def lead_in(source: Source, part: Piece, words: Lexicon, defined: Defined) -> list[Tag]:
    """The tags of a clause as others hang on it."""
    return joined(_tags(source, part, words, defined), words, part.start, source.plain, part.end)


def _hanging(lead: Sequence[Tag], words: Lexicon) -> list[Tag]:
    """The tags of a lead-in; a `not` that denies nothing in it denies its items."""
    out = list(lead)
    if out and out[-1].kind == "not":
        out[-1] = Tag("ban", "", out[-1].start, out[-1].end, words.bytes["ban", ""])
    return out


def _tags(source: Source, piece: Piece, words: Lexicon, defined: Defined) -> list[Tag]:
    heard = list(islice(words.tags(source.plain, piece.start, piece.end), MOST_TAGS))
    heard = list(_with_only(heard, source.plain, words))
    heard = [tag for tag in heard if tag.kind != "no" or not _NO_DENIAL.match(source.plain, tag.start)]
    heard = without_staff(heard, source.plain, piece.start, piece.end)
    found = without_names(heard, source.bare, piece.start, piece.end)
    found = sorted([*found, *own_names(source.bare, piece.start, piece.end, words)], key=lambda tag: tag.start)
    for party in parties(source, piece, words):
        there = [tag for tag in found if tag.start <= party.start < tag.end]
        if all(tag.kind == "technology" for tag in there):
            found = [tag for tag in found if tag not in there]
            insort(found, party, key=lambda tag: tag.start)
    for match in _BRAND.finditer(source.bare, piece.start, piece.end):
        name = match.group(1).split()[0].lower()
        taken = any(match.start(1) < tag.end and tag.start < match.end() for tag in found)
        work = _USE_OF.search(source.plain, max(piece.start, match.start() - 20), match.start() + 3)
        if name not in NO_PARTY and not taken and not work and not _is_in_a_name(source, piece, match):
            kind = "hardware" if match.group(3) else "product"
            insort(found, Tag(kind, "", match.start(1), match.end(), words.bytes[kind, ""]), key=lambda tag: tag.start)
    return defined.put(found, source, piece, words)


def _with_only(tags: Sequence[Tag], plain: str, words: Lexicon) -> Iterator[Tag]:
    """The tags, and an `only` behind each field or person whose phrase ends with one: `members only`."""
    for tag in tags:
        only = _ONLY.search(plain, tag.start, tag.end) if tag.kind in ("purpose", "who", "person") else None
        yield tag._replace(end=only.start()) if only else tag
        if only:
            yield Tag("only", "", only.start() + 1, tag.end, words.bytes["only", ""])


def _is_in_a_name(source: Source, piece: Piece, match: re.Match[str]) -> bool:
    """Whether the words are a piece of what somebody is called: `Adobe Systems Incorporated` sells no hardware here."""
    places = names(source.bare, piece.start, piece.end)
    return any(start <= match.start(1) and match.end() <= end for start, end in places)
