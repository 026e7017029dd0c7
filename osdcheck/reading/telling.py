"""Clauses that tell what the program does, or what once was: their denials limit nobody.

`The program does not collect passwords`, `Printing is not implemented`, `Releases before 1.0 were for members only`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from osdcheck.reading.layout import Piece
from osdcheck.reading.lexicon import Lexicon, Tag

_PROGRAM = (
    r"(?:program|programme|software|library|package|tool|toolkit|app|application|script|module|plug-?in|server|client|daemon"
    r"|driver|compiler|engine|framework|crate|game|editor|demo|emulator|simulator|scanner|parser|encoder|decoder|model|extension|website|site|installer|it)"
)
_VERBS = (
    r"(?:collects?|sends?|stores?|logs?|records?|tracks?|contacts?|connects?|phones?|transmits?|uploads?|calls?\s+home|touch|touches|runs?|works?"
    r"|starts?|supports?|handles?|reads?|writes?|parses?|prints?|plays?|opens?|loads?|saves?|displays?|shows?|checks?|validates?"
    r"|verifies|verify|encrypts?|compresses|compress|detects?|recogni[sz]es?|understands?|knows?|depends?|links?"
    r"|compiles?|builds?|computes?|calculates?|predicts?|scales?|caches|cache|deletes?|overwrites?|accepts?)"
)
_BEHAVIOUR = re.compile(
    rf"\W*(?:(?:the|this|our)\s+)?(?:[a-z][\w-]*\s+)?{_PROGRAM}\s+(?:itself\s+)?"
    r"(?:(?:(?:\s+and\s+)?(?:contains|has|includes|sends|collects|uses|sets|shows|stores|transmits|writes|opens|contacts)\s+no\s+"
    r"(?:code|telemetry|spyware|tracking|advertising|adverts|ads|data|cookies|information|files?|ports?|servers?|statistics)\b)+"
    r"|(?:does\s+not|doesn't|did\s+not|didn't|will\s+not|won't|cannot|can't|can\s+not|never)\s+"
    rf"{_VERBS}\b(?!\s+(?:by|for|in|at|under)\b))"
)
"""What the work itself does not do: no verb of a licence is among them."""
_PART = (
    r"(?:build|test\s+suite|makefile|installer|debugger|port|cache|buffer|memory|menus?|window|screenshots?|printing|passwords?|tests?"
    r"|cookies|logs?|counters?|timers?|threads?|messages?|warnings?|options?|switch(?:es)?|flags?|functions?|methods?"
    r"|class(?:es)?|api|protocol|format|grammar|schema|scheduler|scraper|encoder|decoder|parser|gui|prediction"
    r"|mascot|dog|cat|bug\s+bounty|roadmap|tracebacks?|localisation|localization"
    r"|compression|encryption|support|maintenance|training|updates|upgrades|releases?|branch(?:es)?)"
)
_MACHINERY = re.compile(
    r"\W*(?:(?:the|each|our|its|an?|these|all|by\s+default,?)\s+)*(?:[a-z]+\s+)?"
    r"(?:sessions?|tokens?|passwords?|cookies?|certificates?|connections?|guest\s+accounts?|crash\s+reports?|caches?|log\s+files?)\b"
)
"""The beginning of a clause on what a running program keeps."""
OF_USERS = frozenset(
    {"purpose", "who", "person", "firm", "pay", "fee", "buy", "product", "hardware", "derived", "register"}
)
"""Kinds that are about who uses the work, and what for."""
_OF_A_PART = re.compile(
    rf"\W*(?:only\s+)?(?:(?:the|this|our|its|an?|these|some)\s+)?(?:[a-z][\w-]*\s+){{0,2}}?{_PART}\b"
    rf"|\W*there\s+(?:is|are)\s+no\s+{_PART}\b"
)
_OF_RIGHTS = re.compile(
    r"licen[cs]|permi[ts]|\b(?:allow|free|grant|right|forb|prohibit|welcome|reserve|precondition|prerequisite|covered)|^\W*(?:territor|countr|region|minimum|age\b|audience|eligib)"
    r"|\b(?:not|only|never)\s+(?:meant\s+)?(?:for|to)\b|\b(?:may|shall)\s+(?:not|neither|never)\s+be\b"
)
DENIALS = frozenset({"not", "no", "isnt", "ban", "only"})
TELLING = DENIALS | frozenset({
    "number", "keep", "if", "but", "time", "before", "except", "story", "docs", "without", "must", "together",
    "standard", "back",
})  # fmt: skip
"""Kinds that a clause on a part of the program may have and still say nothing of rights."""
_EARLIER = re.compile(
    r"\W*(?:(?:all\s+)?(?:the\s+)?(?:earlier|previous|former|older|old|first)\s+(?:[\w.-]+\s+)?"
    r"(?:releases?|versions?|editions?|maintainers?|authors?)"
    r"|(?:releases?|versions?|editions?)\s+(?:(?:before|up\s+to|until|prior\s+to)\s+)?\d[\w.]*"
    r"|(?:until|before|up\s+to)\s+(?:version\s+|release\s+)?\d[\w.]*)"
    r"\b[^;]*?\b(?:was|were|had|required|forbade|cost|asked|used\s+to)\b"
    r"|\W*(?:formerly|previously|originally|in\s+the\s+past|at\s+first),?\s[^;]{0,200}?\b(?:was|were|had|could|needed|used\s+to)\b"
)
"""The beginning of a clause on versions before this one."""
_REPORTED = re.compile(
    r"\W*(?:(?:an?|the|some|all|any)\s+)?(?:older|old|earlier|previous|former)\s+"
    r"(?:editions?|versions?|releases?|cop(?:y|ies)|texts?|notices?|licen[cs]es?|terms|readmes?)\b[^;.]{0,200}?"
    r"\b(?:said|stated|read|bore|demanded|forbade|prohibited)\b"
    r"(?![^;]{0,400}\b(?:still|remains?|continues?|also|too|apply|applies|holds?|you|in\s+force|unchanged"
    r"|(?:as|so|nor|neither)\s+(?:do|does|is|are|may)|this\s+(?:one|licen[cs]e|text|version))\b)"
)
"""What an old text said: `An older edition said that it must not be sold, and we took that sentence out`."""
_LIFTED = re.compile(
    r"\W*(?:the|our|any|an?)\s+(?:[a-z]+\s+)?(?:ban|prohibition|restriction|limit|limitation|exclusion)\b[^;,]*?"
    r"\b(?:was|were|is|are|has\s+been|have\s+been)\s+(?:lifted|dropped|removed|withdrawn|abolished|repealed|gone)\b"
    r"(?![^;]*\b(?:restored|reinstated|reintroduced|returned|again|back)\b)"
)
"""What no longer holds: `The ban on commercial use was lifted`."""
_NOW = re.compile(
    r"\b(?:is|are|am|be|been|may|must|shall|will|can|cannot|can't|has|have|do|does|don't|remains?|appl(?:y|ies)|stays?|needs?"
    r"|now|you|your|yours|licensees?|recipients?|agrees?|grants?|hereby|if|unless|provided"
    r"|(?<!were\snot\s)(?<!was\snot\s)(?:permitted|allowed)|(?<!was\s)(?<!were\s)free|could|and\s+only|so\s+only)\b"
)
"""Words of what holds now, and of rights that were and may be no more."""


QUIET = TELLING | frozenset({"from-licensor", "interface", "notice", "technology", "credit", "name", "output", "marks"})
"""Kinds that a clause may have and say nothing of rights where it speaks neither of the work nor of its users."""
_OF_THE_WORK = re.compile(
    r"\b(?:you|yours?|licensees?|users?|recipients?|any(?:one|body)|nobody|no\s+one|whoever|everyone|those|persons?|people"
    r"|fonts?|icons?|weights|data\s?sets?|images?|documents?|materials?|contents?|firmware|drivers?|components?|plug-?ins?"
    r"|scripts?|samples?|archives?|modules?|assets?|artwork|features?|limits?|forks?|patch(?:es)?|ports?"
    r"|software|program(?:me)?s?|code|works?|librar(?:y|ies)|packages?|projects?|products?|cop(?:y|ies)|model|use[ds]?|using|rights?|terms)\b"
    r"|^\W*(?:it|they|this|that|these|those|none|here|there)\b|\b(?:else|other|until|nowhere|elsewhere)\b"
    r"|^\W*(?:do\s+not|don't|never)\s[^.;]*\b(?:it|them|this|these)\b"
)
_TECHNICAL = re.compile(
    r"\b(?:tested|requires?|needs?|compil\w+|builds?|built|supported|implemented|encoded|back\s+ends?)\b"
)
_SERVICE = re.compile(
    r"\W*(?:(?:the|this|our|an?|all|any|access|to)\s+){0,4}(?:[a-z-]+\s+){0,2}?"
    r"(?:help(?:\s?desk)?|hotline|mailing\s+lists?|forums?|training\s+courses?|courses|workshops?|newsletters?|wiki"
    r"|(?:bug|issue)\s+trackers?|(?:demo|demonstration|test)\s+(?:servers?|sites?)|tutorials?|seminars?|webinars?)\s+"
    r"(?:(?:is|are)\s+(?:only\s+)?(?:limited|available|open|restricted|reserved|charged|billed|offered|provided|given|paid)"
    r"|requires?\s+(?:registration|payment|an?\s+(?:account|fee|subscription|contract))|costs?|must\s+be\s+paid)\b"
)
"""The beginning of a clause on what is offered beside the work: `Telephone help is limited to members`."""
_THANKS = re.compile(
    r"\W*(?:(?:we|i)\s+(?:also\s+|would\s+like\s+to\s+|wish\s+to\s+)?thank\b|(?:special\s+|many\s+)?thanks\s+(?:also\s+)?(?:go\s+)?to\b)"
)
DEMANDING = frozenset({"must", "ban", "may", "provided", "if", "only"})
"""Kinds that a clause of thanks has where it says more than that."""
_INSIDE = re.compile(
    r"\W*(?:(?:the|each|every|all|any|an?|no|nested|default|prohibited|reserved|duplicate|empty)\s+){0,2}"
    r"(?:(?:file|path|host|user|column|field|table|class|variable|dictionary|search)\s?)?"
    r"(?:columns?|rows?|cells?|tables?|variables?|constants?|callbacks?|arguments?|parameters?|identifiers?|names?|keys?"
    r"|characters|passwords?|passphrases?|tokens?|threads?|workers?|index(?:es)?|indices|quer(?:y|ies)|rooms?|guests?"
    r"|moderators?|administrators?|invitations?|packets?|arrays?|strings?|integers?|pointers?|buffers?|sockets?"
    r"|date\s+pickers?|log\s+files?|chat\s+history|crash\s+dumps?|commands?|flags?|roles?)\b"
)
"""The beginning of a clause on what the work handles while it runs."""
_PERSONAL = re.compile(r"\b(?:personal|private|user|usage)\s+(?:data|information|details|statistics)\b")
_GATHERED = re.compile(r"\b(?:collect|gather|stor|shar|send|sent|transmit|track|contain|communicat)")
_ADDRESSED = re.compile(r"\b(?:may|must|shall|should|can|cannot|you|your|use[ds]?|using|if|unless|we|our)\b")
"""Words of a clause that says what somebody may do with the data of persons, not what a program does with them."""
OF_PRIVACY = DENIALS - {"only"} | frozenset({
    "purpose", "act", "you", "anyone", "any", "including", "from-licensor", "keep", "story", "phone", "secret",
    "together", "output",
})  # fmt: skip
"""Kinds that a clause on the data of persons may have and say nothing of rights."""
OF_LICENSEES = OF_USERS - {"hardware"} | {"act", "terms", "grant", "permission", "sign", "policy", "source", "you"}
"""Kinds that keep such a clause from being about that alone."""
NEAR = 4
"""Characters between a clause and the sign that ends what is before it."""
FEWEST_WORDS = 4
"""Of a clause that only tells: `Linux only.` may say for whom the work is."""


def _is_beside_the_point(kinds: Set[str], clause: str) -> bool:
    """Whether a clause names neither the work nor who uses it, nor any right.

    `Only the English text of this notice has been checked by a lawyer.`
    """
    told = len(clause.split()) >= FEWEST_WORDS and (not kinds & {"technology", "must"} or _TECHNICAL.search(clause))
    return bool(told) and kinds <= QUIET and not _OF_RIGHTS.search(clause) and not _OF_THE_WORK.search(clause)


def _is_inside(kinds: Set[str], clause: str) -> bool:
    """Whether a clause is about what the work handles while it runs: `Column names must not contain spaces`."""
    return not kinds & OF_LICENSEES and bool(_INSIDE.match(clause)) and not _OF_THE_WORK.search(clause)


def _is_of_privacy(kinds: Set[str], clause: str) -> bool:
    """Whether a clause only tells what a program gathers: `The app does not collect personal data from anyone`."""
    of_data = kinds <= OF_PRIVACY and _PERSONAL.search(clause) and _GATHERED.search(clause)
    return bool(of_data) and not _ADDRESSED.search(clause) and not _OF_RIGHTS.search(clause)


def _is_of_others(kinds: Set[str], plain: str, start: int, end: int) -> bool:
    """Whether a clause is about what is offered beside the work, or thanks somebody."""
    service = _SERVICE.match(plain, start, end)
    offered = service and not kinds & {"terms", "grant"} and not _OF_THE_WORK.search(plain, service.end(), end)
    return bool(offered or (_THANKS.match(plain, start, end) and not kinds & DEMANDING))


def telling(tags: Sequence[Tag], plain: str, piece: Piece, words: Lexicon) -> list[Tag]:
    """The tags of the clause itself, without the denials of one that only tells.

    Of a clause on what earlier versions were one tag is left, which says so.
    """
    start, end = piece.start, piece.end
    gone = _EARLIER.match(plain, start, end) and not _NOW.search(plain, start, end)
    if gone or _REPORTED.match(plain, start, end):
        return [Tag("formerly", "", start, end, words.bytes["formerly", ""])]
    kinds = {tag.kind for tag in tags}
    alone = piece.lead is None and plain[max(0, start - NEAR) : start].rstrip()[-1:] not in tuple(";:,")
    if alone and _is_beside_the_point(kinds, plain[start:end]):
        return [tag for tag in tags if tag.kind not in DENIALS | {"must", "technology"}]
    inside = alone and (_is_inside(kinds, plain[start:end]) or _is_of_privacy(kinds, plain[start:end]))
    if inside or _is_of_others(kinds, plain, start, end):
        return []
    if found := _LIFTED.match(plain, start, end):
        return [tag for tag in tags if tag.start >= found.end()]
    found = _BEHAVIOUR.match(plain, start, end)
    if found and not kinds & {"who", "person", "purpose", "firm", "buy", "pay"}:
        return [tag for tag in tags if tag.start >= found.end() and tag.kind != "phone"]
    if _OF_RIGHTS.search(plain, start, end):
        return list(tags)
    if not kinds & OF_USERS and _MACHINERY.match(plain, start, end):
        return []
    if kinds <= TELLING and _OF_A_PART.match(plain, start, end):
        return [tag for tag in tags if tag.kind not in DENIALS | {"must"}]
    return list(tags)
