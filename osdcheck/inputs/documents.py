"""A target to everything that it holds: one licence, or what a document says of each of its elements."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

from osdcheck.errors import InputError
from osdcheck.inputs.declared import Declared
from osdcheck.inputs.files import MAX_BYTES as MAX_TEXT
from osdcheck.inputs.files import is_file, is_folder, license_files, read_stdin, read_text
from osdcheck.inputs.target import Taken, take, take_text
from osdcheck.library.store import Library
from osdcheck.model.failure import Failure

CARD = "README.md"
METADATA = frozenset({"pyproject.toml", "package.json", "Cargo.toml", "METADATA", "PKG-INFO"})
MAX_BYTES = 200_000_000
_SUFFIXES = frozenset({".json", ".xml", ".rdf", ".spdx", ".tag", ".yaml", ".yml"})
_BEGINNING = 100_000
_TREE = re.compile(r"^[\"']?(?:spdxVersion|SPDXID)[\"']?:", re.MULTILINE)
_TAGS = re.compile(r"^SPDXVersion:", re.MULTILINE)
_XML = re.compile(r"\A\s*(?:<\?xml\b|<(?:\w+:)?(?:bom|RDF|Document)\b)")


def take_all(
    target: str, library: Library, stdin_name: str | None = None, *, blind: bool = False
) -> list[Taken | Failure]:
    """What the target stands for, one for each licence that it names. Raises OsdcheckError when it stands for nothing.

    An element of a document that cannot be read is a Failure of its own, and the others go on. `blind`: every file is
    a text, judged by its words alone.
    """
    folder = _folder(target)
    if blind:
        files = [f"file:{file}" for file in license_files(folder)] if folder else [target]
        return [take(file, library, stdin_name, blind=True) for file in files]
    return _take_folder(folder, library) if folder else _take(target, library, stdin_name)


def _take_folder(folder: Path, library: Library) -> list[Taken | Failure]:
    """What a folder declares (packages, a model card), and then each of its licence files."""
    from osdcheck.inputs.package import take_folder
    from osdcheck.inputs.resolve import Resolver

    nothing: InputError | None = None
    files: list[Path] = []
    try:
        files = license_files(folder)
    except InputError as error:
        nothing = error
    texts = [taken for file in files for taken in _take(f"file:{file}", library, None)]
    found = take_folder(folder, Resolver(library, take_text), texts)
    card = folder / CARD
    if is_file(card):
        found += _document(read_text(card), str(card), library, folder) or []
    if nothing and not found:
        raise nothing
    return [*found, *texts]


def _folder(target: str) -> Path | None:
    """The folder that the target names; an id never names one."""
    kind, colon, name = target.partition(":")
    path = Path(name if colon and kind == "file" else target)
    return path if target.strip() and not (colon and kind == "id") and is_folder(path) else None


def _take(target: str, library: Library, stdin_name: str | None) -> list[Taken | Failure]:
    if target == "-":
        name = stdin_name or "-"
        text = read_stdin(stdin_name or "standard input", MAX_BYTES)
        return _document(text, name, library, None) or [take_text(text, name, library)]
    if path := _file(target, library):
        limit = MAX_BYTES if path.suffix.lower() in _SUFFIXES else MAX_TEXT
        return _document(read_text(path, limit), str(path), library, path.parent) or [take(target, library, stdin_name)]
    name = target.removeprefix("id:")
    from_menu = None if name in library else _from_menu(name, target, library)
    return [from_menu or take(target, library, stdin_name)]


def _from_menu(name: str, target: str, library: Library) -> Taken | Failure | None:
    """An identifier from the menu of model hubs that no record has for a name: a family, or a licence without one."""
    from osdcheck.inputs.hub import identifiers
    from osdcheck.inputs.resolve import Resolver

    if name.casefold() not in identifiers():
        return None
    taken = Resolver(library, take_text).take(Declared("", "", "", name), target)
    return replace(taken, target=target, source=None) if isinstance(taken, Taken) else taken


def _file(target: str, library: Library) -> Path | None:
    """The file that the target names without doubt."""
    kind, colon, name = target.partition(":")
    if colon and kind == "file":
        return Path(name)
    plain = not (colon and kind == "id") and target not in library
    return Path(target) if plain and is_file(Path(target)) else None


def _document(text: str, name: str, library: Library, folder: Path | None) -> list[Taken | Failure] | None:
    from osdcheck.inputs.release import is_release, take_release
    from osdcheck.inputs.resolve import Resolver

    if folder and Path(name).name in METADATA:
        from osdcheck.inputs.package import take_metadata

        return take_metadata(Path(name), Resolver(library, take_text))
    if is_release(text):
        return [take_release(text, name, library)]
    found = declared_in(text, name, folder)
    if found is None:
        return None
    if not found:
        raise InputError(f"{name}: names no package and no component, so no licence either")
    resolver = Resolver(library, take_text)
    return [resolver.take(one, name) for one in found]


def declared_in(text: str, name: str, folder: Path | None) -> list[Declared] | None:
    """What a document says of its elements; None when the text is no document. Raises InputError for a broken one.

    `folder` is where it lies, for files that it points to.
    """
    beginning = text[:_BEGINNING]
    suffix = Path(name).suffix.lower()
    if suffix == ".json" or beginning.lstrip().startswith("{"):
        return _json(text, name, certain=suffix == ".json")
    if suffix in (".xml", ".rdf") or _XML.match(beginning):
        return _xml(text, name)
    if beginning.startswith("---"):
        from osdcheck.inputs.card import beside, declared_by, is_card, read_card

        if is_card(beginning):
            return declared_by(read_card(text, name, partial(beside, folder)))
    if suffix in (".spdx", ".tag") or _TAGS.search(beginning):
        from osdcheck.inputs import spdx

        return spdx.from_tag_value(text, name)
    if _TREE.search(beginning):
        from osdcheck.inputs import spdx
        from osdcheck.inputs.safe import load_yaml

        return spdx.from_tree(load_yaml(text, name), name)
    return None


def _json(text: str, name: str, *, certain: bool) -> list[Declared] | None:
    from osdcheck.inputs.safe import load_json

    try:
        data = load_json(text, name)
    except InputError:
        if certain:
            raise
        return None
    keys = set(data) if isinstance(data, dict) else set()
    if "spdxVersion" in keys:
        from osdcheck.inputs import spdx

        return spdx.from_tree(data, name)
    if "bomFormat" in keys:
        from osdcheck.inputs import cyclonedx

        return cyclonedx.from_json(data, name)
    if "@context" in keys:
        from osdcheck.inputs import spdx3

        if spdx3.CONTEXT in str(data["@context"]):
            return spdx3.from_json(data, name)
    if {"headers", "files"} <= keys:
        from osdcheck.inputs import scancode

        return scancode.from_json(data, name)
    if certain:
        raise InputError(f"{name}: is JSON, but no document that is read here (SPDX, CycloneDX, ScanCode)")
    return None


def _xml(text: str, name: str) -> list[Declared]:
    from osdcheck.inputs.safe import safe_xml

    root, body = safe_xml(text, name)
    kind = root.rpartition(":")[2]
    if kind == "bom":
        from osdcheck.inputs import cyclonedx

        return cyclonedx.from_xml(body, name)
    from osdcheck.inputs import spdx

    if kind == "Document":
        return spdx.from_xml(body, name)
    if kind == "RDF":
        return spdx.from_rdf(body, name)
    raise InputError(f"{name}: is XML with the root <{root}>, but no document that is read here (SPDX, CycloneDX)")
