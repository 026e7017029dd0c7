"""CycloneDX bills of materials through cyclonedx-python-lib: JSON and XML, machine-learning models included.

The library gets only what licences need: the components with their licences, and the evidence for those. A mistake in
a service, a hash or a vulnerability is none in a licence.
"""

from __future__ import annotations

import base64
import binascii
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from osdcheck.errors import InputError, shown
from osdcheck.inputs.declared import Declared, of_element
from osdcheck.inputs.safe import MAX_DEPTH, mapping

if TYPE_CHECKING:
    from cyclonedx.model import AttachedText
    from cyclonedx.model.component import Component
    from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression

_COMPONENT = ("type", "name", "group", "version", "bom-ref", "licenses")
_NAMESPACE = "http://cyclonedx.org/schema/bom/"
SEVERAL = (
    "The component lists several licences and does not say whether all apply or one may be chosen; "
    "they are read as all applying."
)


def from_json(data: Any, name: str) -> list[Declared]:
    """What a JSON document says of each component. Raises InputError when it is none, or the library is not there."""
    tree = mapping(data, name)
    if tree.get("bomFormat") != "CycloneDX":
        raise InputError(f"{name}: bomFormat must be CycloneDX, and is {shown(str(tree.get('bomFormat')))}")
    _check_version(tree.get("specVersion"), name)
    head: dict[str, Any] = {"bomFormat": "CycloneDX", "specVersion": tree["specVersion"], "version": 1}
    head["components"] = _components(tree.get("components"), f"{name}: components", 0)
    main = mapping(tree.get("metadata") or {}, f"{name}: metadata").get("component")
    if main:
        head["metadata"] = {"component": _component(mapping(main, f"{name}: metadata.component"), name, 0)}
    return _declared(lambda bom: bom.from_json(head), name)


def from_xml(body: str, name: str) -> list[Declared]:
    """What an XML document says; `body` is safe XML without its declaration. Raises InputError as from_json does."""
    root = ElementTree.fromstring(body)  # noqa: S314  entities and depth are checked
    space = root.tag.rpartition("}")[0].lstrip("{")
    if not space.startswith(_NAMESPACE):
        raise InputError(f"{name}: the root element is not in a namespace of CycloneDX ({_NAMESPACE}…)")
    _check_version(space.removeprefix(_NAMESPACE), name)
    for element in list(root.iter()):
        for child in list(element):
            if not child.tag.startswith(f"{{{space}}}"):
                element.remove(child)
    _prune(root, space, ("metadata", "components"))
    for metadata in root.findall(f"{{{space}}}metadata"):
        _prune(metadata, space, ("component",))
    for component in root.iter(f"{{{space}}}component"):
        _prune(component, space, (*_COMPONENT, "components", "evidence"))
    for evidence in root.iter(f"{{{space}}}evidence"):
        _prune(evidence, space, ("licenses",))
    return _declared(lambda bom: bom.from_xml(root), name)


def _check_version(version: object, name: str) -> None:
    try:
        from cyclonedx.schema import SchemaVersion
    except ImportError:
        raise InputError(f"{name}: CycloneDX is read with an extra: pip install 'osdcheck[cyclonedx]'") from None
    known = sorted((member.to_version() for member in SchemaVersion), key=_number)
    if version not in known:
        said = f"says it is CycloneDX {shown(str(version))}" if version else "does not say its version (specVersion)"
        raise InputError(f"{name}: {said}; {known[0]} to {known[-1]} are read")


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _components(rows: Any, name: str, depth: int) -> list[dict[str, Any]]:
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise InputError(f"{name} must be a list")
    if depth > MAX_DEPTH:
        raise InputError(f"{name}: nests too deeply to be read")
    return [_component(mapping(row, f"{name}[{index}]"), f"{name}[{index}]", depth) for index, row in enumerate(rows)]


