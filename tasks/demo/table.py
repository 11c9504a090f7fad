"""How the demonstration's tables are written down."""


def rows(table: str) -> list[list[str]]:
    """The cells of a table: one row per line, with "|" between the cells."""
    return [line.split("|") for line in table.strip().splitlines()]
