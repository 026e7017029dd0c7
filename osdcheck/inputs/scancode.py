"""ScanCode's JSON: each match is a span of a file to judge, so that nothing has to be detected again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from osdcheck.errors import InputError
from osdcheck.inputs.declared import Declared
from osdcheck.inputs.safe import mapping

TOOL = "scancode"
BY_NAME = "ScanCode matched words that name the licence, not its text; it is judged by its name."
INEXACT = "ScanCode matched {said} with a score of {score}: words were added or left out. Look at them."
EXACT = 100
CLUE = "ScanCode found a text that it does not know (unknown-license-reference)."


def from_json(data: dict[str, Any], name: str) -> list[Declared]:
    """What each match says. The text of a match is read where the match is a licence's text and the scan kept it.

    Raises InputError when it is no scan, or one without licences.
    """
    headers = data.get("headers")
    tools = [str(row.get("tool_name")) for row in headers if isinstance(row, dict)] if isinstance(headers, list) else []
    if not any(TOOL in tool for tool in tools):
        raise InputError(f"{name}: says it is a scan of {', '.join(tools) or 'nothing'}; scans of ScanCode are read")
    files = data.get("files")
    if not isinstance(files, list):
        raise InputError(f"{name}: files must be a list")
    rows = [mapping(row, f"{name}: files[{index}]") for index, row in enumerate(files)]
    if not any("license_detections" in row for row in rows):
        raise InputError(f"{name}: holds no license_detections; scan with --license (version 32 or newer)")
    return [declared for row in rows for declared in _file(row, name)]


def _file(row: dict[str, Any], name: str) -> Iterator[Declared]:
    path = str(row.get("path"))
    seen: set[tuple[object, ...]] = set()
    for detection in _rows(row, "license_detections", f"{name}: {path}"):
        for match in _rows(detection, "matches", f"{name}: {path}: license_detections"):
            place = (match.get("start_line"), match.get("end_line"), match.get("license_expression"))
            if place not in seen:
                seen.add(place)
                yield _match(path, match, sum(one[:2] == place[:2] for one in seen))


def _match(path: str, match: dict[str, Any], number: int) -> Declared:
    said = str(match.get("license_expression_spdx") or match.get("license_expression") or "")
    place = f"{path}:{match.get('start_line')}-{match.get('end_line')}" + (f" ({number})" if number > 1 else "")
    if "unknown-license-reference" in said or "unknown-license" in said:
        return Declared(place, path, "license_detections", "other", notes=(CLUE,))
    text = match.get("matched_text")
    if str(match.get("rule_identifier", "")).endswith(".LICENSE") and isinstance(text, str) and text.strip():
        return Declared(place, path, "license_detections", said, {said: text})
    score = match.get("score", 100)
    if isinstance(score, int | float) and score < EXACT:
        return Declared(place, path, "license_detections", "other", notes=(INEXACT.format(said=said, score=score),))
    return Declared(place, path, "license_detections", said, notes=(BY_NAME,))


def _rows(data: dict[str, Any], key: str, name: str) -> list[dict[str, Any]]:
    rows = data.get(key) or []
    if not isinstance(rows, list):
        raise InputError(f"{name}: {key} must be a list")
    return [mapping(row, f"{name}: {key}") for row in rows]
