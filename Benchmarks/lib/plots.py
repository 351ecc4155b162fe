"""Plots of the table as SVG, one for each comparison: a bar for each side with its median, a whisker from the least
to the greatest repetition, and a mark at Tarazu's target."""

import math
from html import escape

from comparisons import COMPARISONS
from results import plain

WIDTH, MARGIN, LABELS, VALUES = 880, 28, 214, 96
BAR, GAP, HEADING, TOP = 18, 7, 36, 76
# The width of a bar's number.
NUMBER = 52
# If the quotient of the greatest and the least figure is larger than this, the axis is logarithmic.
LOGARITHMIC_FROM = 25
INK, QUIET, LINE, OURS, OTHERS, MARK = "#1f2937", "#6b7280", "#e5e7eb", "#0f766e", "#94a3b8", "#dc2626"


def draw(rows, machine):
    """The text of each file by its name."""
    files = {}
    for name in dict.fromkeys(row.comparison for row in rows):
        groups = grouped([row for row in rows if row.comparison == name])
        files[f"{name}.svg"] = chart(COMPARISONS[name].title, groups, machine)
    return files


def grouped(rows):
    """Groups the rows that compare one figure of Tarazu with several others: a heading, bars and marks."""
    groups = {}
    for row in rows:
        group = groups.setdefault((row.what, row.unit), {"bars": [("Tarazu", row.ours)], "marks": []})
        if row.beside:
            group["bars"].append((row.beside_name, row.beside))
        if row.target:
            group["marks"].append((bound_of_ours(row), row.is_reached))
    return groups


def bound_of_ours(row):
    """The target of Tarazu's own figure, from the bound of the ratio and the other figure."""
    if row.ratio is None:
        return row.target.bound
    return row.beside_median / row.target.bound if row.is_times_quicker else row.beside_median * row.target.bound


class Axis:
    """Maps figures to positions, linear from 0 or logarithmic."""

    def __init__(self, figures):
        positive = [figure for figure in figures if figure > 0] or [1]
        self.is_logarithmic = max(positive) / min(positive) > LOGARITHMIC_FROM
        self.least = 10 ** math.floor(math.log10(min(positive) * 0.8)) if self.is_logarithmic else 0
        self.greatest = max(positive)
        self.left, self.right = MARGIN + LABELS, WIDTH - MARGIN - VALUES

    def place(self, figure):
        if self.is_logarithmic:
            figure = max(figure, self.least)
            share = math.log(figure / self.least) / math.log(self.greatest / self.least)
        else:
            share = figure / self.greatest
        return self.left + share * (self.right - self.left)

    def ticks(self):
        if self.is_logarithmic:
            count = math.floor(math.log10(self.greatest / self.least) + 1e-9)
            return [self.least * 10**power for power in range(count + 1)]
        step = 10 ** math.floor(math.log10(self.greatest))
        step = next(step * part for part in (0.2, 0.5, 1, 2) if self.greatest / (step * part) <= 6)
        return [step * count for count in range(math.floor(self.greatest / step + 1e-9) + 1)]


def chart(title, groups, machine):
    parts = [
        text(MARGIN, 30, title, size=16, weight=600),
        text(MARGIN, 50, f"medians of repetitions, whiskers from the least to the greatest; {machine['processor']}, "
             f"{machine['cores']} cores, {machine['measured_at']}", size=11, fill=QUIET),
    ]
    top = TOP
    for (what, unit), group in groups.items():
        drawn, top = draw_group(what, unit, group, top)
        parts += drawn
    parts += legend(top)
    height = top + 34
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
            f'font-family="system-ui, -apple-system, \'Segoe UI\', \'DejaVu Sans\', sans-serif" role="img">\n'
            f"<title>{escape(title)}</title>\n"
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n")


def draw_group(what, unit, group, top):
    """A heading, the axis' lines, bars and marks. Each group has an axis of its own."""
    axis = Axis([figure for _, figures in group["bars"] for figure in figures] + [mark for mark, _ in group["marks"]])
    scale = f"{unit}, logarithmic" if axis.is_logarithmic else unit
    parts = [text(MARGIN, top + 12, what, size=13, weight=600),
             text(WIDTH - MARGIN, top + 12, scale, size=11, fill=QUIET, anchor="end")]
    first = top + HEADING - 8
    bottom = first + len(group["bars"]) * (BAR + GAP)
    for tick in axis.ticks():
        x = axis.place(tick)
        parts.append(line(x, first - 3, x, bottom, LINE))
        parts.append(text(x, bottom + 12, plain(tick), size=10, fill=QUIET, anchor="middle"))
    for index, (name, figures) in enumerate(group["bars"]):
        parts += bar(axis, name, sorted(figures), first + index * (BAR + GAP), [mark for mark, _ in group["marks"]])
    for mark, is_reached in group["marks"]:
        x = axis.place(mark)
        parts.append(f'<path d="M{x:.1f} {first - 3:.1f} v{BAR + 6}" stroke="{OURS if is_reached else MARK}" '
                     'stroke-width="2.5" stroke-dasharray="4 2"/>')
    return parts, bottom + 34


def bar(axis, name, figures, y, marks):
    median = figures[len(figures) // 2] if len(figures) % 2 else sum(figures[len(figures) // 2 - 1:][:2]) / 2
    start, end, middle = axis.left, axis.place(median), y + BAR / 2
    low, high = axis.place(figures[0]), axis.place(figures[-1])
    is_ours = name == "Tarazu"
    # The number stands right of the bar, and of the marks that it would be under.
    after = max(end, high)
    for mark in sorted(map(axis.place, marks)):
        if is_ours and after - 4 < mark < after + NUMBER:
            after = mark
    return [
        text(start - 10, middle + 4, name, size=12, anchor="end", weight=600 if is_ours else 400),
        f'<rect x="{start:.1f}" y="{y:.1f}" width="{max(end - start, 1):.1f}" height="{BAR}" rx="2" '
        f'fill="{OURS if is_ours else OTHERS}"/>',
        line(low, middle, high, middle, INK),
        text(after + 8, middle + 4, plain(median), size=12, weight=600 if is_ours else 400),
    ]


def legend(top):
    y = top + 6
    return [
        f'<path d="M{MARGIN} {y - 8} v14" stroke="{OURS}" stroke-width="2.5" stroke-dasharray="4 2"/>',
        text(MARGIN + 8, y + 3, "what Tarazu was to reach, and did", size=11, fill=QUIET),
        f'<path d="M{MARGIN + 230} {y - 8} v14" stroke="{MARK}" stroke-width="2.5" stroke-dasharray="4 2"/>',
        text(MARGIN + 238, y + 3, "and did not", size=11, fill=QUIET),
    ]


def text(x, y, words, size, fill=INK, anchor="start", weight=400):
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="{anchor}" '
            f'font-weight="{weight}">{escape(words)}</text>')


def line(x1, y1, x2, y2, stroke):
    return f'<path d="M{x1:.1f} {y1:.1f} L{x2:.1f} {y2:.1f}" stroke="{stroke}" stroke-width="1"/>'
