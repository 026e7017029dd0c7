"""Persons whom no list of words could hold, seen by where they stand: `Only women may`, `people who mine coins`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from osdcheck.reading.lexicon import Tag

SAID = frozenset({
    "purpose", "who", "person", "firm", "party", "product", "hardware", "technology", "terms", "notice",
    "marks", "credit", "name", "as-licensed", "same-license", "except", "without", "if", "provided", "law",
    "breach", "any", "accept-by", "exempt", "nothing", "warranty", "liability", "permission", "policy", "contribution",
    "restrict", "inside", "own-product", "as-part", "end", "source", "neighbours", "other", "patent-claim",
    "standard",
})  # fmt: skip
"""Kinds that say already what the clause is about."""
NO_PERSON = frozenset(
    {"breach", "accept-by", "patent-claim", "contribution", "liability", "warranty", "end", "restrict", "law"}
)
"""Kinds beside which `those who` describes a deed, and no kind of person."""
CLOSE = 120
"""Characters between `people who work for …` and what they may not."""
THE_WORK = re.compile(
    r"\b(?:software|program|programs|programmes?|work|works|library|package|code|model|products?|materials?|files?|fonts?|documentation|it|they|"
    r"this|that|these|those|which|licen[cs]es?|names?|notices?|contributors?|authors?|licensors?|nothing|copies|copy|versions?|modifications?|"
    r"derivatives?|data|outputs?|results?|rights?|terms|provisions?|section|agreement|distribution|redistributions?|party|parties|we|holders?|"
    r"source|binar\w+|information|content|services?|you|your|use|changes?|permission|one|there|what|changing|form|forms|part|parts|text|patents?|"
    r"warrant\w+|conditions?|restrictions?|if|when|where|however|applications?|regents|university|company|owners?|customers?|subscribers?|purchasers?|(?:re)?distributors?|options?|tests?|servers?|tools?|commands?|boxe?s?"
    r"|do|does|please|following)\b"
)
_IF_YOU_ARE = re.compile(
    r"\bif\s+you\s+(?:are\s+(?!an?\s+party|party|not|able|using|distribut|modif|unable|willing|in\b|the\b)"
    r"|(?:work\s+for|belong|live|reside|support|oppose|believe|own|owe|employ|vote|hold\s+shares|advocate|promote"
    r"|condone|deny|practi[sc]e|invest|have\s+(?:ever|been))\b)"
)
_BODIES = (
    r"(?:nobody|no one|persons?|people|those|anyone|anybody|everyone|someone|whoever|developers?|users?|compan(?:y|ies)"
    r"|firms?|organi[sz]ations?|bod(?:y|ies)|entit(?:y|ies)|individuals?|institutions?|businesse?s?|states?|governments?"
    r"|employers?)"
)
_DEEDS = (
    r"(?:has |have )?(?:receiv|obtain|accept|agree|distribut|modif|chang|alter|cop[yi]|contribut|use[sd]?\b|wish|want"
    r"|provid|conve|redistribut|violat|breach|fail|do\b|does\b|make|offer|may|can\b|holds? (?:the )?copyright)"
)
"""What those do whom a licence speaks to: such words tell nobody apart."""
_BEING = (
    r"(?:engaged|involved|active|operating|employed|based|located|working|residing|living|affiliated|suspected|accused"
    r"|convicted|under investigation|charged with|found guilty)"
)
_WHOEVER = re.compile(rf"\b{_BODIES}\s+(?:(?:who|that|which)\s+(?!{_DEEDS})[a-z]|whose\s+[a-z]|{_BEING}\b)")
_BODY = re.compile(
    r"\W*(?:any\s+|all\s+)?(?P<body>(?!other\b|derivative|third\b|such\b|(?:can|may|could|should|do|does|will|would|are|is|if)\b)[a-z-]+\s+(?:[a-z-]+\s+)?"
    r"(?:companies|organi[sz]ations|firms|bodies|institutions|agencies|corporations|groups|associations|movements))\b"
)
"""`Religious organisations shall not`."""
NEXT = 10
_ONLY_WHO = re.compile(r"\W*only\s+(?:the\s+)?(?P<noun>[a-z][a-z-]+(?:\s+[a-z-]+){0,7}?)\s+(?:may|can|shall)\b")
_MUST_BE = re.compile(r"\s*be\s+(?:an?|members?|citizens?|residents?|students?|registered)\s+[a-z]")
_NEITHER = re.compile(
    r"\W*neither\s+(?P<noun>[a-z][a-z-]+(?:\s[a-z-]+){0,4}\s+nor\s+[a-z][a-z-]+(?:\s[a-z-]+){0,4}?)\s+"
    r"(?:receive|get|have|obtain|acquire|may|can|shall|is|are)\b"
)
_OTHERS = re.compile(
    r"\W*(?:and\s+)?(?:all\s+|any\s+|the\s+)?(?:others|rest|everyone else|everybody else|anyone else|larger ones"
    r"|(?:other|larger|bigger)\s+(?:persons|people|users|bodies|parties|institutions|entities|organi[sz]ations|companies"
    r"|firms|undertakings|enterprises|businesses))\b"
)

_GATES = frozenset({"permission", "buy", "pay", "register", "sign", "notify"})
"""What those must get, pay or do who are not meant by the rest of the text."""


@dataclass(frozen=True, slots=True)
class Persons:
    """Where persons are named, and the places whose other tags only describe them."""

    named: tuple[tuple[int, int], ...] = ()
    instead_of: tuple[tuple[int, int], ...] = ()


_STAFF = re.compile(r"employees|people\s+working|individuals\s+working")
_WHOSE = re.compile(r"\b(?:your|its|their|our|authori[sz]ed)\s+$")
_COUNTED = re.compile(
    r"\d|\b(?:only|solely|more|fewer|less|larger?|smaller|over|under|exceed\w*|above|below|least|most|than|numbers?|any|no|without|one|two|three"
    r"|five|ten|twenty|fifty|hundreds?|thousands?|millions?|dozens?|handful|count\w*|have|has|having|with|employs?|employing|employed)\b"
)
"""Words that count the employees, or confine something to them."""
AROUND = 60
"""Characters beside a word for employees in which such a word is looked for."""


def named_persons(plain: str, start: int, end: int, tags: Sequence[Tag]) -> Persons:
    """The persons in `plain[start:end]`, a clause with these tags, that no tag names."""
    kinds = {tag.kind for tag in tags}
    named: list[tuple[int, int]] = [*_must_be(plain, end, tags), *_only_who(plain, start, end, tags)]
    if kinds & _GATES and (found := _OTHERS.match(plain, start, min(tag.start for tag in tags))):
        named.append(found.span())
    if "ban" not in kinds:
        return Persons(tuple(named))
    if (neither := _NEITHER.match(plain, start, end)) and not (kinds & SAID or THE_WORK.search(neither["noun"])):
        return Persons((*named, neither.span("noun")))
    if body := _BODY.match(plain, start, end):
        bans = [tag.start for tag in tags if tag.kind == "ban"]
        if bans[0] - body.end() < NEXT:
            return Persons((*named, body.span("body")), (body.span("body"),))
    described = [] if kinds & NO_PERSON else _whoever(plain, start, end, tags)
    if len(tags) == 1 and (found := _OTHERS.match(plain, start, tags[0].start)):
        named.append(found.span())
    if not kinds & {"who", "person", "breach", "accept-by"}:
        named += [found.span() for found in _IF_YOU_ARE.finditer(plain, start, end)]
    return Persons((*named, *(person for person, _ in described)), tuple(deed for _, deed in described))


def _must_be(plain: str, end: int, tags: Sequence[Tag]) -> list[tuple[int, int]]:
    """`You must be a citizen of …`."""
    return [
        (tag.end, min(end, tag.end + 30))
        for index, tag in enumerate(tags)
        if tag.kind == "must" and not any(t.kind in SAID for t in tags[index:]) and _MUST_BE.match(plain, tag.end, end)
    ]


def _only_who(plain: str, start: int, end: int, tags: Sequence[Tag]) -> list[tuple[int, int]]:
    """`Only women may use it`."""
    found = _ONLY_WHO.match(plain, start, end)
    if not found or THE_WORK.search(found["noun"]):
        return []
    known = any(
        tag.kind in SAID or tag.kind in ("from-licensor", "unmodified") for tag in tags if tag.start < found.end("noun")
    )
    return [] if known else [found.span("noun")]


def _whoever(plain: str, start: int, end: int, tags: Sequence[Tag]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """`People who mine coins may not …`: where the person stands, and up to where words only describe them."""
    found = _WHOEVER.search(plain, start, end)
    near = (tag.start for tag in tags if found and tag.kind == "ban" and abs(tag.start - found.end()) < CLOSE)
    banned = next(near, None)
    return [(found.span(), (found.start(), banned))] if found and banned is not None else []


def without_staff(tags: Sequence[Tag], plain: str, start: int, end: int) -> list[Tag]:
    """The tags of a clause without employees that nobody counts: `your authorized employees` are no size of a firm."""
    return [tag for tag in tags if tag.value != "size" or not _is_staff(tag, plain, start, end)]


def _is_staff(tag: Tag, plain: str, start: int, end: int) -> bool:
    beside = max(start, tag.start - AROUND), min(end, tag.end + AROUND)
    theirs = _STAFF.match(plain, tag.start, tag.end) and _WHOSE.search(plain, beside[0], tag.start)
    return bool(theirs) and not _COUNTED.search(plain, *beside)
