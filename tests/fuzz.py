"""Hostile texts, and how long they take: no exception, no quote out of place, time linear in length.

    python tests/fuzz.py [--size CHARACTERS] [--seconds SECONDS] [ADVERSARY…]

Every adversary is read at a quarter of the size and at the full size (10 MB unless told), each in a process of its own.
Then scraps of licences are put together at random and read for as long as asked. Seconds are of the processor, so that
a busy machine tells the same. Exit status 1 when a text takes longer than `LIMIT` seconds of the clock, when its time
grows faster than `GROWTH` with its length, or when a quote is out of place.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count, islice
from random import Random
from string import ascii_lowercase

from osdcheck.reading.reader import read

SIZE = 10_000_000
LIMIT = 300.0
GROWTH = 1.5
"""Exponent of length that time may grow with; 1 is linear, 2 is quadratic."""

GRANT = "Permission is hereby granted to use, copy, modify and distribute this software for any purpose. "


def _times(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _numbered(pattern: str, size: int) -> str:
    return "".join(islice((pattern.format(n) for n in count()), size // len(pattern) + 1))[:size]


def _nested(size: int) -> str:
    return GRANT + "(for the " * (size // 10) + "you may not" + ")" * (size // 10)


def _words(size: int) -> str:
    return " ".join(Random(1).choices(_VOCABULARY, k=size // 6))[:size]  # noqa: S311


def _unheard_of(size: int) -> str:
    letters = Random(1)  # noqa: S311
    names = ("".join(letters.choices(ascii_lowercase, k=8)) for _ in count())
    return GRANT + "".join(f"The {name} is not yours.\n" for name in islice(names, size // 27))


_WORDS = (
    "you may not use sell modify only for research unless provided that the software commercial purposes licence is "
    'granted shall be void of and or to this any person ; . : ( ) " any-purpose subject except however copies'
)
_VOCABULARY = tuple(_WORDS.split())

ADVERSARIES: dict[str, Callable[[int], str]] = {
    "nested brackets": _nested,
    "brackets and quotes, never closed": lambda size: GRANT + _times('("“[ any of the ', size),
    "one endless sentence": lambda size: GRANT + _times("and you may use the software for research or teaching ", size),
    "one endless word": lambda size: GRANT + "a" * size,
    "words joined by hyphens": lambda size: GRANT + _times("a-", size),
    "words joined by hyphens that may": lambda size: GRANT + "You may use " + _times("a-", size) + "a may be used",
    "may not, again and again": lambda size: GRANT + _times("may not ", size),
    "you may not, unless, provided that": lambda size: (
        GRANT + _times("you may not use unless provided that only ", size)
    ),
    "not not not": lambda size: GRANT + _times("not ", size),
    "list markers": lambda size: "You may not:\n" + _times("(a) the\n", size),
    "list items under one lead-in": lambda size: "You may not:\n" + _times("(a) sell the software;\n", size),
    "items under a long lead-in": lambda size: (
        f"You may, without warranty{_times(' of any kind', size // 2)}:\n" + _times("- use it\n", size // 2)
    ),
    "a sentence joined by and": lambda size: (
        f"{GRANT} It comes as it is{_times(', and it is without any warranty, and it may not be sold', size)}."
    ),
    "ever deeper lists": lambda size: (
        "You may not:\n" + "".join(" " * (n % 200) + "- use it for the work of any:\n" for n in range(size // 128))
    ),
    "lead-ins": lambda size: _times("You may not:\n\n", size),
    "one long quoted string": lambda size: (
        f'{GRANT} "{_times("no commercial use of the work is to be made ", size)}" means nothing.'
    ),
    "definitions by the thousand": lambda size: (
        _numbered('"Purpose {}" means the commercial use of any of the works. ', size) + "For Purpose 7 only."
    ),
    "one definition, used ever again": lambda size: (
        '"Purpose" means research only. ' + _times("Use for the Purpose. ", size)
    ),
    "definitions of definitions": lambda size: _numbered(
        '"Term {0}" means the use of any Term {0}1 or the Term {0}2. ', size
    ),
    "the same grant": lambda size: _times(GRANT, size),
    "the same ban": lambda size: _times("You may not use the software for military purposes. ", size),
    "many different bans": lambda size: _numbered("You may not use the software in country {} for war. ", size),
    "white space": lambda size: GRANT + " " * size + "You may not sell it.",
    "line ends": lambda size: GRANT + "\n" * size + "You may not sell it.",
    "comment signs": lambda size: GRANT + _times("# // /* the of to */ ", size),
    "HTML tags": lambda size: GRANT + _times("<p><b>the ", size),
    "a tag that never ends": lambda size: GRANT + "<p " + _times('the="of" ', size),
    "headings": lambda size: _times("# 1.2.3 YOU MAY NOT\n\n", size),
    "numbers": lambda size: GRANT + _times("1. the ", size),
    "full stops": lambda size: GRANT + "." * size,
    "letters that grow in lower case": lambda size: GRANT + _times("İ may not be used ", size),
    "zeros": lambda size: GRANT + "\0" * size,
    "words at random": _words,
    "words that nobody uses": _unheard_of,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading one text took: seconds, peak memory in MB, terms found, and quotes that are out of place."""

    seconds: float
    megabytes: float
    terms: int
    misplaced: int


