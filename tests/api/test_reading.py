"""What is shown of a list, in which form, and whether it is shown again."""

import csv
import gzip
import io
import json
import zipfile
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from breakthrough.api.compression import zstd
from breakthrough.api.export import RENDERERS, plain
from breakthrough.api.relations import brief_columns
from breakthrough.api.shape import expandable
from tests import portfolio
from tests.api.conftest import everything, refused
from tests.api.routes import ROUTES, resources

FILES = {one.format: one.media_type for one in RENDERERS if one.format != "json"}
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read(answer: Any) -> bytes:
    assert answer.status_code == 200, answer.content
    return b"".join(answer) if answer.streaming else answer.content


def rows_of(kind: str, content: bytes) -> list[dict[str, Any]]:
    """The rows of a file, each by the names of its columns."""
    if kind == "ndjson":
        return [json.loads(line) for line in content.decode().splitlines()]
    if kind == "csv":
        return [*csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]
    book = zipfile.ZipFile(io.BytesIO(content))
    root = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    table = [{cell.get("r", "").rstrip("0123456789"): text(cell) for cell in row} for row in root.iter(f"{SHEET}row")]
    return [{table[0][column]: value for column, value in line.items()} for line in table[1:]]


def text(cell: Any) -> str:
    return "".join(found.text or "" for found in cell.iter() if found.tag in (f"{SHEET}t", f"{SHEET}v"))


# Columns


def test_a_row_shows_the_columns_asked_for(ask: Any, mine: Any, people: Any) -> None:
    for route in ROUTES:
        shows_the_columns_asked_for(route, ask, mine, people)


def shows_the_columns_asked_for(route: str, ask: Any, mine: Any, people: Any) -> None:
    admin, row = people["admin"], mine.rows[route]
    model: Any = type(row)
    whole = ask(admin, f"{route}/{row.pk}/").json()
    other = next(name for name in whole if name not in ("id", "url"))
    assert ask(admin, f"{route}/{row.pk}/", fields=f"id,{other}").json() == {"id": row.pk, other: whole[other]}
    assert ask(admin, f"{route}/{row.pk}/", omit=f"url,{other}").json() == {
        name: value for name, value in whole.items() if name not in ("url", other)
    }
    (line,) = [
        one for one in ask(admin, f"{route}/", brief="true", page_size=500).json()["results"] if one["id"] == row.pk
    ]
    assert [*line] == [name for name in whole if name in {"id", "url", *brief_columns(model)}]


def test_related_rows_are_shown_whole(ask: Any, mine: Any, people: Any) -> None:
    for route in ROUTES:
        if expandable(resources[route].queryset.model):
            shows_related_rows_whole(route, ask, mine, people)


def shows_related_rows_whole(route: str, ask: Any, mine: Any, people: Any) -> None:
    model = resources[route].queryset.model
    names = expandable(model)
    for role in ("admin", "officer") if route != "grants" else ("admin",):
        row = ask(people[role], f"{route}/{mine.rows[route].pk}/").json()
        whole = ask(people[role], f"{route}/{mine.rows[route].pk}/", expand=",".join(names))
        assert whole.status_code == 200, whole.content
        for name in names:
            if row[name] is None:
                assert whole.json()[name] is None
            else:
                path = row[name]["url"].partition("/api/v1/")[2]
                wanted = ask(people[role], path).json()
                assert whole.json()[name].items() <= wanted.items(), (role, name)


def test_what_is_hidden_stays_hidden_when_expanded(ask: Any, mine: Any, foreign: Any, people: Any) -> None:
    landmark = portfolio.landmark(cluster=mine.cluster, task=None)
    type(landmark).objects.filter(pk=landmark.pk).update(task=foreign.task)
    shown = ask(people["officer"], f"landmarks/{landmark.pk}/", expand="task")
    assert shown.status_code in (200, 404)
    assert foreign.task.code not in shown.content.decode()


def test_a_token_expands_no_further_than_its_scopes(mine: Any, people: Any) -> None:
    headers = {"Authorization": f"Bearer {portfolio.token(people['leader'], 'risks:read')}"}
    client = Client(headers=headers)
    assert client.get("/api/v1/risks/").status_code == 200
    assert client.get("/api/v1/risks/?expand=task").status_code == 403


