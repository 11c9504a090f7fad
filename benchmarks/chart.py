"""What was measured, as a drawing: the product's cost beside that of each peer."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import Any

from breakthrough.drawing import BarChart

OURS = "Breakthrough"
HEAD, BOTTOM = 30, 10
INK, OWN, OTHER = "#17202c", "#1f5fbf", "#9aa4b2"
FONT = "system-ui, sans-serif"
# What is told in the drawing; the table tells all of it.
TOLD = (OURS, "the same, connections kept", "stock django-import-export")


def drawn(lines: list[dict[str, Any]]) -> str:
    """A group of bars for each work and size, in CPU time."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for line in lines:
        if line["side"] in TOLD:
            groups.setdefault((line["work"], line["size"]), []).append(line)
    parts, top = [], 0
    for (work, size), some in groups.items():
        text, height = group(f"{work}: {size}", some, top)
        parts.append(text)
        top += height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BarChart.width} {top + BOTTOM}" font-family="{FONT}" '
        f'font-size="14" fill="{INK}">\n<rect width="100%" height="100%" fill="#ffffff"/>\n{"".join(parts)}</svg>\n'
    )


def group(title: str, lines: list[dict[str, Any]], top: int) -> tuple[str, int]:
    chart = BarChart([(name(line["side"]), f"{line['cpu_ms']:.1f} ms", Decimal(str(line["cpu_ms"]))) for line in lines])
    bars = "".join(
        f'<text x="{chart.left - 8}" y="{bar.words_y}" text-anchor="end">{escape(bar.name)}</text>'
        f'<rect x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{chart.thick}" '
        f'fill="{OWN if bar.name == OURS else OTHER}"/>'
        f'<text x="{bar.value_x}" y="{bar.words_y}">{escape(bar.display)}</text>\n'
        for bar in chart.bars
    )
    heading = f'<text x="8" y="22" font-weight="600">{escape(title)}</text>'
    return f'<g transform="translate(0 {top})">{heading}<g transform="translate(0 {HEAD})">\n{bars}</g></g>\n', (
        HEAD + chart.height
    )


def name(side: str) -> str:
    return "stock Django REST framework" if side == "the same, connections kept" else side
