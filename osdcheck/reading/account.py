"""Which clauses with force nothing accounts for, and what they could touch."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from osdcheck.model.vocabulary import Aspect
from osdcheck.reading import second
from osdcheck.reading.clauses import Source, Tagged
from osdcheck.reading.familiar import is_strange
from osdcheck.reading.grammar import Match, takes
from osdcheck.reading.granting import PLAIN
from osdcheck.reading.labels import FOR_WHOM, HERE_ONLY, LICENSEE, OF_WHOM
from osdcheck.reading.lexicon import Tag
from osdcheck.reading.sentences import HEADING_WORDS, has_force

MODES = frozenset({"may", "must", "grant", "ban"})
DEEDS = frozenset({"act", "derived", "source"})
WEIGHTY = frozenset({
    "ban", "only", "must", "limit", "purpose", "who", "person", "firm", "policy", "pay", "fee", "register",
    "sign", "key", "buy", "permission", "product", "hardware", "technology", "neighbours", "output", "notify",
    "back", "owner", "accept", "audit", "end", "unmodified", "own-product", "inside", "as-part", "standard",
    "at-will", "subagree", "only-binary", "assign", "secret", "levy", "nocopy", "copyleft", "elsewhere", "cap",
    "medium", "downstream", "phone", "not", "no", "isnt", "except", "only-product", "others-out", "nothing",
})  # fmt: skip
"""Kinds of tag that give, take or limit a right: each must be inside a match, or the clause is not understood."""
NORMATIVE = MODES | frozenset(
    ["only", "isfor", "limit", "end", "breach", "provided", "if", "except", "levy", "pay", "without"]
)
"""Kinds without which a field or a person is only mentioned."""
EFFECT = frozenset({"exempt"})
"""Kinds of words such as `applies`: a field or a person that the licence applies to is not only mentioned."""
FORCE = NORMATIVE | frozenset(["no", "not", "isnt", "nothing", "breach", "free"])
"""Kinds without which a clause gives and takes nothing, in whatever words."""
GRAVE = frozenset({"sell", "host", "train-other-models", "benchmark", "reverse-engineer"})
"""Actions that weigh wherever they are named."""
SHORT_LEAVE = 4
"""Tags of a clause of leave that says little beside what it hangs on."""
FEWEST = 2
"""Tags of a clause without a word of force that may still take something."""
GIVING = PLAIN | {"may", "docs", "from-licensor", "party", "keep"}
"""Kinds of words of a clause that gives rights and takes none."""
DISCLAIMERS = frozenset({"warranty", "liability"})
"""Kinds of clauses that bind nobody, whatever they deny."""
PLAIN_ACTIONS = frozenset({"use", "copy", "modify", "distribute", "sell"})
"""A sentence on one of these says something, in whatever words: `Use in beehives is off the table.`"""
TOUCHES = {
    "purpose": Aspect.FIELDS, "policy": Aspect.FIELDS, "who": Aspect.PERSONS, "person": Aspect.PERSONS,
    "pay": Aspect.SHARING, "register": Aspect.GATES, "sign": Aspect.GATES, "key": Aspect.GATES, "buy": Aspect.GATES,
    "permission": Aspect.GATES, "product": Aspect.PRODUCTS, "only-product": Aspect.PRODUCTS,
    "technology": Aspect.TECHNOLOGY, "neighbours": Aspect.NEIGHBOURS, "copyleft": Aspect.NEIGHBOURS,
    "elsewhere": Aspect.FIELDS, "output": Aspect.NEIGHBOURS,
}  # fmt: skip
ACTIONS = {
    "distribute": Aspect.SHARING, "sell": Aspect.SHARING,
    "modify": Aspect.CHANGING, "distribute-modified": Aspect.CHANGING,
}  # fmt: skip
BINDING = frozenset({
    "if", "product", "hardware", "technology", "own-product", "as-part", "no", "not", "isnt", "cap", "nocopy",
    "time", "end", "phone", "except",
})  # fmt: skip
"""Kinds that a grant for everyone does not account for: `when embedded on Acme controllers` may bind it."""
WITHHOLDING = frozenset({"binary-only", "before", "without"})
"""Kinds for which `provided` counts: `provided that it goes out without source`."""
DESCRIBABLE = frozenset({
    "purpose", "who", "person", "product", "hardware", "technology", "output", "neighbours", "copyleft", "time",
    "medium", "standard",
})  # fmt: skip
"""Kinds that a clause may name without giving or taking anything."""
NO_OPINION = 0.0
"""Odds of a second reader who is not asked."""
_DEFINES = re.compile(
    r"\W?(?:in\s(?:these\sterms|this\s(?:licen[cs]e|agreement)),?\s)?(?:an?\s|the\s|to\s)?"
    r"[\"'`‘“][^\"”\n]{1,60}?[\"'’”]\s?(?:(?:of\s)?(?:an?|the)\s[a-z]+\s)?(?:or\s[\"'‘“][^\"”\n]{1,60}[\"'’”]\s?)?(?::|(?:is|are|includes|covers|any|an?|the|making)\b)"
    r"|your\s(?:company|work|organi[sz]ation|licen[cs]es?)\s(?:is|are)\s(?:any|all|the)\b"
    r"|(?:the )?(?:licensors?|licensees?|contributors?|original work|licensed product|source code|executable code"
    r"|distribution)\b"
    r"[^:.;]{0,40}:\s(?:the|any|each|an?|all)\s"
)
"""The beginning of a clause that says what a word in quotation marks means, or one that a glossary always has."""
_MEANS = re.compile(r"\W?[\"'`‘“][^\"”\n]{1,60}[\"'’”]\s(?:shall\s+)?means?\b")
"""The beginning of one that says so in plain words, as a rule for definitions reads it too."""
FOR = frozenset({"who", "person", "purpose", "product", "hardware", "technology"})
_TITLE = re.compile(r"[A-Z][\w'-]*(?: (?:[A-Z][\w'-]*|of|the|and|or|for|in|on|to|a|an|with|under|by)){0,8}[.:]?")
ORDERS = frozenset({"buy", "pay", "register", "sign", "notify"})
"""What a short sentence may demand: `Buy a licence.`"""
NEEDED = frozenset({
    "docs", "must", "you", "before", "not", "isnt", "number", "technology", "hardware", "act", "standard",
    "own-product", "if",
})  # fmt: skip
_DENIED = re.compile(r"\b(?:no\s+longer|not|ceases?|never)\b")
_PAST = re.compile(r"\b(?:was|were|(?:has|have|had)\s+been|began|started|grew\s+out|went|came|learned|wrote|taught)\b")
_NEEDS = re.compile(
    r"\b(?:software|program|library|package|tool|module|code|it|tests|suite|server|model|inference)"
    r"(?:\s+[a-z]+){0,4}\s+(?:requires?|needs?|calls?\s+for)\b"
    r"|\b(?:compiling|building|compilation|installation)(?:\s+it)?\s+(?:requires?|needs?)\b"
    r"|\bmust\s+be\s+(?:version\s+)?\d|\byou\s+(?:(?:will\s+)?need|must\s+(?:have|install)|need\s+to\s+(?:have|install))\s+[a-z+-]+\s+\d"
    r"|\b[a-z+-]+\s+\d[\w.]*\s+or\s+(?:newer|later|higher|above)\b[^.]{0,30}\b(?:is|are)\s+(?:required|needed)\b"
    r"|\bto\s+(?:compile|build)\b[^.]{0,60}\byou\s+need\b|\b(?:is|are)\s+needed\s+to\s+(?:compile|build)\b"
)
ANYTHING = (Aspect.PERSONS, Aspect.FIELDS)


def unaccounted(
    source: Source, tagged: Tagged, matches: Sequence[Match], *, leads: bool, odds: float = NO_OPINION
) -> tuple[Aspect, ...]:
    """What the clause could touch, when a word of force in it is in no match; empty when all is accounted for.

    `leads`: whether other clauses hang on this one, so that its modal words have their object there. `odds`: what the
    second reader makes of it.
    """
    words = source.words(tagged.piece)
    bare = source.bare[tagged.piece.start : tagged.piece.end]
    own = tagged.tags[tagged.own :]
    if odds > second.CALM and _is_unheard_of(source, tagged, matches):
        return _touched(own)
    falls_away = _falls_away(words, own) and not any(match.rule.narrows for match in matches)
    if falls_away or HERE_ONLY.match(words):
        return ANYTHING
    if takes(tagged.letters) and not any(match.rule.bans or match.rule.demands for match in matches):
        return _touched(own)
    if any(match.rule.whole for match in matches) or _says_what_it_needs(words, own) or _tells(words, tagged.tags):
        return ()
    if _is_heading(bare, own):
        return ()
    strange = not matches and not leads and words[-1:] in ".;" and any(tag.value in PLAIN_ACTIONS for tag in own)
    strange = strange and not _DEFINES.match(words)
    granting = any(match.rule.gives_way for match in matches)
    if not (strange or granting or has_force(words) or any(tag.kind in WEIGHTY for tag in own)):
        return ()
    saying = MODES | EFFECT | {"only", "no", "not"} | (ORDERS if words.endswith(".") else frozenset())
    if len(words.split()) <= HEADING_WORDS and not any(tag.kind in saying for tag in own):
        return _touched(own) if FOR_WHOM.match(words) and any(tag.kind in FOR for tag in own) else ()
    covered = {
        index
        for match in matches
        for index in range(match.first, match.last)
        if not (match.rule.gives_way and tagged.tags[index].kind in BINDING)
    }
    left = [
        tag
        for index, tag in enumerate(tagged.tags)
        if index >= tagged.own and index not in covered
        and (
            (_weighs(tag, covered) and not _is_opened(tagged.tags, index))
            or _opens(tagged.tags, index, covered)
            or (granting and _conditions(tagged.tags, index, source.plain))
        )
    ]  # fmt: skip
    described = _described(tagged.tags)
    if _DEFINES.match(words) and described:
        left = [tag for tag in left if tag.kind not in ("fee", "act")]
    labels = OF_WHOM.match(words) or (LICENSEE.match(words) and not any(tag.kind == "anyone" for tag in own[1:]))
    if described and not labels and len(words.split()) > HEADING_WORDS:
        left = [tag for tag in left if tag.kind not in DESCRIBABLE]
    if leads:
        left = [tag for tag in left if tag.kind in TOUCHES]
    if not left and not strange and not _hangs(own, matches):
        return ()
    return _touched(own)


def _hangs(own: Sequence[Tag], matches: Sequence[Match]) -> bool:
    """Whether leave that no rule knows hangs on something: `you may include it as long as …`."""
    kinds = [tag.kind for tag in own]
    return (
        not matches
        and len(kinds) <= SHORT_LEAVE
        and "may" in kinds
        and not {"if", "provided"}.isdisjoint(kinds[kinds.index("may") :])
    )


def _touched(own: Sequence[Tag]) -> tuple[Aspect, ...]:
    """What words such as these are about."""
    touched = [TOUCHES[tag.kind] for tag in own if tag.kind in TOUCHES]
    touched += [ACTIONS[tag.value] for tag in own if tag.kind == "act" and tag.value in ACTIONS]
    return tuple(dict.fromkeys(touched)) or ANYTHING


def _is_unheard_of(source: Source, tagged: Tagged, matches: Sequence[Match]) -> bool:
    """Whether the clause has force in words that no free licence uses, and no rule takes anything in it."""
    told = any(match.rule.any_words for match in matches)
    kinds = {tag.kind for tag in tagged.tags[tagged.own :]} - {"free"}  # nobody need do what need not be done
    forceful = kinds & (FORCE - {"may", "grant"} if "any" in kinds else FORCE)
    asked = bool(forceful) and not told and not _demand(matches)
    return asked and is_strange(source.bare, tagged.piece.start, tagged.piece.end, tagged.tags)


def doubted(source: Source, tagged: Tagged, matches: Sequence[Match]) -> tuple[Aspect, ...]:
    """What the clause could touch, when no rule limits anything in it and the second reader hears a restriction.

    A rule for what the clause permits may find a limit that another clause lifts.
    """
    own = tagged.tags[tagged.own :]
    title = _is_heading(source.bare[tagged.piece.start : tagged.piece.end], own)
    if title or any(match.rule.limits and not match.rule.permits for match in matches):
        return ()
    return _touched(own) if second.odds(source.words(tagged.piece), tagged.tags) > _least(tagged, matches) else ()


def _least(tagged: Tagged, matches: Sequence[Match]) -> float:
    """From which odds on the clause is doubted."""
    if any(match.rule.permits for match in matches) or _gives_plainly(tagged, matches):
        return second.VERY_PLAIN
    return second.FIRM_DOUBT if is_settled(tagged, matches) else second.DOUBT


def is_settled(tagged: Tagged, matches: Sequence[Match]) -> bool:
    """Whether much speaks for the clause, so that a slight doubt of the second reader does not count.

    It disclaims, a rule finds a duty in it, such as to keep a notice, or names every word of weight, it gives rights in
    plain words, or it has but one such word, and that has no force: `and the works beside it`.
    """
    own = tagged.tags[tagged.own :]
    told = any(match.rule.exact for match in matches) or any(tag.kind in DISCLAIMERS for tag in tagged.tags)
    idle = len(own) < FEWEST and not any(tag.kind in FORCE for tag in own)
    return told or idle or _gives_plainly(tagged, matches) or _demand(matches)


def _gives_plainly(tagged: Tagged, matches: Sequence[Match]) -> bool:
    """Whether a rule finds that rights are given, and no word says more than by whom, to whom, in what form."""
    gives = any(match.rule.gives_way for match in matches)
    return gives and all(tag.kind in GIVING for tag in tagged.tags)


def defines(words: str) -> bool:
    """Whether a clause says what a word means: what that limits other clauses say."""
    return bool(_DEFINES.match(words) or _MEANS.match(words))


def _demand(matches: Sequence[Match]) -> bool:
    """Whether a rule takes a right in the clause, keeps marks, notices or the licence alone, or demands something."""
    telling = [match.rule for match in matches if not match.rule.gives_way]
    return any(rule.effect == "prohibits" or not rule.whole for rule in telling)


def _falls_away(words: str, own: Sequence[Tag]) -> bool:
    """Whether the licence is said not to apply in a case: `if it is moved, the licence no longer applies`."""
    kinds = [tag.kind for tag in own]
    ends_so = kinds[:1] == ["if"] and kinds[-1] == "exempt" and not {"terms", "grant"}.isdisjoint(kinds[-3:-1])
    return ends_so and bool(_DENIED.search(words))


def _is_heading(words: str, own: Sequence[Tag]) -> bool:
    """Whether the words are a title, such as `Distribution of Versions`, that names no field and no person."""
    weight = (NORMATIVE | WEIGHTY) - {"breach", "grant", "downstream"}
    return bool(_TITLE.fullmatch(words.strip())) and not any(tag.kind in weight for tag in own)


def _says_what_it_needs(words: str, own: Sequence[Tag]) -> bool:
    """What a program needs to run is no duty: `this program requires Python 3`."""
    return {tag.kind for tag in own} <= NEEDED and bool(_NEEDS.search(words))


def _tells(words: str, tags: Sequence[Tag]) -> bool:
    """Whether the clause only tells what once was: it gives, takes and limits nothing."""
    return bool(_PAST.search(words)) and not any(tag.kind in NORMATIVE for tag in tags)


def _weighs(tag: Tag, covered: Set[int]) -> bool:
    """Whether the word gives, takes or limits by itself; a must beside a match does not."""
    if tag.kind == "act":
        return tag.value in GRAVE
    return tag.kind in WEIGHTY and (tag.kind != "must" or not covered)


def _conditions(tags: Sequence[Tag], index: int, plain: str) -> bool:
    """Whether the word makes a right hang on something, other than on the terms that it is given under."""
    if tags[index].kind == "provided":
        return any(tag.kind in WITHHOLDING for tag in tags[index + 1 :])
    dedicated = any(tag.kind == "domain" for tag in tags[index + 1 : index + 2])
    return tags[index].kind == "if" and not dedicated and not plain.startswith("subject", tags[index].start)


def _is_opened(tags: Sequence[Tag], index: int) -> bool:
    """Whether a field is named as one of all: `for any purpose, including for-profit use`."""
    return index > 0 and tags[index].kind == "purpose" and tags[index - 1].kind == "any"


def _described(tags: Sequence[Tag]) -> bool:
    """Whether the clause only describes: it names fields and persons, and gives, takes and applies to nothing."""
    return not any(tag.kind in NORMATIVE | EFFECT for tag in tags)


def _opens(tags: Sequence[Tag], index: int, covered: Set[int]) -> bool:
    """Whether a may, a must, a grant or a denial has a deed after it that no match accounts for."""
    after = range(index + 1, min(index + 4, len(tags)))
    opens = tags[index].kind in MODES or tags[index].kind in ("no", "not")
    return opens and any(tags[at].kind in DEEDS and at not in covered for at in after)
