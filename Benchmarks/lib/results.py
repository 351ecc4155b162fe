"""The results: medians, ratios and whether they reach their targets, as a table and as JSON."""

import statistics
from dataclasses import dataclass, field


@dataclass
class Target:
    """A bound of a row's ratio, or of its own figure if it is compared with nothing."""

    kind: str  # "at most" or "at least"
    bound: float

    def is_reached_by(self, number):
        return number <= self.bound if self.kind == "at most" else number >= self.bound

    def __str__(self):
        return f"{'≤' if self.kind == 'at most' else '≥'} {plain(self.bound)}"


@dataclass
class Row:
    """A row of the table: the figures of each repetition, from which the medians come."""

    comparison: str
    what: str
    unit: str
    ours: list
    beside_name: str = ""
    beside: list = field(default_factory=list)
    target: Target | None = None
    # Whether the ratio says how many times faster ours is, instead of ours divided by the other.
    is_times_quicker: bool = False

    @property
    def our_median(self):
        return statistics.median(self.ours)

    @property
    def beside_median(self):
        return statistics.median(self.beside) if self.beside else None

    @property
    def ratio(self):
        if not self.beside:
            return None
        a, b = (self.beside_median, self.our_median) if self.is_times_quicker else (self.our_median, self.beside_median)
        return a / b if b else float("inf")

    @property
    def is_reached(self):
        if self.target is None:
            return None
        return self.target.is_reached_by(self.our_median if self.ratio is None else self.ratio)

    def as_json(self):
        return {
            "comparison": self.comparison, "what": self.what, "unit": self.unit,
            "ours": self.our_median, "ours_each": self.ours,
            "beside_name": self.beside_name or None, "beside": self.beside_median, "beside_each": self.beside,
            "ratio": self.ratio, "ratio_is": "beside / ours" if self.is_times_quicker else "ours / beside",
            "target": str(self.target) if self.target else None, "reached": self.is_reached,
        }


def plain(number):
    """Three significant digits, without an exponent."""
    if number is None:
        return ""
    if number == 0 or abs(number) >= 1000:
        return f"{number:,.0f}"
    digits = 2 if abs(number) < 10 else 1 if abs(number) < 100 else 0
    if abs(number) < 0.1:
        digits = 4 if abs(number) < 0.01 else 3
    text = f"{number:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def cells(row):
    """A row as text, column by column, as HEADINGS names them."""
    reached = {None: "", True: "yes", False: "**no**"}[row.is_reached]
    ratio = "" if row.ratio is None else plain(row.ratio)
    return [row.what, row.unit, plain(row.our_median), row.beside_name, plain(row.beside_median), ratio,
            str(row.target or ""), reached]


HEADINGS = ["what", "in", "Tarazu", "beside", "its figure", "ratio", "to reach", "reached"]
IS_NUMBER = [False, False, True, False, True, True, True, False]


def markdown_table(rows):
    lines = [HEADINGS, ["---:" if right else "---" for right in IS_NUMBER], *map(cells, rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def text_table(rows):
    """The same in columns, for a terminal."""
    table = [HEADINGS, *[[cell.replace("**", "") for cell in cells(row)] for row in rows]]
    widths = [max(len(line[column]) for line in table) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.rjust(width) if right else cell.ljust(width)
                  for cell, width, right in zip(line, widths, IS_NUMBER)).rstrip()
        for line in table) + "\n"
