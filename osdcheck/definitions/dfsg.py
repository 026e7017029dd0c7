"""The Debian guidelines where they are read otherwise than the Open Source Definition, which grew out of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from osdcheck.definitions.answer import Answer, decide, on
from osdcheck.definitions.bars import Rights
from osdcheck.definitions.osd import osd6, osd7
from osdcheck.definitions.shared import doubting, patents_withheld, without
from osdcheck.model.vocabulary import Action

OTHER_PRODUCT = "The guideline speaks of Debian: does a tie to another product count, as its sense suggests?"


def dfsg6(r: Rights) -> Answer:
    """Fields of endeavour; patents that are withheld in words are an open question."""
    return doubting(osd6(without(r, actions=(Action.PRACTISE_PATENTS,))), patents_withheld(r))


def dfsg7(r: Rights) -> Answer:
    """Distribution of licence; patents that are withheld in words are an open question."""
    return doubting(osd7(without(r, actions=(Action.PRACTISE_PATENTS,))), patents_withheld(r))


def dfsg8(r: Rights) -> Answer:
    """Not specific to Debian: a tie to Debian contradicts it, one to another product leaves it open."""
    tied = [bar for bar in r.bars if bar.scope.product]
    debian = [bar for bar in tied if any("debian" in product.casefold() for product in bar.scope.product)]
    return decide(
        on(debian, "the rights depend on Debian"),
        on((bar for bar in tied if bar not in debian), OTHER_PRODUCT),
        free="The rights depend on no product.",
    )


QUESTIONS: Mapping[str, Callable[[Rights], Answer]] = {"DFSG-6": dfsg6, "DFSG-7": dfsg7, "DFSG-8": dfsg8}
