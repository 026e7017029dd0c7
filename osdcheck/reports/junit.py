"""JUnit XML, as Jenkins and GitLab read it: a suite for each licence, a case for each criterion.

A violation is a failure, an open question is a skipped case with its message, and what could not be read is an error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from osdcheck.model.evaluation import Evaluation, Verdict
from osdcheck.model.failure import Failure
from osdcheck.reports.words import footer_line, source_line
from osdcheck.shortfalls import Shortfall, shortfalls

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check(read: Sequence[Evaluation | Failure]) -> str:
    """One document for everything that was read, in the order of the targets."""
    suites = [_suite(item) if isinstance(item, Evaluation) else _unreadable(item) for item in read]
    root = Element("testsuites", {"name": "osdcheck", **_sums(suites)})
    root.extend(suites)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _sums(suites: Sequence[Element]) -> dict[str, str]:
    return {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in ("tests", "failures", "errors")}


def _suite(evaluation: Evaluation) -> Element:
    statuses = [verdict.status for verdict in evaluation.verdicts]
    suite = Element("testsuite", {
        "name": _xml(evaluation.target),
        "tests": str(len(statuses)),
        "failures": str(statuses.count("violates")),
        "errors": "0",
        "skipped": str(statuses.count("unclear")),
        "time": "0",
        "timestamp": f"{evaluation.date}T00:00:00",
        "hostname": "localhost",
    })  # fmt: skip
    for verdict in evaluation.verdicts:
        _case(suite, evaluation, verdict)
    SubElement(suite, "system-out").text = _xml(f"{footer_line(evaluation)}\n{evaluation.disclaimer}")
    return suite


def _case(suite: Element, evaluation: Evaluation, verdict: Verdict) -> None:
    name = f"{verdict.criterion} {verdict.title}"
    case = SubElement(suite, "testcase", {"classname": _xml(evaluation.license.name), "name": _xml(name), "time": "0"})
    if verdict.status == "violates":
        failure = SubElement(case, "failure", {"type": verdict.criterion, "message": _xml(verdict.explanation)})
        found = [shortfall for shortfall in shortfalls(evaluation) if shortfall.verdict is verdict]
        failure.text = _xml("\n\n".join(map(_quoted, found)))
    elif verdict.status == "unclear":
        SubElement(case, "skipped", {"message": _xml(" ".join(verdict.questions))})


def _quoted(shortfall: Shortfall) -> str:
    assert shortfall.finding  # noqa: S101  a violation is always quoted
    place = source_line(shortfall.evaluation, shortfall.finding)
    file = f"{shortfall.file}:{shortfall.region.line}: " if shortfall.file else ""
    return f"{file}{place}\n“{shortfall.finding.quote}”"


def _unreadable(failure: Failure) -> Element:
    counts = {"tests": "1", "failures": "0", "errors": "1", "time": "0"}
    suite = Element("testsuite", {"name": _xml(failure.target), **counts})
    case = SubElement(suite, "testcase", {"classname": _xml(failure.target), "name": "can be read", "time": "0"})
    SubElement(case, "error", {"type": "unreadable", "message": _xml(failure.message)})
    return suite


def _xml(text: str) -> str:
    """Text without characters that XML has no way to write."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
