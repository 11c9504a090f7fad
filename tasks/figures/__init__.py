"""The figures of the tasks floor, and the dimensions by which every figure is divided."""

from tasks.figures import dimensions, portfolio, progress, results  # noqa: F401
