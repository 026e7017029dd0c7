"""The parties that a text names: those that its sentences bind or bar, and the one that grants the rights."""

from __future__ import annotations

import re
from collections.abc import Iterator

from osdcheck.reading.clauses import Source
from osdcheck.reading.layout import Piece
from osdcheck.reading.lexicon import Lexicon, Tag

_WRITTEN = r"[A-Z][A-Za-z&-]*[a-z](?:\.(?:ai|io|com|org|net))?"
_NAME = (
    rf"(?:{_WRITTEN}|[A-Z]{{2,6}}(?=\s(?:hereby\s)?grants?\b)|(?<![a-z] )[A-Z]{{4,}}(?=\s(?:may|will|shall)\s[a-z]))"
)
_FIRM = r"(?:,?\s(?:Inc|Ltd|LLC|Corp|Corporation|Foundation|Labs|GmbH)\b\.?)*"
_ITS = (
    r"(?:,?\s(?:and\s|or\s)?(?:its|their)\s(?:subsidiaries|affiliates|successors|contractors|employees|assigns|staff)"
    r"(?:\sin\stitle)?)*"
)
_GRANTS = re.compile(
    r"grants?\s+(?:to\s+)?(?i:you|(?:the\s+)?(?:licensees?|end\s+users?|users?|recipients?|customers?|company)\b)"
)
_HOW = r",?\s+(?:(?:also|hereby|expressly)\s+)?"
"""What may stand between a party and what it does."""
_GRANTOR = re.compile(rf"\b({_WRITTEN}|[A-Z]{{2,6}}){_FIRM}{_ITS}{_HOW}$")
"""`Oracle grants you`: who it is that speaks in the licence, before the words of the grant."""
LONGEST_NAME = 120
"""Characters before a grant in which the name of a party is looked for."""
_PARTY = re.compile(
    rf"\b({_NAME}){_FIRM}{_ITS}{_HOW}"
    r"(?:(?:may|will|shall)\b(?!\s+(?:be|not\s+be)\b)|(?:reserves|retains|grants?|agrees?|excludes?)\b|(?:is|are)\s(?:excluded|barred)\b)"
)
_PROMISE = re.compile(r"\s+will\s+not\b")
"""`Acme will not use such data`: what a party promises of itself."""
_OBJECT = re.compile(
    r"\b(?:apply|extend|available|granted|licensed|transferred|given|licen[cs]e\s+(?:this|it|the\s+\w+))\s+to\s+([A-Z][a-z][\w-]+)(?!\s+[A-Z])"
)
NO_PARTY = frozenset({
    "you", "the", "this", "it", "what", "licensee", "licensees", "recipient", "recipients", "software", "program",
    "programs", "work", "works", "package", "library", "font", "fonts", "material", "materials", "model",
    "models", "documentation", "code", "product", "products", "derivative", "derivatives", "data", "file",
    "files", "content", "contents", "application", "applications", "service", "services", "portions", "source",
    "output", "outputs", "version", "versions", "copies", "use", "everyone", "anyone", "nobody", "permission",
    "redistribution", "distribution", "redistributions", "modifications", "license", "agreement", "section",
    "that", "which", "who", "user", "users", "one", "neither", "each", "either", "such", "all", "some", "these",
    "those", "redistributors", "anybody", "contributor", "contributors", "author", "authors", "owner", "owners",
    "licensor", "licensors", "distributor", "distributors", "licensed", "covered", "original", "larger",
    "modified", "open", "free", "other", "same", "customer", "customers", "developer", "developers", "company",
    "companies", "institution", "institutions", "they", "subject", "derived", "composite", "combined", "initial",
    "linked", "unmodified", "extended", "related", "executable", "corresponding", "resulting", "aggregate", "embedded",
})  # fmt: skip
"""Words that are written as names are, and name no party."""


def granting(bare: str) -> frozenset[str]:
    """The names, in small letters, of those who grant the rights in a text."""
    before = (bare[max(0, found.start() - LONGEST_NAME) : found.start()] for found in _GRANTS.finditer(bare))
    return frozenset(name[1].lower() for words in before if (name := _GRANTOR.search(words))) - NO_PARTY


def parties(source: Source, piece: Piece, words: Lexicon) -> Iterator[Tag]:
    """The parties in a clause, in no order: who grants the rights, or promises something, speaks as the licensor."""
    for sign in (_PARTY, _OBJECT):
        for match in sign.finditer(source.bare, piece.start, piece.end):
            name = match.group(1).lower()
            plural = match.start(1) == piece.start and name.endswith("s")  # `Farmers shall …` names no party
            if not plural and name not in NO_PARTY:
                speaks = name in source.licensors or _PROMISE.match(source.plain, match.end(1))
                kind = "from-licensor" if speaks else "party"
                yield Tag(kind, "", match.start(1), match.end(1), words.bytes[kind, ""])
