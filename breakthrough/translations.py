"""Makes the compiled catalogs, which Django reads, out of the written ones; no gettext program is needed."""

from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent / "locale"


def compile_catalogs(folder: Path = LOCALE) -> None:
    for source in folder.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        compiled = polib.pofile(str(source)).to_binary()
        # Left alone if equal, so that a folder nobody may write to will do once they are made.
        if not target.exists() or target.read_bytes() != compiled:
            target.write_bytes(compiled)
