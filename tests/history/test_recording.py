"""Whatever the way a row was written, the past can be read."""

from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import F, Model, Sum

from breakthrough.history import as_of, settled, tracked_models
from funding.models import FundEntry
from talent.models import Assignment
from tasks.models import Milestone, Organization, Product, ProductTask, Region, Task
from tests import portfolio
from tests.history.conftest import money

pytestmark = pytest.mark.django_db(transaction=True)


def names() -> list[str]:
    return [*Region.objects.order_by("code").values_list("name_en", flat=True)]


def test_what_was_created_later_is_not_there_yet() -> None:
    before = settled()
    portfolio.region("150100")
    with as_of(before):
        assert names() == []
    assert names() == ["City 150100"]


def test_bulk_create_leaves_history() -> None:
    before = settled()
    Region.objects.bulk_create([Region(code=f"15010{n}", kind="city", name_en=f"City {n}") for n in range(3)])
    after = settled()
    Region.objects.all().delete()
    with as_of(before):
        assert names() == []
    with as_of(after):
        assert names() == ["City 0", "City 1", "City 2"]


def test_bulk_update_leaves_history() -> None:
    one, two = portfolio.region("150100"), portfolio.region("150200")
    before = settled()
    one.name_en, two.name_en = "Hohhot", "Baotou"
    Region.objects.bulk_update([one, two], ["name_en"])
    with as_of(before):
        assert names() == ["City 150100", "City 150200"]
    assert names() == ["Hohhot", "Baotou"]


def test_an_update_of_a_queryset_leaves_history() -> None:
    portfolio.region("150100")
    before = settled()
    Region.objects.update(name_en="Hohhot")
    with as_of(before):
        assert names() == ["City 150100"]
    assert names() == ["Hohhot"]


def test_raw_sql_leaves_history() -> None:
    portfolio.region("150100")
    before = settled()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tasks_region SET name_en = 'Hohhot'")
        cursor.execute("DELETE FROM tasks_region WHERE code = '150100'")
    with as_of(before):
        assert names() == ["City 150100"]
    assert names() == []


def test_deleted_rows_stay_in_the_past_and_come_back_with_the_same_key() -> None:
    region = portfolio.region("150100")
    first = settled()
    key = region.pk
    region.delete()
    between = settled()
    Region.objects.create(pk=key, code="150100", kind="city", name_en="Again")
    answers = []
    for moment in (first, between, settled()):
        with as_of(moment):
            answers.append(names())
    assert answers == [["City 150100"], [], ["Again"]]


def test_a_cascade_leaves_history() -> None:
    milestone = portfolio.milestone()
    before = settled()
    milestone.task.delete()
    assert Milestone.objects.count() == Task.objects.count() == 0
    with as_of(before):
        assert [(row.task.code, row.weight) for row in Milestone.objects.select_related("task")] == [
            (milestone.task.code, Decimal(100))
        ]


def test_many_to_many_links_travel() -> None:
    one, two = portfolio.task("draft"), portfolio.task("draft")
    product = portfolio.product(one)
    before = settled()
    product.tasks.set([two], through_defaults={"share": 50})
    with as_of(before):
        assert [*Product.objects.get().tasks.all()] == [one]
        assert [*two.products.all()] == []
    assert [*product.tasks.all()] == [two]
    assert ProductTask.objects.get().share == 50


def test_an_update_that_changes_nothing_leaves_no_event() -> None:
    region = portfolio.region("150100")
    region.save()
    Region.objects.update(name_en=F("name_en"))
    event_model = tracked_models()[Region]
    assert [*event_model.objects.values_list("pgh_label", flat=True)] == ["insert"]


def test_aggregates_across_joins_come_out_as_they_were() -> None:
    task, other = portfolio.task(), portfolio.task(cluster=portfolio.cluster("dairy"))
    for amount in (100, 250):
        portfolio.fund_entry(task=task, amount=amount)
    portfolio.fund_entry(task=other, amount=7)
    portfolio.assignment(task=task)

    def totals() -> list[object]:
        by_cluster = Task.objects.values_list("cluster__code").annotate(Sum("fund_entries__amount"))
        people = Assignment.objects.values_list("task__lead__kind", "researcher__name_en")
        return [*by_cluster.order_by("cluster__code"), *people, money(task__cluster__code="rare-earths")]

    before, moment = totals(), settled()
    portfolio.fund_entry(task=task, amount=1_000)
    Organization.objects.update(kind="other")
    Task.objects.filter(pk=task.pk).update(cluster=other.cluster)
    Assignment.objects.all().delete()
    assert totals() != before
    with as_of(moment):
        assert totals() == before


def test_an_event_overtaken_by_another_trigger_is_left_out() -> None:
    # In one statement the whole moves into a company and a part is told to be its own; the trigger that rolls up
    # changes the part a second time, and that event is written before the statement's own.
    company, whole = portfolio.organization(), portfolio.organization()
    parts = [portfolio.college(whole) for _ in range(3)]
    Organization.objects.filter(pk__in=[whole.pk, *(part.pk for part in parts)]).update(
        is_legal_entity=False, parent=company, place="moved"
    )
    Organization.objects.filter(pk=parts[0].pk).update(parent=whole)
    Organization.objects.filter(pk__in=[whole.pk, parts[0].pk]).update(is_legal_entity=F("pk") == whole.pk)
    assert_past_is_present()


def test_the_overtaking_really_happens() -> None:
    with connection.cursor() as cursor:
        cursor.execute("""
            CREATE FUNCTION pg_temp.follow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                UPDATE tasks_region SET name_en = NEW.name_en WHERE parent_id = NEW.id; RETURN NULL;
            END $$;
            CREATE TRIGGER follow AFTER INSERT OR UPDATE ON tasks_region
                FOR EACH ROW EXECUTE FUNCTION pg_temp.follow();
        """)
        try:
            whole = portfolio.region("150000")
            portfolio.region("150100", parent=whole)
            cursor.execute("UPDATE tasks_region SET name_en = CASE code WHEN '150000' THEN 'new' ELSE 'old' END")
            # Inserted at once, the second row is changed before its own insert is recorded.
            cursor.execute("""
                INSERT INTO tasks_region (id, code, kind, name_zh, name_en, parent_id)
                VALUES (9001, '150500', 'city', '', 'whole', NULL), (9002, '150501', 'city', '', 'part', 9001)
            """)
        finally:
            cursor.execute("DROP TRIGGER follow ON tasks_region")
    assert names() == ["new", "new", "whole", "whole"]
    assert_past_is_present()


def test_every_table_as_of_now_is_the_table() -> None:
    portfolio.task("closed")
    portfolio.fund_entry()
    portfolio.product()
    portfolio.award()
    portfolio.academician()
    portfolio.added_output()
    portfolio.report()
    Task.objects.filter(status="draft").delete()
    assert FundEntry.objects.count() == 1
    assert_past_is_present()


def assert_past_is_present() -> None:
    present = {model: rows(model) for model in tracked_models()}
    with as_of(settled()):
        past = {model: rows(model) for model in tracked_models()}
    assert past == present


def rows(model: type[Model]) -> list[dict[str, object]]:
    return [*model._base_manager.order_by("pk").values()]