@pytest.mark.parametrize(
    "query",
    [
        "fields=nothing", "omit=nothing", "expand=title", "expand=nothing", "brief=true&fields=id", "brief=perhaps",
        "fields=", "omit=" + ",".join(resources["risks"].serializer_class.Meta.fields), "page=0", "page=x",
        "page=1&cursor=x", "format=pdf", "format=csv&page=1", "format=csv&count=true", "explain=1",
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_by_its_name(query: str, ask: Any, mine: Any, people: Any) -> None:
    answer = ask(people["leader"], f"risks/?{query}")
    assert answer.status_code == 400
    assert refused(answer)[0] in query
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_expanding_costs_the_same_for_many_rows(ask: Any, mine: Any, people: Any) -> None:
    address = "fund-entries/?expand=task,payer,payee,report&page_size=500"
    ask(people["officer"], address)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert ask(people["officer"], address).status_code == 200
        return len(queries)

    few = count()
    everything(mine.cluster)
    assert count() == few <= 20


# Pages for people


def test_pages_have_numbers_for_people(ask: Any, mine: Any, people: Any) -> None:
    for _step in range(4):
        portfolio.risk(task=mine.task)
    whole = ask(people["leader"], "risks/").json()["results"]
    pages = [ask(people["leader"], "risks/", page=number, page_size=2).json() for number in (1, 2, 3, 4)]
    assert [row for page in pages for row in page["results"]] == whole
    assert [bool(page["next"]) for page in pages] == [True, True, False, False]
    assert ask(people["leader"], pages[1]["next"]).json()["results"] == pages[2]["results"]
    assert ask(people["leader"], pages[1]["previous"]).json()["results"] == pages[0]["results"]


# What an answer rests on


def test_a_list_says_what_it_rests_on(ask: Any, mine: Any, foreign: Any, people: Any) -> None:
    about = ask(people["officer"], "tasks/", explain="true", status="active", ordering="-code").json()["about"]
    assert (about["filters"], about["ordering"]) == ({"status": "active"}, "-code")
    assert about["scope"] == {"clusters": 1, "of": 2}
    assert ask(people["leader"], "tasks/", explain="true").json()["about"]["scope"] is None
    assert "about" not in ask(people["leader"], "tasks/").json()
    assert ask(people["leader"], "figures/tasks/", cluster="dairy").json()["filters"] == {"cluster": "dairy"}


# ETags


def test_what_has_not_changed_is_not_sent_again(mine: Any, people: Any) -> None:
    client = Client(headers={"Authorization": f"Bearer {portfolio.token(people['admin'])}"})
    details = [f"{route}/{mine.rows[route].pk}/" for route in ROUTES]
    for path in [*(f"{route}/" for route in ROUTES), *details, "figures/", "figures/tasks/?by=cluster"]:
        first = client.get(f"/api/v1/{path}")
        again = client.get(f"/api/v1/{path}", headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"]), path
        assert client.get(f"/api/v1/{path}", headers={"If-None-Match": '"other"'}).status_code == 200


def test_an_etag_moves_with_what_the_asker_sees_and_with_nothing_else(
    ask: Any, mine: Any, foreign: Any, people: Any
) -> None:
    def tags() -> list[str]:
        paths = ("risks/?page_size=1", f"risks/{mine.rows['risks'].pk}/", "figures/tasks/")
        return [ask(people["officer"], path).headers["ETag"] for path in paths]

    before = tags()
    portfolio.risk(task=foreign.task)
    type(foreign.rows["risks"]).objects.filter(pk=foreign.rows["risks"].pk).update(title="x")
    portfolio.task(cluster=foreign.cluster)
    assert tags() == before
    type(mine.rows["risks"]).objects.filter(pk=mine.rows["risks"].pk).update(title="x")
    portfolio.task(cluster=mine.cluster)
    assert all(now != then for now, then in zip(tags(), before, strict=True))


# Files


@pytest.mark.parametrize("kind", FILES)
def test_every_list_is_a_file_too(kind: str, ask: Any, mine: Any, people: Any) -> None:
    for route in ROUTES:
        is_a_file_too(kind, route, ask, people)


def is_a_file_too(kind: str, route: str, ask: Any, people: Any) -> None:
    listed = ask(people["admin"], f"{route}/", page_size=500).json()["results"]
    answer = ask(people["admin"], f"{route}/", format=kind)
    assert answer.headers["Content-Type"].startswith(FILES[kind])
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{route}.{kind}"'
    rows = rows_of(kind, read(answer))
    assert [str(row["id"]) for row in rows] == [str(row["id"]) for row in listed]
    if kind == "ndjson":
        assert rows == listed


def test_every_form_of_a_list_adds_up_to_the_same(ask: Any, mine: Any, people: Any) -> None:
    for amount in ("0.01", "12345678.90", "3.33"):
        portfolio.fund_entry(task=mine.task, amount=Decimal(amount))
    query = {"task": mine.task.code, "amount__gte": "0.01", "ordering": "amount"}
    page = ask(people["officer"], "fund-entries/", page_size=500, **query).json()["results"]
    totals = {"json": sum(Decimal(row["contribution"]) for row in page)}
    for kind in FILES:
        rows = rows_of(kind, read(ask(people["officer"], "fund-entries/", format=kind, **query)))
        totals[kind] = sum(Decimal(str(row["contribution"])) for row in rows)
    assert len({*totals.values()}) == 1, totals
    assert totals["json"] > Decimal("12345682")


def test_accept_asks_for_a_file_as_well(mine: Any, people: Any) -> None:
    client = Client(headers={"Authorization": f"Bearer {portfolio.token(people['leader'])}"})
    answer = client.get("/api/v1/tasks/", headers={"Accept": "text/csv"})
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert rows_of("csv", read(answer))[0]["cluster.code"] == "rare-earths"
    assert client.get("/api/v1/tasks/?status=x", headers={"Accept": "text/csv"}).status_code == 400


def test_a_file_holds_no_formula(ask: Any, mine: Any, people: Any) -> None:
    for number, title in enumerate(["=1+1", "+1+1", "-1+1", "@x", "\t=1", "＝1", "-12.50", "ok"]):
        portfolio.risk(task=mine.task, title=title, description=str(number))
    rows = rows_of("csv", read(ask(people["officer"], "risks/", format="csv", fields="id,title")))
    assert [row["title"] for row in rows if row["title"][:1] in "=+@\t＝"] == []
    assert "-12.50" in [row["title"] for row in rows]
    sheet = zipfile.ZipFile(io.BytesIO(read(ask(people["officer"], "risks/", format="xlsx"))))
    assert b"<f>" not in sheet.read("xl/worksheets/sheet1.xml")
    assert [plain(value) for value in (None, True, 5, "-5.00", "--5")] == ["", "true", "5", "-5.00", "'--5"]


def test_a_foreign_row_is_in_no_file(ask: Any, mine: Any, foreign: Any, people: Any) -> None:
    for kind in FILES:
        rows = rows_of(kind, read(ask(people["officer"], "tasks/", format=kind)))
        assert [str(row["id"]) for row in rows] == [str(mine.task.pk)]


def test_a_file_is_as_of_a_moment(ask: Any, mine: Any, people: Any) -> None:
    assert rows_of("csv", read(ask(people["leader"], "tasks/", format="csv", as_of="2001-01-01"))) == []


# Size


def test_long_answers_are_compressed_for_whoever_takes_it(mine: Any, people: Any) -> None:
    client = Client(headers={"Authorization": f"Bearer {portfolio.token(people['leader'])}"})
    plainly = client.get("/api/v1/figures/tasks/")
    packed = client.get("/api/v1/figures/tasks/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.content))["value"] == plainly.json()["value"]
    assert packed.headers["ETag"] == plainly.headers["ETag"]
    client.force_login(people["leader"])
    for encoding in ("gzip", "zstd"):
        assert "Content-Encoding" not in client.get("/admin/", headers={"Accept-Encoding": encoding}).headers


@pytest.mark.parametrize(
    ("taken", "given"),
    [
        ("zstd", "zstd"), ("gzip, deflate, br, zstd", "zstd"), ("gzip;q=1.0, ZSTD;q=0.5", "zstd"),
        ("gzip, zstd;q=0", "gzip"), ("zstd;q=0.000", None), ("xzstd", None), ("br", None), ("", None),
    ],
)  # fmt: skip
def test_zstd_comes_before_gzip_where_it_is_taken(taken: str, given: str | None, mine: Any, people: Any) -> None:
    client = Client(headers={"Authorization": f"Bearer {portfolio.token(people['leader'])}"})
    for path in ("figures/tasks/", "tasks/?format=csv", "tasks/?format=ndjson"):
        plainly = client.get(f"/api/v1/{path}")
        packed = client.get(f"/api/v1/{path}", headers={"Accept-Encoding": taken})
        assert packed.headers.get("Content-Encoding") == given
        assert "Accept-Encoding" in packed.headers["Vary"]
        unpack: dict[str | None, Any] = {"zstd": zstd.decompress, "gzip": gzip.decompress, None: bytes}
        body = unpack[given](packed.getvalue())
        if path.startswith("tasks"):
            assert body == plainly.getvalue()
        assert packed.headers.get("ETag") == plainly.headers.get("ETag")


def test_whoever_grants_rights_on_a_task_reads_its_code_alone(ask: Any, mine: Any) -> None:
    portfolio.grant(user=portfolio.user("reader"), role="officer", cluster=None, task=mine.task)
    rows = ask(portfolio.user("security"), "grants/", ordering="-task").json()["results"]
    assert [(row["task"], row["place_code"]) for row in rows if row["place_code"] == mine.task.code] == [
        (None, mine.task.code)
    ]
