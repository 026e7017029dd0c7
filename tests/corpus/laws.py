"""Which rewritings of a text change a verdict: every approved text and some that are not, in every guise.

    python tests/corpus/laws.py [REWRITING…]

Prints a line for each text and guise whose statuses differ, then the counts. Exit status 1 when there is one.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from blind import judge
from rewriting import REWRITINGS, unwrapped
from texts import license_db, spdx

from osdcheck.model.evaluation import Status

CLOSED = (
    *(
        "llama-2-license-2023",
        "sspl-1.0",
        "bsl-1.1",
        "elastic-2.0",
        "commons-clause",
        "cc-by-nc-4.0",
        "cc-by-nc-nd-4.0",
    ),
    *("bigscience-open-rail-m", "json", "hippocratic-2.1", "anti-capitalist-1.4", "polyform-noncommercial-1.0.0"),
    *("confluent-community-1.0", "redis-source-available-1.0", "unrar", "prosperity-3.0", "fsl-1.1-mit", "nvidia-2002"),
    *("oracle-bcl-javaee", "proprietary-license"),
)
"""LicenseDB keys of texts that close something."""


def statuses(text: str) -> dict[str, Status]:
    """Criterion to status, from the words alone."""
    return judge(text).statuses()


def texts() -> dict[str, str]:
    """The texts to rewrite, each paragraph and list item on one line."""
    closed = {text.key: text.text for text in license_db() if text.key in CLOSED}
    return {
        name: unwrapped(text)
        for name, text in ({text.id: text.text for text in spdx() if text.approved} | closed).items()
    }


def broken(names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Rewriting, text and changed statuses, for each change that a rewriting makes."""
    for text_name, text in texts().items():
        before = statuses(text)
        for name in names:
            after = statuses(REWRITINGS[name](text))
            changed = [f"{key} {before[key]} -> {after[key]}" for key in before if before[key] != after[key]]
            if changed:
                yield name, text_name, ", ".join(changed)


def main(names: Sequence[str]) -> int:
    """Print what changes. Returns 1 when something does."""
    found = list(broken(names or list(REWRITINGS)))
    for name, text_name, changed in sorted(found):
        print(f"{name} | {text_name} | {changed}")
    counts = Counter(name for name, _, _ in found)
    print(f"{len(texts())} texts; changed by")
    print(*(f"{counts[name]:5} {name}" for name in names or REWRITINGS), sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