def _component(row: dict[str, Any], name: str, depth: int) -> dict[str, Any]:
    kept = {key: row[key] for key in _COMPONENT if row.get(key) is not None}
    evidence = mapping(row.get("evidence") or {}, f"{name}.evidence").get("licenses")
    if evidence:
        kept["evidence"] = {"licenses": evidence}
    kept["components"] = _components(row.get("components"), f"{name}.components", depth + 1)
    return kept


def _prune(element: ElementTree.Element, space: str, keep: Iterable[str]) -> None:
    wanted = {f"{{{space}}}{tag}" for tag in keep}
    for child in list(element):
        if child.tag not in wanted:
            element.remove(child)


def _declared(parse: Callable[[Any], Any], name: str) -> list[Declared]:
    """What the library makes of it; whatever it raises on foreign data becomes one line."""
    from cyclonedx.model.bom import Bom

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about dependencies that were left out, and double names
            bom = parse(Bom)
    except RecursionError:
        raise InputError(f"{name}: nests too deeply to be read") from None
    except Exception as error:
        reason = (str(error).splitlines() or [""])[0][:300]
        raise InputError(f"{name}: is no valid CycloneDX document: {reason or type(error).__name__}") from None
    main = [bom.metadata.component] if bom.metadata.component else []
    found: list[Declared] = []
    names: Counter[str] = Counter()
    for component in _flat([*main, *bom.components]):
        id = str(component.bom_ref.value or _title(component))
        names[id] += 1
        found += _fields(component, f"{id} ({names[id]})" if names[id] > 1 else id)
    return found


def _flat(components: Iterable[Component]) -> Iterable[Component]:
    for component in components:
        yield component
        yield from _flat(component.components)


def _title(component: Component) -> str:
    """Group, name and version. The library does not check that they are texts."""
    name = "/".join(str(part) for part in (component.group, component.name) if part)
    return " ".join(str(part) for part in (name, component.version) if part) or "component"


def _fields(component: Component, id: str) -> list[Declared]:
    title = _title(component)
    by_field: dict[str, list[DisjunctiveLicense | LicenseExpression]] = {}
    for license in filter(None, component.licenses):  # an empty element becomes None
        acknowledged = getattr(license.acknowledgement, "value", None)
        by_field.setdefault(f"licenses ({acknowledged})" if acknowledged else "licenses", []).append(license)
    observed = list(filter(None, component.evidence.licenses)) if component.evidence else []
    if observed:
        by_field["evidence.licenses"] = observed
    said = [_one(id, title, field, licenses) for field, licenses in sorted(by_field.items(), key=_concluded_first)]
    return of_element(said or [Declared(id, title, "licenses", "")])


def _concluded_first(item: tuple[str, Any]) -> tuple[bool, bool, str]:
    field = item[0]
    return field.startswith("evidence"), "concluded" not in field, field


def _one(id: str, title: str, field: str, licenses: Iterable[DisjunctiveLicense | LicenseExpression]) -> Declared:
    """The licences of one field as one saying; several of them are joined by AND, the careful reading."""
    sayings: list[str] = []
    texts: dict[str, str] = {}
    exact = False
    for license in licenses:
        expression = getattr(license, "value", None)
        if expression is not None:
            exact = True
            sayings.append(str(expression))
            for detail in getattr(license, "expression_details", None) or ():
                texts |= _text(str(detail.license_identifier), detail.text)
        else:
            saying = str(license.id or license.name)  # type: ignore[union-attr]
            sayings.append(saying)
            texts |= _text(saying, license.text)  # type: ignore[union-attr]
    if len(sayings) == 1:
        return Declared(id, title, field, sayings[0], texts, exact)
    return Declared(id, title, field, " AND ".join(sayings), texts, notes=(SEVERAL,), parts=tuple(sayings))


def _text(name: str, attached: AttachedText | None) -> dict[str, str]:
    if attached is None or not isinstance(attached.content, str) or not attached.content.strip():
        return {}
    if attached.encoding is None:
        return {name: attached.content}
    try:
        return {name: base64.b64decode(attached.content).decode("utf-8")}
    except (binascii.Error, UnicodeDecodeError):
        return {}
