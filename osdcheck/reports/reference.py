"""The public interface as a page: signatures, docstrings and fields, as the code has them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any, get_type_hints

from pydantic import BaseModel

from osdcheck.reports.pages import markdown_text

_PLACES = re.compile(r"\b(?:osdcheck|typing|datetime|dt|collections|pydantic|os)\.(?:[a-z_]+\.)*")


def reference(module: ModuleType) -> str:
    """Everything that the module lists in `__all__`: functions first, then what they give, then errors."""
    public = {name: getattr(module, name) for name in module.__all__ if not name.startswith("_")}
    functions = {name: value for name, value in public.items() if inspect.isfunction(value)}
    classes = {name: value for name, value in public.items() if inspect.isclass(value)}
    errors = {name: value for name, value in classes.items() if issubclass(value, Exception)}
    lines = [
        "# In Python",
        "",
        "Generated from the docstrings of what `osdcheck.__all__` lists; nothing else is public.",
        "",
    ]
    lines += [f"[Functions](#functions): {', '.join(f'`{name}`' for name in functions)}.", "", "## Functions"]
    for name, function in functions.items():
        lines += ["", f"### {name}", "", "```python", _signature(name, function), "```", "", _prose(function)]
    lines += ["", "## Values"]
    for name, value in classes.items():
        if name not in errors:
            lines += ["", f"### {name}", "", _prose(value), *_fields(value), *_methods(value)]
    lines += ["", "## Errors", "", *(f"- `{name}`: {_prose(error)}" for name, error in errors.items())]
    return "\n".join(lines) + "\n"


def _prose(thing: Any) -> str:
    """The docstring as it is; it is Markdown already."""
    return inspect.getdoc(thing) or ""


def _signature(name: str, function: Any) -> str:
    signature = inspect.signature(function)
    parts: list[str] = []
    for parameter in signature.parameters.values():
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and "*" not in parts:
            parts.append("*")
        parts.append(_parameter(parameter))
    inside = "".join(f"    {part},\n" for part in parts)
    return f"def {name}(\n{inside}) -> {_plain(signature.return_annotation)}"


def _parameter(parameter: inspect.Parameter) -> str:
    stars = "**" if parameter.kind is inspect.Parameter.VAR_KEYWORD else ""
    typed = f"{stars}{parameter.name}: {_plain(parameter.annotation)}"
    if parameter.default is inspect.Parameter.empty:
        return typed
    return f"{typed} = {getattr(parameter.default, '__name__', repr(parameter.default))}"


def _plain(text: str) -> str:
    """A type as a reader writes it, without the modules that its parts come from."""
    return _PLACES.sub("", text)


def _fields(value: type) -> Iterator[str]:
    if not issubclass(value, BaseModel):
        return
    hints = get_type_hints(value)
    yield from ("", "| field | type | meaning |", "|---|---|---|")
    for name, field in value.model_fields.items():
        shown = f"`{_type(hints[name])}`".replace("|", "\\|")
        yield f"| `{field.alias or name}` | {shown} | {markdown_text(field.description or '')} |"


def _type(hint: Any) -> str:
    return _plain(hint.__name__ if inspect.isclass(hint) and not getattr(hint, "__args__", None) else str(hint))


def _methods(value: type) -> Iterator[str]:
    own = [
        (name, member)
        for name, member in vars(value).items()
        if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, property)) and member.__doc__
    ]
    for name, member in own:
        call = "" if isinstance(member, property) else "()"
        yield from ("", f"`{name}{call}`: {_prose(member)}")
