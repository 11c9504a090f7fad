"""The templates that every department may begin with: of each a text in both languages, its title in the first line."""

from __future__ import annotations

from pathlib import Path

TEXTS = Path(__file__).parent
NAMES = {"press-brief": ("新闻发布会通稿", "Press brief"), "monthly-bulletin": ("月报", "Monthly bulletin")}


def words_of(code: str) -> dict[str, str]:
    """The columns of a template; none, if there is no such one."""
    if code not in NAMES:
        return {}
    name_zh, name_en = NAMES[code]
    words = {"code": code, "name_zh": name_zh, "name_en": name_en}
    for suffix in ("zh", "en"):
        title, body = (TEXTS / f"{code}.{suffix}.txt").read_text(encoding="utf-8").split("\n", 1)
        words |= {f"title_{suffix}": title.strip(), f"body_{suffix}": body.strip()}
    return words
