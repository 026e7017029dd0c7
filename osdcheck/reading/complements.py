"""What stands around a verb of permission that no list of words could hold: who is meant, what for, with what.

`may not be used to mine coins`, `Gamblers may not use it`, `only with Frobnitz Server`: the lexicon cannot know every
field, person and product, but the grammar shows that there is one. Each becomes a tag of its kind.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Sequence

from osdcheck.reading.clauses import Source
from osdcheck.reading.confines import Put, after_only, alone_after, named_before_only, nothing_else, where_permitted
from osdcheck.reading.layout import Piece
from osdcheck.reading.lexicon import Lexicon, Tag
from osdcheck.reading.persons import SAID, THE_WORK, named_persons

_FOR = re.compile(
    r"[^.;:]{0,60}?\b(?:for|to|in|within|as|against|at)\s+"
    r"(?!any\s+(?:way|manner|form|medium|media|other|case|event|purposes?|reasons?|means|circumstances?|kind|type|part|works?"
    r"|products?|programs?|software|advertis\w+|publicity|promotion\w*|country|jurisdiction|person|third|fashion|capacity|language"
    r"|version|sense|respect|place|fields?|one|time)\b|whole\b|part\b|the extent\b|this\b|which\b|it\b|others\b)[a-z]"
)
_SUCH_USE = re.compile(r"\s+(?:that|which)\s+[a-z]|[^.;:]{0,200}? on behalf of ")
"""`use that causes injury`, `use on behalf of others`."""
_BY = re.compile(r"[^.;:]{0,60}?\bby\s+(?!third\b|others?\b|anyone\b|anybody\b)[a-z]")
_SUBJECT = re.compile(
    r"\W*(?:neither\s+)?(?:the\s+|an?\s+|any\s+|no\s+|all\s+)?(?P<noun>[a-z][a-z-]+(?:,?\s+[a-z-]+){0,16}?)"
    r"(?:\s+(?:do|does)(?:\s+not|n't)(?:\s+(?:get|have|receive))?)?[\s,]*$"
)
_DOING = re.compile(r"\W*(?!nothing\b|anything\b|everything\b|something\b)[a-z]{3,}ing\s+[a-z][^;:]{3,160}$")
"""`Screening tenants`: what is done with the work, in whatever words."""
_MADE_WITH = re.compile(
    r"\s*(?:not\s+)?be\s+(?:made|taken|reached|generated|written|drawn|controlled|operated|run|driven|powered|steered|selected"
    r"|screened|judged|scored|fed|trained)\s+(?:with|by|using|through|by\s+means\s+of)\s+(?:the|this|these|our)\s+"
    r"(?:software|program|model|library|code|tool|weights|package|engine|api|work|files?|data)\b"
)
"""`Decisions on loans must not be made with the software`: what stands before the ban is the field."""
_BE = re.compile(r"\s*(?:not\s+)?\bbe\s")
_NO_RIGHTS = re.compile(r"\b(?:rights?|licen[cs]e|permission|nothing)$")
_NOT = re.compile(r"(?:we\s+do\s+)?not\s")
_NOBODY = re.compile(
    r"\W*(?:no\s+(?:person|persons|one|entity|individual|body|user|licensee|recipient)|nobody|none|(?:at|in|on|under)\s+no)\b"
    r"|\W*no\s+(?:permission|rights?|licen[cs]e|leave)\s"
)
_TO_WHOM = re.compile(
    r"(?:(?<=\bto)|(?<=\bfor)|(?:\s+(?:it|them|this|anything|rights))?[\s,]*(?:to|for))\s+"
    r"(?!the extent\b|any\b|such\b|all\b|each\b|every\b)(?P<noun>[a-z][a-z-]+(?:[\s,]+[a-z-]+){0,6})\W*$"
)
_WHO_DO = re.compile(
    r"[^a-z]*(?:[a-z]\)\s*)?(?:(?:the|their|any|all|its)\s+)?(?:[a-z-]+\s+){0,2}?"
    r"(?:[a-z-]{3,}(?:ers|ors|ists|ians|ees)|people|persons|companies|firms|bodies|agencies|parties|armies|governments)\b"
)
_LEFT_OUT = re.compile(
    r"\W*(?:the\s+following|these)\b[^.:]{0,40}\b(?:are|is)\s+(?:not\s+(?:licen[cs]ed|covered|permitted|allowed)"
    r"|excluded|barred|forbidden|prohibited)\W*"
)
_ENDS = re.compile(r"\b(?:rights?|licen[cs]es?|permissions?)\b[^.;:,]{0,40}?\b(?P<end>ends?)\W*$")
"""`Your rights under this licence end`: alone the word says little."""
NAMES = frozenset({"marks", "credit", "name"})
"""What is used to advertise: a ban on it closes no field."""
_CONDITION = re.compile(
    r"\s+(?:it|they|(?:the|an?)\s+(?:software|program|work|code|library|model|package|materials?|application|product))"
    r"\s+(?:is|are|becomes?|runs?|goes|serves?)\s+"
    r"(?!not\b|no\b|terminated|revoked|held|found|deemed)[^;]{5,160},"
)
"""What may become of the work; not what becomes of the licence."""
_CONTENT = re.compile(
    r"\b(?:used?|employed|utili[sz]ed?)\s[^.;]{0,60}?\bto\s+(?P<made>(?:[a-z-]+,?\s+){1,8}?(?:content|information|material|messages|media)\b)"
)
"""`used to create or distribute content`: what is made and passed on there is not the work."""
_RUNS_ON = re.compile(
    r"\s*(?:be\s+)?(?:run(?:ning)?|load(?:ing|ed)|install(?:ing|ed)|flash(?:ing|ed))\s[^.;]{0,40}?\b(?:(?P<hardware>on|onto)|in|under)\s"
)
"""`be loaded onto other adapters`, `running it in an emulator`: on what it runs is no field."""
OF_CONTENT = frozenset({"who", "person"})
"""Kinds that say of content whom it is about, and not who uses the work."""


def completed(source: Source, piece: Piece, tags: Sequence[Tag], words: Lexicon) -> list[Tag]:
    """The tags of a clause, denials joined, with those that only the grammar shows."""
    tags = alone_after(source.plain, tags, words)
    out = list(tags)

    def put(kind: str, value: str, start: int, end: int) -> None:
        if value == "named-field" and (on := _RUNS_ON.match(source.plain, start, end)):
            kind, value = "hardware" if on["hardware"] else "technology", ""
        insort(out, Tag(kind, value, start, end, words.bytes[kind, value]), key=lambda tag: tag.start)

    kinds = {tag.kind for tag in tags}
    if "end" not in kinds and (ends := _ENDS.search(source.plain, piece.start, piece.end)):
        put("end", "", *ends.span("end"))
    for index, tag in enumerate(tags):
        if tag.kind == "ban":
            _around_ban(source, piece, tags, index, put)
        elif tag.kind == "only" and "act" in kinds and {"may", "grant", "must"} & kinds:
            after_only(source, piece, tags, index, put)
    if kinds.isdisjoint(SAID) and (uses := [tag for tag in tags if tag.value == "use"]):
        nothing_else(source, tags, uses[0], put)
    _does_not_apply(source, piece, tags, put)
    where_permitted(source, piece, tags, put)
    _banned_item(source, piece, tags, put)
    if len(tags) > 1:
        named_before_only(source, piece, tags, put)
        _named_before_end(source, tags, put)
        _named_after_if(source, tags, put)
    if content := _CONTENT.search(source.plain, piece.start, piece.end):
        start, end = content.span("made")
        about = [tag for tag in out if tag.kind in OF_CONTENT and tag.start >= end]
        made = [tag for tag in out if tag.kind == "act" and start <= tag.start < end]
        out = [tag for tag in out if tag not in about and tag not in made]
    persons = named_persons(source.plain, piece.start, piece.end, tags)
    out = [tag for tag in out if not any(start <= tag.start < end for start, end in persons.instead_of)]
    for start, end in persons.named:
        put("who", "named", start, end)
    return out


def _does_not_apply(source: Source, piece: Piece, tags: Sequence[Tag], put: Put) -> None:
    """`The permission does not apply to landlords`: persons whom no list holds, at the end of the clause."""
    kinds = [tag.kind for tag in tags]
    if kinds[-2:] == ["not", "exempt"] and kinds[-3:-2] in (["grant"], ["terms"]):
        whom = _TO_WHOM.match(source.plain, tags[-1].end, piece.end)
        if whom and _WHO_DO.match(whom["noun"]):
            put("who", "named", tags[-1].end, piece.end)


def _banned_item(source: Source, piece: Piece, tags: Sequence[Tag], put: Put) -> None:
    """`The following are not licensed: (a) manufacturers of mines`: an item without a verb under a ban."""
    lead = piece.lead
    if lead and len(tags) == 1 and tags[0].kind == "ban" and _LEFT_OUT.fullmatch(source.plain, lead.start, lead.end):
        person = _WHO_DO.match(source.plain, piece.start, piece.end)
        put(*(("who", "named") if person else ("purpose", "named-field")), piece.start, piece.end)


def _named_before_end(source: Source, tags: Sequence[Tag], put: Put) -> None:
    """`Using the code for horoscopes voids this licence`: what it is used for is the field."""
    said = tags[1:] if tags[0].kind == "anyone" else tags
    kinds = {tag.kind for tag in said}
    ends = len(said) > 1 and said[0].value == "use" and "end" in kinds and kinds <= {"act", "end", "terms", "grant"}
    if ends and _FOR.match(source.plain, said[0].end, said[1].start):
        put("purpose", "named-field", said[0].end, said[1].start)


def _named_after_if(source: Source, tags: Sequence[Tag], put: Put) -> None:
    """`If it is built into toys, the permission ends`: what it must not be is the field."""
    kinds = [tag.kind for tag in tags]
    plain = (
        kinds[0] == "if" and kinds[-1] in ("end", "ban") and set(kinds[1:-1]) <= {"grant", "terms"} and len(kinds) > 2
    )
    if plain and _CONDITION.match(source.plain, tags[0].end, tags[1].start):
        put("purpose", "named-field", tags[0].end, tags[1].start)


def _around_ban(source: Source, piece: Piece, tags: Sequence[Tag], index: int, put: Put) -> None:
    ban = tags[index]
    after, before = tags[index + 1 :], tags[:index]
    if not after:
        _behind_ban(source, piece, ban, before, put)
    if not (after or before) and _MADE_WITH.match(source.plain, ban.end, piece.end):
        put("purpose", "named-field", piece.start, ban.start)
        return
    if not after and all(tag.value == "use" for tag in before) and _is_a_doing(source, piece, ban):
        put("purpose", "named-field", piece.start, ban.start)
        return
    if after and (after[0].kind, after[0].value) == ("act", "use"):
        _banned_use_for(source, piece, tags, after, put)
    if not before and _takes(source, ban, after) and not _NOBODY.match(source.plain, piece.start):
        subject = _SUBJECT.match(source.plain, piece.start, ban.start)
        known = any(tag.kind in SAID for tag in tags) and not _NO_RIGHTS.search(source.plain, ban.start, ban.end)
        if subject and not known and not THE_WORK.search(subject["noun"]):
            put("who", "named", piece.start, ban.start)
    said = tags[:-1] if tags[-1].kind == "terms" else tags  # not permitted under this licence
    if before and (before[-1].kind, before[-1].value) == ("act", "use") and not any(tag.kind in SAID for tag in said):
        use = before[-1]
        if _BY.match(source.plain, use.end, ban.start):
            put("who", "named", use.end, ban.start)
        elif _FOR.match(source.plain, use.end, ban.start) or _SUCH_USE.match(source.plain, use.end, ban.start):
            put("purpose", "named-field", use.end, ban.start)


def _is_a_doing(source: Source, piece: Piece, ban: Tag) -> bool:
    """Whether what is banned is something that is done with the work, and no right in it."""
    doing = _DOING.match(source.plain, piece.start, ban.start)
    return bool(doing) and not THE_WORK.search(source.plain, piece.start, ban.start)


def _banned_use_for(source: Source, piece: Piece, tags: Sequence[Tag], after: Sequence[Tag], put: Put) -> None:
    """`It may not be used for horoscopes`: what a use that is banned is for is the field."""
    used = after[0]
    if any(tag.value == "practise-patents" for tag in tags) or (len(after) > 1 and after[1].kind in NAMES):
        return
    purpose = _FOR.match(source.plain, _last_word(source, used), piece.end)
    if purpose and not any(tag.kind in SAID and tag.start < purpose.end() for tag in tags):
        put("purpose", "named-field", used.end, piece.end)


def _last_word(source: Source, tag: Tag) -> int:
    """Where the last word of a tag begins: `employed in` may be the word of a use."""
    return source.plain.rfind(" ", tag.start, tag.end) + 1 or tag.start


def _takes(source: Source, ban: Tag, after: Sequence[Tag]) -> bool:
    """Whether the ban takes an action or the rights as such: then its subject is who is meant."""
    if after and after[0].kind not in ("terms", "notice", "if", "except"):
        passive = _BE.match(source.plain, ban.end)
        return after[0].kind == "act" and after[0].value != "practise-patents" and not passive
    return bool(_NO_RIGHTS.search(source.plain, ban.start, ban.end))


def _behind_ban(source: Source, piece: Piece, ban: Tag, before: Sequence[Tag], put: Put) -> None:
    """`The grant does not extend to landlords`: persons whom no list holds, at the end of the clause."""
    granted = any(tag.kind in ("grant", "terms") for tag in before) or bool(_NOT.match(source.plain, ban.start))
    whom = _TO_WHOM.match(source.plain, ban.end, piece.end) if granted else None
    if whom and not THE_WORK.search(whom["noun"]):
        put("who", "named", ban.end, piece.end)
