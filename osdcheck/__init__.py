"""Is this licence open source, and if not, which words say so?

`check`, `compare`, `claim` and `ask` answer; `Evaluation`, `Comparison`, `ClaimCheck` and `Answer` are the answers.
What is listed in `__all__` is the public interface; everything else may change. Names load on first use, so that
`import osdcheck` costs little.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from osdcheck.version import __version__

if TYPE_CHECKING:
    from osdcheck.api import ask, card, check, check_all, claim, compare, diff
    from osdcheck.errors import InputError, OsdcheckError, RecordError, UnknownNameError
    from osdcheck.model.answer import Answer
    from osdcheck.model.card import CardReport
    from osdcheck.model.change import LicenseDiff
    from osdcheck.model.claim import Claim, ClaimCheck
    from osdcheck.model.comparison import Comparison
    from osdcheck.model.evaluation import Evaluation, Finding, Verdict
    from osdcheck.model.failure import Failure
    from osdcheck.model.license import License
    from osdcheck.model.scenario import Scenario

_HOMES = {
    "ask": "osdcheck.api",
    "card": "osdcheck.api",
    "check": "osdcheck.api",
    "check_all": "osdcheck.api",
    "claim": "osdcheck.api",
    "compare": "osdcheck.api",
    "diff": "osdcheck.api",
    "Answer": "osdcheck.model.answer",
    "Claim": "osdcheck.model.claim",
    "ClaimCheck": "osdcheck.model.claim",
    "CardReport": "osdcheck.model.card",
    "Comparison": "osdcheck.model.comparison",
    "Evaluation": "osdcheck.model.evaluation",
    "Failure": "osdcheck.model.failure",
    "Finding": "osdcheck.model.evaluation",
    "Verdict": "osdcheck.model.evaluation",
    "LicenseDiff": "osdcheck.model.change",
    "License": "osdcheck.model.license",
    "Scenario": "osdcheck.model.scenario",
    "OsdcheckError": "osdcheck.errors",
    "InputError": "osdcheck.errors",
    "RecordError": "osdcheck.errors",
    "UnknownNameError": "osdcheck.errors",
}

__all__ = [
    "Answer",
    "CardReport",
    "Claim",
    "ClaimCheck",
    "Comparison",
    "Evaluation",
    "Failure",
    "Finding",
    "InputError",
    "License",
    "LicenseDiff",
    "OsdcheckError",
    "RecordError",
    "Scenario",
    "UnknownNameError",
    "Verdict",
    "__version__",
    "ask",
    "card",
    "check",
    "check_all",
    "claim",
    "compare",
    "diff",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'osdcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
