"""Agreement with the list of approved licences: every text of the SPDX list, read from its words alone.

    python tests/corpus/approved.py [--keys]

A sentence that an approved text has is excused from being understood, so each text is read four times: with all known
sentences, without its own, without those of its whole family, and without any. Exit status 1 when an approved text is
called not open.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase

from blind import judge
from texts import Spdx, spdx

from osdcheck.model.evaluation import Evaluation

FAMILIES = {
    "MIT": "MIT* Xnet UPL-* Unlicense ECL-1.0 NCSA curl ICU ISC 0BSD MirOS HPND NTP PostgreSQL Unicode-* Multics "
    "WordNet W3C* EFL-* Jam Fair BSL-1.0",
    "BSD": "BSD-* NCSA Apache-1.1 Entessa PHP-* ZPL-* Naumen VSL-* OLDAP-* EUDatagrid Intel Sleepycat AAL Frameworx-* "
    "ALGLIB-Documentation OSC-1.0",
    "Apache": "Apache-2.0 ECL-2.0 OLFL-* MulanPSL-*",
    "Mozilla": "MPL-* CPAL-* CUA-OPL-* SPL-* RSCPL Nokia CDDL-* SISSL Motosoto OSET-PL-* RPL-* APL-* CATOSL-* APSL-* "
    "Watcom-* RPSL-*",
    "GNU": "GPL-* LGPL-* AGPL-* NGPL",
    "Rosen": "AFL-* OSL-* NPOSL-* UCL-*",
    "IBM": "IPL-* CPL-* EPL-* LPL-*",
    "Artistic": "Artistic-* OGTSL",
    "Python": "Python-* CNRI-*",
    "CeCILL": "CECILL-*",
    "EUPL": "EUPL-*",
    "Microsoft": "MS-*",
    "LiLiQ": "LiLiQ-*",
    "CERN": "CERN-OHL-*",
    "OFL": "OFL-*",
    "CAL": "CAL-*",
}
"""Texts that derive from one another, by id. A text may be of two families; one that is of none stands alone."""


def family(id: str, ids: Sequence[str]) -> frozenset[str]:
    """All ids that share a family with this one, itself among them."""
    groups = [pattern.split() for pattern in FAMILIES.values()]
    own = [patterns for patterns in groups if any(fnmatchcase(id, pattern) for pattern in patterns)]
    return frozenset(other for other in ids if any(fnmatchcase(other, p) for patterns in own for p in patterns)) | {id}


def _line(title: str, found: Sequence[Evaluation]) -> str:
    count = Counter(one.overall for one in found)
    cells = (
        f"{count[key]:5} {count[key] / len(found):6.1%}" for key in ("open-source", "undetermined", "not-open-source")
    )
    return f"{title:58}{'  '.join(cells)}"


def _doubt(name: str, found: Evaluation) -> str:
    unclear = " ".join(verdict.criterion for verdict in found.verdicts if verdict.status == "unclear")
    quotes = (f"    {' '.join(clause.quote.split())[:200]!r}" for clause in found.not_understood)
    return "\n".join([f"  {name}: {unclear}", *quotes])


def _why(name: str, found: Evaluation) -> str:
    verdicts = [verdict for verdict in found.verdicts if verdict.status == "violates"]
    quotes = (f"    {verdict.criterion}: {' '.join(verdict.findings[0].quote.split())[:160]!r}" for verdict in verdicts)
    return "\n".join([f"  {name}", *quotes])


Measured = dict[str, list[tuple[str, Evaluation]]]
OWN, KIN, ANY = "without its own sentences", "without those of its family", "without any"


def measure(texts: Sequence[Spdx]) -> Measured:
    """Ids and evaluations for each way of leaving sentences out, of approved texts and of the others."""
    ids = [text.id for text in texts if text.approved]
    ways: dict[str, Callable[[str], frozenset[str]]] = {
        "with all known sentences": lambda _: frozenset(),
        OWN: lambda name: frozenset({name}),
        KIN: lambda name: family(name, ids),
        ANY: lambda _: frozenset(ids),
    }
    return {
        f"{kind}, {way}": [
            (text.id, judge(text.text, text.id, without(text.id))) for text in texts if text.approved == approved
        ]
        for kind, approved in (("approved", True), ("not approved", False))
        for way, without in ways.items()
        if approved or way not in (OWN, KIN)
    }


def report(measured: Measured, keys: bool) -> Iterator[str]:
    """The lines of the report."""
    yield f"{'':58}{'open':>12}  {'undetermined':>12}  {'not open':>12}"
    for way, found in measured.items():
        yield _line(f"{way} ({len(found)})", [one for _, one in found])
    if keys:
        strict = measured[f"approved, {KIN}"]
        yield "\nApproved, called not open:"
        yield from (_why(name, one) for name, one in strict if one.overall == "not-open-source")
        yield "\nApproved, undetermined without the sentences of the family:"
        yield from (_doubt(name, one) for name, one in strict if one.overall == "undetermined")
        yield "\nNot approved, called open without any known sentence:"
        others = measured[f"not approved, {ANY}"]
        yield "  " + " ".join(name for name, one in others if one.overall == "open-source")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures. Returns 1 when an approved text is called not open."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--keys", action="store_true", help="name the texts, with the words that decided")
    measured = measure(spdx())
    print(*report(measured, parser.parse_args(arguments).keys), sep="\n")
    return int(any(one.overall == "not-open-source" for _, one in measured[f"approved, {KIN}"]))


if __name__ == "__main__":
    sys.exit(main())
