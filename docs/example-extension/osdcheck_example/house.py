"""The questions of our house: one function for each criterion that shares none, from the rights to an answer."""

from collections.abc import Callable, Mapping

from osdcheck.extend import Answer, Duty, Rights, decide, on

TELLING = (Duty.REPORT, Duty.ALLOW_AUDIT, Duty.PHONE_HOME)


def no_reports(rights: Rights) -> Answer:
    """HOUSE-2: every duty to tell the licensor something stands against it, and is quoted."""
    return decide(on(rights.demanding(*TELLING), "the licensor learns what we do"), free="Nothing need be reported.")


QUESTIONS: Mapping[str, Callable[[Rights], Answer]] = {"HOUSE-2": no_reports}
