"""How licences of free software say to whom, where and for what they give rights.

A right that is given in other words (`for civilian applications`, `in Germany`) may be for one field or place alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from osdcheck.reading.familiar import stem
from osdcheck.reading.grammar import macros
from osdcheck.reading.lexicon import Tag, spelled

TABLE = Path(__file__).with_name("granting.txt")
USED = 2
"""Licences that say it, at least."""
FENCES = frozenset({"who", "person", "time"})
"""Kinds of word that say for whom or how long a right is."""
PLAIN = frozenset({"act", "derived", "source", "anyone", "any", "you", "gratis", "grant"})
"""Kinds of word that a right for everyone is given in."""
DUTIES = frozenset({"provided", "but", "must"})
"""Kinds of word behind which a clause speaks of duties."""
KEPT = frozenset({"keep", "notice", "credit"})
"""Kinds of word of what is kept or said: an `if` before them is a duty too."""
WHOEVER = frozenset({"you", "anyone"})
_PASSED = (
    "the|an?|any|all|your|its|their|my|our|this|these|such|each|every|other|one|use|using|purposes?|of|and|or|whatever"
    "|whatsoever|whole|entire|full|unlimited|kinds?|sorts?|types?|anything|anyone|anybody|everyone|everybody|everything"
    "|nothing|money|charge|me|copy|copies|do"
)
"""Words that keep a right to nobody and nothing."""
_PREPOSITION = (
    r"in\s+order\s+to|(?:together|along)\s+with|in\s+con(?:junction|nection)\s+with|(?:so|as)\s+long\s+as"
    r"|condition\s+of|(?:granted|given|permitted|licen[sc]ed?|available)\s+to"
    r"|as\s+(?:an?\s+)?(?:[a-z]+\s+)?(?:part|component)s?\s+of|for|in|on|(?<!written\s)(?<!granted\s)(?<!given\s)by|with|without|within|outside|inside|during"
    r"|throughout|through|via|until|unless|upon|against|before|after|while|where|who|that|which|once|running"
)
_OF_THE_WORK = (
    r"(?:with|of|in|from)\s+(?:this|these)\s+(?:archive|book|code|collection|director(?:y|ies)|distribution|files?|listing|module|packages?"
    r"|programs?|repo|repository|scripts?|stuff|sources?|tree|work|thing)\b"
)
"""Words that lead to the work itself, under one of its names."""
_WIDENED = (
    r"[a-z-]{1,30}(?:\s*,\s*[a-z-]{1,30}){0,8}\s*,?\s+or\s+(?:for\s+|at\s+)?"
    r"(?:otherwise|elsewhere|none|nothing|anything\s+else|anywhere\s+else|any\s+other)\b"
)
"""Things named as examples of all: `in coursework or otherwise`."""
_VERB = "are|is|may|can|to|be|if|but|provided|free"
_LEADS_TO = re.compile(
    rf"\b(?!{_OF_THE_WORK})(?P<by>{_PREPOSITION})\s+"
    rf"(?=(?:(?:{_PASSED})\s+)*(?!(?:{_PREPOSITION}|{_PASSED}|{_VERB})\b)(?!{_WIDENED})(?P<word>[a-z][a-z-]+))"
)
"""A preposition or the like, and the first word behind it that may keep a right to something."""
_WHO_MAY = re.compile(r"(?<![\w-])(?=(?P<word>[a-z][a-z-]+)\s+(?P<by>may)\b(?!\s+be\b))")
"""The word before a `may` that is no passive."""
_PARTLY_FREE = re.compile(
    r"\b(?:portions?|parts?\s+of|some|several|certain|other|contains?|includes?|uses|modifications?"
    r"|(?:derived|taken|comes?|based)\s+(?:from|on)|(?<!this\s)(?<!all\s)(?<!individual\s)files?)\b[^.;]{0,200}\bpublic[\s-]domain\b"
    r"|\bpublic[\s-]domain\s+(?:[a-z]+\s+)?(?:code|data|icons?|materials?|sources?|fonts?|images?|libraries)\b"
)
"""Some part of the work, or what it comes from, as it is said to be in the public domain."""


def said(words: str, at: int = 0, tags: Sequence[Tag] = ()) -> Iterator[str]:
    """What stands before `may` in a clause, in small letters, and its prepositions with the word that each leads to.

    Words are given by their stems. `at` is where the clause begins; what a tag says to be plain is passed over.
    """
    plain = [tag for tag in tags if tag.kind in PLAIN]
    for found in chain(_LEADS_TO.finditer(words), _WHO_MAY.finditer(words)):
        if not any(tag.start <= at + found.start("word") < tag.end for tag in plain):
            yield f"{' '.join(map(spelled, found['by'].split()))} {stem(spelled(found['word']))}"


def table(texts: Iterable[Iterable[str]]) -> str:
    """The committed table for what is `said` in the granting clauses of each of these texts, by at least `USED`."""
    used = Counter(each for sayings in texts for each in set(sayings))
    return "".join(f"{each}\n" for each in sorted(each for each, times in used.items() if times >= USED))


@cache
def _known() -> frozenset[str]:
    return frozenset(TABLE.read_text(encoding="utf-8").splitlines())


@cache
def _narrow() -> frozenset[str]:
    """Purposes beside which others are left out, as the rules name them."""
    return frozenset(re.findall(r"purpose:([a-z-]+)", macros()["NARROW"]))


def is_odd(words: str, start: int, tags: Sequence[Tag]) -> bool:
    """Whether a granting clause, whose words begin at `start`, may give its rights to some, or for something, alone."""
    duty = _duty(start, tags)
    given = [tag for tag in tags if duty is None or tag.start < duty]
    words = words if duty is None else words[: duty - start]
    return _fences(given) or any(each not in _known() for each in said(words, start, given))


def _duty(start: int, tags: Sequence[Tag]) -> int | None:
    """Where the clause begins to speak of duties, if it does."""
    later = (n for n, tag in enumerate(tags) if tag.start > start)
    return next((tags[n].start for n in later if tags[n].kind in DUTIES or _keeps(tags[n:])), None)


def _keeps(tags: Sequence[Tag]) -> bool:
    """Whether words begin with an `if`, such as `as long as`, and go on at once about what is kept."""
    later = (tag.kind for tag in tags[1:] if tag.kind not in WHOEVER)
    return tags[0].kind == "if" and next(later, "") in KEPT


def _fences(tags: Sequence[Tag]) -> bool:
    """Whether words say for whom, how long or what a right is; one field named beside a wide one is an example."""
    kinds = {tag.kind for tag in tags}
    purposes = {tag.value for tag in tags if tag.kind == "purpose"}
    return not FENCES.isdisjoint(kinds) or (bool(purposes) and purposes <= _narrow() and "any" not in kinds)


def is_partly_free(words: str) -> bool:
    """Whether a clause says of some part of the work, or of what it comes from, that it is in the public domain."""
    return bool(_PARTLY_FREE.search(words))
