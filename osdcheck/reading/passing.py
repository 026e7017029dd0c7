"""Passing copies on in other words than those of the lexicon: `hand any of them to people outside your household`.

The verbs alone say nothing: notices are given and source is supplied as well. Where a denial stands before one, or the
clause begins with one, and a recipient behind it, copies are passed on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from osdcheck.reading.lexicon import Lexicon, Tag

_VERB = (
    r"(?:give|given|giv(?:es|ing)|hand(?:s|ed|ing)?|send(?:s|ing)?|sent|suppl(?:y|ies|ied|ying)|provid(?:e|es|ed|ing)"
    r"|furnish(?:es|ed|ing)?|lend(?:s|ing)?|lent|carr(?:y|ies|ied|ying)|deliver(?:s|ed|ing|y)?|forward(?:s|ed|ing)?"
    r"|pass(?:es|ed|ing)?|show(?:s|n|ing)?|bring(?:s|ing)?|tak(?:e|en|ing)|mov(?:e|ed|ing)|leave(?:s)?|left)"
)
_RECIPIENT = (
    r"(?:to\s+(?:any\s+other|anyone|anybody|another|some(?:one|body)|others?|third|people|persons?|friends?|outsiders?|an?\s+friend"
    r"|the\s+public|your\s+(?:friends?|colleagues?|customers?))\b|outside\b|abroad\b|elsewhere\b|beyond\b|off\s+(?:the|your)\b)"
)
_TO_WHOM = r"(?:them|him|her|others|any(?:one|body)|friends?|people|outsiders?|another\s+person|a\s+friend)"
_COPIES = (
    r"(?:(?:your|the|a|any|its|this|these)\s+)?(?:own\s+)?"
    r"(?:cop(?:y|ies)|program|software|code|files?|work|model|data|result)\b"
)
_PASSING = rf"(?:publish(?:ed)?\b|{_VERB}\b[^.;:]{{0,40}}?\b{_RECIPIENT}|{_VERB}\s+{_TO_WHOM}\s+{_COPIES})"
_DENIED = re.compile(rf"\s*(?:not\s+|be\s+|to\s+|ever\s+)*(?P<passing>{_PASSING})")
_NOMINAL = re.compile(
    r"\W*(?:the\s+)?(?P<passing>(?:giving|handing|sending|supplying|lending|delivery|delivering|forwarding)\b"
    rf"[^.;:]{{0,60}}?\b{_RECIPIENT})"
)
_OF_RIGHTS = re.compile(r"\b(?:licen[cs]e|rights?|permission|grant)\b")
_NOBODY_BEHIND = re.compile(
    r"\bno\s+(?:person|one|recipient|holder|later\s+\w+)\b[^.;:]{0,60}?\b(?:receives?|obtains?|gets?|acquires?|shares?)\b[^.;:]{0,40}"
    r"|\b(?:recipients?|anyone|whoever|persons?|those)\b[^.;:]{0,60}?\b(?:from\s+you|downstream)\b[^.;:]{0,40}?\bno\s+rights?\b"
    r"|\bno\s+rights?\b[^.;:]{0,30}?\b(?:anyone|anybody|recipients?)\s+(?:downstream|who\s+receives?|of\s+copies)\b"
)
"""`Recipients of copies from you obtain no rights.`"""
PAPERS = frozenset({"notice", "credit", "terms", "marks", "name", "source", "warranty", "liability", "contribution"})
"""What is given to recipients, and is no copy."""


def passed_on(tags: Sequence[Tag], plain: str, start: int, end: int, words: Lexicon) -> list[Tag]:
    """The tags of `plain[start:end]`, denials joined, with those for passing on that only the grammar shows."""
    out = list(tags)
    personal = any(tag.value == "pass-on-rights" for tag in tags)
    if personal and (behind := _NOBODY_BEHIND.search(plain, start, end)):
        return [*out, Tag("nocopy", "", *behind.span(), words.bytes["nocopy", ""])]
    if any(tag.value == "host" for tag in tags):
        return out
    places = [found for tag in tags if tag.kind == "ban" and (found := _DENIED.match(plain, tag.end, end))]
    if not places and (found := _NOMINAL.match(plain, start, end)):
        places = [found]
    for found in places:
        first, last = found.span("passing")
        inside = [tag for tag in out if first <= tag.start < last]
        if _OF_RIGHTS.search(plain, start, first) or any(
            tag.kind in PAPERS or (tag.kind == "act" and tag.value != "copy") for tag in inside
        ):
            continue
        out = [tag for tag in out if tag not in inside or tag.kind not in ("keep", "back", "act")]
        at = sum(tag.start < first for tag in out)
        out.insert(at, Tag("act", "distribute", first, last, words.bytes["act", "distribute"]))
    return out
