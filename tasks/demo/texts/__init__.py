"""What monthly reports say, by kind of work: progress, problems, next steps, and what is asked for."""

from tasks.demo.texts.coordination import COORDINATION
from tasks.demo.texts.next_steps import NEXT_STEPS
from tasks.demo.texts.problems import PROBLEMS
from tasks.demo.texts.progress import PROGRESS

_KIND_OF_PREFIX = {
    "ES": "energy",
    "HY": "energy",
    "RE": "materials",
    "DA": "food",
    "BT": "food",
    "AI": "digital",
    "LA": "aircraft",
    "IN": "facility",
}


def kind_of(task: str) -> str:
    """The kind of work of a task, by its code: a key of each bank of texts."""
    return _KIND_OF_PREFIX[task[:2]]


__all__ = ["COORDINATION", "NEXT_STEPS", "PROBLEMS", "PROGRESS", "kind_of"]
