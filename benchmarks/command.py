"""What every benchmark's command takes and begins with."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass, field
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")


def parser_of(description: str | None) -> ArgumentParser:
    parser = ArgumentParser(description=description)
    parser.add_argument("--seconds", type=float, default=4, help="how long each side is asked in each round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--at-once", type=int, default=8, help="how many ask at once; fewer where one answer takes long"
    )
    parser.add_argument("--write", action="store_true", help="keep what was measured, and write docs/performance.md")
    return parser


def begin(asked: str | Namespace | None) -> Benchmark:
    """Sets Django up, by what was asked, or is asked with this description.

    The database must hold a portfolio that `manage.py generate` made.
    """
    import django  # noqa: PLC0415  (settings are named above)

    given = asked if isinstance(asked, Namespace) else parser_of(asked).parse_args()
    django.setup()
    return Benchmark(given.seconds, given.rounds, given.write, given.at_once)


@dataclass
class Benchmark:
    """How long and how often is measured, and the portfolio on which."""

    seconds: float = 4
    rounds: int = 3
    writes: bool = False
    at_once: int = 8
    lines: list[Any] = field(default_factory=list)
    """What was measured."""

    def token(self, name: str) -> dict[str, str]:
        """The header by which somebody of the portfolio asks."""
        from breakthrough.models import Token, User  # noqa: PLC0415

        text = Token.issue(User.objects.get(username=name), "benchmark", ["*:read", "*:write"])[1]
        return {"Authorization": f"Bearer {text}", "Accept-Language": "en"}

    def count(self, model: str) -> int:
        from django.apps import apps  # noqa: PLC0415

        manager: Any = apps.get_model(model)._default_manager
        return int(manager.count())
