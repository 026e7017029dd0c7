"""The Open Source Definition as ten questions to the rights of a licence.

Each function reads bars, duties and grants; none knows a licence. The facet of a bar decides the criterion:
who and size 5, purpose 6, gate 7, product 8, technology 10, part and form 3 and 4, reach of a duty 9,
sharing and selling 1. The reasons that the OSI itself gives for refusing licences are cited as authority.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from osdcheck.definitions.answer import Answer, decide, on
from osdcheck.definitions.bars import Bar, Rights
from osdcheck.definitions.parts import (
    COMMON_REASONS,
    PERSON,
    about,
    about_field,
    badges,
    closes_field,
    gates,
    kept,
    outright,
    patents_refused,
    question,
    silence,
)
from osdcheck.model.evaluation import Authority
from osdcheck.model.vocabulary import Action, Duty, Event, Form, Manner, Power, Purpose, Reach

SSPL_STATEMENT = Authority(
    name="OSI, The SSPL is Not an Open Source License, 2021-01-19",
    url="https://opensource.org/blog/the-sspl-is-not-an-open-source-license",
)
CHANGING = (Action.MODIFY, Action.DISTRIBUTE_MODIFIED)
FIELDS = (Action.HOST, Action.TRAIN_OTHER_MODELS, Action.BENCHMARK)
ELSEWHERE = (*PERSON, "product", "technology")
"""Facets of a bar on use that another criterion answers for."""
BURDENS = frozenset({Duty.DISPLAY_MARK, Duty.MARK_IN_NAME, Duty.REPORT, Duty.ALLOW_AUDIT, Duty.INDEMNIFY, Duty.UPDATE})
"""Duties that weigh on a field when they fall on one kind of use; source, notice and same terms do not."""

USE_ALONE = "The text licenses use alone: has whoever gets a copy from another the rights too?"
WHAT_IS_SOURCE = (
    "What does source mean for a trained model: are the weights the preferred form for modification, or also the "
    "training code and the data? A description of the release must show which of them are published, and under which "
    "licence."
)


def _is_of_form_or_person(bar: Bar) -> bool:
    """Whether 2 or 5 answers for a bar on sharing: a ban on some places is of persons, leave for one place is not."""
    where = ("place",) if bar.kind == "ban" else ()
    return bool(bar.scope) and bar.only_about("form", "who", "size", "conduct", *where)


def osd1(r: Rights) -> Answer:
    """Free redistribution: no bar on sharing or selling, no fee, no end before the copyright's."""
    bars = [bar for bar in r.barring(Action.DISTRIBUTE, Action.SELL) if not _is_of_form_or_person(bar)]
    by_itself = [bar for bar in bars if bar.actions == {Action.SELL} and bar.scope.manner == (Manner.ALONE,)]
    return decide(
        [
            *on((bar for bar in bars if bar not in by_itself), "not everyone may share or sell copies"),
            *on(r.demanding(Duty.ROYALTY), "a fee is owed"),
            *on(r.ending(Event.TIME), "the rights end before the copyright does"),
            *kept(r, Action.DISTRIBUTE),
        ],
        [
            *on(r.ending(Event.WILL), "May the licensor end the rights at will in copies already received?"),
            *on(r.reserving(Power.CHANGE_TERMS), "May the licensor change the terms of copies already received?"),
        ],
        missing=silence(r, Action.DISTRIBUTE),
        free="Copies may be passed on and sold.",
        basis=r.granting(Action.DISTRIBUTE),
        aside=on(by_itself, "The criterion speaks of sale as part of a collection, and allows this."),
    )


def osd2(r: Rights) -> Answer:
    """Source code: mostly a matter of the release; here whether the words stand in the way."""
    closed = [bar for bar in r.bars if Action.SEE_SOURCE in bar.actions or bar.scope.form == (Form.BINARY,)]
    sealed = [] if r.granting(Action.SEE_SOURCE) else r.barring(Action.REVERSE_ENGINEER)
    return decide(
        [
            *on(closed, "source may not be had or passed on"),
            *on(sealed, "the work may not be taken apart while its source is not licensed"),
        ],
        []
        if sealed
        else on(
            r.barring(Action.REVERSE_ENGINEER), "Does the ban on taking the work apart stand in the way of its source?"
        ),
        missing=WHAT_IS_SOURCE if r.subject == "model" else None,
        silent="The text is written for a trained model and does not say what its source is.",
        free="The licence puts nothing in the way of source. A release must ship the preferred form for modification.",
    )


