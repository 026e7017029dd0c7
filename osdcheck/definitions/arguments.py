"""Arguments for both sides: which clauses raise them, and what is said."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from osdcheck.definitions.bars import Rights
from osdcheck.model.term import Prohibits, TermBase
from osdcheck.model.vocabulary import Duty, Reach


def _on_output(r: Rights) -> Sequence[TermBase]:
    banned = [bar.term for bar in r.bars if isinstance(bar.term, Prohibits) and bar.term.reach is Reach.OUTPUT]
    return [*banned, *(term for term in r.duties if term.reach is Reach.OUTPUT)]


def _size_gates(r: Rights) -> Sequence[TermBase]:
    return [bar.term for bar in r.bars if bar.kind == "gate" and bar.scope.size]


def _marks(r: Rights) -> Sequence[TermBase]:
    return r.demanding(Duty.MARK_IN_NAME)


def _models(r: Rights) -> Sequence[TermBase]:
    return r.grants[:1] if r.subject == "model" else ()


RAISED: Mapping[str, Mapping[str, Callable[[Rights], Sequence[TermBase]]]] = {
    "osd": {"output": _on_output, "size-gate": _size_gates, "mark-in-name": _marks, "weights-as-source": _models}
}
"""Definition to the arguments that clauses can raise."""


@cache
def argued(definition: str) -> Mapping[str, Mapping[str, Any]]:
    """What is said on each argument of the definition, by its id."""
    text = (Path(__file__).parent / "said" / f"{definition}_arguments.toml").read_text(encoding="utf-8")
    return {argument["id"]: argument for argument in tomllib.loads(text)["arguments"]}
