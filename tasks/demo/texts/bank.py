"""How a bank of sentences is written down."""

type Bank = dict[str, tuple[tuple[str, str], ...]]


def bank(table: str) -> Bank:
    """Pairs of sentences (zh, en) by kind of work, from lines "zh|en" under lines "= kind"."""
    kinds: dict[str, list[tuple[str, str]]] = {}
    for line in table.strip().splitlines():
        if line.startswith("= "):
            pairs = kinds.setdefault(line.removeprefix("= "), [])
        else:
            zh, en = line.split("|")
            pairs.append((zh, en))
    return {kind: tuple(pairs) for kind, pairs in kinds.items()}
