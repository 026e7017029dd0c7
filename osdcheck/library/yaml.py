"""YAML with line numbers and no surprises: every scalar is a string until the model types it.

Nothing is guessed (`on`, `NO` and `2.10` stay as written), tags and anchors are refused, so that no object is
built and no document can blow up, and a key may stand only once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from osdcheck.errors import Problem, RecordError

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = "tuple[str | int, ...]"


@dataclass(slots=True)
class Marked:
    """Plain data, and the line (from 1) of every path in it."""

    data: Plain
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int | None:
        """Line of the path, or of the nearest part above it that the file has."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return None


def read_yaml(text: str, name: str) -> Marked:
    """Parse one document. `name` is the file's name for messages. Raises RecordError with every problem found."""
    if len(text) > MAX_BYTES:
        raise RecordError(
            [Problem(name, None, "", f"larger than {MAX_BYTES:,} characters; a record is a few kilobytes")]
        )
    try:
        for token in yaml.scan(text, Loader=yaml.CBaseLoader):
            if isinstance(token, yaml.TagToken | yaml.AnchorToken | yaml.AliasToken):
                what = "a tag (!)" if isinstance(token, yaml.TagToken) else "an anchor or alias (& or *)"
                reason = f"{what} is not allowed; write the value out, in quotes if it begins with such a sign"
                raise RecordError([Problem(name, token.start_mark.line + 1, "", reason)])
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "nested too deeply"
        line = mark.line + 1 if mark else None
        raise RecordError([Problem(name, line, "", f"not valid YAML: {reason}")]) from None
    problems: list[Problem] = []
    marked = Marked(None)
    marked.data = _plain(node, (), marked, problems, name)
    if problems:
        raise RecordError(problems)
    return marked


def _plain(node: yaml.Node | None, path: Path, marked: Marked, problems: list[Problem], name: str) -> Plain:
    if node is None:
        return None
    marked.lines.setdefault(path, node.start_mark.line + 1)
    if len(path) > MAX_DEPTH:
        problems.append(Problem(name, node.start_mark.line + 1, "", "nested too deeply"))
        return None
    if isinstance(node, yaml.ScalarNode):
        empty = node.style is None and node.value in ("", "~", "null")
        return None if empty else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, index), marked, problems, name) for index, item in enumerate(node.value)]
    mapping: dict[str, Plain] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Problem(name, line, "", "a key must be a plain word"))
            continue
        key = str(key_node.value)
        if key in mapping:
            problems.append(Problem(name, line, key, "this key stands twice; keep one"))
        marked.lines[(*path, key)] = line
        mapping[key] = _plain(value_node, (*path, key), marked, problems, name)
    return mapping
