from __future__ import annotations

import os
import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error

from breakthrough.reporting import build, drop_role, make_role


class Command(BaseCommand):
    help = (
        "Makes the views of the schema “reporting”, for BI tools that read by SQL, and roles that read them. "
        "Such a role sees every row of every cluster: give it to those only who may see all."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--role", help="make a role of this name; its password is BREAKTHROUGH_REPORTING_PASSWORD")
        parser.add_argument("--drop-role", help="take a role away")

    def handle(self, *args: Any, role: str | None, drop_role: str | None, **options: Any) -> None:
        for name in filter(None, (role, drop_role)):
            if not re.fullmatch(r"[a-z][a-z0-9_]{0,62}", name):
                raise CommandError("Name a role by small letters, digits and underscores.")
        self.stdout.write(f"{len(build())} views in the schema reporting")
        try:
            if role:
                self.make(role)
            if drop_role:
                take_away(drop_role)
        except Error as error:
            raise CommandError(str(error).strip()) from None

    def make(self, role: str) -> None:
        given = os.environ.get("BREAKTHROUGH_REPORTING_PASSWORD", "")
        password = make_role(role, given)
        self.stdout.write(f"The role {role} reads them" + ("." if given else f" with the password\n{password}"))


take_away = drop_role