def osd3(r: Rights) -> Answer:
    """Derived works: a bar on change itself, on a part, or on passing changed versions on."""
    own = ("part", "form", "manner", "recipient", "technology")
    bars = [bar for bar in r.barring(*CHANGING) if bar.only_about(*own) and not _ties_use(bar)]
    patches = [bar for bar in bars if Form.PATCH in bar.scope.form]
    kept_back = [] if r.granting(Action.DISTRIBUTE_MODIFIED) else outright(r, Action.DISTRIBUTE)
    return decide(
        [
            *on((bar for bar in bars if bar not in patches), "not every change may be made and passed on"),
            *on((bar for bar in kept_back if bar not in bars), "no copy may be passed on, a changed one neither"),
            *on(r.demanding(Duty.ASSIGN_CHANGES), "changes go over to the licensor"),
            *badges(r),
            *kept(r, *CHANGING),
        ],
        on(
            r.demanding(Duty.MARK_IN_NAME),
            "Does a duty to put the licensor's mark into the name restrict derived works?",
        ),
        missing=silence(r, *CHANGING),
        free="Changes may be made and passed on.",
        basis=r.granting(*CHANGING),
        aside=on(patches, "Patches beside the original are a way to pass changes on."),
    )


def _ties_use(bar: Bar) -> bool:
    """Whether the bar ties use to a technology, and change with it: that is criterion 10."""
    return bool(bar.scope.technology) and Action.USE in bar.actions


def osd4(r: Rights) -> Answer:
    """Integrity of the author's source: changed source must travel, at least as patches."""
    bars = [
        bar
        for bar in r.barring(Action.DISTRIBUTE_MODIFIED)
        if bar.only_about("form") and bar.scope.form != (Form.MINOR_CHANGES,)  # what may change is criterion 3
    ]
    patches = [bar for bar in bars if Form.PATCH in bar.scope.form]
    stopped = [bar for bar in bars if bar not in patches]
    return decide(
        on(stopped, "changed source may not be passed on, not even as patches"),
        free="Changed source may travel. A new name, notices of change or patches beside the original may be demanded.",
        aside=on(patches, "Patches beside the original are allowed."),
    )


def osd5(r: Rights) -> Answer:
    """Persons or groups: who you are, how large, where, or what you do apart from the work. Patents alone: 6 to 8."""
    bars = [bar for bar in r.bars if about(bar.scope, *PERSON) and bar.actions != {Action.PRACTISE_PATENTS}]
    return decide(
        [
            *on(bars, "who you are decides whether you have the rights"),
            *on(
                (term for term in r.duties if about(term.when, *PERSON)),
                "who you are decides whether you bear the duty",
            ),
            *on(
                (term for term in r.ends if about(term.when, *PERSON)),
                "who you are decides whether you keep the rights",
            ),
            *on(
                r.demanding(Duty.PHONE_HOME),
                "not everyone can or may let the work contact a named site",
                COMMON_REASONS,
            ),
        ],
        [
            *on(
                r.demanding(Duty.REPORT, Duty.ALLOW_AUDIT),
                "Does a duty to report or to admit audits weigh on some persons more than on others?",
            ),
            *on(r.ending(Event.OTHER_LAWSUIT), "Do rights lost by a lawsuit about something else discriminate?"),
        ],
        free="Nothing in the text treats persons or groups differently.",
    )


