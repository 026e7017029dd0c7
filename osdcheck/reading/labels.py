"""Beginnings of clauses that name those whom, or what, the rights are for: `Eligibility: non-profit bodies`."""

from __future__ import annotations

import re

LICENSEE = re.compile(
    r"\W*(?:the |an? )?\W?(?:licensees?|you|users?|recipients?|any (?:person|user|one))\b[^:.]{0,40}"
    r"(?::|\bmeans\b|\bis\b)\s"
)
"""The beginning of a clause that says who has the rights."""
FOR_WHOM = re.compile(
    r"\W*(?:eligib\w+|licensees?|(?:(?:permitted|licen[cs]ed|allowed|authori[sz]ed|intended)\s+)?(?:users?|use|usage|purposes?|uses)"
    r"|scope|licen[cs]e|permission)(?:\s[a-z]+){0,3}\s?:\s"
)
"""A label before those whom, or what, the rights are for: `Eligibility: non-profit bodies`."""
OF_WHOM = re.compile(
    r"\W*(?:eligib\w+|territor\w+|countr\w+|audience|minimum\s+age)(?:\s[a-z]+){0,5}\s?:\s(?!none\b|all\b|any)"
)
"""A label before the persons or places that the rights are for: `Minimum age of licensees: 21`."""
HERE_ONLY = re.compile(
    r"\W*(?:territor|countr|region)\w*(?:\s[a-z]+){0,5}\s?:\s(?!none\b|no\b|all\b|any|every|world|global|un(?:limited|restricted)|the\s+(?:whole|entire))\w"
)
"""The same for places, whose names no list can hold: `Territory: Bavaria`."""
