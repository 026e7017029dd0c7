"""What the metadata of one package says of its licence: pyproject.toml, package.json, Cargo.toml, METADATA. Pure."""

from __future__ import annotations

import email
import email.policy
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from osdcheck.errors import InputError
from osdcheck.inputs.card import Beside
from osdcheck.inputs.declared import Declared
from osdcheck.inputs.safe import load_json, mapping

LONG = 150
"""A licence field that is longer, or has several lines, holds a text and no name."""

CLASSIFIER = "License :: "
SEVERAL = (
    "The classifiers name several licences and do not say whether all apply or one may be chosen; they are read as all "
    "applying."
)
SEE = "see license in "


@dataclass(frozen=True, slots=True)
class Package:
    """One package: what it is called, what its fields say, and the licence files that it names."""

    id: str
    title: str
    fields: tuple[Declared, ...]
    files: tuple[str, ...] = ()


def read_package(text: str, name: str, kind: str, beside: Beside) -> Package:
    """The package of a metadata file; `kind` is a key of FORMATS. Raises InputError for a broken file."""
    return FORMATS[kind](text, name, beside)


def _pyproject(text: str, name: str, beside: Beside) -> Package:
    data = _toml(text, name)
    project = data.get("project")
    if project is None:
        project = mapping(data.get("tool") or {}, f"{name}: tool").get("poetry")
    project = mapping(project if project is not None else {}, f"{name}: project")
    id, title = _title(project, name)
    license = project.get("license")
    fields = []
    if isinstance(license, str):
        fields.append(_name_or_text(id, title, "license", license))
    elif isinstance(license, dict) and isinstance(license.get("file"), str):
        fields.append(_file(id, title, "license.file", license["file"], beside))
    elif isinstance(license, dict) and isinstance(license.get("text"), str):
        fields.append(_name_or_text(id, title, "license.text", license["text"]))
    elif license is not None:
        raise InputError(f"{name}: license must be an SPDX expression, or a table with text or file")
    fields += _classified(id, title, _strings(project, "classifiers", name))
    return Package(id, title, tuple(fields), tuple(_strings(project, "license-files", name)))


def _npm(text: str, name: str, beside: Beside) -> Package:
    data = mapping(load_json(text, name), name)
    id, title = _title(data, name)
    rows = data.get("licenses", data.get("license"))
    said = [row.get("type") if isinstance(row, dict) else row for row in (rows if isinstance(rows, list) else [rows])]
    if not all(one is None or isinstance(one, str) for one in said):
        raise InputError(f"{name}: license must be an SPDX expression")
    sayings = [one.strip() for one in said if one]
    if len(sayings) > 1:
        note = "A list of licences is no valid metadata; nothing says whether all apply. They are read as all applying."
        joined = Declared(id, title, "licenses", " AND ".join(sayings), parts=tuple(sayings), notes=(note,))
        return Package(id, title, (joined,))
    one = sayings[0] if sayings else ""
    if one.casefold().startswith(SEE):
        return Package(id, title, (_file(id, title, "license", one[len(SEE) :].strip("<> "), beside),))
    return Package(id, title, (Declared(id, title, "license", one),))


def _cargo(text: str, name: str, beside: Beside) -> Package:
    data = _toml(text, name)
    workspace = mapping(mapping(data.get("workspace") or {}, f"{name}: workspace").get("package") or {}, name)
    crate = mapping(data.get("package", workspace), f"{name}: package")
    id, title = _title(crate, name)
    license, file = (_inherited(crate, workspace, key) for key in ("license", "license-file"))
    if isinstance(license, str):
        note = ("Slashes are Cargo's old way to write OR.",) if "/" in license else ()
        return Package(id, title, (Declared(id, title, "license", license.replace("/", " OR "), notes=note),))
    if isinstance(file, str):
        return Package(id, title, (_file(id, title, "license-file", file, beside),))
    elsewhere = ("The licence is inherited from a workspace that stands in another file.",) if license or file else ()
    return Package(id, title, (Declared(id, title, "license", "", notes=elsewhere),))


def _installed(text: str, name: str, _beside: Beside) -> Package:
    headers = email.message_from_string(text.partition("\n\n")[0], policy=email.policy.compat32)
    project = {"name": headers["Name"], "version": headers["Version"]}
    id, title = _title(project, name)
    fields = []
    if headers["License-Expression"]:
        fields.append(Declared(id, title, "License-Expression", str(headers["License-Expression"]).strip()))
    if headers["License"]:
        fields.append(_name_or_text(id, title, "License", str(headers["License"])))
    fields += _classified(id, title, map(str, headers.get_all("Classifier") or ()))
    files = tuple(str(file).strip() for file in headers.get_all("License-File") or ())
    return Package(id, title, tuple(fields), files)


FORMATS: dict[str, Callable[[str, str, Beside], Package]] = {
    "pyproject.toml": _pyproject,
    "package.json": _npm,
    "Cargo.toml": _cargo,
    "METADATA": _installed,
    "PKG-INFO": _installed,
}


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: is no valid TOML: {error}") from None
    except RecursionError:
        raise InputError(f"{name}: nests too deeply to be read") from None


def _title(project: dict[str, Any], name: str) -> tuple[str, str]:
    id = project.get("name") or name
    version = project.get("version")
    return str(id), f"{id} {version}" if isinstance(version, str) else str(id)


def _name_or_text(id: str, title: str, field: str, value: str) -> Declared:
    value = value.strip()
    if "\n" in value or len(value) > LONG:
        said = f"the text in {field}"
        return Declared(id, title, field, said, {said: value})
    return Declared(id, title, field, value)


def _file(id: str, title: str, field: str, file: str, beside: Beside) -> Declared:
    text = beside(file)
    if text is None:
        return Declared(id, title, field, file, notes=(f"{field} points to {file}, which is not here.",))
    return Declared(id, title, field, file, {file: text})


def _classified(id: str, title: str, classifiers: Iterable[str]) -> list[Declared]:
    names = [line.strip().rpartition(" :: ")[2] for line in classifiers if line.strip().startswith(CLASSIFIER)]
    names = [name for name in names if name != "OSI Approved"]
    if not names:
        return []
    if len(names) == 1:
        return [Declared(id, title, "classifiers", names[0])]
    return [Declared(id, title, "classifiers", " AND ".join(names), parts=tuple(names), notes=(SEVERAL,))]


def _inherited(crate: dict[str, Any], workspace: dict[str, Any], key: str) -> object:
    value = crate.get(key)
    return workspace.get(key, value) if isinstance(value, dict) else value


def _strings(data: dict[str, Any], key: str, name: str) -> Sequence[str]:
    rows = data.get(key) or []
    if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
        raise InputError(f"{name}: {key} must be a list of texts")
    return rows