def osd6(r: Rights) -> Answer:
    """Fields of endeavour: what you do with the work."""
    fields = [bar for bar in r.bars if bar.actions & set(FIELDS) or closes_field(bar)]
    unlawful = [bar for bar in fields if bar.scope.purpose == (Purpose.UNLAWFUL,)]
    others = [bar for bar in r.barring(Action.USE) if bar not in fields and not about(bar.scope, *ELSEWHERE)]
    burdened = [term for term in r.duties if about_field(term.when) and not term.first]
    return decide(
        [
            *on((bar for bar in fields if bar not in unlawful), "what you do with the work decides"),
            *on((bar for bar in others if not bar.scope), "no field of use is left"),
            *on(
                (term for term in burdened if term.reach in (Reach.STACK, Reach.NEIGHBOURS)),
                "use in one field bears a duty that reaches other software",
                SSPL_STATEMENT,
            ),
            *on((term for term in burdened if Duty.ROYALTY in term.requires), "use in one field costs a fee"),
            *patents_refused(r),
        ],
        [
            *on((bar for bar in others if bar.scope), "Does this limit on use close a field?"),
            *on(unlawful, "Does a rule against unlawful use, which forbids what the law forbids, close a field?"),
            *on(
                (term for term in burdened if BURDENS & set(term.requires)),
                "Does a heavier duty on one use restrict it?",
            ),
            *on(
                (bar for bar in r.bars if bar.scope.conduct),
                "Does a rule on conduct apart from the work close a field?",
            ),
        ],
        free="Nothing in the text closes a field of use.",
    )


def osd7(r: Rights) -> Answer:
    """Distribution of licence: a gate before the rights, or rights that stop with the first licensee.

    A separate licence that is offered for a use outside the grant is criterion 6, not 7.
    """
    passed_on = any(grant.actions - {Action.USE} for grant in r.grants if not grant.only.manner)
    return decide(
        [
            *on(gates(r), "a recipient needs more than the copy"),
            *on(r.barring(Action.PASS_ON_RIGHTS), "the rights stop with the first licensee"),
            *patents_refused(r),
        ],
        missing=None if passed_on else USE_ALONE if r.grants else question(r, "anything"),
        free="Whoever receives a copy has the rights by that alone.",
        basis=r.grants[:1],
    )


def osd8(r: Rights) -> Answer:
    """Not specific to a product: rights only with, inside or for a named product, or only inside one's own."""
    inside = [bar for bar in r.bars if bar.kind == "fence" and Manner.IN_OWN_PRODUCT in bar.scope.manner]
    named = [bar for bar in r.bars if bar.scope.product]
    return decide(
        [*on([*named, *inside], "the rights depend on a product"), *patents_refused(r)],
        free="The rights depend on no product.",
    )


def osd9(r: Rights) -> Answer:
    """Other software: conditions on what sits beside the work or runs it."""
    beside = [term for term in r.duties if term.reach in (Reach.STACK, Reach.NEIGHBOURS)]
    return decide(
        [
            *on(beside, "the duty reaches software that is no derived work"),
            *on(r.barring(Action.COMBINE), "other software may not be combined with the work or sit beside it"),
        ],
        on((term for term in r.duties if term.reach is Reach.OUTPUT), "Does a duty on output restrict other works?"),
        free="Nothing in the text reaches software that merely sits beside the work.",
    )


def osd10(r: Rights) -> Answer:
    """Technology-neutral: rights that hang on a device, system, channel or interface. A standard is criterion 3."""
    tied = [bar for bar in r.bars if bar.scope.technology and not bar.actions <= set(CHANGING)]
    clicks = [term for term in r.demanding(Duty.ACCEPT_FIRST) if term.first]
    return decide(
        [
            *on(tied, "the rights depend on a technology"),
            *on(clicks, "one style of interface is the only way to get the rights"),
            *badges(r),
        ],
        free="No right depends on a technology or a style of interface.",
    )


QUESTIONS: Mapping[str, Callable[[Rights], Answer]] = {
    "OSD-1": osd1,
    "OSD-2": osd2,
    "OSD-3": osd3,
    "OSD-4": osd4,
    "OSD-5": osd5,
    "OSD-6": osd6,
    "OSD-7": osd7,
    "OSD-8": osd8,
    "OSD-9": osd9,
    "OSD-10": osd10,
}
