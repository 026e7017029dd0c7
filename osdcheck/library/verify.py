"""Records against the texts that they quote: word for word, and sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from osdcheck.library.texts import digest, find_text
from osdcheck.model.license import License
from osdcheck.reading.fold import Folded
from osdcheck.reading.sentences import has_force, sentences

Kind = Literal["misquoted", "changed", "unavailable", "unaccounted"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that does not fit, or could not be checked."""

    kind: Kind
    record: str
    document: str
    where: str
    detail: str

    def __str__(self) -> str:
        return f"{self.record}: {self.kind}: {self.document}{f' {self.where}' if self.where else ''}: {self.detail}"


def verify(license: License, folders: Iterable[Path] = ()) -> Iterator[Remark]:
    """Check every quote of a record against its texts, and list normative sentences that no term quotes.

    `folders` hold texts for `file:` sources. Yields nothing when all is well.
    """
    folders = tuple(folders)
    for key, document in license.documents.items():
        if document.source is None:
            continue
        text = find_text(document.source, folders)
        if text is None:
            known = f"sha256 {document.sha256 or 'not recorded'}, last checked {document.checked or 'never'}"
            yield Remark("unavailable", license.id, key, document.source, f"text not at hand; {known}")
            continue
        if document.sha256 and digest(text) != document.sha256:
            yield Remark(
                "changed",
                license.id,
                key,
                document.source,
                f"the text at hand has sha256 {digest(text)}; read it again",
            )
        yield from _against(license, key, text)


def _against(license: License, key: str, text: str) -> Iterator[Remark]:
    folded = Folded(text)
    covered: list[tuple[int, int]] = []
    for term in license.terms:
        for clause in term.clauses:
            if license.document_id(clause) != key:
                continue
            places = list(folded.find_all(clause.quote))
            covered.extend(places)
            if not places:
                yield Remark(
                    "misquoted",
                    license.id,
                    key,
                    f"term {term.id}, section {clause.section}",
                    f"the text does not say: {clause.quote}",
                )
    for start, end in sentences(text):
        sentence = " ".join(text[start:end].split())
        if has_force(sentence) and not any(first < end and start < last for first, last in covered):
            yield Remark("unaccounted", license.id, key, f"line {folded.line_and_column(start)[0]}", sentence)
