"""Restrictions joined in one sentence with what is harmless: is any of them called open?

    python tests/corpus/joined.py [--sentences N] [--misses]

N restricting sentences, evenly from all of `slipped.toml`, are put into each frame, slipped into MIT and read blind.
Exit status 1 when one is called open.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from slipped import Sentence, outcome, sentences

LONGEST = 220
"""Characters of a sentence that is joined with another."""
BEFORE = (
    "Please note that",
    "Subject to applicable law,",
    "The software comes without warranty, and",
    "You must keep this notice, and",
    'As used in this section, "Software" means the files above, and',
    "By using the software you accept that",
    "For the avoidance of doubt,",
    "We hope that you like it, but",
    "All rights not granted are reserved, and",
    "This does not affect your statutory rights, but",
)
"""What may stand before a restriction."""
AFTER = (
    ", to the extent permitted by applicable law.",
    ", and it comes without any warranty.",
    ", and this notice must be kept in all copies.",
    ", and the source code must be supplied with each copy.",
    "; thank you for understanding.",
    ", and contributors keep the copyright in their contributions.",
    ", nor may the names of the authors be used to endorse products.",
    ", and the authors shall not be liable for any damages.",
    ", and derivative works must be under this same licence.",
    ", and each contributor grants you a patent licence.",
    ", and your rights end if you breach these terms.",
)
"""What may stand behind one."""


def drawn(number: int) -> list[Sentence]:
    """Restrictions of one sentence each, evenly from the whole file."""
    single = [
        one
        for one in sentences("restricting")
        if one.text.endswith(".") and ". " not in one.text and "\n" not in one.text and len(one.text) < LONGEST
    ]
    return single[:: max(1, len(single) // number)][:number]


def joined(sentence: str) -> Iterator[tuple[str, str]]:
    """Each frame, and the sentence in it."""
    first, rest = sentence.split(maxsplit=1)[0], sentence[1:]
    begins = sentence if first.isupper() and len(first) > 1 else sentence[0].lower() + rest
    yield from ((frame, f"{frame} {begins}") for frame in BEFORE)
    yield from ((frame, f"{sentence.rstrip('.')}{frame}") for frame in AFTER)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, with `--misses` each miss too. Returns 1 when a restriction is called open."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--sentences", type=int, default=300, metavar="N", help="restrictions to join, 300 when left out"
    )
    parser.add_argument("--misses", action="store_true", help="list each sentence that was called open")
    asked = parser.parse_args(arguments)
    opened: dict[str, list[str]] = {frame: [] for frame in (*BEFORE, *AFTER)}
    for one in drawn(asked.sentences):
        for frame, text in joined(one.text):
            if outcome(Sentence(one.kind, text, one.criteria), "MIT", True).overall == "open-source":
                opened[frame].append(text)
    for frame, texts in opened.items():
        shown = f"… {frame}" if frame in AFTER else f"{frame} …"
        print(f"{len(texts):4} of {asked.sentences} called open: {shown}")
        if asked.misses:
            print(*(f"       {text}" for text in texts), sep="\n")
    total = sum(map(len, opened.values()))
    print(f"{total} of {asked.sentences * len(opened)} called open, {total / (asked.sentences * len(opened)):.1%}")
    return int(total > 0)


if __name__ == "__main__":
    sys.exit(main())
