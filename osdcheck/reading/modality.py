"""What a clause does, however it says it: `may not`, `no part may`, `is not permitted` and `do not` are all one ban.

Signs of the lexicon are joined into the few that rules speak of: `may` and `grant` (a right), `must` (a duty), `ban`,
`free` (a duty or a ban that is denied). A `not` that denies none of them stays a `not`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from osdcheck.reading.lexicon import Lexicon, Tag

AHEAD = 240
"""Characters over which `no` or `neither` reaches forward to the verb of its sentence."""
HEAD = 4
"""Characters, such as a bullet, that may stand before the first word of a clause."""
BESIDE = 15
"""Characters between the two words of `may not`."""
SUBJECT = 25
"""Characters of a subject such as `this`."""
NEAR = 40
"""Characters over which a `not` reaches the verb or the purpose after it."""
DENIED = {"may": "ban", "grant": "ban", "must": "free", "ban": "free"}
ORDERS = frozenset({"shall", "must", "will", "is to be", "are to be"})
"""Words for a duty that `no` turns into a ban; `no fee is required` frees."""
IN_NO_CASE = frozenset({
    "under no circumstances", "under no circumstance", "in no circumstances", "in no case", "on no account",
    "on no condition",
})  # fmt: skip
"""Denials that stand before the verb: `in no case shall it be sold` is an order, as `no part shall` is."""
VERBS = {"shall", "must", "will", "may", "can", "could"}
_STOP = re.compile(
    r"[:;]\s|,\s+(?:then|you|least)\s|\sand\s+you\s+(?:(?:may|can)\s(?!not\s)|$)|,\s+th(?:is|e)\s+(?:licen[cs]e|agreement|licensors?|authors?)\s"
    r"|,\s+(?:who|which)\s+$"
    r"|\band\s+(?:is|are|comes|come|must|shall|has\s+to|have\s+to|needs?\s+to)\s|\band\s+that\s+(?:you|it|they|licensee)\b"
)
_HOWEVER = re.compile(r"\b(?:may|can|must|shall|will)(?:\s+not)?,\s+(?P<however>however),\s")
_OR_NOT = re.compile(r"\bor\s+(?P<not>not)[,;.)]")
_ORDER = re.compile(r",\s+(?:do\s+not|don't|never)$")
_TOWARDS = re.compile(r"\b(?:for|in|to|on|by|as|with|into)\b")
_PAST = re.compile(r"[^.;]*?\b(?:was|were|(?:has|have|had)\s+been)\b")
_JOINED = re.compile(r"\band\b")
_DENIAL = re.compile(r"\b(?:no|never|cannot|not\s+(?:licen[cs]ed|permitted|allowed|granted|authori[sz]ed))\b|n't\b")
_APART = re.compile(r",\s+(?:and|but|so)\b|\b(?:is|are)\s*$")
_LETTER = re.compile(r"[a-z]")
_RELATIVE = re.compile(r"\b(?:that|which|who)\s+$")
_BARRED_SUBJECT = re.compile(
    r"\s+(?:(?!(?:and|that|which|who|where|without|unless|except)\b)[\w-]+\s+){1,5}?(?:is|are|(?:shall|will)\s+be)\s*"
)
"""`No commercial use is` before `forbidden`."""
_THERE_IS_NONE = re.compile(
    r"\bthere\s+(?:is|are)\s+(?P<no>no|nothing|nobody|no\s+one)\b(?:(?!\b(?:and|but|so|if|because)\b)[^.;:,])*?\b(?:may|can)\s+(?P<not>not)\b"
)
"""`There is no field in which it may not be used.`"""
STOPS = frozenset(
    {"if", "but", "provided", "except", "without", "only", "ask", "means", "warranty", "liability", "exempt", "nothing"}
)
"""Kinds over which a denial does not reach."""


def joined(tags: Sequence[Tag], words: Lexicon, start: int, plain: str, end: int) -> list[Tag]:
    """The tags of one clause, `plain[start:end]`, with its denials joined to what they deny."""
    out: list[Tag] = []
    denial: Tag | None = None
    condition = disclaimer = denies_action = False
    tags = _without_wishes(_conditions(_straightened(tags, plain, start, end), plain, start, words), plain, words)
    for tag in tags:
        condition = tag.kind == "if" or (condition and tag.kind not in ("may", "must", "grant", "ban"))
        condition = condition and not (tag.kind == "not" and _ORDER.search(plain, start, tag.end))
        if denial and _STOP.search(plain, denial.end, tag.start):
            _settle(out, denial if denies_action else None, words)
            denial = None
        disclaimer = denial is not None and (disclaimer or tag.kind == "intended")
        neither = tag.kind == "no" and plain.startswith("neither", tag.start)  # may be neither sold nor changed
        refused = tag.kind == "isnt" and plain.endswith(" to", tag.start, tag.end)  # must decline to
        neither = neither and bool(out) and plain[out[-1].start : out[-1].end] in VERBS
        if ((tag.kind == "not" or refused or neither) and _follows(out, tag, "may", "must")) or (
            tag.kind == "no" and _follows(out, tag, "grant")
        ):
            out[_last(out)] = _as(out[_last(out)], "ban", words)
        elif tag.kind in ("not", "no", "isnt"):
            denial = denial or tag
            out.append(tag if denial is tag else _as(tag, "not", words))
        elif denial and (changed := _denied(tag, denial, condition, disclaimer, plain, start)):
            out.remove(denial)
            if tag.kind == "grant" and out and out[-1].kind in ("terms", "from-licensor"):
                out.pop()  # this license does not permit: the license is who speaks, not what is banned
            out.extend([_as(tag, changed, words)] if tag.kind in DENIED else [_as(denial, changed, words), tag])
            denial = None
        else:
            if tag.kind in STOPS:
                _settle(out, denial if denies_action else None, words)
                denial = None
            denies_action = denial is not None and (
                denies_action or _denies_action(tag, denial, start, condition, plain)
            )
            if tag.kind == "may" and _follows(out, tag, "must"):
                out.pop()  # shall be permitted
            if not (tag.kind in ("may", "grant") and _follows(out, tag, "ban")):  # does not give you the right
                out.append(tag)
    _settle(out, denial if denies_action else None, words)
    last = bool(out) and out[-1].kind == "isnt" and not _LETTER.search(plain, out[-1].end, end)
    if last and not _RELATIVE.search(plain, start, out[-1].start):
        out[-1] = _as(out[-1], "ban", words)  # use for any other purpose is not
    return out


def _straightened(tags: Sequence[Tag], plain: str, start: int, end: int) -> list[Tag]:
    """The tags without denials that undo each other or deny nothing (`paid or not`), and a `however` in a verb."""
    undone = _THERE_IS_NONE.search(plain, start, end)
    places = {undone.start("no"), undone.start("not")} if undone else set()
    places |= {found.start("however") for found in _HOWEVER.finditer(plain, start, end)}
    places |= {found.start("not") for found in _OR_NOT.finditer(plain, start, end)}
    return [tag for tag in tags if tag.start not in places]


def _conditions(tags: Sequence[Tag], plain: str, start: int, words: Lexicon) -> Sequence[Tag]:
    """The tags with a `should` at the head of a clause as an if, and a `may you` as a wish.

    `Should you become a competitor, …`, `May you do good and not evil.`
    """
    if not tags or tags[0].start - start >= HEAD:
        return tags
    if tags[0].kind == "ask" and plain.startswith("should ", tags[0].start):
        return [_as(tags[0], "if", words), *tags[1:]]
    if tags[0].kind == "may" and plain.startswith("may you ", tags[0].start):
        return [_as(tags[0], "ask", words), *tags[1:]]
    return tags


def _without_wishes(tags: Sequence[Tag], plain: str, words: Lexicon) -> list[Tag]:
    """The tags without wishes on which a duty or a ban hangs: `if you wish to sell it, you must …` is no plea."""
    orders = [tag.start for tag in tags if tag.kind in ("must", "ban")]
    kept: list[Tag] = []
    for tag in tags:
        wish = tag.kind == "ask" and (
            plain.startswith("if ", tag.start) or (bool(kept) and any(t.kind == "if" for t in kept[-3:]))
        )
        if not (wish and any(at > tag.start for at in orders)):
            kept.append(tag)
        elif plain.startswith("if ", tag.start):
            kept.append(_as(tag, "if", words))
    return kept


def _settle(out: list[Tag], denial: Tag | None, words: Lexicon) -> None:
    """`No redistribution.`: where no verb came after it, a `no` bans the action that it heads."""
    if denial in out:
        out[out.index(denial)] = _as(denial, "ban", words)


def _denies_action(tag: Tag, denial: Tag, start: int, condition: bool, plain: str) -> bool:
    heads = denial.kind == "no" and denial.start - start < HEAD
    nominal = plain[denial.start : denial.end] == "no" and not _PAST.match(plain, tag.end, tag.end + AHEAD)
    field = tag.kind == "purpose" and nominal  # but not: no animals were harmed
    return heads and (tag.kind == "act" or field) and tag.start - denial.end <= NEAR and not condition


def _follows(out: Sequence[Tag], tag: Tag, *kinds: str) -> bool:
    """Whether the tag stands right behind one of these kinds."""
    at = _last(out)
    return at >= 0 and out[at].kind in kinds and tag.start - out[-1].end <= BESIDE


def _last(out: Sequence[Tag]) -> int:
    """Index of the last tag that is no person addressed (`grants to you the right`); -1 when there is none."""
    at = len(out) - 1
    return at - 1 if at >= 0 and out[at].kind == "you" else at


def _denied(tag: Tag, denial: Tag, condition: bool, disclaimer: bool, plain: str, start: int) -> str | None:
    """What becomes of the tag under the denial; None when the denial does not reach it.

    `not` reaches the verb or purpose right after it; `no` and `neither` the verb of their sentence, however far. What
    is not intended is only disclaimed, what is not licensed is banned.
    """
    gap = tag.start - denial.end
    if disclaimer and tag.kind != "grant":
        return None
    if tag.kind == "must" and denial.kind != "no" and _JOINED.search(plain, denial.end, tag.start):
        return None  # it is not complete and requires another library
    if tag.kind in DENIED:
        word, said = (" ".join(plain[one.start : one.end].split()) for one in (tag, denial))
        apart = _APART.search(plain, denial.end, tag.start) or (
            denial.kind == "not" and word.startswith(("is ", "are "))
        )
        if denial.kind == "not" and word in VERBS and plain[tag.start - 2 : tag.start] == ", ":
            return None  # who has it from a friend, and not from us, must ask
        barred = denial.kind == "no" and _BARRED_SUBJECT.fullmatch(plain, denial.end, tag.start)
        if tag.kind == "ban" and not barred and (apart or _DENIAL.search(word)):
            return None  # what is not ours is forbidden; it has no place there, and its use is forbidden
        orders = (said != "nor" if denial.kind == "no" else said in IN_NO_CASE) and word in ORDERS
        if orders and word == "will" and gap > NEAR:
            orders = False  # `no person will` is an order to all, what no confusion will come of is none
        changed = "ban" if orders else DENIED[tag.kind]
        return changed if gap <= (AHEAD if denial.kind in ("no", "isnt") or disclaimer else NEAR) else None
    subject = plain[start : denial.start].strip(" (\"'*_-")
    if denial.kind == "isnt" and 0 < len(subject) < SUBJECT and not _TOWARDS.search(plain, denial.start, tag.start):
        return None  # this is not legal advice
    reached = (tag.kind == "purpose" and denial.kind != "no") or (tag.kind == "act" and denial.kind == "not")
    return "ban" if reached and gap <= NEAR and not condition else None


def _as(tag: Tag, kind: str, words: Lexicon) -> Tag:
    return tag._replace(kind=kind, value="", byte=words.bytes[kind, ""])
