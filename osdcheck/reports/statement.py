"""The short, civil correction: an issue of 250 words, a mail of 72 columns, two sentences for an article.

It quotes the claim and the clause word for word, says what the definition asks, offers a name that fits and a patch,
thanks for what is there to see, and accuses nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from osdcheck.definitions import YARDSTICKS, definition
from osdcheck.english import listed
from osdcheck.model.claim import ClaimCheck, JudgedClaim
from osdcheck.model.definition import Definition
from osdcheck.model.evaluation import Evaluation, Verdict
from osdcheck.reports import words
from osdcheck.reports.pages import markdown_text
from osdcheck.reports.plain import clipped, plain, telling, wrapped
from osdcheck.reports.summary import in_full, summaries

ISSUE_WORDS = 250
COLUMNS = 72
CORRECTED = ("not-borne-out", "partly")
THANKS = "Thank you for publishing this work and its terms where everyone can read them."
WELCOME = "The work is as welcome as before; only the wording is in question."
_SIZES = ((3, 30), (2, 44), (2, 30), (2, 18), (1, 30), (1, 18), (1, 10))
"""How many criteria are shown, and how many words of each quote: the fullest that fits is taken."""


@dataclass(frozen=True, slots=True)
class _Point:
    """One criterion and the words of the licence that stand against it."""

    criterion: str
    wording: str
    place: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Matter:
    """Everything that a statement says, before it is cut to a length and given a form."""

    license: str
    title: str
    where: str
    sentence: str
    says: str
    points: tuple[_Point, ...]
    fits: str
    patch: str
    close: str
    links: tuple[str, ...]
    foot: str


def issue(check: ClaimCheck) -> str:
    """Each correction as an issue in Markdown, at most 250 words."""
    return _each(check, lambda matter: _sized(matter, _issue, ISSUE_WORDS), "\n---\n\n", markdown_text)


def mail(check: ClaimCheck) -> str:
    """Each correction as a mail in lines of 72 columns."""
    return _each(check, lambda matter: _sized(matter, _mail, ISSUE_WORDS), "\n\n", plain)


def article(check: ClaimCheck) -> str:
    """Each correction in two sentences."""
    return _each(check, _article, "\n", plain)


def evaluations(read: Sequence[Evaluation]) -> str:
    """What `check` found, as an issue without a claim that was seen; of a document its headline comes first."""
    found = summaries(read)
    headlines = [f"{markdown_text(summary.headline)}\n" for summary in found]
    shown = [_sized(_of_evaluation(evaluation), _issue, ISSUE_WORDS) for evaluation in in_full(read, found)]
    return "\n---\n\n".join([*headlines, *shown])


def _each(check: ClaimCheck, form: Callable[[_Matter], str], between: str, escape: Callable[[str], str]) -> str:
    """One statement for each kind of claim that needs one; a line when none does."""
    wanting = sorted((j for j in check.claims if j.outcome in CORRECTED), key=lambda judged: judged.claim.kind)
    groups = [list(group) for _, group in groupby(wanting, lambda judged: judged.claim.kind)]
    groups.sort(key=lambda group: group[0].claim.start)
    if groups:
        return between.join(form(_of_claims(check, group)) for group in groups)
    if not check.claims:
        return f"Nothing to correct: no claim about openness found in {escape(clipped(check.source, 12, 80))}.\n"
    return "".join(escape(f"Nothing to correct: {judged.explanation}") + "\n" for judged in check.claims)


def _of_claims(check: ClaimCheck, group: Sequence[JudgedClaim]) -> _Matter:
    judged = group[0]
    lines = [str(other.claim.line) for other in group]
    where = (
        ""
        if check.source == "the sentence"
        else f"{check.source}, line{'s' if len(lines) > 1 else ''} {listed(lines[:5])}"
    )
    sentence, patch = _near(judged)
    name = clipped(check.license.name, 12, 90)
    degree = "bears out only in part" if judged.outcome == "partly" else "does not bear out"
    says = f"The {name} {degree} “{clipped(judged.claim.words, 12, 90)}”."
    if judged.rests_on_osi:
        says += f" The OSI's decision on it: {clipped(words.osi_line(check.osi), 20, 160)}."
    return _Matter(
        license=name,
        title=f"“{clipped(judged.claim.words, 8, 60)}” and the {name}",
        where=clipped(where, 16, 120),
        sentence=sentence,
        says=says,
        points=_points(check, judged.verdicts),
        fits=judged.fits or "",
        patch=patch,
        close=WELCOME,
        links=_links(check, judged.verdicts),
        foot=_foot(check, judged.verdicts),
    )


def _of_evaluation(evaluation: Evaluation) -> _Matter:
    verdicts = [verdict for verdict in evaluation.verdicts if verdict.status == "violates"]
    verdicts = verdicts or [verdict for verdict in evaluation.verdicts if verdict.status == "unclear"]
    name = clipped(evaluation.license.name, 12, 90)
    return _Matter(
        license=name,
        title=f"How the {name} reads",
        where="",
        sentence="",
        says=clipped(words.verdict_line(evaluation), 45, 300),
        points=_points(evaluation, verdicts),
        fits="",
        patch="",
        close="",
        links=_links(evaluation, verdicts),
        foot=_foot(evaluation, verdicts),
    )


def _near(judged: JudgedClaim, room: int = 110) -> tuple[str, str]:
    """The sentence and its patch; of a long one, the part next to the claim, cut at the same places in both."""
    sentence, said, patch = judged.claim.sentence, judged.claim.words, judged.patch or ""
    at = sentence.index(said)
    start = 0 if at <= room else sentence.find(" ", at - room, at) + 1 or at
    end = at + len(said)
    stop = len(sentence) if len(sentence) - end <= room else max(sentence.rfind(" ", end, end + room), end)
    kept = patch[start : len(patch) - (len(sentence) - stop)]
    shown = [
        f"{'[…] ' if start else ''}{plain(part)}{' […]' if stop < len(sentence) else ''}"
        for part in (sentence[start:stop], kept)
    ]
    return shown[0], shown[1] if patch else ""


def _points(check: Evaluation | ClaimCheck, verdicts: Sequence[Verdict]) -> tuple[_Point, ...]:
    """Each criterion with the words that say most: those that need no lead-in, and that no other point has shown."""
    shown: set[str] = set()
    points = []
    for verdict in verdicts:
        key, _, _ = verdict.criterion.rpartition("-")
        criterion = definition(key).criterion(verdict.criterion)
        finding = min(verdict.findings, key=lambda f: (f.term in shown, bool(words.lead(f))), default=None)
        quotes: tuple[str, ...] = ()
        if finding:
            shown.add(finding.term)
            quotes = (*(quote.quote for quote in words.lead(finding)), finding.quote)[-2:]
        title = verdict.title if key == "PROMISE" else f"{verdict.criterion} {verdict.title}"
        place = words.source_line(check, finding) if finding else "Open"
        points.append(
            _Point(
                title, criterion.wording if criterion else "", clipped(place, 14, 120), quotes or verdict.questions[:1]
            )
        )
    return tuple(points)


def _links(check: Evaluation | ClaimCheck, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """The addresses of the definition and of the documents that are quoted, if they fit a line."""
    quoted = [words.address(check, finding) for verdict in verdicts for finding in verdict.findings[:1]]
    links = [*(yardstick.url for yardstick in _yardsticks(check, verdicts)), *(url for url in quoted if url)]
    return tuple(link for link in dict.fromkeys(links) if len(link) <= COLUMNS)[:4]


def _foot(check: Evaluation | ClaimCheck, verdicts: Sequence[Verdict]) -> str:
    by = listed(f"{yardstick.id} {yardstick.version}" for yardstick in _yardsticks(check, verdicts))
    parts = [check.tool, by, str(check.date), *map(words.own_records_line, check.library.own)]
    return f"A reading of the words, not legal advice. {', '.join(parts)}."


def _yardsticks(check: Evaluation | ClaimCheck, verdicts: Sequence[Verdict]) -> list[Definition]:
    """The definitions that the verdicts belong to; the one that was asked for when they belong to none."""
    keys = dict.fromkeys(verdict.criterion.rpartition("-")[0].lower() for verdict in verdicts)
    return [definition(key) for key in keys if key in YARDSTICKS] or [definition(check.definition.id)]


def _sized(matter: _Matter, form: Callable[[_Matter, int, int], str], limit: int) -> str:
    """The fullest form within the limit of words; the last size always fits."""
    texts = [form(matter, points, length) for points, length in _SIZES]
    return next((text for text in texts if len(text.split()) <= limit), texts[-1])


def _issue(matter: _Matter, points: int, length: int) -> str:
    return "\n".join(_issue_lines(matter, points, length)) + "\n"


def _issue_lines(matter: _Matter, points: int, length: int) -> Iterator[str]:
    yield from (f"# {markdown_text(matter.title)}", "", THANKS, "")
    if matter.sentence:
        yield from (f"{markdown_text(matter.where)}:" if matter.where else "The sentence:", "")
        yield from (f"> {markdown_text(matter.sentence)}", "")
    yield from (markdown_text(matter.says), "")
    for point in matter.points[:points]:
        yield f"- **{markdown_text(point.criterion)}**: “{markdown_text(clipped(point.wording, min(length, 32), 300))}”"
        quotes = " ".join(f"“{markdown_text(telling(quote, length))}”" for quote in point.quotes)
        yield f"  {markdown_text(point.place)}: {quotes}"
    if matter.points:
        yield ""
    if matter.patch:
        name = f"A name that fits: {markdown_text(matter.fits)}. " if matter.fits else ""
        yield from (f"{name}The sentence could read:", "")
        yield from (f"> {markdown_text(matter.patch)}", "")
    if matter.close:
        yield from (matter.close, "")
    yield f"{markdown_text(matter.foot)} {' '.join(f'<{link}>' for link in matter.links)}"


def _mail(matter: _Matter, points: int, length: int) -> str:
    def filled(text: str, indent: str = "") -> list[str]:
        return wrapped(plain(text), indent, COLUMNS, break_words=True)

    lines = [*filled(f"Subject: {matter.title}"), "", *filled(THANKS), ""]
    if matter.sentence:
        lines += [*filled(f"{matter.where}:" if matter.where else "The sentence:"), ""]
        lines += [*filled(matter.sentence, "> "), ""]
    lines += [*filled(matter.says), ""]
    for point in matter.points[:points]:
        lines += [*filled(f"{point.criterion}:"), *filled(clipped(point.wording, min(length, 32), 300), "> ")]
        lines += filled(f"{point.place}:")
        for index, quote in enumerate(point.quotes):
            lines += [*([">"] if index else []), *filled(telling(quote, length), "> ")]
        lines.append("")
    if matter.patch:
        name = f"A name that fits: {matter.fits}. " if matter.fits else ""
        lines += [*filled(f"{name}The sentence could read:"), ""]
        lines += [*filled(matter.patch, "> "), ""]
    return "\n".join([*lines, *filled(matter.close), "", *filled(matter.foot), *matter.links]) + "\n"


def _article(matter: _Matter) -> str:
    seen = f" ({matter.where})" if matter.where else ""
    first = matter.says.split(". ")[0].removesuffix(".") + seen
    if matter.points:
        point = matter.points[0]
        clause = " ".join(f"“{_one_sentence(quote)}”" for quote in point.quotes)
        first += f": {point.place} says {clause}, where {point.criterion} asks that “{_one_sentence(point.wording)}”"
    second = f"A name that fits is {matter.fits}; the" if matter.fits else "The"
    address = f" at {matter.links[-1]}" if matter.links else ""
    foot = matter.foot[:1].lower() + matter.foot[1:].replace(". ", ": ", 1).removesuffix(".")
    return plain(f"{first}. {second} terms are there for everyone to read{address} ({foot}).") + "\n"


def _one_sentence(quote: str) -> str:
    """The first sentence of a quote, so that two sentences stay two."""
    text = telling(quote, 30)
    for index, sign in enumerate(text[:-2]):
        if sign in ".!?" and text[index + 1] == " " and not text[index + 2].islower():
            return text[:index]
    return text.removesuffix(".")
