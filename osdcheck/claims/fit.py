"""Names that fit a licence which does not bear a claim out, and the sentence with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import re2

from osdcheck.claims.find import Kind, written
from osdcheck.model.branch import Branch
from osdcheck.model.claim import Claim
from osdcheck.model.license import License
from osdcheck.model.term import Grants
from osdcheck.model.vocabulary import Action

LONGEST_NAME = 100
"""Characters of a licence's name that a sentence can bear."""


def fitting_name(branches: Sequence[Branch]) -> str:
    """The usual name for works on such terms: fair source, open weights, source-available, or just available."""
    parts = [part for branch in branches for part in branch.parts]
    if any(_opens_later(part) for part in parts):
        return "fair-source"
    subjects = {part.subject for part in parts}
    if "model" in subjects:
        return "open-weights" if all(_shares(part) for part in parts) else "weights-available"
    return "source-available" if subjects <= {"software"} and parts else "publicly available"


def patched(claim: Claim, kind: Kind, name: str, license: str) -> str:
    """The sentence with words that fit in place of the claim, and nothing else changed but an article before it."""
    named = license if len(license) <= LONGEST_NAME else "licence"
    fill = {"{fit}": name, "{license}": named, "{words}": claim.words}
    chosen = next(text for pattern, text in kind.replace if re2.search(written(pattern), claim.words))
    for blank, value in fill.items():
        chosen = chosen.replace(blank, value)
    at = claim.sentence.index(claim.words)
    before, after = claim.sentence[:at], claim.sentence[at + len(claim.words) :]
    if claim.words[:1].isupper() and not any(sign.isalnum() for sign in before):
        chosen = chosen[:1].upper() + chosen[1:]
    return _article(before, chosen) + chosen + after


def _article(before: str, following: str) -> str:
    """`a` or `an` before the new words, where an article stood."""
    head, gap, marks = before.rstrip(' *_“"'), before[len(before.rstrip(' *_“"')) :], following[:1].lower()
    word = head.rsplit(maxsplit=1)[-1] if head.split() else ""
    if word.lower() not in ("a", "an") or not gap:
        return before
    article = word[0] + ("n" if marks in "aeiou" else "")
    return head[: len(head) - len(word)] + article + gap


def _opens_later(license: License) -> bool:
    return any(isinstance(term, Grants) and term.only.starts for term in license.terms)


def _shares(license: License) -> bool:
    """Whether copies may be passed on, to whom and for what one likes."""
    return any(Action.DISTRIBUTE in grant.actions and not grant.only for grant in _grants(license))


def _grants(license: License) -> Iterable[Grants]:
    return (term for term in license.terms if isinstance(term, Grants))
