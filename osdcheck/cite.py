"""Terms as findings: the words of the licence, and where they stand."""

from __future__ import annotations

from osdcheck.english import describe
from osdcheck.model.branch import Branch
from osdcheck.model.evaluation import DocumentName, Finding, LicenseName, Quote
from osdcheck.model.license import License
from osdcheck.model.term import Clause, TermBase


def finding(license: License, term: TermBase, *, alone: bool, main: Clause | None = None) -> Finding:
    """The term with its quotes, first the rule itself, or `main`, another of its clauses.

    `alone`: no other licence applies beside it, so that documents need no prefix.
    """
    first = main or term.main
    context = tuple(quote(license, clause, alone=alone) for clause in term.clauses if clause is not first)
    told = quote(license, first, alone=alone)
    says = f"{told.section} {describe(license, term)}"
    return Finding(**dict(told), term=term.id, rule=term.rule, says=says, context=context)


def quote(license: License, clause: Clause, *, alone: bool) -> Quote:
    """The words of one clause, as they stand in the text at hand where there is one."""
    said = license.placed(clause)
    return Quote(
        document=document_key(license, license.document_id(clause), alone=alone),
        section=said.section,
        quote=said.quote,
        role=said.role,
        start=said.start,
        end=said.end,
        line=said.line,
        column=said.column,
    )


def document_key(license: License, key: str, *, alone: bool) -> str:
    """What a finding calls a document: its id, with the licence's where several apply."""
    return key if alone else f"{license.id}/{key}"


def single(branch: Branch) -> License | None:
    """The one licence of a branch that holds nothing else."""
    alone = len(branch.parts) == 1 and not branch.missing and not branch.families
    return branch.parts[0] if alone else None


def documents(branch: Branch) -> dict[str, DocumentName]:
    """Titles and addresses of every document of the branch, by the key that findings use."""
    alone = single(branch) is not None
    return {
        document_key(part, key, alone=alone): DocumentName(title=document.title, url=document.url)
        for part in [*branch.parts, *(member for family in branch.families for member in family.members)]
        for key, document in part.documents.items()
    }


def license_name(branch: Branch) -> LicenseName:
    """The licence's own name, or how the branch is written where several apply."""
    only = single(branch)
    return LicenseName(
        id=only.id if only and not only.read else None,
        spdx_id=only.spdx_id if only else None,
        name=only.name if only else branch.name,
        version=only.version if only else None,
    )
