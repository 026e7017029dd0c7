"""What is not in English: a whole text, or one clause of it. Nothing of it is understood, so everything is open."""

from __future__ import annotations

import re

_ENGLISH = frozenset(["the", "of", "and", "to", "or", "this", "any", "you", "in", "is", "for", "not", "with"])
ENGLISH = 0.12
"""Share of the words that are among the commonest of English in an English text, at least."""
FEW = 20
"""Words of a text that is too short to count in: `Other uses need a paid licence.`"""
SAMPLE = 200_000
_OTHER = re.compile(
    r"\b(?:der|die|das|und|nicht|ist|nur|von|für|mit|dem|den|einer|eine|werden|dieser|oder|darf|sind|keine"
    r"|le|la|les|des|et|est|pas|pour|une|vous|peut|doit|sont|cette|sous|aux|du|qui"
    r"|el|los|las|por|para|con|del|una|que|se|está|puede|debe|esta|sin"
    r"|não|os|uma|pelo|pode|deve|sem|ao|il|di|che|non|per|della|può|deve|gli"
    r"|het|een|van|niet|voor|mag|deze|och|att|inte|för|är|som|med|nie|jest|oraz|nebo|není)\b",
    re.IGNORECASE,
)
OTHER = 3
"""Different words of another language in a clause that is in it, at least."""
_LATIN = "A-Za-z\u00aa\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be\u00c0-\u024f\u1e00-\u1eff\u2070-\u209c\u2100-\u214f"
_STRANGE = re.compile(rf"[^\W\d_{_LATIN}]")
_MIXED = re.compile(rf"[{_LATIN}][^\W\d_{_LATIN}]|[^\W\d_{_LATIN}][{_LATIN}]")
_WRITTEN_TOGETHER = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
NAMES = 0.8
"""Share of the words that begin with a capital in a list of names, at least."""
NAME = 4
"""Signs of a name in a script that writes words together, at most."""
_WEIGHTY = re.compile(
    r"\b(?:prohib(?:e|en|id[oa]s?)|proib\w+|interdit\w*|verboten|untersagt|gestattet|erlaubt|vietat[oa]|verboden|f\u00f6rbjud\w+"
    r"|nur|seulement|uniquement|solamente|\u00fanicamente|somente|soltanto|autoris\u00e9e?s?|permitid[oa]s?|kommerzi\w+|nichtkommerzi\w+"
    r"|comercia(?:l|les|is)|commerciaux)\b|[\u7981\u4ec5\u50c5]|\u4e0d\u5f97|\u5546\u7528|\u306e\u307f",
    re.IGNORECASE,
)
"""Words of other languages that take something, however short the clause."""
_WISH_FOR_ENGLISH = re.compile(
    r"\bles (?:soussign\w+|part\w+)(?: [\w'’]+){0,12}? que (?:le|la|les|ce|cette)\b"
    r"[^.;:]{0,160}? en (?:langue )?anglaise?\W*$",
    re.IGNORECASE,
)
"""The clause of Quebec: the parties have asked for English, and nothing else."""
_NOTICE = re.compile(r"\W*(?:portions )?(?:copyright|©|\(c\)|by|author|contact)\b|\W*©", re.IGNORECASE)


def is_english(plain: str) -> bool:
    """Whether a text in plain form is in the one language that the rules know."""
    words = re.findall(r"\w+", plain[:SAMPLE])
    if len(words) < FEW and plain.isascii():
        return bool(words)
    return bool(words) and sum(word in _ENGLISH for word in words) >= ENGLISH * len(words)


def is_foreign(clause: str) -> bool:
    """Whether a clause holds words that are not English: of another script or another language.

    A name in a copyright notice is none, a name of a few Chinese signs, and the wish of parties in Quebec for English.
    """
    if _WISH_FOR_ENGLISH.search(clause):
        return False
    if not clause.isascii():
        strange = _STRANGE.findall(clause)
        if _MIXED.search(clause):
            return True
        together = len(_WRITTEN_TOGETHER.findall(clause))
        if (len(strange) - together > 1 or together > NAME) and not _NOTICE.match(clause):
            return True
    if _WEIGHTY.search(clause):
        return True
    other = [word.lower() for word in _OTHER.findall(clause)]
    if len(set(other)) < OTHER or _is_a_list_of_names(clause):
        return False
    return len(other) > 2 * sum(word in _ENGLISH for word in re.findall(r"\w+", clause.lower()))


def _is_a_list_of_names(clause: str) -> bool:
    """Whether nearly all words are names: `Onno van der Linden, Dirk Haase and Igor Mandrichenko`."""
    words = re.findall(r"[^\W\d_]+", clause)
    return not clause.isupper() and sum(word[0].isupper() for word in words) >= NAMES * len(words)
