"""Who asks by a token, in one question: the token, its owner, what they may do today, and how often it was used.

Nothing of it is remembered: what was revoked, ended or changed is gone with the next request. Only the question itself
is: to have the ORM put it into SQL takes several times as long as PostgreSQL needs to answer it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Model, OuterRef
from django.utils.module_loading import import_string

from breakthrough import prepared
from breakthrough.api import stamp
from breakthrough.api.limits import COUNT, Allowance
from breakthrough.api.stamp import Stamp
from breakthrough.models import Token, User
from breakthrough.models.token import digest
from breakthrough.prepared import Given

# One that is good from some networks only is counted once it is known to come from there.
ASK = f"""
    WITH asker AS ({{asker}}), counted AS ({COUNT.format(use="SELECT id FROM asker WHERE networks = '{{}}'")})
    SELECT asker.*, counted.*{{along}} FROM asker LEFT JOIN counted ON true
"""


class Asker(NamedTuple):
    token: Token
    allowance: Allowance | None
    """None if the use was not counted yet."""
    stamp: Stamp | None
    """Where it was asked for."""

    @classmethod
    def of(cls, text: str, *, with_stamp: bool) -> Asker | None:
        """Whoever has the token with this text, if it is valid."""
        prefix, _separator, secret = text.partition("_")
        given = (settings.TOKENS["window_seconds"], prefix, digest(secret))
        for row in prepared.ask(question(with_stamp=with_stamp), *given):
            asker = cls.read(iter(row))
            return asker if asker.token.user.may_sign_in else None
        return None

    @classmethod
    def read(cls, values: Iterator[Any]) -> Asker:
        token = taken(Token, values)
        user = token.user = taken(User, values)
        user.told = next(values)
        user.within_clusters = frozenset(token.clusters) or None
        used, left, *facts = values
        return cls(token, None if used is None else Allowance.of(used, left), Stamp.of(*facts) if facts else None)


@cache
def question(*, with_stamp: bool) -> str:
    # A keyed hash: how long it takes to compare says nothing of the secret.
    tokens = Token.objects.valid().filter(prefix=Given(2), digest=Given(3)).order_by()
    told = import_string(settings.SCOPE_FACTS)(OuterRef("user"))
    rows = tokens.values_list(*columns(Token), *(f"user__{name}" for name in columns(User)), told)
    text, parameters = rows.query.sql_with_params()
    assert not parameters, "What is not given by name is lost."
    along = "".join(f", {one}" for one in stamp.COLUMNS) if with_stamp else ""
    return ASK.format(asker=text, along=along).replace("%(length)s", "$1")


def taken(model: type[Model], values: Iterator[Any]) -> Any:
    """The next row, of a model whose columns were asked for."""
    names = columns(model)
    return model.from_db("default", names, [*islice(values, len(names))])


@cache
def columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]
