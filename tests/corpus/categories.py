"""Verdicts over the categories of the ScanCode LicenseDB: every text in English, read from its words alone.

    python tests/corpus/categories.py [--keys]

The categories are ScanCode's, not ours: "Proprietary Free" holds a few texts that close nothing, "Permissive" a few
that close something. Where a text lands on the wrong side it is named, so that a person can look.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from blind import judge
from texts import LicenseDb, license_db

from osdcheck.model.evaluation import Evaluation, Overall

OVERALL: tuple[Overall, ...] = ("open-source", "undetermined", "not-open-source")
FREE = ("Permissive", "Copyleft", "Copyleft Limited", "Public Domain")
CLOSED = ("Proprietary Free", "Commercial", "Source-available", "Free Restricted", "Non-Commercial")


def _quotes(key: str, found: Evaluation) -> str:
    violated = [verdict for verdict in found.verdicts if verdict.status == "violates"]
    said = (f"    {v.criterion}: {' '.join(v.findings[0].quote.split())[:160]!r}" for v in violated)
    return "\n".join([f"  {key}", *said])


def report(texts: Iterable[LicenseDb], keys: bool) -> Iterator[str]:
    """The lines of the report."""
    read_as: dict[str, list[tuple[str, Evaluation]]] = defaultdict(list)
    for text in texts:
        if text.language == "en":
            read_as[text.category].append((text.key, judge(text.text, text.key)))
    yield f"{'category':20}{'texts':>6}" + "".join(f"{title:>17}" for title in ("open", "undetermined", "not open"))
    for category in sorted(read_as, key=lambda name: -len(read_as[name])):
        found = read_as[category]
        count = Counter(one.overall for _, one in found)
        cells = (f"{count[key]:9} {count[key] / len(found):6.1%} " for key in OVERALL)
        yield f"{category:20}{len(found):6}{''.join(cells)}"
    if keys:
        for category in CLOSED:
            opened = [key for key, one in read_as[category] if one.overall == "open-source"]
            yield f"\n{category}, called open ({len(opened)}):\n  {' '.join(opened)}"
        for category in FREE:
            closed = [(key, one) for key, one in read_as[category] if one.overall == "not-open-source"]
            yield f"\n{category}, called not open ({len(closed)}):"
            yield from (_quotes(key, one) for key, one in closed)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures. Returns 0."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--keys", action="store_true", help="name the texts on the unexpected side")
    print(*report(license_db(), parser.parse_args(arguments).keys), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
