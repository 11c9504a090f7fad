"""Charts as shapes on a grid, drawn by the server: a page, a document and a printer show the same one."""

from breakthrough.drawing.bars import BarChart
from breakthrough.drawing.bullet import Bullet
from breakthrough.drawing.gantt import Gantt, Stage
from breakthrough.drawing.steps import HALF, Point, StepChart, Steps, ceiling
from breakthrough.drawing.timeline import Row, Span, Timeline

__all__ = [
    "HALF",
    "BarChart",
    "Bullet",
    "Gantt",
    "Point",
    "Row",
    "Span",
    "Stage",
    "StepChart",
    "Steps",
    "Timeline",
    "ceiling",
]
