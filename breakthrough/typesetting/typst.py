"""The typesetter Typst, with fonts of our own packages and nothing from the machine or the network."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

SANS = "Noto Sans SC"
FOLDER = Path(__file__).parent / "templates"


@cache
def fonts() -> typst.Fonts:
    folders = [str(files(package)) for package in ("pylopdf_fonts_zh_cn", "manimgx_fonts")]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def pdf(template: str, content: dict[str, Any], day: date) -> bytes:
    """The template filled with content, which reaches it as data and is never read as markup."""
    moment = datetime.combine(day, time(), UTC)
    return _compiled(template, content, format="pdf", timestamp=moment)


def png(template: str, content: dict[str, Any], density: int) -> bytes:
    return _compiled(template, content, format="png", ppi=density)


def _compiled(template: str, content: dict[str, Any], **options: Any) -> bytes:
    return typst.compile(
        str(FOLDER / template),
        root=str(FOLDER),
        font_paths=fonts(),
        ignore_system_fonts=True,
        # Packages would be fetched from the network: there is no such folder, and the templates import none.
        package_path=str(FOLDER / "packages"),
        package_cache_path=str(FOLDER / "packages"),
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        **options,
    )
