"""What PostgreSQL writes of a row is what its serializer says of it, for everybody."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db.models import QuerySet
from rest_framework.utils.encoders import JSONEncoder

from breakthrough.api.json_expressions import moment
from breakthrough.api.json_rows import SAID, with_text
from breakthrough.api.routing import name_of, resources
from breakthrough.api.shape import Shape, expandable
from breakthrough.history import as_of
from breakthrough.history.schema import passing_models
from breakthrough.models import User
from breakthrough.scope import access_of
from tests.api.routes import ROUTES

PEOPLE = ("leader", "officer", "admin", "system")
MOST = 150
BASE = "https://example.test"
A_PAST_DAY = datetime(2025, 7, 1, tzinfo=ZoneInfo("Asia/Shanghai"))
# Sentences in the asker's language, and what is reckoned anew from the whole portfolio.
BY_PYTHON = {"findings", "publications (detail)", "progress-reports (detail)"}
SERIALIZERS = {
    f"{route}{suffix}": (resources[route], one)
    for route in ROUTES
    for suffix, one in (
        ("", resources[route].serializer_class),
        (" (detail)", resources[route].detail_serializer_class),
    )
    if one is not None
}
# Rights and settings, which are always those of now.
STAYING = {name for name, (view, _serializer) in SERIALIZERS.items() if view.queryset.model in passing_models()}
pytestmark = pytest.mark.usefixtures("demo")


def seen(view: Any, name: str) -> tuple[QuerySet, User]:
    user = User.objects.get(username=name)
    access_of(user, "view")
    # Of a long table the last rows: those whose words and numbers are the least alike.
    last = view.queryset.model._base_manager.order_by("-pk").values("pk")[:MOST]
    return view.queryset.visible_to(user).filter(pk__in=[*last.values_list("pk", flat=True)]).order_by("pk"), user


def written(serializer: Any, rows: QuerySet, user: User, shape: Shape | None) -> list[Any]:
    found = with_text(serializer, rows, user, shape, BASE)
    assert found is not None
    return [json.loads(text) for text in found.values_list(SAID, flat=True)]


def spoken(serializer: Any, rows: QuerySet, user: User, shape: Shape | None) -> list[Any]:
    say = serializer(context={"base": BASE, "shape": shape}).to_representation
    found = serializer.related(rows, user, shape)
    return json.loads(json.dumps([say(row) for row in found], cls=JSONEncoder))


@pytest.mark.parametrize("name", sorted({*SERIALIZERS} - BY_PYTHON))
def test_both_ways_of_telling_a_row_agree(name: str) -> None:
    view, serializer = SERIALIZERS[name]
    for person in PEOPLE:
        rows, user = seen(view, person)
        assert written(serializer, rows, user, None) == spoken(serializer, rows, user, None)


@pytest.mark.parametrize("name", sorted({*SERIALIZERS} - BY_PYTHON))
def test_they_agree_on_rows_shown_whole(name: str) -> None:
    view, serializer = SERIALIZERS[name]
    meta = view.queryset.model._meta
    targets = {one: resources[str(name_of(meta.get_field(one).related_model))] for one in expandable(meta.model)}
    shape = Shape(frozenset(["id", *targets]), targets)
    for person in PEOPLE[:2]:
        rows, user = seen(view, person)
        if not targets or with_text(serializer, rows, user, shape, BASE) is None:
            continue
        assert written(serializer, rows, user, shape) == spoken(serializer, rows, user, shape)


@pytest.mark.parametrize("name", sorted({*SERIALIZERS} - BY_PYTHON - STAYING))
def test_they_agree_on_a_past_day(name: str) -> None:
    view, serializer = SERIALIZERS[name]
    rows, user = seen(view, "officer")
    with as_of(A_PAST_DAY):
        assert written(serializer, rows, user, None) == spoken(serializer, rows, user, None)


@pytest.mark.parametrize("name", sorted(BY_PYTHON))
def test_what_only_python_can_say_is_left_to_it(name: str) -> None:
    view, serializer = SERIALIZERS[name]
    rows, user = seen(view, "leader")
    assert with_text(serializer, rows, user, None, BASE) is None


@pytest.mark.parametrize(
    ("joined", "said"),
    [
        ("2025-06-30T16:00:00+00:00", "2025-07-01T00:00:00+08:00"),
        ("2025-06-30T16:00:00.500000+00:00", "2025-07-01T00:00:00.500000+08:00"),
    ],
)
def test_a_moment_is_written_to_the_fraction_that_it_has(joined: str, said: str) -> None:
    leader = User.objects.filter(username="leader")
    leader.update(date_joined=datetime.fromisoformat(joined))
    assert leader.values_list(moment("date_joined"), flat=True).get() == said
