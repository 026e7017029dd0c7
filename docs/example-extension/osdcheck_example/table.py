"""A renderer: a pure function from evaluations to text. It reads nothing, prints nothing and decides nothing."""

import csv as csv_module
import io
from collections.abc import Sequence

from osdcheck.extend import Evaluation


def csv(evaluations: Sequence[Evaluation]) -> str:
    """One line for each criterion of each licence, for a spreadsheet."""
    rows = [row for evaluation in evaluations for row in evaluation.to_rows()]
    file = io.StringIO()
    writer = csv_module.DictWriter(file, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()
