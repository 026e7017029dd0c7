"""SPDX 2.2 and 2.3 documents through spdx-tools: tag-value, JSON, YAML, XML and RDF.

Of the forms that are trees, the library gets only what licences need. Files, relationships and checksums are most
of a document, and a mistake there is none in a licence. Licence expressions are kept as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from osdcheck.errors import InputError, shown
from osdcheck.inputs.declared import Declared, of_element
from osdcheck.inputs.safe import mapping

if TYPE_CHECKING:
    from spdx_tools.spdx.model import Document

VERSIONS = ("SPDX-2.2", "SPDX-2.3")
_HEAD = ("spdxVersion", "SPDXID", "name", "documentNamespace", "creationInfo", "dataLicense")
_PACKAGE = ("SPDXID", "name", "versionInfo", "downloadLocation")
_FIELDS = ("licenseConcluded", "licenseDeclared")
_REFERENCE = re.compile(r"LicenseRef-[A-Za-z0-9.-]+")
SHOWN_MISTAKES = 3


def from_tree(data: Any, name: str) -> list[Declared]:
    """What a JSON, YAML or XML document says, given as plain data. Raises InputError when it is no SPDX document."""
    from spdx_tools.spdx.parser.jsonlikedict.json_like_dict_parser import JsonLikeDictParser

    tree = mapping(data, name)
    _check_version(tree.get("spdxVersion"), name)
    packages = _list(tree, "packages", name)
    head = {key: tree[key] for key in _HEAD if key in tree}
    head["creationInfo"] = _creation(tree, name)
    head["packages"] = [{key: row[key] for key in _PACKAGE if row.get(key) is not None} for row in packages]
    head["hasExtractedLicensingInfos"] = _list(tree, "hasExtractedLicensingInfos", name)
    document = _parsed(lambda: JsonLikeDictParser().parse(head), name)
    texts = _texts(document)
    if not packages:
        return _files(_list(tree, "files", name), texts)
    return [
        one
        for package, row in zip(document.packages, packages, strict=True)
        for one in _fields(package.spdx_id, _title(package), [(key, _said(row, key, name)) for key in _FIELDS], texts)
    ]


def from_xml(body: str, name: str) -> list[Declared]:
    """What an XML document says; `body` is safe XML without its declaration. Raises InputError as from_tree does."""
    import xmltodict
    from spdx_tools.spdx.parser.xml.xml_parser import LIST_LIKE_FIELDS

    data = xmltodict.parse(body, force_list=LIST_LIKE_FIELDS)
    return from_tree(data.get("Document"), name)


def from_tag_value(text: str, name: str) -> list[Declared]:
    """What a tag-value document says. Raises InputError when it is no SPDX document."""
    from ply.yacc import NullLogger
    from spdx_tools.spdx.parser.tagvalue.parser import Parser

    text = text.replace("\r\n", "\n")
    found = re.search(r"^SPDXVersion:[ \t]*(.*?)[ \t]*$", text, re.MULTILINE)
    _check_version(found.group(1) if found else None, name)
    return _document(_parsed(lambda: Parser(write_tables=False, debug=False, errorlog=NullLogger()).parse(text), name))


def from_rdf(body: str, name: str) -> list[Declared]:
    """What an RDF/XML document says; `body` is safe XML without its declaration. Raises InputError as above."""
    from rdflib import Graph
    from spdx_tools.spdx.parser.rdf.rdf_parser import translate_graph_to_document

    found = re.search(r"specVersion[^>]*>\s*([^<\s]*)\s*<|specVersion=\"([^\"]*)\"", body)
    _check_version((found.group(1) or found.group(2)) if found else None, name)
    return _document(_parsed(lambda: translate_graph_to_document(Graph().parse(data=body, format="xml")), name))


def _check_version(version: object, name: str) -> None:
    if version not in VERSIONS:
        said = f"says it is {shown(str(version))}" if version else "does not say its version"
        raise InputError(f"{name}: {said}; {' and '.join(VERSIONS)} are read")


def _parsed(parse: Any, name: str) -> Document:
    """What the library makes of it; whatever it raises on foreign data becomes one line."""
    from spdx_tools.spdx.parser.error import SPDXParsingError

    try:
        document: Document = parse()
    except SPDXParsingError as error:
        mistakes = [" ".join(message.split()) for message in error.get_messages()]
        more = f" and {len(mistakes) - SHOWN_MISTAKES} more" if len(mistakes) > SHOWN_MISTAKES else ""
        told = "; ".join(message[:300] for message in mistakes[:SHOWN_MISTAKES])
        raise InputError(f"{name}: is no valid SPDX document: {told}{more}") from None
    except RecursionError:
        raise InputError(f"{name}: nests too deeply to be read") from None
    except Exception as error:
        reason = (str(error).splitlines() or [""])[0][:200]
        raise InputError(f"{name}: is no valid SPDX document: {type(error).__name__} {reason}") from None
    return document


def _document(document: Document) -> list[Declared]:
    texts = _texts(document)
    elements = document.packages or document.files
    return [
        one for element in elements for one in _fields(element.spdx_id, _title(element), _expressions(element), texts)
    ]


def _expressions(element: Any) -> list[tuple[str, str]]:
    said = {"licenseConcluded": element.license_concluded}
    if hasattr(element, "license_declared"):
        said["licenseDeclared"] = element.license_declared
    return [(key, "" if value is None else str(value)) for key, value in said.items()]


def _files(files: Iterable[dict[str, Any]], texts: dict[str, str]) -> list[Declared]:
    return [
        one
        for row in files
        for one in _fields(
            str(row.get("SPDXID")), str(row.get("fileName")), [(_FIELDS[0], str(row.get(_FIELDS[0]) or ""))], texts
        )
    ]


def _fields(id: str, title: str, said: Iterable[tuple[str, str]], texts: dict[str, str]) -> list[Declared]:
    return of_element([Declared(id, title, key, value, _given(value, texts), exact=True) for key, value in said])


def _given(said: str, texts: dict[str, str]) -> dict[str, str]:
    if "LicenseRef-" not in said:
        return {}
    return {key: texts[key] for key in _REFERENCE.findall(said) if key in texts}


def _texts(document: Document) -> dict[str, str]:
    infos = document.extracted_licensing_info
    return {info.license_id: info.extracted_text or "" for info in infos if info.license_id}


def _title(element: Any) -> str:
    return " ".join(filter(None, [element.name, getattr(element, "version", None)]))


def _said(row: dict[str, Any], key: str, name: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"{name}: {key} of {shown(str(row.get('SPDXID')))} is no text")
    return value.strip()


def _creation(tree: dict[str, Any], name: str) -> dict[str, Any]:
    info = mapping(tree.get("creationInfo"), f"{name}: creationInfo")
    kept: dict[str, Any] = {key: info[key] for key in ("created", "creators") if key in info}
    if isinstance(kept.get("created"), str):  # npm and trivy write fractions of a second, which SPDX does not allow
        kept["created"] = re.sub(r"\.\d+(?=Z$)", "", kept["created"])
    return kept


def _list(tree: dict[str, Any], key: str, name: str) -> list[dict[str, Any]]:
    found = tree.get(key) or []
    if not isinstance(found, list):
        raise InputError(f"{name}: {key} must be a list")
    rows = [item for item in found if item is not None]
    return [mapping(item, f"{name}: {key}[{index}]") for index, item in enumerate(rows)]
