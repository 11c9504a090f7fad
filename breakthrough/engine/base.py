from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from breakthrough import embedded


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that finds the embedded server, and starts it if none runs.

    Only opening a connection asks for the server: commands that need no database start none.
    """

    def get_connection_params(self) -> dict[str, Any]:
        return super().get_connection_params() | embedded.join(Path(self.settings_dict["DATA_DIR"]))
