"""What a token opens: no more than its owner, its scopes, its clusters, its networks and its days."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from breakthrough.api.limits import use
from breakthrough.history import event_model_of
from breakthrough.models import Token, TokenWindow
from breakthrough.models.token import digest
from tests import portfolio
from tests.api.routes import ROUTES, SHARED

Get = Callable[..., Any]


def get(token: str, path: str = "tasks/", **more: Any) -> Any:
    headers = {"Authorization": f"Bearer {token}", "Accept-Language": "en"}
    return Client().get(f"/api/v1/{path}", headers={**headers, **more.pop("headers", {})}, **more)


def ids(answer: Any) -> set[int]:
    return {row["id"] for row in answer.json()["results"]}


# Kept


def test_what_the_database_keeps_opens_nothing(db: None) -> None:
    text = portfolio.token(portfolio.user("leader"))
    row = Token.objects.get()
    kept = " ".join(str(value) for value in Token.objects.values().get().values())
    assert text.partition("_")[2] not in kept
    assert get(f"{row.prefix}_{row.digest}").status_code == 401


def test_the_hash_needs_a_key_that_is_outside_of_the_database(db: None, settings: Any) -> None:
    text = portfolio.token(portfolio.user("leader"))
    settings.SECRET_KEY = "another"
    assert digest("x") != "x"
    assert get(text).status_code == 401


# Scopes


def test_a_scope_opens_one_resource_and_no_other(mine: Any, people: Any) -> None:
    for route in ROUTES:
        opens_one_resource_and_no_other(route, mine, people)


def opens_one_resource_and_no_other(route: str, mine: Any, people: Any) -> None:
    token = portfolio.token(people["admin"], f"{route}:read")
    assert get(token, f"{route}/").status_code == 200
    assert get(token, f"{route}/{mine.rows[route].pk}/").status_code == 200
    others = [name for name in ROUTES if name != route]
    assert {get(token, f"{name}/").status_code for name in others[:6]} == {403}
    refused = get(token, "figures/tasks/")
    assert refused.status_code == 403
    assert "figures:read" in refused.json()["detail"]


@pytest.mark.parametrize("scopes", [("*:read",), ("progress-reports:read",)])
def test_who_may_only_read_moves_no_report(scopes: tuple[str, ...], mine: Any, people: Any) -> None:
    headers = {"Authorization": f"Bearer {portfolio.token(people['officer'], *scopes)}"}
    report = mine.rows["progress-reports"]
    address = f"/api/v1/progress-reports/{report.pk}/withdraw/"
    answer = Client().post(address, "{}", content_type="application/json", headers=headers)
    assert answer.status_code == 403
    assert "progress-reports:write" in answer.json()["detail"]


def test_a_scope_gives_no_right_that_the_owner_lacks(mine: Any) -> None:
    token = portfolio.token(portfolio.user(), "*:read", "*:write")
    assert get(token).status_code == 403


# Clusters


@pytest.mark.parametrize("role", ["admin", "leader", "auditor", "officer", "reviewer"])
def test_a_token_sees_its_clusters_alone(role: str, mine: Any, foreign: Any) -> None:
    everywhere = role in ("admin", "leader", "auditor")
    user = portfolio.user(role, *([] if everywhere else [mine.cluster, foreign.cluster]))
    both, one = portfolio.token(user), portfolio.token(user, clusters=[mine.cluster.pk])
    for route in sorted({*ROUTES} - {*SHARED}):
        mine_row, foreign_row = mine.rows[route], foreign.rows[route]
        if mine_row.pk == foreign_row.pk:
            continue
        assert {mine_row.pk, foreign_row.pk} <= ids(get(both, f"{route}/?page_size=500")), route
        assert foreign_row.pk not in ids(get(one, f"{route}/?page_size=500")), route
        assert mine_row.pk in ids(get(one, f"{route}/?page_size=500")), route
        assert get(one, f"{route}/{foreign_row.pk}/").status_code == 404
    assert get(one, "figures/tasks/").json()["value"] == 1


def test_a_token_for_a_foreign_cluster_sees_nothing_of_it(mine: Any, foreign: Any) -> None:
    user = portfolio.user("officer", mine.cluster)
    assert ids(get(portfolio.token(user, clusters=[mine.cluster.pk, foreign.cluster.pk]))) == {mine.task.pk}
    assert get(portfolio.token(user, clusters=[foreign.cluster.pk])).status_code == 403


def test_a_right_on_one_task_is_limited_too(mine: Any, foreign: Any) -> None:
    user = portfolio.user()
    for one in (mine, foreign):
        portfolio.grant(user=user, role="officer", task=one.task)
    assert ids(get(portfolio.token(user, clusters=[mine.cluster.pk]))) == {mine.task.pk}


@pytest.mark.parametrize("role", ["system", "security"])
def test_a_token_for_clusters_administers_nothing(role: str, mine: Any) -> None:
    user = portfolio.user(role)
    route = "periods" if role == "system" else "grants"
    assert ids(get(portfolio.token(user), f"{route}/"))
    limited = get(portfolio.token(user, clusters=[mine.cluster.pk]), f"{route}/")
    # One's own grants are no secret to anybody.
    assert limited.status_code == 403 or ids(limited) == {user.grants.get().pk}


# Networks


@pytest.mark.parametrize(
    ("networks", "address", "status"),
    [
        (["10.20.0.0/16"], "10.20.3.4", 200),
        (["10.20.0.0/16"], "10.21.3.4", 401),
        (["10.20.3.4", "2001:db8::/32"], "2001:db8::1", 200),
        (["10.20.3.4"], "2001:db8::1", 401),
        ([], "203.0.113.9", 200),
        (["10.20.3.4"], "", 401),
    ],
)
def test_a_token_is_good_from_its_networks(networks: Any, address: str, status: int, mine: Any) -> None:
    token = portfolio.token(portfolio.user("leader"), networks=networks)
    assert get(token, REMOTE_ADDR=address).status_code == status


def test_what_a_caller_writes_of_its_address_is_not_believed(mine: Any, settings: Any) -> None:
    token = portfolio.token(portfolio.user("leader"), networks=["10.20.3.4"])
    forged = {"X-Forwarded-For": "10.20.3.4"}
    assert get(token, headers=forged, REMOTE_ADDR="203.0.113.9").status_code == 401
    settings.PROXIES = 1
    seen = {"X-Forwarded-For": "10.20.3.4, 203.0.113.9"}
    assert get(token, headers=seen, REMOTE_ADDR="127.0.0.1").status_code == 401
    assert get(token, headers=forged, REMOTE_ADDR="127.0.0.1").status_code == 200


def test_who_asks_from_elsewhere_uses_nothing_up(mine: Any, settings: Any) -> None:
    settings.TOKENS = {**settings.TOKENS, "requests": 2}
    token = portfolio.token(portfolio.user("leader"), networks=["10.20.0.0/16"])
    asked = [get(token, REMOTE_ADDR=one) for one in ["203.0.113.9"] * 3 + ["10.20.3.4"] * 3]
    assert [answer.status_code for answer in asked] == [401, 401, 401, 200, 200, 429]


# Use and end


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"networks": ["203.0.113.0/24"]}, 401),
        ({"scopes": ["figures:read"]}, 403),
        ({"digest": "0" * 64}, 401),
        ({"expires_at": timezone.now()}, 401),
        ({"revoked_at": timezone.now()}, 401),
    ],
)
def test_what_is_changed_of_a_token_counts_with_the_next_request(change: Any, status: int, mine: Any) -> None:
    token = portfolio.token(portfolio.user("leader"))
    assert get(token).status_code == 200
    Token.objects.update(**change)
    assert get(token).status_code == status


def test_other_clusters_of_a_token_count_with_the_next_request(mine: Any, foreign: Any) -> None:
    token = portfolio.token(portfolio.user("leader"), clusters=[mine.cluster.pk])
    assert ids(get(token)) == {mine.task.pk}
    Token.objects.update(clusters=[foreign.cluster.pk])
    assert ids(get(token)) == {foreign.task.pk}


def test_the_last_use_is_written_once_a_minute(mine: Any) -> None:
    token = portfolio.token(portfolio.user("leader"))
    get(token)
    first = Token.objects.get().last_used_at
    assert first is not None
    get(token)
    assert Token.objects.get().last_used_at == first
    Token.objects.update(last_used_at=first - timedelta(minutes=2))
    get(token)
    assert Token.objects.filter(last_used_at__gt=first).exists()


def test_a_token_that_ends_soon_says_so_until_another_follows(mine: Any) -> None:
    user = portfolio.user("leader")
    token = portfolio.token(user)
    assert "Token-Expires" not in get(token).headers
    Token.objects.update(expires_at=timezone.now() + timedelta(days=13))
    assert get(token).headers["Token-Expires"].endswith("GMT")
    _row, text = Token.objects.get().roll_over(user)
    assert "Token-Expires" not in get(token).headers
    assert (get(token).status_code, get(text).status_code) == (200, 200)


def test_a_token_that_follows_opens_the_same(mine: Any) -> None:
    user = portfolio.user("leader")
    portfolio.token(user, "tasks:read", clusters=[mine.cluster.pk], networks=["10.0.0.0/8"])
    old = Token.objects.get()
    new, _text = old.roll_over(user)
    kept = ("user_id", "name", "scopes", "clusters", "networks")
    assert [getattr(new, name) for name in kept] == [getattr(old, name) for name in kept]
    assert abs((new.expires_at - timezone.now()) - timedelta(days=90)) < timedelta(minutes=1)


# Limits


def test_a_token_is_told_how_often_it_may_ask(mine: Any, settings: Any) -> None:
    settings.TOKENS = {**settings.TOKENS, "requests": 2}
    token, other = portfolio.token(portfolio.user("leader")), portfolio.token(portfolio.user("leader"))
    answers = [get(token) for _step in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert {answer.headers["RateLimit-Limit"] for answer in answers} == {"2"}
    assert 1 <= int(answers[2].headers["Retry-After"]) <= 60
    assert answers[2].json()["detail"]
    assert get(other).status_code == 200


def test_a_new_window_begins_after_the_old_one(mine: Any, settings: Any) -> None:
    settings.TOKENS = {**settings.TOKENS, "requests": 1}
    token = portfolio.token(portfolio.user("leader"))
    assert [get(token).status_code for _step in range(2)] == [200, 429]
    TokenWindow.objects.update(started_at=timezone.now() - timedelta(seconds=61))
    assert get(token).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_no_two_requests_at_once_count_as_one() -> None:
    portfolio.token(portfolio.user("leader"))
    token = Token.objects.get()

    def once(_number: int) -> int:
        try:
            return use(token).used
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(once, range(40))) == [*range(1, 41)]


def test_the_count_is_not_worth_a_write_to_the_log(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE oid = 'public.breakthrough_tokenwindow'::regclass")
        assert cursor.fetchone() == ("u",)


# History


def test_history_names_the_token(mine: Any, people: Any) -> None:
    report = portfolio.report("draft", task=mine.task, period=portfolio.period(2024, 3))
    headers = {"Authorization": f"Bearer {portfolio.token(people['officer'])}"}
    address = f"/api/v1/progress-reports/{report.pk}/submit/"
    answer = Client().post(address, "{}", content_type="application/json", headers=headers)
    assert answer.status_code == 200, answer.content
    context = event_model_of(type(report)).objects.order_by("pgh_id").last().pgh_context.metadata
    assert (context["door"], context["token"]) == ("api", str(Token.objects.get()))
