"""What documents say about licences, looked up: each distinct saying once."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from osdcheck.errors import InputError, UnknownNameError, shown
from osdcheck.inputs.declared import Declared
from osdcheck.inputs.expression import MAX_BRANCHES, Part, find_record, read_expression
from osdcheck.inputs.hub import identifier, identifiers, letters
from osdcheck.inputs.mention import is_mention, only_names
from osdcheck.inputs.target import Taken
from osdcheck.library.store import Library, names_of
from osdcheck.model.branch import Branch, Family, Missing
from osdcheck.model.evaluation import Saying, Source
from osdcheck.model.failure import Failure
from osdcheck.model.license import Document, License
from osdcheck.model.term import Clause, Withholds
from osdcheck.model.vocabulary import Action

ReadText = Callable[[str, str, Library], Taken]

_WORDS: dict[str, tuple[Saying, str]] = {
    "": ("not-said", "Nothing is said about which licence applies."),
    "NOASSERTION": ("not-said", "Whoever wrote the document does not say which licence applies (NOASSERTION)."),
    "UNKNOWN": ("not-said", "The licence is given as unknown."),
    "NONE": ("none", "No licence was found (NONE). Where there is none, nobody was given any right."),
    "NON-STANDARD": ("not-identified", "A licence text was found that nobody has identified. Look at the text."),
    "OTHER": ("not-identified", "A licence that is on no list. Look at its text."),
}
_UNREAD = "The text that the document gives is not known, and has not been read."
REFUSED = "UNLICENSED"
"""npm's word for 'no rights are given to others'; it is not the Unlicense."""

_RIGHTS = (Action.USE, Action.COPY, Action.MODIFY, Action.DISTRIBUTE, Action.DISTRIBUTE_MODIFIED, Action.SELL)


@dataclass(frozen=True, slots=True)
class Found:
    """What one saying stands for."""

    taken: Taken
    kind: Saying


class Resolver:
    """Turns what documents say into what can be evaluated. `read_text` reads the text of a licence."""

    def __init__(self, library: Library, read_text: ReadText) -> None:
        self.library = library
        self.read_text = read_text
        self._known: dict[tuple[object, ...], Found | InputError] = {}

    def take(self, declared: Declared, document: str) -> Taken | Failure:
        """What the field stands for, under the element's own name; a mistake in it is a failure of this one alone."""
        target = f"{document}#{declared.target}"
        key = (declared.said, declared.exact, declared.parts, *sorted(declared.texts.items()))
        if key not in self._known:
            try:
                self._known[key] = self._find(declared, target)
            except InputError as error:
                self._known[key] = error
        found = self._known[key]
        if isinstance(found, InputError):
            return Failure(target=target, message=f"{target}: {declared.field}: {found}")
        source = Source(
            document=document,
            element=declared.element,
            name=declared.name,
            field=declared.field,
            said=declared.said,
            kind=found.kind,
        )
        notes = (*declared.notes, *found.taken.notes)
        return replace(found.taken, target=target, notes=notes, source=source)

    def _find(self, declared: Declared, target: str) -> Found:
        said = declared.said
        if declared.parts:
            return self._all(declared, target)
        if said == REFUSED:
            return Found(Taken(target, (Branch(name=said, parts=(_refused(declared.field),)),)), "refused")
        word = declared.texts.get(said, said).strip().upper()
        if word in _WORDS:
            kind, why = _WORDS[word]
            return Found(Taken(target, (_missing(said or "nothing", why),)), kind)
        if said in declared.texts:
            return self._given(declared, said, target)
        return self._named(said, target) or self._on_menu(said, target) or self._expression(declared, target)

    def _all(self, declared: Declared, target: str) -> Found:
        """Several sayings that all apply: every way to choose in each of them."""
        found = [self._find(replace(declared, said=said, parts=(), exact=False), target) for said in declared.parts]
        branches = [one.taken.branches for one in found]
        size = math.prod(map(len, branches))
        if size > MAX_BRANCHES:
            raise InputError(f"offers {size:,} alternatives; at most {MAX_BRANCHES} are read")
        notes = dict.fromkeys(note for one in found for note in one.taken.notes)
        joined = tuple(_without_vague(_together(chosen)) for chosen in product(*branches))
        kinds = {one.kind for one in found}
        kind: Saying = "licence" if "licence" in kinds else kinds.pop() if len(kinds) == 1 else "unknown"
        return Found(Taken(target, joined, tuple(notes)), kind)

    def _named(self, said: str, target: str) -> Found | None:
        name = self._record_name(said)
        if name is None:
            return None
        notes: list[str] = []
        license = find_record(name, self.library, notes)
        entry = identifiers().get(said)
        notes += entry.notes if entry else ()
        return Found(Taken(target, (Branch(name=license.id, parts=(license,)),), tuple(notes)), "licence")

    def _on_menu(self, said: str, target: str) -> Found | None:
        """What an identifier from the menu of model hubs stands for: a licence, or a family of which one applies."""
        entry = identifier(said.rpartition(" :: ")[2])
        if entry is None:
            return None
        if entry.members:
            parts = [self._part(member, Declared("", "", "", member), target, []) for member in entry.members]
            family = Family(
                name=entry.id,
                members=tuple(part for part in parts if isinstance(part, License)),
                missing=tuple(part for part in parts if isinstance(part, Missing)),
            )
            return Found(Taken(target, (Branch(name=entry.id, families=(family,)),), entry.notes), "family")
        found = self._named(entry.spdx, target) if entry.spdx else None
        if found is None:
            why = _no_record(entry.spdx or entry.id)
            return Found(Taken(target, (_missing(entry.name, why),), entry.notes), "unknown")
        return Found(replace(found.taken, notes=(*found.taken.notes, *entry.notes)), found.kind)

    def _given(self, declared: Declared, said: str, target: str) -> Found:
        """What a text stands for that the document gives for a name.

        A text that is the name of a licence and no more counts as a name, where names are what the field holds.
        """
        text = declared.texts[said]
        named = self._named(said, target)
        if is_mention(text):
            called = None if declared.exact else self._named(text, target) or self._on_menu(text, target)
            found = called or (named if named and _only_names(text, said, named) else None)
            if found:
                note = f"The text that is given for {said} is no more than the name of a licence."
                return replace(found, taken=replace(found.taken, notes=(*found.taken.notes, note)))
            quote = shown(" ".join(text.split()), 200)
            why = (
                f"The text that is given for {said} only mentions a licence, {quote}; the licence's words are not here."
            )
            return Found(Taken(target, (_missing(said, why),)), "mention")
        taken = self.read_text(text, said, self.library)
        return Found(_disagrees(taken, said, named.taken) if named else taken, "licence")

    def _expression(self, declared: Declared, target: str) -> Found:
        notes: list[str] = []
        try:
            read = read_expression(declared.said, self.library, lambda name: self._part(name, declared, target, notes))
        except InputError:
            if declared.exact:
                raise
            return Found(Taken(target, (_missing(declared.said, _no_record(declared.said)),)), "unknown")
        known = any(branch.parts or branch.families for branch in read.branches)
        told = tuple(dict.fromkeys([*notes, *read.notes]))
        return Found(Taken(target, read.branches, told), "licence" if known else "unknown")

    def _part(self, name: str, declared: Declared, target: str, notes: list[str]) -> Part:
        """What one name of an expression stands for: a text that the document gives, a record, or nothing at hand."""
        if name in declared.texts:
            taken = self._given(declared, name, target).taken
            branch = taken.branches[0] if len(taken.branches) == 1 else None
            if branch and len(branch.parts) == 1 and not branch.missing:
                return branch.parts[0]
            if branch and branch.missing:
                return branch.missing[0]
            return Missing(name=name, why=_UNREAD)
        try:
            return find_record(self._record_name(name) or name, self.library, notes)
        except (InputError, UnknownNameError):
            return Missing(name=name, why=_no_record(name))

    def _record_name(self, said: str) -> str | None:
        """A name of the library for these words: one of its ids and aliases, or the full name of a licence."""
        folded = " ".join(said.rpartition(" :: ")[2].split())  # the classifiers of PyPI end with the name
        if folded in self.library:
            return folded
        return self._titles.get(letters(folded))

    @cached_property
    def _titles(self) -> dict[str, str]:
        """Full names that leave no doubt about the version, as plain letters."""
        certain = [
            (letters(entry.name), entry.id)
            for entry in self.library.entries()
            if re.search(r"\d", entry.name) or not re.search(r"\d", entry.id)
        ]
        counted = Counter(title for title, _ in certain)
        return {title: id for title, id in certain if counted[title] == 1}


