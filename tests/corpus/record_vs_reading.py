"""Records against the blind reading of their own texts: where the ten statuses differ, and why that is accepted.

    python tests/corpus/record_vs_reading.py            lists differences that record_vs_reading.json does not hold
    python tests/corpus/record_vs_reading.py --write    writes that file anew; reasons that stand in it stay

A record is never bent to the reading. Where the reading leaves a criterion open, the difference explains itself: it is
listed. Where the two contradict each other, the file says why the record stands.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from osdcheck.definitions import definition
from osdcheck.evaluate import evaluate
from osdcheck.library.pack import SOURCE, read_records
from osdcheck.library.texts import find_text
from osdcheck.model.evaluation import Status
from osdcheck.model.license import License
from osdcheck.reading.known import recognise
from osdcheck.reading.reader import read

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT.parent / "shared" / "texts"]
ACCEPTED = ROOT / "tests" / "record_vs_reading.json"

Cells = dict[str, dict[str, str]]
"""Criterion id to `record`, `reading` and, where they contradict each other, `why`."""


def blind(record: License) -> dict[str, Status] | None:
    """The ten statuses of a record's own texts, read by their words alone; None when one of them is not at hand.

    Documents that the licence binds are part of it. Sentences of the same texts on the approval list excuse nothing.
    """
    texts = [find_text(document.source, FOLDERS) for document in record.documents.values() if document.source]
    at_hand = [text for text in texts if text]
    if not at_hand or len(at_hand) < len(texts):
        return None
    own = frozenset(id for text in at_hand for id in recognise(text))
    found = read("\n\n".join(at_hand), record.id, own)
    return evaluate(found.model_copy(update={"subject": record.subject, "kind": record.kind}), definition()).statuses()


def compared(records: Iterator[License]) -> Iterator[tuple[str, Cells]]:
    """Each record whose text is at hand, with the cells that differ."""
    for record in records:
        statuses = blind(record)
        if statuses is not None:
            ours = evaluate(record, definition()).statuses()
            yield (
                record.id,
                {
                    criterion: {"record": ours[criterion], "reading": status}
                    for criterion, status in statuses.items()
                    if status != ours[criterion]
                },
            )


def accepted() -> dict[str, Cells]:
    """The differences that the committed file holds."""
    differences: dict[str, Cells] = json.loads(ACCEPTED.read_text(encoding="utf-8"))["differences"]
    return differences


def unexplained(id: str, found: Cells, known: Mapping[str, Cells]) -> list[str]:
    """One line for each difference that the file does not hold, or holds without the reason that it needs."""
    lines = []
    for criterion, cell in found.items():
        held = known.get(id, {}).get(criterion, {})
        says = f"{id} {criterion}: the record says {cell['record']}, its text reads as {cell['reading']}"
        if {**cell, "why": ""} != {**held, "why": ""}:
            lines.append(f"{says}; the file has no such difference")
        elif contradicts(cell) and not held.get("why"):
            lines.append(f"{says}; the file does not say why")
    return lines


def contradicts(cell: Mapping[str, str]) -> bool:
    """Whether the reading decides otherwise, and does not merely leave the criterion open."""
    return cell["reading"] != "unclear"


def write(found: Mapping[str, Cells], known: Mapping[str, Cells]) -> None:
    """Write the file anew, keeping the reasons of differences that are still there."""
    rows = {id: dict(_held(cells, known.get(id, {}))) for id, cells in found.items() if cells}
    ACCEPTED.write_text(_dumped(len(found), rows), encoding="utf-8")


def _held(cells: Cells, known: Cells) -> Iterator[tuple[str, dict[str, str]]]:
    for criterion, cell in cells.items():
        why = {"why": known.get(criterion, {}).get("why", "")} if contradicts(cell) else {}
        yield criterion, cell | why


def _dumped(records: int, rows: Mapping[str, Cells]) -> str:
    """JSON with a line for each cell, so that a change of one is a change of one line."""
    blocks = []
    for id, cells in rows.items():
        lines = (
            f"{json.dumps(criterion)}: {json.dumps(cell, ensure_ascii=False)}" for criterion, cell in cells.items()
        )
        blocks.append(f"{json.dumps(id)}: {{\n  " + ",\n  ".join(lines) + "}")
    return f'{{"records": {records}, "differences": {{\n' + ",\n".join(blocks) + "\n}}\n"


def main() -> int:
    """0 when every difference is accepted, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    found = dict(compared(iter(read_records(SOURCE))))
    if asked.write:
        write(found, accepted() if ACCEPTED.exists() else {})
    known = accepted()
    lines = [line for id, cells in found.items() for line in unexplained(id, cells, known)]
    differing = [cell for cells in found.values() for cell in cells.values()]
    print(
        *lines,
        f"{len(found)} texts, {10 * len(found):,} cells, {len(differing)} differ "
        f"({sum(map(contradicts, differing))} contradict), {len(lines)} unexplained.",
        sep="\n",
    )
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
