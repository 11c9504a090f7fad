"""The triggers that write events."""

import pghistory
import pgtrigger
from pghistory.trigger import Event as EventTrigger

# Triggers run after the whole statement: another one may meanwhile have changed the row again, and that newer event
# has been written first. This one would then come last and stand for the row's final state; so it is left out.
# Only a row version with an xmax can have been overtaken; all others are spared the search.
UNLESS_OVERTAKEN = """
IF NEW.xmax <> 0 THEN
    IF NOT EXISTS (SELECT FROM "{table}" WHERE ctid = NEW.ctid) THEN
        RETURN NULL;
    END IF;
END IF;
"""


class Recorder(EventTrigger):
    """Writes an event, unless the row has been overtaken."""

    def get_func(self, model):
        func = super().get_func(model)
        if self.row == "OLD":
            return func
        guard = " ".join(UNLESS_OVERTAKEN.format(table=model._meta.db_table).split())
        return pgtrigger.Func(f"{guard} {func.func}")


class Recorded(pghistory.RowEvent):
    """A kind of change that is recorded."""

    def add_event_trigger(self, event_model):
        recorder = Recorder(
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
            condition=self.condition,
            level=pgtrigger.Row,
        )
        pgtrigger.register(recorder)(event_model.pgh_tracked_model)


class Inserted(Recorded, pghistory.InsertEvent):
    pass


class Updated(Recorded, pghistory.UpdateEvent):
    pass


class Deleted(Recorded, pghistory.DeleteEvent):
    pass
