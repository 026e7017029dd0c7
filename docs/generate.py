"""Writes every generated file: `make generate`. The suite fails when one of them is stale.

The packed library, the JSON schemas, the vocabulary, a page for each criterion, where the definitions agree, the
tables of the library, of scenarios and of releases, and the verdicts of all records.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import osdcheck
from osdcheck.definitions import YARDSTICKS, definition
from osdcheck.english import listed
from osdcheck.errors import OsdcheckError
from osdcheck.evaluate import Asked, evaluate
from osdcheck.inputs.release import take_release
from osdcheck.inputs.scenario import make_scenario
from osdcheck.inputs.target import take
from osdcheck.library.pack import SOURCE, pack, read_records
from osdcheck.library.store import PACKED, Library
from osdcheck.library.yaml import read_yaml
from osdcheck.model.definition import Criterion, Definition
from osdcheck.model.evaluation import Evaluation
from osdcheck.model.license import License
from osdcheck.model.vocabulary import EFFECTS, VOCABULARY
from osdcheck.reports.agreement import agreement
from osdcheck.reports.attestation import standards
from osdcheck.reports.pages import markdown_text
from osdcheck.reports.reference import reference
from osdcheck.reports.words import MARKS, OUTCOME, overall, release_lines, stated, verdict_line
from osdcheck.scenario import ask
from osdcheck.schemas import SCHEMAS, schema

ROOT = Path(__file__).parents[1]
EXAMPLES = 5
SECTIONS = 6


def generated() -> Iterator[tuple[Path, str]]:
    """Each generated file and what it must hold."""
    records = read_records(SOURCE)
    by_definition = {key: [evaluate(record, definition(key)) for record in records] for key in YARDSTICKS}
    evaluations = by_definition["osd"]
    yield PACKED, pack(records)
    for name in SCHEMAS:
        yield ROOT / "docs" / "schema" / f"{name}.json", schema(name)
    for key in YARDSTICKS:
        yield ROOT / "docs" / "standards" / f"{key}.cdx.json", standards([definition(key)])
    yield ROOT / "docs" / "python.md", reference(osdcheck)
    yield ROOT / "docs" / "vocabulary.md", _vocabulary()
    for key, read in by_definition.items():
        for criterion in definition(key).criteria:
            page = ROOT / "docs" / "criteria" / f"{criterion.id.lower()}.md"
            yield page, _criterion(definition(key), criterion, read)
    yield ROOT / "docs" / "definitions.md", agreement([definition(key) for key in YARDSTICKS], by_definition)
    yield ROOT / "docs" / "library.md", _library(records, evaluations)
    yield ROOT / "docs" / "record-and-reading.md", _record_and_reading()
    yield ROOT / "docs" / "scenarios.md", _scenarios()
    yield ROOT / "docs" / "releases.md", _releases()
    yield ROOT / "tests" / "verdicts.json", _verdicts(evaluations)


def _vocabulary() -> str:
    lines = [
        "# The vocabulary",
        "",
        "Generated from `osdcheck/model/vocabulary.py`. A record that uses another word is refused.",
    ]
    lines += ["", "## Effects", "", "| effect | meaning |", "|---|---|"]
    lines += [f"| `{effect}` | {markdown_text(meaning)} |" for effect, meaning in EFFECTS.items()]
    for kind in VOCABULARY:
        lines += ["", f"## {kind.__name__}", "", kind.__doc__ or "", "", "| word | meaning |", "|---|---|"]
        lines += [f"| `{word}` | {markdown_text(word.meaning)} |" for word in kind]
    return "\n".join(lines) + "\n"


def _criterion(yardstick: Definition, criterion: Criterion, evaluations: list[Evaluation]) -> str:
    lines = [
        f"# {criterion.id} {criterion.title}", "",
        f"The [{yardstick.title}]({yardstick.url}) {yardstick.version} says:", "",
        f"> {markdown_text(criterion.wording)}", "", f"**What osdcheck asks.** {criterion.asks}",
    ]  # fmt: skip
    for heading, cases in (
        ("It violates the criterion when", criterion.violates),
        ("It is unclear when", criterion.unclear),
        ("It is no violation when", criterion.spares),
    ):
        if cases:
            lines += ["", f"## {heading}", "", *(f"- {case}" for case in cases)]
    if criterion.shares:
        links = listed(f"[{name}]({name.lower()}.md)" for name in criterion.shares)
        lines += ["", f"It shares its sense with {links}: what violates one of them does not conform here."]
    lines += ["", f"Where the words leave it open, a person settles: {criterion.settles}"]
    violating = [(e, e.verdict(criterion.id)) for e in evaluations if e.verdict(criterion.id).status == "violates"]
    if violating:
        lines += [
            "",
            "## From the library",
            "",
            f"{len(violating)} of {len(evaluations)} records violate it. Among them:",
        ]
    for evaluation, verdict in violating[:EXAMPLES]:
        finding = verdict.findings[0]
        lines += ["", f"**{markdown_text(evaluation.license.name)}**", "", f"> {markdown_text(finding.quote)}"]
        lines += ["", markdown_text(verdict.explanation)]
    return "\n".join(lines) + "\n"


def _library(records: list[License], evaluations: list[Evaluation]) -> str:
    numbers = [criterion.number for criterion in definition().criteria]
    lines = [
        "# The library", "",
        f"{len(records)} records, read against {definition().title} {definition().version}: "
        f"{MARKS['conforms']} conforms, {MARKS['violates']} violates, {MARKS['unclear']} unclear. "
        "The OSI's decision is a fact about a process and stands apart.", "",
        f"| id | {' | '.join(map(str, numbers))} | overall | the OSI's decision | checked |",
        f"|---|{'---|' * (len(numbers) + 3)}",
    ]  # fmt: skip
    for record, evaluation in zip(records, evaluations, strict=True):
        cells = " | ".join(MARKS[verdict.status] for verdict in evaluation.verdicts)
        checked = str(record.reviewed[-1].date) if record.reviewed else "not yet"
        outcome = overall(evaluation.overall, evaluation.definition)
        lines.append(f"| {record.id} | {cells} | {outcome} | {record.osi.status} | {checked} |")
    return "\n".join(lines) + "\n"


def _scenarios() -> str:
    """The table that the suite runs, with the answers as computed and the words that decide."""
    table: Any = read_yaml((ROOT / "tests" / "scenarios.yaml").read_text(encoding="utf-8"), "scenarios.yaml").data
    library = Library([SOURCE])
    lines = [
        "# Who may do what", "",
        f"{len(table)} cases from `tests/scenarios.yaml`, as `osdcheck ask` answers them. The suite holds each answer",
        "and each deciding clause. A clause in brackets would bar the case and does not, on the facts as stated. Facts",
        "that a licence turns on and that a case does not state are asked back: the answer is then not settled.",
    ]  # fmt: skip
    for case in table:
        scenario = make_scenario(case["scenario"])
        lines += ["", f"## {markdown_text(case['asks'])}", ""]
        for index, target in enumerate(case["under"]):
            answer = ask(take(target, library).branches, scenario, Asked(target))
            if index == 0:
                lines += [*(f"- {markdown_text(line)}" for line in stated(answer)), ""]
                lines += ["| licence | answer | clauses | why |", "|---|---|---|---|"]
            deciding = dict.fromkeys(finding.section for finding in answer.decided_by)
            spared = dict.fromkeys(f"[{finding.section}]" for finding in answer.spared)
            clauses = markdown_text(", ".join([*list(deciding)[:SECTIONS], *spared]))
            why = markdown_text(answer.explanation)
            lines.append(f"| {markdown_text(target)} | {OUTCOME[answer.answer]} | {clauses} | {why} |")
    return "\n".join(lines) + "\n"


def _releases() -> str:
    """The release descriptions of the repository: what was published, both readings of source, and the answer."""
    library = Library([SOURCE])
    lines = [
        "# What was released", "",
        "Criterion 2 and the whole system are facts of a release, not of a licence. Each of these descriptions in",
        "[`docs/releases`](releases) says which parts were published, under which licence, and where that stands.",
        "Write one of your own after `osdcheck schema release`: `osdcheck check docs/releases/llama-2.yaml` judges it.",
    ]  # fmt: skip
    for path in sorted((ROOT / "docs" / "releases").glob("*.yaml")):
        taken = take_release(path.read_text(encoding="utf-8"), path.name, library)
        evaluation = evaluate(taken.branches, definition(), Asked(taken.target, release=taken.release))
        lines += ["", f"## {markdown_text(evaluation.license.name)}", "", markdown_text(verdict_line(evaluation)), ""]
        lines += [f"- {markdown_text(line)}" for line in release_lines(evaluation)]
        source = evaluation.verdict("OSD-2")
        lines += ["", f"Criterion 2: **{source.status}**.", *(markdown_text(q) for q in source.questions)]
    return "\n".join(lines) + "\n"


def _record_and_reading() -> str:
    held = json.loads((ROOT / "tests" / "record_vs_reading.json").read_text(encoding="utf-8"))
    cells = [(id, criterion, cell) for id, row in held["differences"].items() for criterion, cell in row.items()]
    total, explained = 10 * held["records"], [row for row in cells if "why" in row[2]]
    missed = sum(cell["reading"] == "conforms" for _, _, cell in explained)
    lines = [
        "# Records and the reading of their texts", "",
        f"The texts of {held['records']} records were read by their words alone, without the record, and without "
        f"their own sentences on the approval list. Of {total:,} cells {total - len(cells):,} have the status of the "
        f"record. {len(cells) - len(explained)} are left open by the reading where the record decides. "
        f"{len(explained)} contradict it, {missed} of them because the reading missed something.", "",
        "A record is never bent to the reading. Each contradiction is explained here; the suite fails at one that is "
        "not. `python tests/corpus/record_vs_reading.py` compares anew, and with `--write` writes the file that holds "
        "them all, `tests/record_vs_reading.json`.", "",
        "| record | criterion | the record | the reading | why the record stands |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for id, criterion, cell in explained:
        lines.append(f"| {id} | {criterion} | {cell['record']} | {cell['reading']} | {markdown_text(cell['why'])} |")
    return "\n".join(lines) + "\n"


def _verdicts(evaluations: list[Evaluation]) -> str:
    rows = [
        f'  "{e.license.id}": {json.dumps([verdict.status for verdict in e.verdicts])}' for e in evaluations
    ]  # fmt: skip
    return "{\n" + ",\n".join(rows) + "\n}\n"


def main() -> int:
    """Write what changed. Returns 0, or 2 with every mistake in the records on standard error."""
    try:
        files = list(generated())
    except OsdcheckError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    for path, content in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
