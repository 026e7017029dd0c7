"""What stands around a verb of permission that no list of words could hold: who is meant, what for, with what.

`may not be used to mine coins`, `Gamblers may not use it`, `only with Frobnitz Server`: the lexicon cannot know every
field, person and product, but the grammar shows that there is one. Each becomes a tag of its kind.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Sequence

from osdcheck.reading.clauses import Source
from osdcheck.reading.layout import Piece
from osdcheck.reading.lexicon import Lexicon, Tag

Put = Callable[[str, str, int, int], None]
SAID = frozenset({
    "purpose", "who", "person", "firm", "party", "product", "hardware", "technology", "terms", "notice",
    "marks", "credit", "name", "as-licensed", "same-license", "except", "without", "if", "provided", "law",
    "breach", "any", "accept-by", "exempt", "nothing", "warranty", "liability", "permission", "policy", "contribution",
    "restrict", "inside", "own-product", "as-part", "end", "source", "neighbours", "other", "patent-claim",
    "standard",
})  # fmt: skip
"""Kinds that say already what the clause is about."""
NO_PERSON = frozenset({"breach", "accept-by", "patent-claim", "contribution", "liability", "warranty", "end", "restrict", "law"})
"""Kinds beside which `those who` describes a deed, and no kind of person."""
CLOSE = 120
"""Characters between `people who work for …` and what they may not."""
_FOR = re.compile(
    r"[^.;:]{0,60}?\b(?:for|to|in|within|as|against|at)\s+"
    r"(?!any\b|whole\b|part\b|the extent\b|this\b|which\b|it\b|others\b)[a-z]"
)
_BY = re.compile(r"[^.;:]{0,60}?\bby\s+[a-z]")
_SUBJECT = re.compile(r"\W*(?:the\s+|an?\s+|any\s+|no\s+|all\s+)?(?P<noun>[a-z][a-z-]+(?:,?\s+[a-z-]+){0,9}?)[\s,]*$")
_NO_RIGHTS = re.compile(r"\b(?:rights?|licen[cs]e|permission)$")
_NOBODY = re.compile(r"\W*no\s+(?:person|persons|one|entity|individual|body|user|licensee|recipient)\b")
_THE_WORK = re.compile(
    r"\b(?:software|program|programs|work|works|library|package|code|model|products?|materials?|files?|fonts?|documentation|it|they|"
    r"this|that|these|those|which|licen[cs]es?|names?|notices?|contributors?|authors?|licensors?|nothing|copies|copy|versions?|modifications?|"
    r"derivatives?|data|outputs?|results?|rights?|terms|provisions?|section|agreement|distribution|redistributions?|party|parties|we|holders?|"
    r"source|binar\w+|information|content|services?|you|your|use|changes?|permission|one|there|what|changing|form|forms|part|parts|text|patents?|"
    r"warrant\w+|conditions?|restrictions?|if|when|where|however|applications?|regents|university|company|owners?|customers?|subscribers?|purchasers?|do|does|please)\b"
)
_IF_YOU_ARE = re.compile(
    r"\bif\s+you\s+(?:are\s+(?!an?\s+party|party|not|able|using|distribut|modif|unable|willing|in\b|the\b)|work\s+for|belong\s+to|live\s+in)"
)
_BODIES = (
    r"(?:nobody|no one|persons?|people|those|anyone|anybody|everyone|someone|whoever|developers?|users?|compan(?:y|ies)|firms?|"
    r"organi[sz]ations?|bod(?:y|ies)|entit(?:y|ies)|individuals?|institutions?|businesse?s?|states?|governments?|employers?)"
)
_WHOEVER = re.compile(
    rf"\b{_BODIES}\s+(?:(?:who|that|which)\s+(?!(?:has |have )?(?:receiv|obtain|accept|agree|distribut|modif|cop[yi]|contribut|use[sd]?\b|wish|want|"
    r"provid|conve|redistribut|violat|breach|fail|do\b|does\b|make|offer|may|can\b|hold(?:s)? (?:the )?copyright))[a-z]|whose\s+[a-z])"
)
_TO_WHOM = re.compile(r"(?:(?<=\bto)|(?<=\bfor)|[\s,]*(?:to|for))\s+(?!the extent\b|any\b|such\b|all\b|each\b|every\b)(?P<noun>[a-z][a-z-]+(?:[\s,]+[a-z-]+){0,6})\W*$")
_OTHERS = re.compile(r"^\W*(?:and\s+)?(?:all\s+|any\s+|the\s+)?(?:others?|rest|everyone else|everybody else|anyone else|larger ones)\b")
_ONLY_WHO = re.compile(r"^\W*only\s+(?:the\s+)?(?P<noun>[a-z][a-z-]+(?:\s+[a-z-]+){0,7}?)\s+(?:may|can|shall)\b")
_MUST_BE = re.compile(r"\s*be\s+(?:an?|members?|citizens?|residents?|students?|registered)\s+[a-z]")
FENCED = frozenset({"terms", "grant", "may", "isfor", "you"})
"""Kinds of a clause that says no more than that there is a right, and what it is confined to."""
_FIELD = re.compile(r"\s+(?:(?:covers?|for|in|within|to|extends to|on)\s+)?(?:the\s+)?(?!this\b|that\b|it\b)[a-z]{2,}[^.;:]{0,60}")
_WITH = re.compile(r"[^.;:]{0,60}?\b(?:with|on|for|to|of)\s+(?:the\s+|an?\s+)?([A-Z][a-z][\w-]*)")


def completed(source: Source, piece: Piece, tags: Sequence[Tag], words: Lexicon) -> list[Tag]:
    """The tags of a clause, denials joined, with those that only the grammar shows."""
    out = list(tags)

    def put(kind: str, value: str, start: int, end: int) -> None:
        insort(out, Tag(kind, value, start, end, words.bytes[kind, value]), key=lambda tag: tag.start)

    for index, tag in enumerate(tags):
        if tag.kind == "ban":
            _around_ban(source, piece, tags, index, put)
        elif (
            tag.kind == "must"
            and not any(t.kind in SAID for t in tags[index:])
            and _MUST_BE.match(source.plain, tag.end, piece.end)
        ):
            put("who", "named", tag.end, min(piece.end, tag.end + 30))
        elif (
            tag.kind == "only"
            and {"act"} <= {t.kind for t in tags}
            and {"may", "grant", "must"} & {t.kind for t in tags}
        ):
            _after_only(source, piece, tags, index, put)
    whoever = _WHOEVER.search(source.plain, piece.start, piece.end)
    banned = next(
        (tag.start for tag in tags if whoever and tag.kind == "ban" and abs(tag.start - whoever.end()) < CLOSE), None
    )
    if whoever and banned is not None and not any(tag.kind in NO_PERSON for tag in tags):
        out = [tag for tag in out if tag.kind != "purpose" or not whoever.start() <= tag.start < banned]
        put("who", "named", whoever.start(), whoever.end())
    alone = _ONLY_WHO.match(source.plain[piece.start : piece.end])
    if alone and not _THE_WORK.search(alone["noun"]) and not any(tag.kind in SAID or tag.kind == "from-licensor" for tag in tags):
        put("who", "named", piece.start + alone.start("noun"), piece.start + alone.end("noun"))
    last = tags[-1] if tags else None
    if last and last.kind == "only" and all(tag.kind in FENCED or tag.value == "use" for tag in tags[:-1]):
        _named_before_only(source, piece, tags, put)
    if last and len(tags) > 1 and last.kind in ("end", "terms") and tags[0].value == "use" and _FOR.match(
        source.plain, tags[0].end, tags[1].start
    ) and all(tag.kind in ("act", "end", "terms") for tag in tags) and any(tag.kind == "end" for tag in tags):
        put("purpose", "named-field", tags[0].end, tags[1].start)
    for found in _IF_YOU_ARE.finditer(source.plain, piece.start, piece.end):
        if any(tag.kind == "ban" for tag in tags) and not any(
            tag.kind in ("who", "person", "breach", "accept-by") for tag in tags
        ):
            put("who", "named", found.start(), found.end())
    return out


def _named_before_only(source: Source, piece: Piece, tags: Sequence[Tag], put: Put) -> None:
    """`The permission covers amateur radio and nothing more`: what stands between the two is the field."""
    if len(tags) > 1 and (found := _FIELD.match(source.plain, tags[-2].end, tags[-1].start)):
        put("purpose", "named-field", found.start(), found.end())


def _around_ban(source: Source, piece: Piece, tags: Sequence[Tag], index: int, put: Put) -> None:
    ban = tags[index]
    after, before = tags[index + 1 :], tags[:index]
    used = after[0] if after and (after[0].kind, after[0].value) == ("act", "use") else None
    patents = any(tag.value == "practise-patents" for tag in tags)
    granted = any(tag.kind in ("grant", "terms") for tag in before) or source.plain.startswith("not ", ban.start)
    whom = _TO_WHOM.match(source.plain, ban.end, piece.end) if not after and granted else None
    if whom and not _THE_WORK.search(whom["noun"]):
        put("who", "named", ban.end, piece.end)
    if not after and not before and _OTHERS.match(source.plain[piece.start : ban.start]):
        put("who", "named", piece.start, ban.start)
    purpose = _FOR.match(source.plain, used.end, piece.end) if used and not patents else None
    if used and purpose and not any(tag.kind in SAID and tag.start < purpose.end() for tag in tags):
        put("purpose", "named-field", used.end, piece.end)
    if after and after[0].kind not in ("terms", "notice"):
        deed = after[0].kind == "act" and after[0].value != "practise-patents"
    else:
        deed = bool(_NO_RIGHTS.search(source.plain, ban.start, ban.end))
    if deed and not before and not _NOBODY.match(source.plain, piece.start):
        subject = _SUBJECT.match(source.plain, piece.start, ban.start)
        if subject and not _THE_WORK.search(subject["noun"]) and not any(tag.kind in SAID for tag in tags):
            put("who", "named", piece.start, ban.start)
    said = tags[:-1] if tags[-1].kind == "terms" else tags  # not permitted under this licence
    if before and (before[-1].kind, before[-1].value) == ("act", "use") and not any(tag.kind in SAID for tag in said):
        use = before[-1]
        if _BY.match(source.plain, use.end, ban.start):
            put("who", "named", use.end, ban.start)
        elif (
            _FOR.match(source.plain, use.end, ban.start) or source.plain.find(" on behalf of ", use.end, ban.start) > 0
        ):
            put("purpose", "named-field", use.end, ban.start)


def _after_only(source: Source, piece: Piece, tags: Sequence[Tag], index: int, put: Put) -> None:
    only = tags[index]
    rest = tags[index + 1 :]
    named = _WITH.match(source.bare, only.end, piece.end)
    if named and not _THE_WORK.search(named[1].lower()) and not any(tag.kind in SAID for tag in rest):
        put("product", "", named.start(1), named.end(1))
