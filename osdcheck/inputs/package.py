"""Packages and folders: what the metadata declares, beside the licence texts that are really there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from osdcheck.errors import InputError, OsdcheckError
from osdcheck.inputs.card import beside
from osdcheck.inputs.declared import NOT_SAID, Declared
from osdcheck.inputs.files import is_file, license_files, read_text
from osdcheck.inputs.metadata import FORMATS, Package, read_package
from osdcheck.inputs.resolve import Resolver
from osdcheck.inputs.target import Taken
from osdcheck.library.store import Library
from osdcheck.model.failure import Failure

MAX_PACKAGES = 20_000
_INSTALLED = ("METADATA", "PKG-INFO")
_LIKE_LICENCE = ("licen", "copying", "unlicense")


def take_metadata(path: Path, resolver: Resolver) -> list[Taken | Failure]:
    """The answers for one metadata file, compared with the licence texts beside it."""
    package = read_package(read_text(path), str(path), path.name, partial(beside, path.parent))
    return _compared(
        _declared(package, str(path), resolver), _texts(package, path, str(path), resolver), resolver.library
    )


def take_folder(folder: Path, resolver: Resolver, texts: Sequence[Taken | Failure]) -> list[Taken | Failure]:
    """The answers for what the metadata of a folder declares; distributions that are installed there come first.

    `texts` are the folder's licence files, which stand for themselves.
    """
    found = take_installed(folder, resolver)
    read = [text for text in texts if isinstance(text, Taken)]
    for path in _metadata_files(folder):
        package = read_package(read_text(path), str(path), path.name, partial(beside, folder))
        declared = _declared(package, str(path), resolver)
        if not (read and _is_silent(declared)):
            found += _remarked(declared, read, resolver.library)
    return found


def take_installed(folder: Path, resolver: Resolver) -> list[Taken | Failure]:
    """The answers for every distribution of a folder such as site-packages; empty when it holds none."""
    infos = sorted(path for path in folder.glob("*.dist-info") if path.is_dir())
    if len(infos) > MAX_PACKAGES:
        raise InputError(f"{folder}: holds {len(infos):,} distributions; up to {MAX_PACKAGES:,} are read at once")
    found: list[Taken | Failure] = []
    for info in infos:
        metadata = info / "METADATA"
        try:
            package = read_package(read_text(metadata), str(metadata), "METADATA", partial(beside, info))
            texts = _texts(package, metadata, str(folder), resolver)
            found += _compared(_declared(package, str(folder), resolver), texts, resolver.library)
        except OsdcheckError as error:
            found.append(Failure(target=f"{folder}#{info.name}", message=str(error)))
    return found


def _metadata_files(folder: Path) -> list[Path]:
    return [folder / name for name in FORMATS if name not in _INSTALLED and (folder / name).is_file()]


def _declared(package: Package, document: str, resolver: Resolver) -> list[Taken | Failure]:
    """The first field that says something; further ones only where they name another licence."""
    speaking = [field for field in package.fields if field.said.upper() not in NOT_SAID | {"UNKNOWN"}]
    silent = next(iter(package.fields), None) or Declared(package.id, package.title, "license", "")
    first, *others = speaking or [silent]
    library = resolver.library
    taken = [resolver.take(first, document)]
    for other in others:
        further = resolver.take(replace(other, suffix=other.field), document)
        if isinstance(further, Taken) and _ids(further, library) not in (frozenset(), _ids(taken[0], library)):
            taken.append(further)
    return taken


def _texts(package: Package, path: Path, document: str, resolver: Resolver) -> list[Taken]:
    """What the licence files of a package are."""
    found = []
    for file in _licence_files(package, path):
        said = file.relative_to(path.parent).as_posix()
        declared = Declared(package.id, package.title, "file", said, {said: read_text(file)}, suffix=said)
        taken = resolver.take(declared, document)
        found += [taken] if isinstance(taken, Taken) else []
    return found


def _licence_files(package: Package, path: Path) -> list[Path]:
    folder = path.parent
    if path.name in _INSTALLED:
        named = [place / file for file in package.files for place in (folder / "licenses", folder)]
        return [file for file in named if _inside(file, folder) and _is_licence(file)]
    found = [file for pattern in package.files for file in _matching(folder, pattern) if _inside(file, folder)]
    try:
        return sorted({*found, *license_files(folder)})
    except InputError:
        return sorted({*found})


def _matching(folder: Path, pattern: str) -> list[Path]:
    """The files of a glob of pyproject.toml; none for one that is absolute, or no glob at all."""
    try:
        return [*folder.glob(pattern)]
    except (NotImplementedError, ValueError, OSError):
        return []


def _inside(file: Path, folder: Path) -> bool:
    return is_file(file) and file.resolve().is_relative_to(folder.resolve())


def _is_licence(file: Path) -> bool:
    return any(word in file.name.casefold() for word in _LIKE_LICENCE)


def _compared(declared: Sequence[Taken | Failure], texts: Sequence[Taken], library: Library) -> list[Taken | Failure]:
    """The declared licences with a remark where the texts are others, then each text that nothing declares."""
    if texts and _is_silent(declared):
        return list(_numbered(texts))
    names = _all_ids(declared, library)
    further = [text for text in texts if not _ids(text, library) or not _ids(text, library) <= names]
    return [*_remarked(declared, texts, library), *further]


def _is_silent(declared: Sequence[Taken | Failure]) -> bool:
    return any(isinstance(one, Taken) and one.source and one.source.kind == "not-said" for one in declared)


def _remarked(declared: Sequence[Taken | Failure], texts: Sequence[Taken], library: Library) -> list[Taken | Failure]:
    names, there = _all_ids(declared, library), _all_ids(texts, library)
    notes = []
    if texts and names - there:
        notes.append(f"Declared, but no licence file is its text to the word: {', '.join(sorted(names - there))}.")
    if there - names:
        notes.append(f"A licence file holds a text that is not declared: {', '.join(sorted(there - names))}.")
    if not texts:
        notes.append("No licence text comes with the package.")
    return [replace(one, notes=(*one.notes, *notes)) if isinstance(one, Taken) else one for one in declared]


def _numbered(texts: Iterable[Taken]) -> Iterable[Taken]:
    """The first text stands for the package itself, which declares nothing."""
    for number, text in enumerate(texts):
        note = "The metadata declares no licence; the licence file does."
        plain = text.target.partition("#")
        target = f"{plain[0]}#{text.source.element}" if number == 0 and text.source else text.target
        yield replace(text, target=target, notes=(*text.notes, note))


def _all_ids(found: Iterable[Taken | Failure], library: Library) -> frozenset[str]:
    return frozenset[str]().union(*(_ids(one, library) for one in found))


def _ids(taken: Taken | Failure, library: Library) -> frozenset[str]:
    """The licences with a record that an answer is about, whatever joins them."""
    if isinstance(taken, Failure):
        return frozenset()
    return frozenset(part.id for branch in taken.branches for part in branch.parts if part.id in library)
