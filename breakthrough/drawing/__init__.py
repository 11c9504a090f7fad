"""Charts as shapes on a grid, drawn by the server: a page, a document and a printer show the same one."""

from breakthrough.drawing.plot import Bars, Lines
from breakthrough.drawing.sparkline import Sparkline
from breakthrough.drawing.steps import Point, StepChart, Steps
from breakthrough.drawing.tile_map import TileMap

__all__ = ["Bars", "Lines", "Point", "Sparkline", "StepChart", "Steps", "TileMap"]
