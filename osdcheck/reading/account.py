"""Which clauses with force nothing accounts for, and what they could touch."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from osdcheck.model.vocabulary import Aspect
from osdcheck.reading.clauses import Tagged
from osdcheck.reading.grammar import Match
from osdcheck.reading.lexicon import Tag
from osdcheck.reading.sentences import has_force

MODES = frozenset({"may", "must", "grant", "ban"})
WEIGHTY = frozenset({"ban", "only", "must", "purpose", "who", "person", "policy", "pay"})
"""Kinds of tag that give, take or limit a right: each must be inside a match, or the clause is not understood."""
TOUCHES = {
    "purpose": Aspect.FIELDS, "policy": Aspect.FIELDS, "who": Aspect.PERSONS, "person": Aspect.PERSONS,
    "pay": Aspect.SHARING, "register": Aspect.GATES, "sign": Aspect.GATES, "key": Aspect.GATES, "buy": Aspect.GATES,
    "permission": Aspect.GATES, "product": Aspect.PRODUCTS, "technology": Aspect.TECHNOLOGY,
    "neighbours": Aspect.NEIGHBOURS, "output": Aspect.NEIGHBOURS,
}  # fmt: skip
ACTIONS = {
    "distribute": Aspect.SHARING, "sell": Aspect.SHARING,
    "modify": Aspect.CHANGING, "distribute-modified": Aspect.CHANGING,
}  # fmt: skip
ANYTHING = (Aspect.PERSONS, Aspect.FIELDS)
_ADDRESSED = re.compile(
    r"\b(?:you|your|yours|licensees?|recipients?|users?|anyone|customers?|developers?|software|program|work|materials?|model)\b"
)
"""Words without which a duty or a ban falls on nobody who uses the work."""


def unaccounted(plain: str, tagged: Tagged, matches: Sequence[Match], *, leads: bool) -> tuple[Aspect, ...]:
    """What the clause could touch, when a word of force in it is in no match; empty when all is accounted for.

    `leads`: whether other clauses hang on this one, so that its modal words have their object there.
    """
    words = plain[tagged.piece.start : tagged.piece.end]
    if not has_force(words) or any(match.rule.whole for match in matches):
        return ()
    covered = {index for match in matches for index in range(match.first, match.last)}
    left = [
        tag
        for index, tag in enumerate(tagged.tags)
        if index >= tagged.own and index not in covered
        and (_weighs(tag, covered) or _opens(tagged.tags, index, covered))
    ]  # fmt: skip
    about = {tag.kind for tag in tagged.tags[tagged.own :]}
    if leads:
        left = [tag for tag in left if tag.kind in TOUCHES]
    elif not matches and not about & (TOUCHES.keys() | {"act"}) and not _ADDRESSED.search(words):
        left = []
    if not left:
        return ()
    touched = [TOUCHES[tag.kind] for tag in tagged.tags if tag.kind in TOUCHES]
    touched += [ACTIONS[tag.value] for tag in tagged.tags if tag.kind == "act" and tag.value in ACTIONS]
    return tuple(dict.fromkeys(touched)) or ANYTHING


def _weighs(tag: Tag, covered: Set[int]) -> bool:
    """Whether the word gives, takes or limits by itself; a must or a not beside a match does not."""
    return tag.kind in WEIGHTY and (tag.kind != "must" or not covered)


def _opens(tags: Sequence[Tag], index: int, covered: Set[int]) -> bool:
    """Whether a may, a must or a grant has an action after it that no match accounts for."""
    after = range(index + 1, min(index + 4, len(tags)))
    return tags[index].kind in MODES and any(tags[at].kind == "act" and at not in covered for at in after)
