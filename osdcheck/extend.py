"""What a package needs that adds a definition or a renderer. Public: it changes only with a line in the changelog."""

from osdcheck.definitions.answer import Answer, Ground, decide, on
from osdcheck.definitions.bars import Bar, Rights
from osdcheck.model.definition import Criterion, Definition
from osdcheck.model.evaluation import Evaluation, Finding, Verdict
from osdcheck.model.license import License
from osdcheck.model.term import Grants, Prohibits, Requires, Scope, TermBase
from osdcheck.model.vocabulary import Action, Duty, Event, Power, Purpose, Reach, Who

__all__ = [
    "Action",
    "Answer",
    "Bar",
    "Criterion",
    "Definition",
    "Duty",
    "Evaluation",
    "Event",
    "Finding",
    "Grants",
    "Ground",
    "License",
    "Power",
    "Prohibits",
    "Purpose",
    "Reach",
    "Requires",
    "Rights",
    "Scope",
    "TermBase",
    "Verdict",
    "Who",
    "decide",
    "on",
]
