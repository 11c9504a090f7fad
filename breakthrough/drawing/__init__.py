"""Charts as shapes on a grid, drawn by the server: a page, a document and a printer show the same one."""

from breakthrough.drawing.bars import BarChart
from breakthrough.drawing.steps import Point, StepChart, Steps

__all__ = ["BarChart", "Point", "StepChart", "Steps"]
