"""Charts as shapes on a grid, drawn by the server: a page, a document and a printer show the same one."""

from breakthrough.drawing.bars import BarChart
from breakthrough.drawing.bullet import Bullet
from breakthrough.drawing.gantt import Gantt, Stage
from breakthrough.drawing.plot import Bars, Lines
from breakthrough.drawing.scale import ceiling
from breakthrough.drawing.sparkline import Sparkline
from breakthrough.drawing.steps import HALF, Point, StepChart, Steps
from breakthrough.drawing.tile_map import TileMap
from breakthrough.drawing.timeline import Row, Span, Timeline

__all__ = [
    "HALF",
    "BarChart",
    "Bars",
    "Bullet",
    "Gantt",
    "Lines",
    "Point",
    "Row",
    "Span",
    "Sparkline",
    "Stage",
    "StepChart",
    "Steps",
    "TileMap",
    "Timeline",
    "ceiling",
]
