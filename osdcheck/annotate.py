"""Our answers as annotations in a copy of an SPDX document, through spdx-tools."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osdcheck.errors import InputError, shown
from osdcheck.inputs.documents import MAX_BYTES
from osdcheck.inputs.files import read_text
from osdcheck.model.evaluation import Evaluation
from osdcheck.reports.words import verdict_line
from osdcheck.version import __version__

if TYPE_CHECKING:
    from spdx_tools.spdx.model import Annotation, Document

TOOL = "osdcheck-"
SUFFIXES = (".json", ".yaml", ".yml", ".xml", ".rdf", ".spdx", ".tag")


def remarks(evaluations: Iterable[Evaluation]) -> list[Annotation]:
    """One annotation for each answer: the element, the field and its words, the verdict, and the words that decide."""
    from spdx_tools.spdx.model import Actor, ActorType, Annotation, AnnotationType

    tool = Actor(ActorType.TOOL, f"{TOOL}{__version__}")
    return [
        Annotation(
            spdx_id=one.source.element,
            annotation_type=AnnotationType.OTHER,
            annotator=tool,
            annotation_date=dt.datetime(one.date.year, one.date.month, one.date.day),  # noqa: DTZ001  SPDX: UTC, no offset
            annotation_comment=_comment(one),
        )
        for one in evaluations
        if one.source
    ]


def annotated(document: Document, evaluations: Iterable[Evaluation]) -> Document:
    """The document with our annotations; those of an earlier run give way. The document itself is changed."""
    others = [one for one in document.annotations if not one.annotator.name.startswith(TOOL)]
    document.annotations = [*others, *remarks(evaluations)]
    return document


def read_document(path: Path) -> Document:
    """The whole document. Raises InputError with one line when spdx-tools cannot read it."""
    from ply.yacc import NullLogger
    from spdx_tools.spdx.parser.parse_anything import parse_file
    from spdx_tools.spdx.parser.tagvalue.parser import Parser

    _known(path)
    try:
        document: Document
        if path.suffix in (".spdx", ".tag"):  # its own way of parsing these writes into the installed package
            quiet = Parser(write_tables=False, debug=False, errorlog=NullLogger())
            document = quiet.parse(read_text(path, MAX_BYTES))
        else:
            document = parse_file(str(path))
    except Exception as error:  # whatever the library raises on foreign data
        raise InputError(f"{path}: cannot be annotated: {_reason(error)}") from None
    return document


def write_document(document: Document, path: Path) -> None:
    """Writes it in the form that the name says. Raises InputError with one line when that cannot be."""
    from spdx_tools.spdx.writer.write_anything import write_file

    _known(path)
    try:
        write_file(document, str(path), validate=False)
    except Exception as error:
        raise InputError(f"{path}: cannot be written: {_reason(error)}") from None


def mistakes(document: Document) -> Sequence[str]:
    """What makes the document no valid SPDX, in the words of spdx-tools."""
    from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

    return [message.validation_message for message in validate_full_spdx_document(document)]


def _known(path: Path) -> None:
    if path.suffix not in SUFFIXES:
        raise InputError(f"{shown(str(path))} does not say its form; end the name with one of {', '.join(SUFFIXES)}")


def _reason(error: Exception) -> str:
    messages: Any = getattr(error, "get_messages", lambda: [str(error)])()
    return " ".join(f"{type(error).__name__}: {'; '.join(map(str, messages))}".split())[:300]


def _comment(evaluation: Evaluation) -> str:
    """One line; the signs that end a text in tag-value are broken up."""
    assert evaluation.source  # noqa: S101  only answers about a document come here
    said = f"{evaluation.source.field}: {evaluation.source.said or 'nothing'}."
    words = [
        f"{verdict.criterion}: “{verdict.findings[0].quote}”"
        for verdict in evaluation.verdicts
        if verdict.status == "violates"
    ]
    parts = [said, verdict_line(evaluation), *words, *evaluation.notes, evaluation.disclaimer]
    line = " ".join(" ".join(parts).split())
    safe = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
    return safe.replace("</text>", "< /text>").replace("<text>", "< text>")
