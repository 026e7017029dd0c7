"""Foreign text for plain reports: on one line, without what a terminal would obey, in lines of a width."""

from __future__ import annotations

import textwrap

WIDTH = 100
FORCE = frozenset(
    {"must", "shall", "not", "cannot", "only", "solely", "except", "prohibited", "excluded", "non-commercial"}
)
"""Words that turn a clause; a long one is quoted around the first of them."""
_SIGNS = ".,;:()\"'“”‘’"


def plain(text: str) -> str:
    """The text on one line, without control characters."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))


def wrapped(text: str, indent: str = "", width: int = WIDTH, *, break_words: bool = False) -> list[str]:
    """The text in lines of the width, each with the indent; a longer word stands out unless it may be broken."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=break_words,
        break_on_hyphens=False,
    )


def clipped(text: str, words: int, chars: int) -> str:
    """The first words of a text on one line, unchanged; a sign of omission stands for the rest."""
    line = plain(text)
    said = line.split(" ")
    short = " ".join(said[:words])[:chars].rstrip()
    return line if short == line else f"{short} […]"


def telling(text: str, words: int, chars: int = 400) -> str:
    """A run of words of a text, unchanged: all of a short one, of a longer one those around its first word of force."""
    said = plain(text).split(" ")
    if len(said) <= words:
        return clipped(text, words, chars)
    force = next((i for i, word in enumerate(said) if word.lower().strip(_SIGNS) in FORCE), 0)
    start = min(max(0, force - words * 3 // 5), len(said) - words)
    run = clipped(" ".join(said[start : start + words]), words, chars)
    tail = " […]" if start + words < len(said) and not run.endswith("[…]") else ""
    return f"{'[…] ' if start else ''}{run}{tail}"
