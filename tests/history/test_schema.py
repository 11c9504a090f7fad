"""The as-of views keep in step with the tables, and nothing of the domain escapes them."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models
from django.db.models.signals import post_migrate, pre_migrate

from breakthrough.history import as_of, event_model_of, schema, settled, tracked_models
from breakthrough.history.checks import check_history
from tasks.models import Grant, Region
from tests import portfolio


def views() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT viewname, definition FROM pg_views WHERE schemaname = 'asof'")
        return dict(cursor.fetchall())


@pytest.mark.django_db
def test_every_tracked_table_has_a_view_of_its_name_and_columns() -> None:
    assert {model._meta.db_table for model in tracked_models()} <= views().keys()
    with as_of(settled()):
        for model in tracked_models():
            rows = [*model._base_manager.values()]
            assert rows == [] or getattr(model, "comes_with_product", False)


@pytest.mark.django_db
def test_rights_pass_through_although_they_are_tracked() -> None:
    assert Grant in tracked_models()
    assert "pgh_" not in views()["tasks_grant"]


def test_the_system_checks_find_nothing() -> None:
    assert check_history(None) == []


def test_an_untracked_model_is_found(settings) -> None:
    settings.HISTORY_PASS_THROUGH = []
    settings.DOMAIN_APPS = ["sessions"]
    assert [(error.id, error.msg) for error in check_history(None)] == [
        ("breakthrough.E002", "sessions.Session leaves no history.")
    ]


def test_an_automatic_many_to_many_table_is_found(monkeypatch) -> None:
    user = apps.get_model("breakthrough.User")
    monkeypatch.setattr("breakthrough.history.checks.tracked_models", lambda: {user: user})
    errors = [error for error in check_history(None) if error.id == "breakthrough.E001"]
    assert [error.obj.name for error in errors] == ["groups", "user_permissions"]
    assert "breakthrough.User.groups keeps its links in an automatic table" in errors[0].msg


@pytest.mark.django_db
def test_building_again_what_is_there_changes_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        schema.rebuild()


@pytest.mark.django_db
def test_a_view_is_made_of_the_columns_that_exist() -> None:
    # Migrating to an earlier state, the models are ahead of the tables.
    columns = {"tasks_region": ["id", "code"], "tasks_regionevent": ["pgh_id", "id", "code", "kind"]}
    view = schema.traveling_view(Region, event_model_of(Region), columns)
    assert 'SELECT event.pgh_obj_id AS "id", event."code"\n' in view


@pytest.fixture
def population(transactional_db: None) -> Iterator[models.Field]:
    """A new column of regions, as a migration would add it."""
    field = models.IntegerField(default=7)
    field.set_attributes_from_name("population")
    yield field
    schema.drop()
    with connection.schema_editor() as editor:
        for model in (Region, event_model_of(Region)):
            editor.remove_field(model, field)
    schema.rebuild()


def migrate(signal, field: models.Field) -> None:
    ground = apps.get_app_config("breakthrough")
    receivers = [receiver for receiver in signal._live_receivers(ground)[0] if receiver.__module__ == schema.__name__]
    assert len(receivers) == 1
    receivers[0](using="default", plan=["one migration"])


def test_a_column_added_later_shows_its_default_in_the_past(population: models.Field) -> None:
    portfolio.region()
    before = settled()
    migrate(pre_migrate, population)
    assert views() == {}
    with connection.schema_editor() as editor:
        for model in (Region, event_model_of(Region)):
            editor.add_field(model, population)
    migrate(post_migrate, population)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE tasks_region ALTER population SET DEFAULT 9")
        with as_of(before):
            cursor.execute("SELECT code, population FROM tasks_region")
            assert cursor.fetchall() == [("150200", 7)]


@pytest.mark.django_db(transaction=True)
def test_the_views_would_stand_in_the_way_of_a_migration() -> None:
    field = Region._meta.get_field("name_en")
    with pytest.raises(DatabaseError, match="depends on|used by a view"), connection.schema_editor() as editor:
        editor.remove_field(event_model_of(Region), field)


@pytest.mark.django_db(transaction=True)
def test_an_interrupted_migration_leaves_no_past_and_the_next_one_brings_it_back() -> None:
    schema.drop_before_migrating("default", plan=["one migration"])
    with pytest.raises(DatabaseError, match="does not exist"), as_of(settled()):
        Region.objects.count()
    schema.rebuild_after_migrating("default", plan=[])
    with as_of(settled()):
        assert Region.objects.count() == 0


@pytest.mark.django_db
def test_emptying_the_tables_between_tests_does_not_rebuild(monkeypatch) -> None:
    monkeypatch.setattr(schema, "rebuild", pytest.fail)
    schema.rebuild_after_migrating("default")


@pytest.mark.django_db
def test_no_view_looks_up_the_moment_of_each_event() -> None:
    assert [name for name, definition in views().items() if "JOIN breakthrough_commit" in definition] == []
