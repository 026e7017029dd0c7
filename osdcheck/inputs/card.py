"""Model cards: the YAML front matter of a README, and the licence file beside it.

Only local files are read. What the card says of access (a gate, a country shut out) stands outside the licence, and is
told as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from osdcheck.errors import InputError, shown
from osdcheck.inputs.declared import Declared
from osdcheck.inputs.files import is_file, read_text
from osdcheck.inputs.hub import identifier, identifiers, licence_of_base
from osdcheck.inputs.safe import load_yaml, mapping
from osdcheck.model.card import Card

Beside = Callable[[str], str | None]
"""The text of a file that lies beside the card; None when there is none."""

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_CARD = re.compile(
    r"^(?:license(?:_name|_link|_details)?|base_model|datasets|library_name|pipeline_tag|task_categories|model-index)"
    r"[ \t]*:",
    re.MULTILINE,
)
FILES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "COPYING")
SEVERAL = (
    "The card lists several licences and does not say whether all apply or one may be chosen; they are read as all "
    "applying."
)


def is_card(text: str) -> bool:
    """Whether a text begins with front matter that has a field of a model or dataset card."""
    front = _FRONT.match(text)
    return bool(front and _CARD.search(front.group(1)))


def card_at(path: Path) -> tuple[str, Card]:
    """The text of the card in this file, and its fields. Raises InputError when it is no card."""
    text = read_text(path)
    if not is_card(text):
        raise InputError(f"{path}: is no model card: it begins with no front matter (---) that has a field of a card")
    return text, read_card(text, str(path), partial(beside, path.parent))


def beside(folder: Path | None, name: str) -> str | None:
    """The text of a file beside the card; None when there is none. Nothing outside the folder is opened."""
    if folder is None or Path(name).name != name:
        return None
    path = folder / name
    return read_text(path) if is_file(path) else None


def read_card(text: str, name: str, beside: Beside) -> Card:
    """The fields of a card, and the licence file beside it. Raises InputError for front matter that is no YAML."""
    front = _FRONT.match(text)
    fields = mapping(load_yaml(front.group(1), name) if front else {}, name)
    link = _one(fields, "license_link", name)
    candidates = [link.removeprefix("./")] if link and _is_local(link) else []
    file, licence = next(((one, found) for one in [*candidates, *FILES] if (found := beside(one))), ("", ""))
    gate_fields = fields.get("extra_gated_fields")
    return Card(
        licenses=_list(fields, "license", name),
        name=_one(fields, "license_name", name),
        link=link,
        details=_one(fields, "license_details", name),
        base_models=_list(fields, "base_model", name),
        gated=any(key.startswith("extra_gated_") for key in fields) or fields.get("gated") not in (None, "", "false"),
        gate_fields=tuple(map(str, gate_fields)) if isinstance(gate_fields, list | dict) else (),
        eu_disallowed=str(fields.get("extra_gated_eu_disallowed", "")).casefold() == "true",
        license_file=file,
        license_text=licence,
    )


def declared_by(card: Card) -> list[Declared]:
    """What the card says: its licence, a licence file that it does not point to, the base models it was made from."""
    own = _licence(card)
    found = [replace(own, notes=(*own.notes, *_access(card), *traps(card)))]
    if card.license_text and card.license_file not in own.texts:
        texts = {card.license_file: card.license_text}
        found.append(Declared(card.license_file, "the licence file beside the card", "file", card.license_file, texts))
    return found + [_base(model, license) for model, license in restricting(card)]


def _licence(card: Card) -> Declared:
    named = [license for license in card.licenses if license.casefold() not in ("other", "unknown")]
    if len(card.licenses) > 1:
        return _statement(" AND ".join(card.licenses), parts=card.licenses, notes=(SEVERAL,))
    if named:
        return _statement(named[0])
    said = card.name or next(iter(card.licenses), "")
    if card.license_text:
        return _statement(said or card.license_file, texts={said or card.license_file: card.license_text})
    if card.details:
        return _statement(said or "license_details", texts={said or "license_details": card.details})
    if card.link:
        note = (
            f"license_link is {shown(card.link, 200)}, which is not fetched. Save the text beside the card as LICENSE."
        )
        return _statement(said, notes=(note,))
    missing = "The card names no text: add a LICENSE file, license_name and license_link." if card.licenses else ""
    return _statement(said, notes=(missing,) if missing else ())


def _statement(said: str, **more: Any) -> Declared:
    return Declared("license", "the card's licence", "license", said, **more)


def _access(card: Card) -> list[str]:
    notes = []
    if card.eu_disallowed:
        notes.append(
            "Access condition outside the licence: extra_gated_eu_disallowed keeps people in the European Union out."
        )
    if card.gated and not card.eu_disallowed:
        asked = f" and asks for {', '.join(card.gate_fields[:8])}" if card.gate_fields else ""
        notes.append(f"Access condition outside the licence: the files stand behind a gate{asked}.")
    return notes


def traps(card: Card) -> list[str]:
    """What is wrong or misleading in the card's fields, one sentence each, with the mend."""
    notes = [_not_on_menu(license) for license in card.licenses if license not in identifiers()]
    if card.licenses and card.name and "other" not in map(str.casefold, card.licenses):
        notes.append(f"license_name ({shown(card.name)}) counts only beside license: other.")
    unknown = [model for model in card.base_models if licence_of_base(model) is None]
    if unknown:
        notes.append(f"Made from {', '.join(unknown[:3])}: the licence of what it was made from may bind it too.")
    return notes


def _not_on_menu(license: str) -> str:
    entry = identifier(license)
    mend = f"write {entry.id}" if entry else "write license: other with license_name and a text"
    return f"{shown(license)} is not on the hub's menu; {mend}."


def restricting(card: Card) -> list[tuple[str, str]]:
    """The base models whose licence is known and is not the one that the card gives."""
    given = {license.casefold() for license in (*card.licenses, card.name)}
    known = [(model, licence_of_base(model)) for model in card.base_models]
    return [(model, license) for model, license in known if license and license.casefold() not in given]


def _base(model: str, license: str) -> Declared:
    note = f"Made from {model}, which its publisher put under {license}; the card does not give that licence."
    return Declared(f"base_model/{model}", model, "base_model", license, notes=(note,))


def _is_local(link: str) -> bool:
    return not re.match(r"[a-z][a-z0-9+.-]*:", link, re.IGNORECASE) and "/" not in link.removeprefix("./")


def _one(fields: Mapping[str, Any], key: str, name: str) -> str:
    found = _list(fields, key, name)
    if len(found) > 1:
        raise InputError(f"{name}: {key} must be one value, and is a list")
    return found[0] if found else ""


def _list(fields: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    value = fields.get(key)
    rows: Sequence[Any] = value if isinstance(value, list) else [] if value in (None, "") else [value]
    if not all(isinstance(row, str) for row in rows):
        raise InputError(f"{name}: {key} must be a text, or a list of texts")
    return tuple(row.strip() for row in rows if row.strip())
