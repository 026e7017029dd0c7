"""Files as text: bounded, decoded, or one clear line why not."""

from __future__ import annotations

import codecs
import os
import sys
import sysconfig
from pathlib import Path

from osdcheck.errors import InputError, one_line

MAX_BYTES = 20_000_000
FOLDER_NAMES = ("LICENSE*", "LICENCE*", "COPYING*", "UNLICENSE*", "LICENSES/*")
MAX_FILES = 500


def read_text(path: Path, limit: int = MAX_BYTES) -> str:
    """The text of a file. Raises InputError with one line when it is missing, too large, binary, empty or not UTF-8."""
    try:
        size = path.stat().st_size
        if size > limit:
            raise InputError(f"{one_line(path)}: {size:,} bytes; texts of up to {limit:,} are read")
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"{one_line(path)}: cannot be read: {error.strerror}") from None
    except ValueError as error:  # a name with a null byte
        raise InputError(f"{one_line(path)}: cannot be read: {error}") from None
    return decode(raw, str(path))


def read_stdin(name: str, limit: int = MAX_BYTES) -> str:
    """The text on standard input; `name` stands in messages. Raises InputError as read_text does."""
    raw = sys.stdin.buffer.read(limit + 1)
    if len(raw) > limit:
        raise InputError(f"{one_line(name)}: more than {limit:,} bytes; shorter texts are read")
    return decode(raw, name)


def decode(raw: bytes, name: str) -> str:
    """Bytes as text: UTF-8, or UTF-16 that says so. Raises InputError when they are binary, empty or neither."""
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in raw[:100_000] and not wide:
        raise InputError(f"{one_line(name)}: is a binary file; give the text of the licence")
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{one_line(name)}: is not UTF-8 (byte {error.start}); save it as UTF-8") from None
    if not text.strip():
        raise InputError(f"{one_line(name)}: is empty")
    return text


def is_file(path: Path) -> bool:
    """Whether there is a file; a name that cannot be one is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder; a name that cannot be one is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def license_files(folder: Path) -> list[Path]:
    """The licence files of a folder. Raises InputError when it has none, or cannot be read."""
    try:
        found = {path for pattern in FOLDER_NAMES for path in folder.glob(pattern) if path.is_file()}
    except OSError as error:
        raise InputError(f"{one_line(folder)}: cannot be read: {error.strerror}") from None
    if not found:
        raise InputError(
            f"{one_line(folder)}: holds no LICENSE, COPYING or LICENSES/ file; name the file that has the licence"
        )
    if len(found) > MAX_FILES:
        raise InputError(f"{one_line(folder)}: holds {len(found):,} licence files; up to {MAX_FILES} are read at once")
    return sorted(found)


def site_packages() -> list[Path]:
    """Where the packages of the active Python environment are: that of VIRTUAL_ENV, else of this interpreter."""
    active = os.environ.get("VIRTUAL_ENV")
    if active and Path(active).resolve() != Path(sys.prefix).resolve():
        found = [*Path(active).glob("lib/python*/site-packages"), *Path(active).glob("Lib/site-packages")]
        if not found:
            raise InputError(f"{active}: VIRTUAL_ENV names it, but it holds no site-packages")
        return sorted(found)
    paths = sysconfig.get_paths()
    return [Path(path) for path in dict.fromkeys([paths["purelib"], paths["platlib"]])]
