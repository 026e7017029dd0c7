"""Words that a text defines: where it uses them they mean their definition, whatever they sound like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from osdcheck.model.vocabulary import Purpose, Who
from osdcheck.reading.clauses import Source, narrowed
from osdcheck.reading.layout import Piece
from osdcheck.reading.lexicon import Lexicon, Place, Tag

_DEFINITION = re.compile(
    r"(?:[\"“](?P<quoted>(?:[^\"“”\n]|\n(?! *\n)){2,50})[\"”]|(?<!\w)['‘](?P<single>[A-Z][\w -]{2,50})['’])"
    r"(?:\s+or\s+[\"“][^\"“”\n]{2,50}[\"”])?\s*(?:\([^()]{0,80}\)\s*)?"
    r"(?:(?i:(?:shall\s+|will\s+)?(?:means?|refers?\s+to)|is|are|includes)|:|[-–—])\s"
    r"|(?:^|[.;:]\s+)(?:(?:An?|The|Any)\s+)?(?P<bare>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3})\s+(?:means|shall\s+mean|is\s+any)\s"
    r"|\b[Aa]ny\s+(?P<any>[^.,;\"]{4,50}?)\s+is\s+(?:a|an)\s+(?P<as>[a-z]+\s+purpose)\b",
    re.MULTILINE,
)
_HINT = re.compile(r"[\"“‘]|(?<!\w)'|\bmeans?\b|\bis any\b|\bpurpose\b", re.IGNORECASE)
"""One of these is in every definition, and quickly found."""
FACETS = ("purpose", "neighbours")
ACTIONS = ("host", "train-other-models")
OPPOSITES: dict[str, str] = {
    Purpose.COMMERCIAL: Purpose.NON_COMMERCIAL, Purpose.NON_COMMERCIAL: Purpose.COMMERCIAL,
    Purpose.PRODUCTION: Purpose.NON_PRODUCTION, Purpose.NON_PRODUCTION: Purpose.PRODUCTION,
    Purpose.COMPETING: Purpose.NON_COMPETING, Purpose.NON_COMPETING: Purpose.COMPETING,
}  # fmt: skip
_PURPOSE = re.compile(
    r"(?:permitted|approved|authori[sz]ed|allowed|agreed|licen[sc]ed|intended|designated|qualif\w+|eligible|covered|specified)"
    r" (?:purposes?|uses?|fields?(?: of use)?|activit(?:y|ies))"
)
"""A word for what alone is allowed: where no known field is in its definition, the field is the one that it names."""
_DEVICE = re.compile(
    r"(?:permitted|approved|authori[sz]ed|licen[cs]ed|designated|supported|qualif\w+|eligible|compatible)"
    r" (?:hardware|devices?|boards?|equipment|machines?|processors?|computers?|printers?|chips?)"
)
"""A word for the hardware that the rights hold on."""
_PRODUCT = re.compile(
    r"(?:permitted|approved|authori[sz]ed|designated|supported|eligible|compatible|host)"
    r" (?:platforms?|products?|applications?|programs?|services?|systems?)|licen[cs]ed platforms?"
)
"""A word for the product that the rights hold with."""
_PERSON = re.compile(
    r"(?:permitted|approved|authori[sz]ed|allowed|licen[cs]ed|designated|qualif\w+|eligible|entitled|admitted"
    r"|excluded|prohibited|barred|ineligible|disqualified)"
    r" (?:persons?|part(?:y|ies)|users?|recipients?|individuals?|entit(?:y|ies)|organi[sz]ations?|developers?"
    r"|institutions?|people)"
)
"""A word for who alone is allowed: whoever its definition names, or whoever it may be."""
UNBOUND = frozenset({"any", "as-licensed", "same-license", "terms", "act"})
MAX_TERMS = 200
MAX_WORDS = 6
_THE_WORK = re.compile(
    r"\b(?:software|program|work|works|materials?|code|licen[cs]e|agreement|licensor|you|your|model|products?|services?|contributor|"
    r"contribution|documentation|derivatives?|modifications?|source|object|party|parties|company|affiliates?)$"
)
"""Names of the work and the parties: what their definitions mention fences no right."""

_KIND_OF_USE = re.compile(
    r"\b(?:purposes?|\w+ uses?|sell|sale|environments?|fields?|activit\w+|excluded \w+|offerings?)\b"
)


@dataclass(frozen=True, slots=True)
class Defined:
    """The defined words of a text: each phrase, as written, and the (kind, value) pairs that it stands for."""

    meanings: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    """The words that define each phrase."""
    pattern: re.Pattern[str] | None = None

    def put(self, tags: Sequence[Tag], source: Source, piece: Piece, words: Lexicon) -> list[Tag]:
        """The tags of a clause with defined words in place of what they sound like."""
        if self.pattern is None:
            return list(tags)
        out = list(tags)
        for found in self.pattern.finditer(source.bare, piece.start, piece.end):
            start, end = found.span()
            out = [tag for tag in out if tag.end <= start or tag.start >= end]
            phrase = self._phrase(" ".join(found.group().lower().split()))
            for kind, value in self.meanings[phrase]:
                out.append(Tag(kind, value, start, end, words.bytes[kind, value], self.places[phrase]))
        return sorted(out, key=lambda tag: tag.start)

    def _phrase(self, written: str) -> str:
        """The phrase as defined, of which this may be the plural or the singular."""
        forms = (written, f"{written}s", written.removesuffix("s"))
        return next(form for form in forms if form in self.meanings)


def defined(source: Source, clauses: Iterable[Piece], words: Lexicon) -> Defined:
    """The words that the clauses define, where their definition says another thing than they sound like."""
    meanings: dict[str, tuple[tuple[str, str], ...]] = {}
    places: dict[str, Place] = {}
    items: dict[int, list[Piece]] = {}
    clauses = list(clauses)
    for piece in clauses:
        if piece.lead:
            items.setdefault(id(piece.lead), []).append(piece)
    for piece in clauses:
        if not _HINT.search(source.bare, piece.start, piece.end):
            continue
        for found in _DEFINITION.finditer(source.bare, piece.start, piece.end):
            phrase = " ".join((found["quoted"] or found["single"] or found["bare"] or found["as"]).lower().split())
            if (
                phrase in meanings
                or len(meanings) >= MAX_TERMS
                or len(phrase.split()) > MAX_WORDS
                or _names_the_work(phrase)
            ):
                continue
            begin, stop = (found.start() if found["any"] else found.end()), piece.end
            says = [
                *words.tags(source.plain, begin, stop),
                *(t for p in items.get(id(piece), ()) for t in words.tags(source.plain, p.start, p.end)),
            ]
            sound = list(words.tags(phrase, 0, len(phrase)))
            fences = bool(_KIND_OF_USE.search(phrase))
            meaning = _named(phrase, sound, says) or _admitted(phrase, says) or _meaning(sound, says, fences)
            if meaning is not None:
                meanings[phrase] = meaning
                places[phrase] = _place(source, [piece, *items.get(id(piece), ())], meaning, says)
    if not meanings:
        return Defined()
    phrases = "|".join(
        r"\s+".join(map(re.escape, phrase.removesuffix("s").split()))
        for phrase in sorted(meanings, key=len, reverse=True)
    )
    return Defined(meanings, places, re.compile(rf"\b(?:{phrases})s?\b", re.IGNORECASE))


def _place(source: Source, parts: Sequence[Piece], meaning: Sequence[tuple[str, str]], says: Sequence[Tag]) -> Place:
    """The words of a definition that make the meaning: of its parts the first that has one of them."""
    telling = [tag for tag in says if (tag.kind, tag.value) in meaning] or list(says)
    for part in parts:
        inside = [tag for tag in telling if part.start <= tag.start < part.end]
        if inside:
            return Place(*narrowed(source.plain, part, inside), part.section)
    return Place(parts[0].start, parts[0].end, parts[0].section)


def _names_the_work(phrase: str) -> bool:
    return bool(_THE_WORK.search(phrase)) and not phrase.startswith("excluded ")


def _named(phrase: str, sound: Sequence[Tag], says: Sequence[Tag]) -> tuple[tuple[str, str], ...] | None:
    """What `Permitted Purpose` stands for where nothing in its definition is a known field."""
    known = any(tag.kind in FACETS or tag.value in ACTIONS for tag in (*sound, *says))
    if known or not _PURPOSE.fullmatch(phrase) or any(tag.kind in UNBOUND for tag in says):
        return None
    return (("purpose", Purpose.NAMED_FIELD),)


def _admitted(phrase: str, says: Sequence[Tag]) -> tuple[tuple[str, str], ...] | None:
    """What `Eligible Person`, `Supported Boards` and `Host Program` stand for."""
    if _DEVICE.fullmatch(phrase):
        return (("hardware", ""),)
    if _PRODUCT.fullmatch(phrase):
        return (("product", ""),)
    told = [(tag.kind, tag.value) for tag in says if tag.kind in ("who", "person")]
    if not _PERSON.fullmatch(phrase) or (not told and any(tag.kind in ("anyone", "any") for tag in says)):
        return None
    return tuple(dict.fromkeys(told)) or (("who", Who.NAMED),)


def _meaning(sound: Sequence[Tag], says: Sequence[Tag], fences: bool) -> tuple[tuple[str, str], ...] | None:
    """What the phrase stands for; None when it means what it sounds like. `fences`: whether it names a kind of use."""
    facets = [tag for tag in says if tag.kind in FACETS or (tag.kind == "act" and tag.value in ACTIONS)]
    heard = [tag for tag in sound if tag.kind in FACETS or (tag.kind == "act" and tag.value in ACTIONS)]
    acts = [("act", tag.value) for tag in sound if tag.kind == "act"]
    if heard and not facets:
        if {tag.value for tag in heard} != {Purpose.COMMERCIAL}:
            return None
        return tuple(("act", tag.value) for tag in says if tag.kind == "act")
    if heard or not facets or not fences:
        return None
    first = says.index(facets[0])
    denied = any(tag.kind in ("not", "no", "except", "ban") for tag in says[:first])
    return tuple(dict.fromkeys([*acts, *(_pair(tag, denied) for tag in facets)]))


def _pair(tag: Tag, denied: bool) -> tuple[str, str]:
    if not denied or tag.kind != "purpose":
        return tag.kind, tag.value
    return "purpose", OPPOSITES.get(tag.value, Purpose.NON_COMPETING)
