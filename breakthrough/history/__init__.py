"""History: what every tracked table held at any moment, and who changed it, when and why.

Triggers write each insert, update and delete into an event table (`<Model>Event`); one `Commit` row per
transaction says when its changes became known. Everything else here reads those two.
"""

from breakthrough.history.actor import acting, because, commanded, identify, on_behalf_of
from breakthrough.history.backdating import backdated, seal, turn_to
from breakthrough.history.changes import Change, FieldChange, changes_of
from breakthrough.history.tracking import event_model_of, tracked, tracked_models
from breakthrough.history.travel import as_of, is_traveling, one_snapshot, seen_up_to, settled

__all__ = [
    "Change",
    "FieldChange",
    "acting",
    "as_of",
    "backdated",
    "because",
    "changes_of",
    "commanded",
    "event_model_of",
    "identify",
    "is_traveling",
    "on_behalf_of",
    "one_snapshot",
    "seal",
    "seen_up_to",
    "settled",
    "tracked",
    "tracked_models",
    "turn_to",
]