def misplaced(text: str) -> tuple[int, int]:
    """Terms that are read in a text, and how many of their quotes are not its words at that place."""
    terms = read(text).terms
    quotes = [clause for term in terms for clause in term.clauses]
    return len(terms), sum(clause.start is None or clause.quote != text[clause.start : clause.end] for clause in quotes)


def _worker(name: str, size: int, answers: multiprocessing.Queue[Taken]) -> None:
    text = ADVERSARIES[name](size)
    read("Permission is granted.")
    started = time.process_time()
    terms, wrong = misplaced(text)
    seconds = time.process_time() - started
    answers.put(Taken(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, terms, wrong))


def take(name: str, size: int, limit: float = LIMIT) -> Taken | None:
    """Read one adversary in a process of its own; None when it fails or takes longer than `limit` seconds."""
    answers: multiprocessing.Queue[Taken] = multiprocessing.Queue()
    process = multiprocessing.Process(target=_worker, args=(name, size, answers))
    process.start()
    process.join(limit)
    if process.is_alive():
        process.kill()
    process.join()
    return answers.get(timeout=5) if process.exitcode == 0 else None


def scraps(chance: Random) -> str:
    """A text of random pieces: words of licences, signs of mark-up, and characters that are trouble."""
    trouble = (
        "\n",
        "\n\n",
        "\r\n",
        "\0",
        "\u2028",
        "\ufeff",
        "İ",
        "“",
        "”",
        "<p>",
        "&quot;",
        "# ",
        "// ",
        "(a) ",
        "1.1 ",
    )
    return " ".join(chance.choices((*_VOCABULARY, *trouble), k=chance.randrange(1, 400)))


def fuzz(seconds: float) -> tuple[int, list[str]]:
    """Read random texts for as long as asked: how many, and those that raise or quote what is not there."""
    chance, bad, read_so_far = Random(), [], 0  # noqa: S311
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        text = scraps(chance)
        read_so_far += 1
        try:
            if misplaced(text)[1]:
                bad.append(text)
        except Exception as error:  # whatever it is, it is what is looked for
            bad.append(f"{error!r}: {text}")
    return read_so_far, bad


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures. Returns 1 when a bound is broken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=SIZE, help="characters of each adversary")
    parser.add_argument("--seconds", type=float, default=60, help="how long random texts are read")
    parser.add_argument("names", nargs="*", metavar="ADVERSARY", help="only these")
    asked = parser.parse_args(arguments)
    broken = 0
    print(f"{'adversary':38}{'seconds':>9}{'a quarter':>11}{'growth':>8}{'MB':>7}{'terms':>9}")
    for name in asked.names or ADVERSARIES:
        part, whole = take(name, asked.size // 4), take(name, asked.size)
        if part is None or whole is None:
            print(f"{name:38}  fails, or takes more than {LIMIT:.0f} s", flush=True)
            broken += 1
            continue
        growth = math.log(whole.seconds / part.seconds, 4)
        broken += growth > GROWTH or whole.misplaced > 0
        print(
            f"{name:38}{whole.seconds:9.2f}{part.seconds:11.2f}{growth:8.2f}{whole.megabytes:7.0f}{whole.terms:9}",
            flush=True,
        )
    read_so_far, bad = fuzz(asked.seconds)
    print(f"{read_so_far} random texts in {asked.seconds:.0f} s, {len(bad)} bad", *map(repr, bad[:10]), sep="\n")
    return int(bool(broken or bad))


if __name__ == "__main__":
    sys.exit(main())