def _only_names(text: str, said: str, named: Found) -> bool:
    licenses = [part for branch in named.taken.branches for part in branch.parts]
    return only_names(text, [said, *(name for part in licenses for name in (*names_of(part), part.name))])


def _disagrees(taken: Taken, said: str, named: Taken) -> Taken:
    """What was read in a text, with a remark when it is not the licence that the document says it is."""
    ids = [[part.id for part in branch.parts] for branch in taken.branches]
    if ids == [[part.id for part in branch.parts] for branch in named.branches]:
        return taken
    return replace(taken, notes=(*taken.notes, f"The document calls this text {said}; it is another text."))


def _together(branches: Sequence[Branch]) -> Branch:
    return Branch(
        name=" AND ".join(branch.name for branch in branches),
        parts=tuple({part.id: part for branch in branches for part in branch.parts}.values()),
        missing=tuple(part for branch in branches for part in branch.missing),
        families=tuple(part for branch in branches for part in branch.families),
    )


def _without_vague(branch: Branch) -> Branch:
    """The branch without families of which it holds a member: 'Apache-2.0' beside 'Apache Software License'."""
    ids = {part.id for part in branch.parts}
    families = tuple(family for family in branch.families if ids.isdisjoint(part.id for part in family.members))
    return branch.model_copy(update={"families": families})


def _missing(name: str, why: str) -> Branch:
    return Branch(name=name, missing=(Missing(name=name, why=why),))


def _no_record(name: str) -> str:
    if name.lower().startswith("documentref-"):
        return f"{shown(name)} stands in another document, which is not read."
    if name.lower().startswith("licenseref-"):
        return f"The document gives no text for {shown(name)}."
    return f"The library has no record of {shown(name)}, and its text is not here."


def _refused(field: str) -> License:
    """What a package says that gives no rights: a licence in which every right is withheld, in its own word."""
    clause = Clause(section=field, quote=REFUSED)
    return License(
        id="no-licence",
        name=f"{REFUSED} (no rights are given)",
        documents={"metadata": Document(title="The package's own statement")},
        terms=(Withholds(id="refused", clauses=(clause,), withholds=_RIGHTS),),
    )
