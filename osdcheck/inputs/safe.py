"""Structured text from strangers as plain data: bounded depth, no references that grow, one clear line when broken."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.parsers import expat

from osdcheck.errors import InputError, shown

MAX_DEPTH = 200
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def load_json(text: str, name: str) -> Any:
    """The data of a JSON text. Raises InputError with the line of the mistake."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{name}:{error.lineno}: is no valid JSON: {error.msg} (column {error.colno})") from None
    except RecursionError:
        raise InputError(f"{name}: nests too deeply to be read") from None
    except ValueError as error:  # numbers of thousands of digits
        raise InputError(f"{name}: is no valid JSON: {str(error).splitlines()[0]}") from None


def load_yaml(text: str, name: str) -> Any:
    """The data of one YAML document, every scalar a string. Raises InputError for mistakes, anchors and tags."""
    import yaml

    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            line = event.start_mark.line + 1 if event.start_mark else 0
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise InputError(f"{name}:{line}: an anchor or alias (& or *) is not read; write the value out")
            if depth > MAX_DEPTH:
                raise InputError(f"{name}:{line}: nests too deeply to be read")
        return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506  builds strings, lists and mappings only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}" if mark else ""
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise InputError(f"{name}{place}: is no valid YAML: {reason}") from None


def safe_xml(text: str, name: str) -> tuple[str, str]:
    """The name of the root element, and the text without its XML declaration.

    Raises InputError when it is no well-formed XML, declares entities, or nests too deeply: whoever parses it next
    meets no surprise.
    """
    body = _DECLARATION.sub("", text)
    roots: list[str] = []
    depth = 0

    def start(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 1:
            roots.append(tag)
        if depth > MAX_DEPTH:
            raise InputError(f"{name}:{parser.CurrentLineNumber}: nests too deeply to be read")

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(entity: str, *_: object) -> None:
        reason = f"declares the entity {shown(entity)}; documents with entities are not read"
        raise InputError(f"{name}:{parser.CurrentLineNumber}: {reason}")

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(body.encode(), True)
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        raise InputError(f"{name}:{error.lineno}: is no valid XML: {message} (column {error.offset})") from None
    return roots[0], body


def mapping(data: Any, name: str) -> dict[str, Any]:
    """The data, which must be a mapping. Raises InputError when it is something else."""
    if not isinstance(data, dict):
        raise InputError(f"{name}: holds {_kind(data)} where a mapping of fields is expected")
    return data


def _kind(data: Any) -> str:
    return {list: "a list", str: "a text", type(None): "nothing"}.get(type(data), f"a {type(data).__name__}")
