"""A copy that is kept by nothing but the feed, and the truth to hold it against."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from breakthrough.history import seal
from breakthrough.models import User
from tests import portfolio

Rows = dict[tuple[str, int], dict[str, Any]]


class Copy:
    """What a program has that follows the feed as the user, with a token."""

    def __init__(self, user: User, *scopes: str, **token: Any) -> None:
        self.user = user
        self.headers = {"Authorization": f"Bearer {portfolio.token(user, *scopes, **token)}"}
        self.rows: Rows = {}
        self.told: list[dict[str, Any]] = []
        self.cursor: str | None = None

    def get(self, path: str, **parameters: Any) -> Any:
        # A test inside one transaction has committed nothing; what it has changed so far becomes a commit.
        seal()
        return Client().get(f"/api/v1/{path}/", parameters, headers=self.headers)

    def ask(self, **parameters: Any) -> Any:
        """One answer of the feed after the cursor, not followed."""
        cursor = {"cursor": self.cursor} if self.cursor else {}
        return self.get("changes", **cursor, **parameters)

    def follow(self, **parameters: Any) -> list[dict[str, Any]]:
        """Reads and applies the feed until there is no more; what was told."""
        told: list[dict[str, Any]] = []
        more = True
        while more:
            answer = self.ask(**parameters)
            assert answer.status_code == 200, answer.content
            page = answer.json()
            for change in page["results"]:
                self.apply(change)
            told += page["results"]
            self.cursor, more = page["cursor"], page["more"]
        self.told += told
        return told

    def apply(self, change: dict[str, Any]) -> None:
        place = change["resource"], change["id"]
        if change["kind"] == "upsert":
            self.rows[place] = change["row"]
        else:
            self.rows.pop(place, None)

    def begin_with_export(self, **parameters: Any) -> None:
        """Takes the export for a beginning, and its cursor to go on from."""
        head, *lines, end = self.exported(**parameters)
        self.rows = {(line["resource"], line["row"]["id"]): line["row"] for line in lines}
        assert end == {"end": True, "rows": len(lines)}
        self.cursor = head["cursor"]

    def exported(self, **parameters: Any) -> list[dict[str, Any]]:
        answer = self.get("export", **parameters)
        assert answer.status_code == 200
        return [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]

    def truth(self) -> Rows:
        """What the database has for this asker now."""
        _head, *lines, _end = self.exported()
        return {(line["resource"], line["row"]["id"]): line["row"] for line in lines}

    def differences(self) -> list[tuple[str, int]]:
        """Where the copy is not what the database has: rows too few or too many, or with other columns."""
        truth = self.truth()
        return sorted(
            place for place in truth.keys() | self.rows.keys() if keyed(truth.get(place)) != keyed(self.rows.get(place))
        )


def keyed(row: dict[str, Any] | None) -> dict[str, Any] | None:
    """A row with its relations by id alone: the names beside it are those of when it changed."""
    if row is None:
        return None
    return {name: value["id"] if isinstance(value, dict) and "id" in value else value for name, value in row.items()}


def kinds(told: list[dict[str, Any]], resource: str) -> list[tuple[int, str]]:
    """What was told of a resource: ids and kinds."""
    return [(change["id"], change["kind"]) for change in told if change["resource"] == resource]
