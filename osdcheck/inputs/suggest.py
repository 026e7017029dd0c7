"""Valid fields for a model card, a CycloneDX component and an SPDX package, from a card and its licence file."""

from __future__ import annotations

import re
from typing import Any, Literal

from pydantic import ConfigDict, Field

from osdcheck.inputs.card import restricting
from osdcheck.inputs.hub import identifiers
from osdcheck.library.store import names_of
from osdcheck.model.base import Model
from osdcheck.model.card import Card
from osdcheck.model.license import License

FILE = "LICENSE"
UNNAMED = "my-license-1.0"


class Suggestion(Model):
    """What to write: `card` (front matter), `cyclonedx` (an item of `licenses`), `spdx` (package and document)."""

    model_config = ConfigDict(serialize_by_alias=True)

    format: Literal["osdcheck/suggestion/1"] = Field(default="osdcheck/suggestion/1", alias="schema")
    card: dict[str, str]
    cyclonedx: dict[str, Any]
    spdx: dict[str, Any]
    why: tuple[str, ...] = ()


def suggest(card: Card, known: License | None) -> Suggestion:
    """Fields for the licence of a card. `known` is the record that its text or its name leads to, if any."""
    on_menu = _on_menu(card, known)
    name = known.id if known else _slug(card.name or _own_name(card)) or UNNAMED
    fields = (
        {"license": on_menu} if on_menu else {"license": "other", "license_name": name, "license_link": _link(card)}
    )
    spdx_id = known.spdx_id if known else None
    return Suggestion(
        card=fields,
        cyclonedx={"license": {"id": spdx_id} if spdx_id else _named(card, known, name)},
        spdx={"licenseDeclared": spdx_id} if spdx_id else _reference(card, known, name),
        why=tuple(_why(card, known, on_menu, name)),
    )


def _on_menu(card: Card, known: License | None) -> str | None:
    """The identifier of the menu that is this licence: the card's own where it is right."""
    if known is None:
        return None
    names = set(names_of(known))
    fitting = [
        entry.id
        for entry in identifiers().values()
        if not entry.members and ({entry.id, (entry.spdx or entry.id).casefold()} & names)
    ]
    own = [license for license in card.licenses if license in fitting]
    return next(iter([*own, *fitting]), None)


def _own_name(card: Card) -> str:
    """What the card calls its licence, when that is no word of the menu."""
    return next((license for license in card.licenses if license.casefold() not in identifiers()), "")


def _link(card: Card) -> str:
    return card.license_file or card.link or FILE


def _named(card: Card, known: License | None, name: str) -> dict[str, Any]:
    """A licence without an SPDX id: `id` takes SPDX ids only, so it has a name and its text."""
    found: dict[str, Any] = {"name": known.name if known else name}
    if card.license_text:
        found["text"] = {"contentType": "text/plain", "content": card.license_text}
    if url := _url(card, known):
        found["url"] = url
    return found


def _reference(card: Card, known: License | None, name: str) -> dict[str, Any]:
    reference = f"LicenseRef-{name.replace('+', '-plus')}"
    text = card.license_text or f"The text stands at {_url(card, known) or 'an address that the card does not give'}."
    info: dict[str, Any] = {"licenseId": reference, "name": known.name if known else name, "extractedText": text}
    if url := _url(card, known):
        info["seeAlsos"] = [url]
    return {"licenseDeclared": reference, "hasExtractedLicensingInfos": [info]}


def _url(card: Card, known: License | None) -> str | None:
    if re.match(r"https?://\S+$", card.link):
        return card.link
    documents = known.documents.values() if known else ()
    return next((document.url for document in documents if document.url), None)


def _why(card: Card, known: License | None, on_menu: str | None, name: str) -> list[str]:
    found = []
    if known and on_menu and card.licenses != (on_menu,):
        said = " and ".join(card.licenses) or "nothing"
        found.append(f"The card says {said}; the licence is {known.name}, which the menu calls {on_menu}.")
    if known and on_menu is None:
        found.append(f"{known.name} is not on the hub's menu, so it is `other` with a name and a link.")
    if known is None:
        found.append("No record fits, so it is `other` with a name and a link. Choose a short name in lower case.")
    if len(card.licenses) > 1:
        found.append("The menu has no way to name several licences: keep `other` and put all texts into the file.")
    if not card.license_text and on_menu is None:
        found.append(f"The text is not beside the card: save it as {FILE}.")
    found += [
        f"Made from {model}, which its publisher put under {license}: check that it may be {on_menu or name}."
        for model, license in restricting(card)
    ]
    entry = identifiers().get(on_menu or "")
    return [*found, *(entry.notes if entry else ())]


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", name.casefold()).strip("-.")
