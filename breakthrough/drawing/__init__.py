"""Charts as shapes on a grid, drawn by the server: a page, a document and a printer show the same one."""

from breakthrough.drawing.steps import Point, StepChart, Steps

__all__ = ["Point", "StepChart", "Steps"]
