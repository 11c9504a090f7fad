"""Documents to set."""

from dataclasses import replace
from datetime import date
from typing import Any

from breakthrough.typesetting.document import (
    Block,
    Bullets,
    Chart,
    Column,
    Document,
    Heading,
    Key,
    Note,
    Paragraph,
    Run,
    Table,
)

DRAWING = (
    '<svg class="chart" viewBox="0 0 960 220" role="img"><line class="grid" x1="44" x2="948" y1="12" y2="12"></line>'
    '<path class="steps steps-plan" d="M44,194H500V12H948"></path><text class="tick" x="300" y="220">2024</text></svg>'
)
HOSTILE = '#import "x" & <script>alert(1)</script> $a$ *b* _c_ {{ d }} {% e %} \\f @g <h> `i` =1+1 😀 مرحبا'
TABLE = Table(
    "Money by cluster",
    (Column("Cluster"), Column("Fiscal", "million yuan", is_number=True)),
    (("Rare earths", "80.00"), ("Hydrogen", "590.50")),
    ("Total", "670.50"),
)
CHART = Chart("Progress", DRAWING, replace(TABLE, caption=""), (Key("Planned", "steps steps-plan"),))
NOTES = (Note(7, "Net of returns. Version 1."), Note(3, "Distinct lines."))


def english(*blocks: Block, **changes: Any) -> Document:
    document = Document(
        "Progress of “Breakthrough”",
        "Press brief",
        "Department of Science",
        date(2025, 11, 6),
        "en",
        blocks or (Paragraph.of("Seventy-five tasks."),),
        marks=("As of 6 November 2025, 18:00",),
    )
    return replace(document, **changes)


def chinese(*blocks: Block, **changes: Any) -> Document:
    document = Document(
        "“突围”工程进展情况通报",
        "(截至2025年11月6日)",
        "自治区科学技术厅",
        date(2025, 11, 6),
        "zh-hans",
        blocks or (Paragraph.of("部署75项重大任务。"),),
        marks=("数据截至2025年11月6日18:00",),
    )
    return replace(document, **changes)


def noted() -> Document:
    """A brief whose notes are named out of order, one of them twice and one in a table."""
    again = Table("Lines", (Column("What"), Column("How many", is_number=True)), (("Lines", Run("10", note=3)),))
    return english(
        Heading("Layout"),
        Paragraph((Run("Invested: "), Run("670.5 million yuan", note=7), Run(", as said"), Run("", note=7), Run("."))),
        Bullets((Paragraph((Run("The rows", link="https://example.org/rows?a=1&b=2"),)),)),
        again,
        notes=NOTES,
    )
