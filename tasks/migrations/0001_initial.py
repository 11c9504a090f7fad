import django.contrib.postgres.fields
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import breakthrough.models.fields
import breakthrough.tables
import tasks.models.identifiers
from tasks.models.identifiers import ORCID_FUNCTION, USCC_FUNCTION


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("breakthrough", "0001_initial"),
        ("breakthrough", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(USCC_FUNCTION, "DROP FUNCTION uscc_is_valid(text)"),
        migrations.RunSQL(ORCID_FUNCTION, "DROP FUNCTION orcid_is_valid(text)"),
        breakthrough.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Region",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        (
                            "code",
                            models.CharField(
                                max_length=6,
                                unique=True,
                                validators=[django.core.validators.RegexValidator("^\\d{6}\\Z", "Six digits.")],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("region", "Autonomous region"),
                                    ("league", "League"),
                                    ("city", "City"),
                                    ("county", "Banner, county or separately planned city"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "valid_from",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="code valid from"),
                        ),
                        (
                            "valid_to",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="code valid to"),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="tasks.region",
                                verbose_name="part of",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="tasks.region",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "league or city",
                        "verbose_name_plural": "leagues and cities",
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("code__regex", "^[0-9]{6}$")),
                                name="region_code_six_digits",
                                violation_error_message="A code of a league or city has six digits.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from", None),
                                    ("valid_to", None),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="region_valid_in_order",
                                violation_error_message="A code cannot end before it starts.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_region" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_regionevent" ("code", "id", "kind", "name_en", "name_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."kind", NEW."name_en", NEW."name_zh", NEW."parent_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."successor_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                                    hash="f8ae1a3d7424fdb8be5325f48bc63ef7f05f0ab0",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e05bd",
                                    table="tasks_region",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_region" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_regionevent" ("code", "id", "kind", "name_en", "name_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."kind", NEW."name_en", NEW."name_zh", NEW."parent_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."successor_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                                    hash="423c30ef993fe1bc12fa966d13de712b5840d214",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_cbc93",
                                    table="tasks_region",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_regionevent" ("code", "id", "kind", "name_en", "name_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "valid_from", "valid_to") VALUES (OLD."code", OLD."id", OLD."kind", OLD."name_en", OLD."name_zh", OLD."parent_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."successor_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                                    hash="55e2341d875f7b8016b12d86ebd9ebb34d755697",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_17b03",
                                    table="tasks_region",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Program",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        (
                            "code",
                            models.CharField(
                                max_length=40,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Za-z0-9][A-Za-z0-9._-]*\\Z",
                                        "Use letters, digits, hyphens, dots and underscores only.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "National"),
                                    ("region", "Autonomous region"),
                                    ("city", "League or city"),
                                    ("county", "Banner or county"),
                                ],
                                default="region",
                                max_length=10,
                                verbose_name="level",
                            ),
                        ),
                        ("starts_on", breakthrough.models.fields.DayField(verbose_name="starts on")),
                        ("ends_on", breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="ends on")),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="programs",
                                to="tasks.region",
                                verbose_name="league or city",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "program",
                        "verbose_name_plural": "programs",
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="program_ends_after_start",
                                violation_error_message="A program cannot end before it starts.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_program" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_programevent" ("code", "ends_on", "id", "level", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "starts_on") VALUES (NEW."code", NEW."ends_on", NEW."id", NEW."level", NEW."name_en", NEW."name_zh", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."region_id", NEW."starts_on"); RETURN NULL;',
                                    hash="f6adf08d75b985a63e6c4b23167183f6681a7b40",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_13f14",
                                    table="tasks_program",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_program" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_programevent" ("code", "ends_on", "id", "level", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "starts_on") VALUES (NEW."code", NEW."ends_on", NEW."id", NEW."level", NEW."name_en", NEW."name_zh", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."region_id", NEW."starts_on"); RETURN NULL;',
                                    hash="c68bf6e5f40709dbd42a5e3d6e3e9b81f3c5bca4",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_94706",
                                    table="tasks_program",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_programevent" ("code", "ends_on", "id", "level", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "starts_on") VALUES (OLD."code", OLD."ends_on", OLD."id", OLD."level", OLD."name_en", OLD."name_zh", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."region_id", OLD."starts_on"); RETURN NULL;',
                                    hash="20b81d5607cc39639ab5eb259f4b2e552bda7467",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_3c09d",
                                    table="tasks_program",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cluster",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        (
                            "code",
                            models.CharField(
                                max_length=40,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Za-z0-9][A-Za-z0-9._-]*\\Z",
                                        "Use letters, digits, hyphens, dots and underscores only.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("industry", "Industry"), ("infrastructure", "Infrastructure")],
                                default="industry",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "National"),
                                    ("region", "Autonomous region"),
                                    ("city", "League or city"),
                                    ("county", "Banner or county"),
                                ],
                                default="region",
                                max_length=10,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "aliases",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=100),
                                blank=True,
                                default=list,
                                help_text="Names that reports and workbooks use for it, separated by commas.",
                                verbose_name="other names",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position in lists")),
                        (
                            "starts_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="starts on"),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clusters",
                                to="tasks.program",
                                verbose_name="program",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cluster",
                        "verbose_name_plural": "clusters",
                        "ordering": ["position", "code"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_cluster" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_clusterevent" ("aliases", "code", "id", "kind", "level", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "program_id", "starts_on") VALUES (NEW."aliases", NEW."code", NEW."id", NEW."kind", NEW."level", NEW."name_en", NEW."name_zh", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."position", NEW."program_id", NEW."starts_on"); RETURN NULL;',
                                    hash="d397ac81b4bec7b6bf525540183569276393e633",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_60b81",
                                    table="tasks_cluster",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_cluster" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_clusterevent" ("aliases", "code", "id", "kind", "level", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "program_id", "starts_on") VALUES (NEW."aliases", NEW."code", NEW."id", NEW."kind", NEW."level", NEW."name_en", NEW."name_zh", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."position", NEW."program_id", NEW."starts_on"); RETURN NULL;',
                                    hash="9a1a593034020f69eed4b178b944cec7b7a37864",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_eaf68",
                                    table="tasks_cluster",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_clusterevent" ("aliases", "code", "id", "kind", "level", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "program_id", "starts_on") VALUES (OLD."aliases", OLD."code", OLD."id", OLD."kind", OLD."level", OLD."name_en", OLD."name_zh", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."position", OLD."program_id", OLD."starts_on"); RETURN NULL;',
                                    hash="1c55f5d35bfa6430e4a05acb7a8c26cd08540538",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_51e5c",
                                    table="tasks_cluster",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgramEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        (
                            "code",
                            models.CharField(
                                max_length=40,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Za-z0-9][A-Za-z0-9._-]*\\Z",
                                        "Use letters, digits, hyphens, dots and underscores only.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "National"),
                                    ("region", "Autonomous region"),
                                    ("city", "League or city"),
                                    ("county", "Banner or county"),
                                ],
                                default="region",
                                max_length=10,
                                verbose_name="level",
                            ),
                        ),
                        ("starts_on", breakthrough.models.fields.DayField(verbose_name="starts on")),
                        ("ends_on", breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="ends on")),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.program",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.region",
                                verbose_name="league or city",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_program_later",
                            ),
                            models.Index(fields=["code"], name="tasks_progr_code_947cfe_idx"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="64e77a92a8f88160ad3f3848bd5f14d342445099",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c3e83",
                                    table="tasks_programevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegionEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        (
                            "code",
                            models.CharField(
                                max_length=6,
                                validators=[django.core.validators.RegexValidator("^\\d{6}\\Z", "Six digits.")],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("region", "Autonomous region"),
                                    ("league", "League"),
                                    ("city", "City"),
                                    ("county", "Banner, county or separately planned city"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "valid_from",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="code valid from"),
                        ),
                        (
                            "valid_to",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="code valid to"),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.region",
                                verbose_name="part of",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.region",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.region",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_region_later",
                            ),
                            models.Index(fields=["code"], name="tasks_regio_code_cd8327_idx"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5b53c5f43fe5eb995524fd84f9c5ebcfdd952c30",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a4f1d",
                                    table="tasks_regionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrlLevel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("scale", models.CharField(max_length=40, verbose_name="scale")),
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(13),
                                ],
                                verbose_name="level",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "technology readiness level",
                        "verbose_name_plural": "technology readiness levels",
                        "ordering": ["scale", "level"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scale", "level"),
                                name="trl_level_once",
                                violation_error_message="This level of the scale is entered already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("level__range", (1, 13))),
                                name="trl_level_in_scale",
                                violation_error_message="Technology readiness levels run from 1 to 13.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_trllevel" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_trllevelevent" ("id", "level", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scale") VALUES (NEW."id", NEW."level", NEW."name_en", NEW."name_zh", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."scale"); RETURN NULL;',
                                    hash="c7e1a97c9c8fc9848b09d34c3528ad1a21a8537b",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_586e7",
                                    table="tasks_trllevel",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_trllevel" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_trllevelevent" ("id", "level", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scale") VALUES (NEW."id", NEW."level", NEW."name_en", NEW."name_zh", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."scale"); RETURN NULL;',
                                    hash="1a5290fd740b63de92c55f60949dc381f1b05a4d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5d571",
                                    table="tasks_trllevel",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_trllevelevent" ("id", "level", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scale") VALUES (OLD."id", OLD."level", OLD."name_en", OLD."name_zh", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."scale"); RETURN NULL;',
                                    hash="c490ac0af3768c357ba0d3667dcdffe76c8d65df",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_2598b",
                                    table="tasks_trllevel",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrlLevelEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("scale", models.CharField(max_length=40, verbose_name="scale")),
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(13),
                                ],
                                verbose_name="level",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.trllevel",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_trllevel_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="fbab6dff977c2a5658fe59b0c0e5002a2ecde5b1",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_74081",
                                    table="tasks_trllevelevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClusterEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        (
                            "code",
                            models.CharField(
                                max_length=40,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Za-z0-9][A-Za-z0-9._-]*\\Z",
                                        "Use letters, digits, hyphens, dots and underscores only.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("industry", "Industry"), ("infrastructure", "Infrastructure")],
                                default="industry",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "National"),
                                    ("region", "Autonomous region"),
                                    ("city", "League or city"),
                                    ("county", "Banner or county"),
                                ],
                                default="region",
                                max_length=10,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "aliases",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=100),
                                blank=True,
                                default=list,
                                help_text="Names that reports and workbooks use for it, separated by commas.",
                                verbose_name="other names",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position in lists")),
                        (
                            "starts_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="starts on"),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.cluster",
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.program",
                                verbose_name="program",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_cluster_later",
                            ),
                            models.Index(fields=["code"], name="tasks_clust_code_d8a967_idx"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="863af593fc092a92cf3fe75e7bec27fc3558195b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_46f12",
                                    table="tasks_clusterevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Organization",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("short_name", models.CharField(blank=True, max_length=60, verbose_name="short name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("enterprise", "Enterprise"),
                                    ("platform", "Innovation platform"),
                                    ("university", "University"),
                                    ("institute", "Research institute"),
                                    ("hospital", "Hospital"),
                                    ("government", "Government body"),
                                    ("association", "Association"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "uscc",
                            models.CharField(
                                blank=True,
                                help_text="18 characters; leave empty for organizations abroad and for parts of another one.",
                                max_length=18,
                                null=True,
                                unique=True,
                                verbose_name="unified social credit code",
                            ),
                        ),
                        (
                            "ror",
                            models.CharField(
                                blank=True,
                                max_length=9,
                                null=True,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^0[a-hj-km-np-tv-z0-9]{6}\\d{2}\\Z", "Nine characters, such as 01abc2d34."
                                    )
                                ],
                                verbose_name="ROR identifier",
                            ),
                        ),
                        (
                            "place",
                            models.CharField(
                                blank=True,
                                help_text="Where it is outside the region.",
                                max_length=100,
                                verbose_name="place",
                            ),
                        ),
                        ("is_legal_entity", models.BooleanField(default=True, verbose_name="legal entity")),
                        (
                            "led_by",
                            models.ForeignKey(
                                blank=True,
                                help_text="The enterprise that leads an innovation platform; not the organization it is part of.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leads_platforms",
                                to="tasks.organization",
                                verbose_name="led by",
                            ),
                        ),
                        (
                            "legal_entity",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.organization",
                                verbose_name="counted as",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                help_text="The row that stays, where one organization was entered twice.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged_from",
                                to="tasks.organization",
                                verbose_name="merged into",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                help_text="The university of a college, the company of a branch.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="tasks.organization",
                                verbose_name="part of",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organizations",
                                to="tasks.region",
                                verbose_name="league or city",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "organization",
                        "verbose_name_plural": "organizations",
                        "ordering": ["name_zh", "pk"],
                        "indexes": [models.Index(fields=["name_zh", "id"], name="organization_order")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("uscc", None),
                                    tasks.models.identifiers.UsccIsValid(models.F("uscc")),
                                    _connector="OR",
                                ),
                                name="organization_uscc_valid",
                                violation_error_message="This unified social credit code is not valid: compare its 18 characters.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ror", None), ("ror__regex", "^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$"), _connector="OR"
                                ),
                                name="organization_ror_valid",
                                violation_error_message="A ROR identifier has nine characters, such as 01abc2d34.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_legal_entity", True), ("parent__isnull", False), _connector="OR"
                                ),
                                name="organization_part_names_whole",
                                violation_error_message="Say which organization this one is part of, or that it is a legal entity.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="roll_up",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF NEW.merged_into_id IS NOT NULL THEN\n        SELECT legal_entity_id INTO NEW.legal_entity_id FROM tasks_organization WHERE id = NEW.merged_into_id;\n    ELSIF NEW.is_legal_entity THEN\n        NEW.legal_entity_id := NEW.id;\n    ELSE\n        SELECT legal_entity_id INTO NEW.legal_entity_id FROM tasks_organization WHERE id = NEW.parent_id;\n    END IF;\n    IF EXISTS (\n        WITH RECURSIVE above(id) AS (\n            VALUES (NEW.parent_id), (NEW.merged_into_id)\n            UNION\n            SELECT upper.id FROM above JOIN tasks_organization o ON o.id = above.id\n            CROSS JOIN LATERAL (VALUES (o.parent_id), (o.merged_into_id)) AS upper(id)\n        )\n        SELECT 1 FROM above WHERE id = NEW.id\n    ) THEN\n        RAISE EXCEPTION 'an organization cannot be part of itself'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'organization_not_part_of_itself';\n    END IF;\n    RETURN NEW;\n",
                                    hash="10a4c5e468c020d88ccc24054f7a53b31451e850",
                                    operation='INSERT OR UPDATE OF "parent_id", "is_legal_entity", "merged_into_id", "legal_entity_id"',
                                    pgid="pgtrigger_roll_up_ec289",
                                    table="tasks_organization",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="roll_up_below",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."legal_entity_id" IS DISTINCT FROM (NEW."legal_entity_id"))',
                                    func="\n    UPDATE tasks_organization SET legal_entity_id = NEW.legal_entity_id\n    WHERE (merged_into_id = NEW.id OR (merged_into_id IS NULL AND NOT is_legal_entity AND parent_id = NEW.id))\n        AND legal_entity_id IS DISTINCT FROM NEW.legal_entity_id;\n    RETURN NULL;\n",
                                    hash="6685463d9829d8300f86b4b58e5bf4ca247051a1",
                                    operation="UPDATE",
                                    pgid="pgtrigger_roll_up_below_d2765",
                                    table="tasks_organization",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_organization" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_organizationevent" ("id", "is_legal_entity", "kind", "led_by_id", "legal_entity_id", "merged_into_id", "name_en", "name_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "region_id", "ror", "short_name", "uscc") VALUES (NEW."id", NEW."is_legal_entity", NEW."kind", NEW."led_by_id", NEW."legal_entity_id", NEW."merged_into_id", NEW."name_en", NEW."name_zh", NEW."parent_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."place", NEW."region_id", NEW."ror", NEW."short_name", NEW."uscc"); RETURN NULL;',
                                    hash="b9257f41d929983596caaf08837f50dafefbdb10",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e4698",
                                    table="tasks_organization",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_organization" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_organizationevent" ("id", "is_legal_entity", "kind", "led_by_id", "legal_entity_id", "merged_into_id", "name_en", "name_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "region_id", "ror", "short_name", "uscc") VALUES (NEW."id", NEW."is_legal_entity", NEW."kind", NEW."led_by_id", NEW."legal_entity_id", NEW."merged_into_id", NEW."name_en", NEW."name_zh", NEW."parent_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."place", NEW."region_id", NEW."ror", NEW."short_name", NEW."uscc"); RETURN NULL;',
                                    hash="db78d36d99e1cd33dd228f4c55161586b659fefa",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_e613f",
                                    table="tasks_organization",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_organizationevent" ("id", "is_legal_entity", "kind", "led_by_id", "legal_entity_id", "merged_into_id", "name_en", "name_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "region_id", "ror", "short_name", "uscc") VALUES (OLD."id", OLD."is_legal_entity", OLD."kind", OLD."led_by_id", OLD."legal_entity_id", OLD."merged_into_id", OLD."name_en", OLD."name_zh", OLD."parent_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."place", OLD."region_id", OLD."ror", OLD."short_name", OLD."uscc"); RETURN NULL;',
                                    hash="42cb3e8e81e6f80099646b14349d8f817b330d97",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_2ff32",
                                    table="tasks_organization",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Task",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        (
                            "code",
                            models.CharField(
                                max_length=40,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Za-z0-9][A-Za-z0-9._-]*\\Z",
                                        "Use letters, digits, hyphens, dots and underscores only.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "industry_track",
                            models.CharField(
                                choices=[
                                    ("upgrade", "Upgrade traditional industries"),
                                    ("expand", "Expand emerging industries"),
                                    ("nurture", "Nurture future industries"),
                                ],
                                max_length=10,
                                verbose_name="industry track",
                            ),
                        ),
                        (
                            "batch_year",
                            breakthrough.models.fields.YearField(
                                help_text="The year in which the department deployed the task.",
                                verbose_name="batch year",
                            ),
                        ),
                        (
                            "selection",
                            models.CharField(
                                choices=[
                                    ("open_competition", "Open competition"),
                                    ("parallel_race", "Parallel race"),
                                    ("directed", "Directed commission"),
                                    ("application", "Competitive application"),
                                ],
                                default="application",
                                max_length=20,
                                verbose_name="selected by",
                            ),
                        ),
                        (
                            "race_group",
                            models.CharField(
                                blank=True,
                                help_text="The same for all teams that run one task in parallel.",
                                max_length=40,
                                verbose_name="race group",
                            ),
                        ),
                        (
                            "research",
                            models.CharField(
                                choices=[
                                    ("basic", "Basic research"),
                                    ("applied", "Applied research"),
                                    ("development", "Experimental development"),
                                ],
                                default="development",
                                max_length=12,
                                verbose_name="kind of research",
                            ),
                        ),
                        ("objective_zh", models.TextField(blank=True, verbose_name="objective (Chinese)")),
                        ("objective_en", models.TextField(blank=True, verbose_name="objective (English)")),
                        ("office", models.CharField(blank=True, max_length=100, verbose_name="responsible office")),
                        (
                            "starts_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="starts on"),
                        ),
                        ("ends_on", breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="ends on")),
                        (
                            "trl_baseline",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(13),
                                ],
                                verbose_name="technology readiness at the start",
                            ),
                        ),
                        (
                            "trl_target",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(13),
                                ],
                                verbose_name="technology readiness aimed at",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Pipeline"),
                                    ("review", "Under review"),
                                    ("rejected", "Not approved"),
                                    ("publicized", "Public notice"),
                                    ("approved", "Approved, contract pending"),
                                    ("active", "In progress"),
                                    ("suspended", "Suspended"),
                                    ("acceptance", "In acceptance"),
                                    ("rectifying", "Rectification"),
                                    ("closed", "Closed"),
                                    ("terminated", "Terminated"),
                                    ("revoked", "Revoked"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "conclusion",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("passed", "Passed"),
                                    ("passed_after_rectification", "Passed after rectification"),
                                    ("concluded", "Concluded"),
                                    ("failed", "Failed"),
                                ],
                                editable=False,
                                max_length=30,
                                verbose_name="conclusion",
                            ),
                        ),
                        (
                            "approved_on",
                            breakthrough.models.fields.DayField(
                                blank=True, editable=False, null=True, verbose_name="approved on"
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="tasks.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                help_text="The enterprise, or the innovation platform, that answers for the task.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="led_tasks",
                                to="tasks.organization",
                                verbose_name="lead organization",
                            ),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="tasks",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="responsible officer",
                            ),
                        ),
                        (
                            "recommending_authority",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommended_tasks",
                                to="tasks.organization",
                                verbose_name="recommending authority",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="tasks.region",
                                verbose_name="league or city",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "task",
                        "verbose_name_plural": "tasks",
                        "ordering": ["code"],
                        "indexes": [
                            models.Index(fields=["cluster", "code"], name="task_cluster_order"),
                            models.Index(fields=["status", "code"], name="task_status_order"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts_on", None),
                                    ("ends_on", None),
                                    ("ends_on__gt", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="task_ends_after_start",
                                violation_error_message="A task must end after it starts.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trl_baseline", None),
                                    ("trl_target", None),
                                    ("trl_target__gte", models.F("trl_baseline")),
                                    _connector="OR",
                                ),
                                name="task_trl_rises",
                                violation_error_message="The technology readiness aimed at cannot be below the one at the start.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("trl_baseline", None), ("trl_baseline__range", (1, 13)), _connector="OR"),
                                    models.Q(("trl_target", None), ("trl_target__range", (1, 13)), _connector="OR"),
                                ),
                                name="task_trl_in_scale",
                                violation_error_message="Technology readiness levels run from 1 to 13.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="starts_as_draft",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="NEW.status := 'draft'; NEW.conclusion := ''; NEW.approved_on := NULL; RETURN NEW;",
                                    hash="5ec9e6bd1745401e7153891f0bebf5100f5a2e5b",
                                    operation="INSERT",
                                    pgid="pgtrigger_starts_as_draft_bc5e4",
                                    table="tasks_task",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="status_follows_changes",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."approved_on" IS DISTINCT FROM (NEW."approved_on") OR OLD."conclusion" IS DISTINCT FROM (NEW."conclusion") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                                    func="\n                    IF pg_trigger_depth() < 2 THEN\n                        RAISE EXCEPTION 'a task changes its status through a status change'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'task_status_follows_changes';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="84978da0b2e28ff563be07f90dab1d92efb62078",
                                    operation='UPDATE OF "status", "conclusion", "approved_on"',
                                    pgid="pgtrigger_status_follows_changes_8b720",
                                    table="tasks_task",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_task" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_taskevent" ("approved_on", "batch_year", "cluster_id", "code", "conclusion", "ends_on", "id", "industry_track", "lead_id", "name_en", "name_zh", "objective_en", "objective_zh", "office", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "race_group", "recommending_authority_id", "region_id", "research", "selection", "starts_on", "status", "trl_baseline", "trl_target") VALUES (NEW."approved_on", NEW."batch_year", NEW."cluster_id", NEW."code", NEW."conclusion", NEW."ends_on", NEW."id", NEW."industry_track", NEW."lead_id", NEW."name_en", NEW."name_zh", NEW."objective_en", NEW."objective_zh", NEW."office", NEW."officer_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."race_group", NEW."recommending_authority_id", NEW."region_id", NEW."research", NEW."selection", NEW."starts_on", NEW."status", NEW."trl_baseline", NEW."trl_target"); RETURN NULL;',
                                    hash="5cd6d6d9a792b540fe030c06f869121867a8a202",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e2e86",
                                    table="tasks_task",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_task" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_taskevent" ("approved_on", "batch_year", "cluster_id", "code", "conclusion", "ends_on", "id", "industry_track", "lead_id", "name_en", "name_zh", "objective_en", "objective_zh", "office", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "race_group", "recommending_authority_id", "region_id", "research", "selection", "starts_on", "status", "trl_baseline", "trl_target") VALUES (NEW."approved_on", NEW."batch_year", NEW."cluster_id", NEW."code", NEW."conclusion", NEW."ends_on", NEW."id", NEW."industry_track", NEW."lead_id", NEW."name_en", NEW."name_zh", NEW."objective_en", NEW."objective_zh", NEW."office", NEW."officer_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."race_group", NEW."recommending_authority_id", NEW."region_id", NEW."research", NEW."selection", NEW."starts_on", NEW."status", NEW."trl_baseline", NEW."trl_target"); RETURN NULL;',
                                    hash="0dfe343618ab896bc8cfa3266ffd0885c6aae26f",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_705e1",
                                    table="tasks_task",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_taskevent" ("approved_on", "batch_year", "cluster_id", "code", "conclusion", "ends_on", "id", "industry_track", "lead_id", "name_en", "name_zh", "objective_en", "objective_zh", "office", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "race_group", "recommending_authority_id", "region_id", "research", "selection", "starts_on", "status", "trl_baseline", "trl_target") VALUES (OLD."approved_on", OLD."batch_year", OLD."cluster_id", OLD."code", OLD."conclusion", OLD."ends_on", OLD."id", OLD."industry_track", OLD."lead_id", OLD."name_en", OLD."name_zh", OLD."objective_en", OLD."objective_zh", OLD."office", OLD."officer_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."race_group", OLD."recommending_authority_id", OLD."region_id", OLD."research", OLD."selection", OLD."starts_on", OLD."status", OLD."trl_baseline", OLD."trl_target"); RETURN NULL;',
                                    hash="3ea40c0bf899d003d7cdc6a97c8ed08445958187",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_3627a",
                                    table="tasks_task",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("extension", "Extension"),
                                    ("pi", "Principal investigator"),
                                    ("lead", "Lead organization"),
                                    ("partner", "Partner"),
                                    ("indicator", "Indicator"),
                                    ("budget", "Budget"),
                                    ("route", "Technical route"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("submitted", "Submitted"),
                                    ("recommended", "Recommended"),
                                    ("approved", "Approved"),
                                    ("rejected", "Rejected"),
                                ],
                                default="submitted",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        ("old_value", models.TextField(blank=True, verbose_name="old value")),
                        ("new_value", models.TextField(verbose_name="new value")),
                        (
                            "new_ends_on",
                            breakthrough.models.fields.DayField(
                                blank=True, null=True, verbose_name="new end of the task"
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("submitted_on", breakthrough.models.fields.DayField(verbose_name="submitted on")),
                        (
                            "recommended_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="recommended on"),
                        ),
                        (
                            "decided_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="decided on"),
                        ),
                        ("document_no", models.CharField(blank=True, max_length=100, verbose_name="document number")),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="change_requests",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change request",
                        "verbose_name_plural": "change requests",
                        "ordering": ["-submitted_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "extension"), _negated=True),
                                    ("new_ends_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="change_request_extension_has_end",
                                violation_error_message="An extension names the new end of the task.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_on", None), ("status__in", ["submitted", "recommended"])),
                                    models.Q(("decided_on__isnull", False), ("status__in", ["approved", "rejected"])),
                                    _connector="OR",
                                ),
                                name="change_request_decided_has_day",
                                violation_error_message="A decided request, and only a decided one, has a day of decision.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("recommended_on", None),
                                        ("recommended_on__gte", models.F("submitted_on")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("decided_on", None),
                                        ("decided_on__gte", models.F("submitted_on")),
                                        _connector="OR",
                                    ),
                                ),
                                name="change_request_in_order",
                                violation_error_message="A request is recommended and decided after it was submitted.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_changerequest" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_changerequestevent" ("decided_on", "document_no", "id", "kind", "new_ends_on", "new_value", "old_value", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recommended_on", "status", "submitted_on", "task_id") VALUES (NEW."decided_on", NEW."document_no", NEW."id", NEW."kind", NEW."new_ends_on", NEW."new_value", NEW."old_value", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."reason", NEW."recommended_on", NEW."status", NEW."submitted_on", NEW."task_id"); RETURN NULL;',
                                    hash="c887a890224448c4c9dfadd7163815228d81628c",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_73c96",
                                    table="tasks_changerequest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_changerequest" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_changerequestevent" ("decided_on", "document_no", "id", "kind", "new_ends_on", "new_value", "old_value", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recommended_on", "status", "submitted_on", "task_id") VALUES (NEW."decided_on", NEW."document_no", NEW."id", NEW."kind", NEW."new_ends_on", NEW."new_value", NEW."old_value", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."reason", NEW."recommended_on", NEW."status", NEW."submitted_on", NEW."task_id"); RETURN NULL;',
                                    hash="4533c6ad5063416ca8de5cc0e04d1110486e8461",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6210f",
                                    table="tasks_changerequest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_changerequestevent" ("decided_on", "document_no", "id", "kind", "new_ends_on", "new_value", "old_value", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recommended_on", "status", "submitted_on", "task_id") VALUES (OLD."decided_on", OLD."document_no", OLD."id", OLD."kind", OLD."new_ends_on", OLD."new_value", OLD."old_value", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."reason", OLD."recommended_on", OLD."status", OLD."submitted_on", OLD."task_id"); RETURN NULL;',
                                    hash="148cb4c129fd0e32b324ac84cca4e022bf00e678",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_bb56e",
                                    table="tasks_changerequest",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                        (
                            "direction",
                            models.CharField(
                                choices=[("up", "Higher is better"), ("down", "Lower is better")],
                                default="up",
                                max_length=4,
                                verbose_name="direction",
                            ),
                        ),
                        (
                            "is_cumulative",
                            models.BooleanField(
                                default=False,
                                help_text="Counts up over the whole task, such as patents.",
                                verbose_name="cumulative counter",
                            ),
                        ),
                        (
                            "baseline",
                            breakthrough.models.fields.MeasureField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="baseline"
                            ),
                        ),
                        (
                            "target",
                            breakthrough.models.fields.MeasureField(
                                decimal_places=6, max_digits=20, verbose_name="target"
                            ),
                        ),
                        (
                            "comparator_zh",
                            models.CharField(blank=True, max_length=200, verbose_name="comparator (Chinese)"),
                        ),
                        (
                            "comparator_en",
                            models.CharField(blank=True, max_length=300, verbose_name="comparator (English)"),
                        ),
                        (
                            "comparator_value",
                            breakthrough.models.fields.MeasureField(
                                blank=True,
                                decimal_places=6,
                                max_digits=20,
                                null=True,
                                verbose_name="value of the comparator",
                            ),
                        ),
                        (
                            "comparator_source",
                            models.CharField(blank=True, max_length=300, verbose_name="source of the comparison"),
                        ),
                        (
                            "compared_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="compared on"),
                        ),
                        (
                            "difference",
                            models.CharField(
                                choices=[
                                    ("relative", "Relative, in per cent"),
                                    ("points", "In percentage points or units"),
                                ],
                                default="relative",
                                help_text="“20 % higher” is relative; from 60 % to 80 % is 20 points.",
                                max_length=10,
                                verbose_name="difference stated",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="indicators",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "indicator",
                        "verbose_name_plural": "indicators",
                        "ordering": ["task", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("task", "number"),
                                name="indicator_number_once",
                                violation_error_message="The task already has an indicator with this number.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("comparator_value", None),
                                    models.Q(("comparator_zh", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="indicator_names_comparator",
                                violation_error_message="Name the comparator that this value belongs to.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_indicator" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_indicatorevent" ("baseline", "comparator_en", "comparator_source", "comparator_value", "comparator_zh", "compared_on", "difference", "direction", "id", "is_cumulative", "name_en", "name_zh", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target", "task_id", "unit") VALUES (NEW."baseline", NEW."comparator_en", NEW."comparator_source", NEW."comparator_value", NEW."comparator_zh", NEW."compared_on", NEW."difference", NEW."direction", NEW."id", NEW."is_cumulative", NEW."name_en", NEW."name_zh", NEW."number", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."target", NEW."task_id", NEW."unit"); RETURN NULL;',
                                    hash="aba8190afe6148bb1911be843bdf89495d8c65e0",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_29d63",
                                    table="tasks_indicator",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_indicator" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_indicatorevent" ("baseline", "comparator_en", "comparator_source", "comparator_value", "comparator_zh", "compared_on", "difference", "direction", "id", "is_cumulative", "name_en", "name_zh", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target", "task_id", "unit") VALUES (NEW."baseline", NEW."comparator_en", NEW."comparator_source", NEW."comparator_value", NEW."comparator_zh", NEW."compared_on", NEW."difference", NEW."direction", NEW."id", NEW."is_cumulative", NEW."name_en", NEW."name_zh", NEW."number", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."target", NEW."task_id", NEW."unit"); RETURN NULL;',
                                    hash="1f676e8a1b7dc1bc31f1d7391f4c18cde103e753",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_77353",
                                    table="tasks_indicator",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_indicatorevent" ("baseline", "comparator_en", "comparator_source", "comparator_value", "comparator_zh", "compared_on", "difference", "direction", "id", "is_cumulative", "name_en", "name_zh", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target", "task_id", "unit") VALUES (OLD."baseline", OLD."comparator_en", OLD."comparator_source", OLD."comparator_value", OLD."comparator_zh", OLD."compared_on", OLD."difference", OLD."direction", OLD."id", OLD."is_cumulative", OLD."name_en", OLD."name_zh", OLD."number", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."target", OLD."task_id", OLD."unit"); RETURN NULL;',
                                    hash="6e07a4b21e489ceb28dd64315a1d8e3bdb24175b",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_985f4",
                                    table="tasks_indicator",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Milestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "weight",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2,
                                help_text="The weights of a task add up to 100.",
                                max_digits=5,
                                verbose_name="weight (%)",
                            ),
                        ),
                        (
                            "baseline_due_on",
                            breakthrough.models.fields.DayField(
                                blank=True,
                                help_text="The day in the contract; it stays when plans slip.",
                                null=True,
                                verbose_name="first planned for",
                            ),
                        ),
                        ("due_on", breakthrough.models.fields.DayField(verbose_name="due on")),
                        (
                            "completed_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="completed on"),
                        ),
                        (
                            "verified_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="verified on"),
                        ),
                        ("criterion", models.TextField(blank=True, verbose_name="how it is tested")),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="milestones",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "milestone",
                        "verbose_name_plural": "milestones",
                        "ordering": ["task", "number"],
                        "indexes": [models.Index(fields=["due_on", "id"], name="milestone_due")],
                        "constraints": [
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("task", "number"),
                                name="milestone_number_once",
                                violation_error_message="The task already has a milestone with this number.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("weight__gt", 0)),
                                name="milestone_has_weight",
                                violation_error_message="A milestone weighs more than 0.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verified_on", None),
                                    models.Q(
                                        ("completed_on__isnull", False), ("verified_on__gte", models.F("completed_on"))
                                    ),
                                    _connector="OR",
                                ),
                                name="milestone_verified_after_completed",
                                violation_error_message="A milestone is verified on or after the day on which it was completed.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="weights_added",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE subject bigint; total numeric;",
                                    func="\n    FOREACH subject IN ARRAY ARRAY[NEW.task_id] LOOP\n        SELECT coalesce(sum(weight), 0) INTO total FROM tasks_milestone WHERE task_id = subject;\n        IF total > 100 THEN\n            RAISE EXCEPTION 'the milestones of task % weigh % of 100', subject, total\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_weights_at_most_100';\n        END IF;\n        IF total <> 100 AND EXISTS (\n            SELECT 1 FROM tasks_task WHERE id = subject\n            AND status IN ('active', 'suspended', 'acceptance', 'rectifying', 'closed')\n        ) THEN\n            RAISE EXCEPTION 'the milestones of contracted task % weigh % of 100', subject, total\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_weights_exactly_100';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                                    hash="0502428621d481d5b3600693feca581d798866af",
                                    operation="INSERT",
                                    pgid="pgtrigger_weights_added_8c184",
                                    table="tasks_milestone",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="weights_changed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE subject bigint; total numeric;",
                                    func="\n    FOREACH subject IN ARRAY ARRAY[OLD.task_id, NEW.task_id] LOOP\n        SELECT coalesce(sum(weight), 0) INTO total FROM tasks_milestone WHERE task_id = subject;\n        IF total > 100 THEN\n            RAISE EXCEPTION 'the milestones of task % weigh % of 100', subject, total\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_weights_at_most_100';\n        END IF;\n        IF total <> 100 AND EXISTS (\n            SELECT 1 FROM tasks_task WHERE id = subject\n            AND status IN ('active', 'suspended', 'acceptance', 'rectifying', 'closed')\n        ) THEN\n            RAISE EXCEPTION 'the milestones of contracted task % weigh % of 100', subject, total\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_weights_exactly_100';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                                    hash="d828be4ce6638a836ccf242d425f017302bdccd3",
                                    operation='UPDATE OF "weight", "task_id"',
                                    pgid="pgtrigger_weights_changed_ade33",
                                    table="tasks_milestone",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="weights_removed",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE subject bigint; total numeric;",
                                    func="\n    FOREACH subject IN ARRAY ARRAY[OLD.task_id] LOOP\n        SELECT coalesce(sum(weight), 0) INTO total FROM tasks_milestone WHERE task_id = subject;\n        IF total > 100 THEN\n            RAISE EXCEPTION 'the milestones of task % weigh % of 100', subject, total\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_weights_at_most_100';\n        END IF;\n        IF total <> 100 AND EXISTS (\n            SELECT 1 FROM tasks_task WHERE id = subject\n            AND status IN ('active', 'suspended', 'acceptance', 'rectifying', 'closed')\n        ) THEN\n            RAISE EXCEPTION 'the milestones of contracted task % weigh % of 100', subject, total\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_weights_exactly_100';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                                    hash="0a33be13d465a5f23a40eca3a09b07af3a52d783",
                                    operation="DELETE",
                                    pgid="pgtrigger_weights_removed_ec9c7",
                                    table="tasks_milestone",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_milestone" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_milestoneevent" ("baseline_due_on", "completed_on", "criterion", "due_on", "id", "name_en", "name_zh", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id", "verified_on", "weight") VALUES (NEW."baseline_due_on", NEW."completed_on", NEW."criterion", NEW."due_on", NEW."id", NEW."name_en", NEW."name_zh", NEW."number", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."task_id", NEW."verified_on", NEW."weight"); RETURN NULL;',
                                    hash="28a0557a8322ee43731d11ed6459545182ca1d7c",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_824bb",
                                    table="tasks_milestone",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_milestone" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_milestoneevent" ("baseline_due_on", "completed_on", "criterion", "due_on", "id", "name_en", "name_zh", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id", "verified_on", "weight") VALUES (NEW."baseline_due_on", NEW."completed_on", NEW."criterion", NEW."due_on", NEW."id", NEW."name_en", NEW."name_zh", NEW."number", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."task_id", NEW."verified_on", NEW."weight"); RETURN NULL;',
                                    hash="5e79a97403d8ae6a00a2bf9e884025b2829bae93",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6cc1c",
                                    table="tasks_milestone",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_milestoneevent" ("baseline_due_on", "completed_on", "criterion", "due_on", "id", "name_en", "name_zh", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id", "verified_on", "weight") VALUES (OLD."baseline_due_on", OLD."completed_on", OLD."criterion", OLD."due_on", OLD."id", OLD."name_en", OLD."name_zh", OLD."number", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."task_id", OLD."verified_on", OLD."weight"); RETURN NULL;',
                                    hash="9429a9dc009291b6fce9bc7287f293dab9b33010",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a0dfc",
                                    table="tasks_milestone",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PilotLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proof",
                            models.CharField(
                                choices=[("reported", "Reported"), ("verified", "Verified"), ("rejected", "Rejected")],
                                default="reported",
                                max_length=10,
                                verbose_name="proof",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="The document that proves it, such as a certificate.",
                                max_length=300,
                                verbose_name="evidence",
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                        (
                            "design_capacity",
                            breakthrough.models.fields.MeasureField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="design capacity"
                            ),
                        ),
                        (
                            "actual_output",
                            breakthrough.models.fields.MeasureField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="actual output"
                            ),
                        ),
                        ("capacity_unit", models.CharField(blank=True, max_length=40, verbose_name="unit of capacity")),
                        (
                            "investment",
                            breakthrough.models.fields.MoneyField(
                                blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="investment (yuan)"
                            ),
                        ),
                        (
                            "trl",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(13),
                                ],
                                verbose_name="technology readiness",
                            ),
                        ),
                        (
                            "environmental_approval",
                            models.CharField(blank=True, max_length=100, verbose_name="environmental approval"),
                        ),
                        (
                            "safety_approval",
                            models.CharField(blank=True, max_length=100, verbose_name="safety approval"),
                        ),
                        (
                            "operator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pilot_lines",
                                to="tasks.organization",
                                verbose_name="operator",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pilot_lines",
                                to="tasks.region",
                                verbose_name="league or city",
                            ),
                        ),
                        (
                            "tasks",
                            models.ManyToManyField(
                                related_name="pilot_lines",
                                through="tasks.PilotLineTask",
                                to="tasks.task",
                                verbose_name="tasks",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pilot line",
                        "verbose_name_plural": "pilot lines",
                        "ordering": ["name_zh", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("operator", "name_zh"),
                                name="pilot_line_once",
                                violation_error_message="This operator already has a line of this name: link it to the task instead.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("design_capacity", None), ("actual_output", None)),
                                    models.Q(("capacity_unit", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="pilot_line_capacity_has_unit",
                                violation_error_message="Give the unit of the capacity, such as t/a.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_pilotline" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_pilotlineevent" ("actual_output", "capacity_unit", "design_capacity", "environmental_approval", "evidence", "id", "investment", "name_en", "name_zh", "operator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proof", "region_id", "safety_approval", "trl") VALUES (NEW."actual_output", NEW."capacity_unit", NEW."design_capacity", NEW."environmental_approval", NEW."evidence", NEW."id", NEW."investment", NEW."name_en", NEW."name_zh", NEW."operator_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."place", NEW."proof", NEW."region_id", NEW."safety_approval", NEW."trl"); RETURN NULL;',
                                    hash="82c22761ef6bb3bc3fa0571bba01245a3b012ed6",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_2cbaf",
                                    table="tasks_pilotline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_pilotline" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_pilotlineevent" ("actual_output", "capacity_unit", "design_capacity", "environmental_approval", "evidence", "id", "investment", "name_en", "name_zh", "operator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proof", "region_id", "safety_approval", "trl") VALUES (NEW."actual_output", NEW."capacity_unit", NEW."design_capacity", NEW."environmental_approval", NEW."evidence", NEW."id", NEW."investment", NEW."name_en", NEW."name_zh", NEW."operator_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."place", NEW."proof", NEW."region_id", NEW."safety_approval", NEW."trl"); RETURN NULL;',
                                    hash="437e2404f08d04558c5e166e8619d1a0c1be71bc",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_fee40",
                                    table="tasks_pilotline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_pilotlineevent" ("actual_output", "capacity_unit", "design_capacity", "environmental_approval", "evidence", "id", "investment", "name_en", "name_zh", "operator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proof", "region_id", "safety_approval", "trl") VALUES (OLD."actual_output", OLD."capacity_unit", OLD."design_capacity", OLD."environmental_approval", OLD."evidence", OLD."id", OLD."investment", OLD."name_en", OLD."name_zh", OLD."operator_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."place", OLD."proof", OLD."region_id", OLD."safety_approval", OLD."trl"); RETURN NULL;',
                                    hash="f0b6f46e7b26bf7be69a1767d2a248f8edc5bb1e",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_130f4",
                                    table="tasks_pilotline",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PilotLineEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "proof",
                            models.CharField(
                                choices=[("reported", "Reported"), ("verified", "Verified"), ("rejected", "Rejected")],
                                default="reported",
                                max_length=10,
                                verbose_name="proof",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="The document that proves it, such as a certificate.",
                                max_length=300,
                                verbose_name="evidence",
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                        (
                            "design_capacity",
                            breakthrough.models.fields.MeasureField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="design capacity"
                            ),
                        ),
                        (
                            "actual_output",
                            breakthrough.models.fields.MeasureField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="actual output"
                            ),
                        ),
                        ("capacity_unit", models.CharField(blank=True, max_length=40, verbose_name="unit of capacity")),
                        (
                            "investment",
                            breakthrough.models.fields.MoneyField(
                                blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="investment (yuan)"
                            ),
                        ),
                        (
                            "trl",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(13),
                                ],
                                verbose_name="technology readiness",
                            ),
                        ),
                        (
                            "environmental_approval",
                            models.CharField(blank=True, max_length=100, verbose_name="environmental approval"),
                        ),
                        (
                            "safety_approval",
                            models.CharField(blank=True, max_length=100, verbose_name="safety approval"),
                        ),
                        (
                            "operator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="operator",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.pilotline",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.region",
                                verbose_name="league or city",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_pilotline_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f1d1dff006ffeebf49ea567684d6fd88110c8f08",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e10c0",
                                    table="tasks_pilotlineevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PilotLineState",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("building", "Under construction"),
                                    ("commissioning", "Commissioning"),
                                    ("operating", "Operating"),
                                    ("stopped", "Stopped"),
                                ],
                                max_length=14,
                                verbose_name="state",
                            ),
                        ),
                        ("since", breakthrough.models.fields.DayField(verbose_name="since")),
                        ("comment", models.CharField(blank=True, max_length=300, verbose_name="comment")),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="states",
                                to="tasks.pilotline",
                                verbose_name="pilot line",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "state of the line",
                        "verbose_name_plural": "states of the line",
                        "ordering": ["line", "since", "pk"],
                        "indexes": [models.Index(fields=["line", "-since", "-id"], name="pilot_line_state_latest")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="cd347413c563800090bdc11e450dd25aeaa385a9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_3b0a2",
                                    table="tasks_pilotlinestate",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_pilotlinestate" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_pilotlinestateevent" ("comment", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "state") VALUES (NEW."comment", NEW."id", NEW."line_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."since", NEW."state"); RETURN NULL;',
                                    hash="21b8fc6f4b7f2dc02a52045ca8682c15fe98c7f5",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_a8c17",
                                    table="tasks_pilotlinestate",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_pilotlinestate" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_pilotlinestateevent" ("comment", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "state") VALUES (NEW."comment", NEW."id", NEW."line_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."since", NEW."state"); RETURN NULL;',
                                    hash="5449f865430cbf90a2ea2a55a3b08e86bc670a97",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_194c4",
                                    table="tasks_pilotlinestate",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_pilotlinestateevent" ("comment", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "state") VALUES (OLD."comment", OLD."id", OLD."line_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."since", OLD."state"); RETURN NULL;',
                                    hash="5b33480b97a0721b55cd3e6a1650c44fa34744ba",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_9ce2a",
                                    table="tasks_pilotlinestate",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PilotLineStateEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("building", "Under construction"),
                                    ("commissioning", "Commissioning"),
                                    ("operating", "Operating"),
                                    ("stopped", "Stopped"),
                                ],
                                max_length=14,
                                verbose_name="state",
                            ),
                        ),
                        ("since", breakthrough.models.fields.DayField(verbose_name="since")),
                        ("comment", models.CharField(blank=True, max_length=300, verbose_name="comment")),
                        (
                            "line",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.pilotline",
                                verbose_name="pilot line",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.pilotlinestate",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_pilotlinestate_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="849864c06bec042412aa0f909cec54f8cbc9bc3c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2f1ea",
                                    table="tasks_pilotlinestateevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PilotLineTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "share",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2, default=100, max_digits=5, verbose_name="share (%)"
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="task_links",
                                to="tasks.pilotline",
                                verbose_name="pilot line",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="line_links",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "task of the line",
                        "verbose_name_plural": "tasks of the line",
                        "ordering": ["line", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("line", "task"),
                                name="pilot_line_task_once",
                                violation_error_message="This task is already linked with the line.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_pilotlinetask" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_pilotlinetaskevent" ("id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share", "task_id") VALUES (NEW."id", NEW."line_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."share", NEW."task_id"); RETURN NULL;',
                                    hash="bde36c55f6b00fad0279e5dd64f5c620e51486ca",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_1f164",
                                    table="tasks_pilotlinetask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_pilotlinetask" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_pilotlinetaskevent" ("id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share", "task_id") VALUES (NEW."id", NEW."line_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."share", NEW."task_id"); RETURN NULL;',
                                    hash="1ae9e675613d27e56a01457eecc11be4773f614a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_bd15a",
                                    table="tasks_pilotlinetask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_pilotlinetaskevent" ("id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share", "task_id") VALUES (OLD."id", OLD."line_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."share", OLD."task_id"); RETURN NULL;',
                                    hash="580ac3064408781c48b8fa94c06f459c7d3d2b0c",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_98970",
                                    table="tasks_pilotlinetask",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PilotLineTaskEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "share",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2, default=100, max_digits=5, verbose_name="share (%)"
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.pilotline",
                                verbose_name="pilot line",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.pilotlinetask",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_pilotlinetask_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="808d95f7ebdf0679284e8b23f4d34b8f1274819d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ed440",
                                    table="tasks_pilotlinetaskevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Product",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proof",
                            models.CharField(
                                choices=[("reported", "Reported"), ("verified", "Verified"), ("rejected", "Rejected")],
                                default="reported",
                                max_length=10,
                                verbose_name="proof",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="The document that proves it, such as a certificate.",
                                max_length=300,
                                verbose_name="evidence",
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("model", models.CharField(max_length=100, verbose_name="model")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("laboratory", "Laboratory"),
                                    ("pilot", "Pilot"),
                                    ("demonstration", "Demonstration"),
                                    ("industrial", "Industrial"),
                                ],
                                default="pilot",
                                max_length=14,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "first_of_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("set", "First set of equipment"),
                                    ("batch", "First batch of material"),
                                    ("version", "First version of software"),
                                ],
                                max_length=8,
                                verbose_name="first of its kind",
                            ),
                        ),
                        (
                            "first_level",
                            models.CharField(blank=True, max_length=60, verbose_name="level of recognition"),
                        ),
                        (
                            "certificate_no",
                            models.CharField(blank=True, max_length=100, verbose_name="certificate number"),
                        ),
                        ("launched_on", breakthrough.models.fields.DayField(verbose_name="launched on")),
                        (
                            "maker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="products",
                                to="tasks.organization",
                                verbose_name="maker",
                            ),
                        ),
                        (
                            "pilot_line",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="products",
                                to="tasks.pilotline",
                                verbose_name="pilot line",
                            ),
                        ),
                        (
                            "tasks",
                            models.ManyToManyField(
                                related_name="products",
                                through="tasks.ProductTask",
                                to="tasks.task",
                                verbose_name="tasks",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "new product",
                        "verbose_name_plural": "new products",
                        "ordering": ["-launched_on", "-pk"],
                        "indexes": [models.Index(fields=["-launched_on", "-id"], name="product_order")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("maker", "model"),
                                name="product_once",
                                violation_error_message="This maker already has a product of this model: link it to the task instead.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("model", ""), _negated=True),
                                name="product_has_model",
                                violation_error_message="A new product has a model.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_product" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_productevent" ("certificate_no", "evidence", "first_level", "first_of_kind", "id", "launched_on", "maker_id", "model", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_line_id", "proof", "stage") VALUES (NEW."certificate_no", NEW."evidence", NEW."first_level", NEW."first_of_kind", NEW."id", NEW."launched_on", NEW."maker_id", NEW."model", NEW."name_en", NEW."name_zh", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."pilot_line_id", NEW."proof", NEW."stage"); RETURN NULL;',
                                    hash="8d3e4b5e07bdf471a9c05fb5708595783175ffb4",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_404cd",
                                    table="tasks_product",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_product" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_productevent" ("certificate_no", "evidence", "first_level", "first_of_kind", "id", "launched_on", "maker_id", "model", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_line_id", "proof", "stage") VALUES (NEW."certificate_no", NEW."evidence", NEW."first_level", NEW."first_of_kind", NEW."id", NEW."launched_on", NEW."maker_id", NEW."model", NEW."name_en", NEW."name_zh", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."pilot_line_id", NEW."proof", NEW."stage"); RETURN NULL;',
                                    hash="e078d6f0e12595507c1e3a0d566e051571381e86",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_cced4",
                                    table="tasks_product",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_productevent" ("certificate_no", "evidence", "first_level", "first_of_kind", "id", "launched_on", "maker_id", "model", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_line_id", "proof", "stage") VALUES (OLD."certificate_no", OLD."evidence", OLD."first_level", OLD."first_of_kind", OLD."id", OLD."launched_on", OLD."maker_id", OLD."model", OLD."name_en", OLD."name_zh", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."pilot_line_id", OLD."proof", OLD."stage"); RETURN NULL;',
                                    hash="2ea3ce9fa24da2537a6a18310f44a9be248dff96",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8ef48",
                                    table="tasks_product",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProductEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "proof",
                            models.CharField(
                                choices=[("reported", "Reported"), ("verified", "Verified"), ("rejected", "Rejected")],
                                default="reported",
                                max_length=10,
                                verbose_name="proof",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="The document that proves it, such as a certificate.",
                                max_length=300,
                                verbose_name="evidence",
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("model", models.CharField(max_length=100, verbose_name="model")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("laboratory", "Laboratory"),
                                    ("pilot", "Pilot"),
                                    ("demonstration", "Demonstration"),
                                    ("industrial", "Industrial"),
                                ],
                                default="pilot",
                                max_length=14,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "first_of_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("set", "First set of equipment"),
                                    ("batch", "First batch of material"),
                                    ("version", "First version of software"),
                                ],
                                max_length=8,
                                verbose_name="first of its kind",
                            ),
                        ),
                        (
                            "first_level",
                            models.CharField(blank=True, max_length=60, verbose_name="level of recognition"),
                        ),
                        (
                            "certificate_no",
                            models.CharField(blank=True, max_length=100, verbose_name="certificate number"),
                        ),
                        ("launched_on", breakthrough.models.fields.DayField(verbose_name="launched on")),
                        (
                            "maker",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="maker",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.product",
                            ),
                        ),
                        (
                            "pilot_line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.pilotline",
                                verbose_name="pilot line",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_product_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="c2dc2cab82a36328b601dfe20cab4dc2fff135eb",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d58e3",
                                    table="tasks_productevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProductTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "share",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2, default=100, max_digits=5, verbose_name="share (%)"
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="task_links",
                                to="tasks.product",
                                verbose_name="new product",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="product_links",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "task of the product",
                        "verbose_name_plural": "tasks of the product",
                        "ordering": ["product", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("product", "task"),
                                name="product_task_once",
                                violation_error_message="This task is already linked with the product.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_producttask" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_producttaskevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "share", "task_id") VALUES (NEW."id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."product_id", NEW."share", NEW."task_id"); RETURN NULL;',
                                    hash="dbe2d474c07f05947cc384dd0a7f43c425713369",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_aa839",
                                    table="tasks_producttask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_producttask" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_producttaskevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "share", "task_id") VALUES (NEW."id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."product_id", NEW."share", NEW."task_id"); RETURN NULL;',
                                    hash="54b41b12ef711f00d20c742294c3b42a6c74eded",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c205a",
                                    table="tasks_producttask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_producttaskevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "share", "task_id") VALUES (OLD."id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."product_id", OLD."share", OLD."task_id"); RETURN NULL;',
                                    hash="d9855999f56c5d53831f5f9abeec857c975fa696",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a2e1f",
                                    table="tasks_producttask",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProductTaskEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "share",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2, default=100, max_digits=5, verbose_name="share (%)"
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.producttask",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.product",
                                verbose_name="new product",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_producttask_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="ae5fcb235408f151c36c9804512c07fdf7aec14a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b74a7",
                                    table="tasks_producttaskevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Result",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        (
                            "code",
                            models.CharField(
                                max_length=40,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Za-z0-9][A-Za-z0-9._-]*\\Z",
                                        "Use letters, digits, hyphens, dots and underscores only.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        ("description_zh", models.TextField(blank=True, verbose_name="description (Chinese)")),
                        ("description_en", models.TextField(blank=True, verbose_name="description (English)")),
                        (
                            "achieved_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="achieved on"),
                        ),
                        (
                            "tasks",
                            models.ManyToManyField(
                                related_name="results",
                                through="tasks.ResultTask",
                                to="tasks.task",
                                verbose_name="tasks",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "result",
                        "verbose_name_plural": "results",
                        "ordering": ["code"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_result" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_resultevent" ("achieved_on", "code", "description_en", "description_zh", "id", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."achieved_on", NEW."code", NEW."description_en", NEW."description_zh", NEW."id", NEW."name_en", NEW."name_zh", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id"); RETURN NULL;',
                                    hash="4926e788a067b70e871b97f8b5baa156376d2107",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_4194b",
                                    table="tasks_result",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_result" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_resultevent" ("achieved_on", "code", "description_en", "description_zh", "id", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."achieved_on", NEW."code", NEW."description_en", NEW."description_zh", NEW."id", NEW."name_en", NEW."name_zh", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id"); RETURN NULL;',
                                    hash="5fc2db4316adec2768f65c21e61d858b56c06e52",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b7e89",
                                    table="tasks_result",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_resultevent" ("achieved_on", "code", "description_en", "description_zh", "id", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."achieved_on", OLD."code", OLD."description_en", OLD."description_zh", OLD."id", OLD."name_en", OLD."name_zh", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id"); RETURN NULL;',
                                    hash="aec95603ea643019d2d2251c8191d57fa49cac52",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_3b34b",
                                    table="tasks_result",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AddedOutput",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proof",
                            models.CharField(
                                choices=[("reported", "Reported"), ("verified", "Verified"), ("rejected", "Rejected")],
                                default="reported",
                                max_length=10,
                                verbose_name="proof",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="The document that proves it, such as a certificate.",
                                max_length=300,
                                verbose_name="evidence",
                            ),
                        ),
                        ("year", breakthrough.models.fields.YearField(verbose_name="year")),
                        (
                            "quarter",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(4),
                                ],
                                verbose_name="quarter",
                            ),
                        ),
                        (
                            "amount",
                            breakthrough.models.fields.MoneyField(
                                decimal_places=2, max_digits=18, verbose_name="amount (yuan)"
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("output", "Output value"),
                                    ("sales", "Sales revenue"),
                                    ("profit", "Profit and tax"),
                                ],
                                default="output",
                                max_length=8,
                                verbose_name="basis",
                            ),
                        ),
                        (
                            "confirmed_on",
                            breakthrough.models.fields.DayField(
                                help_text="The day of the financial proof; from it on it counts.",
                                verbose_name="confirmed on",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="added_outputs",
                                to="tasks.organization",
                                verbose_name="organization",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="added_outputs",
                                to="tasks.product",
                                verbose_name="new product",
                            ),
                        ),
                        (
                            "result",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="added_outputs",
                                to="tasks.result",
                                verbose_name="result",
                            ),
                        ),
                        (
                            "tasks",
                            models.ManyToManyField(
                                related_name="added_outputs",
                                through="tasks.AddedOutputShare",
                                to="tasks.task",
                                verbose_name="tasks",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "added output",
                        "verbose_name_plural": "added output",
                        "ordering": ["-year", "-quarter", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "result", "product", "year", "quarter"),
                                name="added_output_once",
                                nulls_distinct=False,
                                violation_error_message="This output of the organization in this quarter is entered already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quarter__range", (1, 4))),
                                name="added_output_quarter",
                                violation_error_message="Quarters run from 1 to 4.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)),
                                name="added_output_positive",
                                violation_error_message="Added output is more than 0.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_addedoutput" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_addedoutputevent" ("amount", "basis", "confirmed_on", "evidence", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "proof", "quarter", "result_id", "year") VALUES (NEW."amount", NEW."basis", NEW."confirmed_on", NEW."evidence", NEW."id", NEW."organization_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."product_id", NEW."proof", NEW."quarter", NEW."result_id", NEW."year"); RETURN NULL;',
                                    hash="7588012bd5b8cf8439c7cf64d7b57e0a19c4c9b0",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_390d4",
                                    table="tasks_addedoutput",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_addedoutput" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_addedoutputevent" ("amount", "basis", "confirmed_on", "evidence", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "proof", "quarter", "result_id", "year") VALUES (NEW."amount", NEW."basis", NEW."confirmed_on", NEW."evidence", NEW."id", NEW."organization_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."product_id", NEW."proof", NEW."quarter", NEW."result_id", NEW."year"); RETURN NULL;',
                                    hash="90090039e12bb79d5544b35f64d382ee74611951",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_7b256",
                                    table="tasks_addedoutput",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_addedoutputevent" ("amount", "basis", "confirmed_on", "evidence", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "proof", "quarter", "result_id", "year") VALUES (OLD."amount", OLD."basis", OLD."confirmed_on", OLD."evidence", OLD."id", OLD."organization_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."product_id", OLD."proof", OLD."quarter", OLD."result_id", OLD."year"); RETURN NULL;',
                                    hash="c211fa2afb344a7961e7d82820e4ca6e59208ede",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_797bc",
                                    table="tasks_addedoutput",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Adoption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proof",
                            models.CharField(
                                choices=[("reported", "Reported"), ("verified", "Verified"), ("rejected", "Rejected")],
                                default="reported",
                                max_length=10,
                                verbose_name="proof",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="The document that proves it, such as a certificate.",
                                max_length=300,
                                verbose_name="evidence",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("trial", "Trial"),
                                    ("demonstration", "Demonstration"),
                                    ("batch", "Batch use"),
                                    ("scale", "Use at scale"),
                                ],
                                default="trial",
                                max_length=14,
                                verbose_name="stage",
                            ),
                        ),
                        ("adopted_on", breakthrough.models.fields.DayField(verbose_name="adopted on")),
                        (
                            "contract_amount",
                            breakthrough.models.fields.MoneyField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="contract amount (yuan)",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adoptions",
                                to="tasks.organization",
                                verbose_name="adopter",
                            ),
                        ),
                        (
                            "result",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adoptions",
                                to="tasks.result",
                                verbose_name="result",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "adoption",
                        "verbose_name_plural": "adoptions",
                        "ordering": ["-adopted_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("result", "organization"),
                                name="adoption_once",
                                violation_error_message="This organization is already entered as an adopter of the result.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_adoption" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_adoptionevent" ("adopted_on", "contract_amount", "evidence", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "result_id", "stage") VALUES (NEW."adopted_on", NEW."contract_amount", NEW."evidence", NEW."id", NEW."organization_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."proof", NEW."result_id", NEW."stage"); RETURN NULL;',
                                    hash="46524838afa5b10125d71467f2fd58930c72adc9",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_bec0a",
                                    table="tasks_adoption",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_adoption" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_adoptionevent" ("adopted_on", "contract_amount", "evidence", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "result_id", "stage") VALUES (NEW."adopted_on", NEW."contract_amount", NEW."evidence", NEW."id", NEW."organization_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."proof", NEW."result_id", NEW."stage"); RETURN NULL;',
                                    hash="5f6339aa11b8c5b0c21ae4dc187ae822d70af57c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b01e8",
                                    table="tasks_adoption",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_adoptionevent" ("adopted_on", "contract_amount", "evidence", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "result_id", "stage") VALUES (OLD."adopted_on", OLD."contract_amount", OLD."evidence", OLD."id", OLD."organization_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."proof", OLD."result_id", OLD."stage"); RETURN NULL;',
                                    hash="3699b79c689ea971d4619e3c47a4b1fcae769cc1",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_dae91",
                                    table="tasks_adoption",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResultEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        (
                            "code",
                            models.CharField(
                                max_length=40,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Za-z0-9][A-Za-z0-9._-]*\\Z",
                                        "Use letters, digits, hyphens, dots and underscores only.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        ("description_zh", models.TextField(blank=True, verbose_name="description (Chinese)")),
                        ("description_en", models.TextField(blank=True, verbose_name="description (English)")),
                        (
                            "achieved_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="achieved on"),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.result",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_result_later",
                            ),
                            models.Index(fields=["code"], name="tasks_resul_code_85fa80_idx"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="47a14584cf70d3c337461e7f4a5d4ea6459a3635",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b7dbd",
                                    table="tasks_resultevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResultTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "share",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2, default=100, max_digits=5, verbose_name="share (%)"
                            ),
                        ),
                        (
                            "result",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="task_links",
                                to="tasks.result",
                                verbose_name="result",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="result_links",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "task of the result",
                        "verbose_name_plural": "tasks of the result",
                        "ordering": ["result", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("result", "task"),
                                name="result_task_once",
                                violation_error_message="This task is already linked with the result.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_resulttask" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_resulttaskevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result_id", "share", "task_id") VALUES (NEW."id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."result_id", NEW."share", NEW."task_id"); RETURN NULL;',
                                    hash="d968790f5b6f1c6262c6dda4046f6f10f1e87313",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_ebafb",
                                    table="tasks_resulttask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_resulttask" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_resulttaskevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result_id", "share", "task_id") VALUES (NEW."id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."result_id", NEW."share", NEW."task_id"); RETURN NULL;',
                                    hash="341c261d7f230f85083bba4ac4f6849762d805eb",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_176a7",
                                    table="tasks_resulttask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_resulttaskevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result_id", "share", "task_id") VALUES (OLD."id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."result_id", OLD."share", OLD."task_id"); RETURN NULL;',
                                    hash="c0b145705513dc6065e22bf2a8060e8f9050f389",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_742b4",
                                    table="tasks_resulttask",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResultTaskEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "share",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2, default=100, max_digits=5, verbose_name="share (%)"
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.resulttask",
                            ),
                        ),
                        (
                            "result",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.result",
                                verbose_name="result",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_resulttask_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="ac72b25e9a5ce91ed81e290be39d38e58a30443e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1473f",
                                    table="tasks_resulttaskevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Review",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("approval", "Review before approval"),
                                    ("midterm", "Mid-term check"),
                                    ("milestone", "Milestone review"),
                                    ("acceptance", "Acceptance"),
                                    ("performance", "Performance evaluation"),
                                    ("audit", "Financial audit"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("held_on", breakthrough.models.fields.DayField(verbose_name="held on")),
                        ("panel", models.CharField(blank=True, max_length=300, verbose_name="panel")),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("pass", "Passed"),
                                    ("conditional", "Passed with conditions"),
                                    ("fail", "Failed"),
                                ],
                                max_length=12,
                                verbose_name="verdict",
                            ),
                        ),
                        ("opinion", models.TextField(blank=True, verbose_name="opinion")),
                        ("document_no", models.CharField(blank=True, max_length=100, verbose_name="document number")),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="reviews",
                                to="tasks.milestone",
                                verbose_name="milestone",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "review",
                        "verbose_name_plural": "reviews",
                        "ordering": ["-held_on", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_review" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_reviewevent" ("document_no", "held_on", "id", "kind", "milestone_id", "opinion", "panel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id", "verdict") VALUES (NEW."document_no", NEW."held_on", NEW."id", NEW."kind", NEW."milestone_id", NEW."opinion", NEW."panel", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."task_id", NEW."verdict"); RETURN NULL;',
                                    hash="52a4e0c1d0ac90bfbb7fcfc0bfd2836d3811fd99",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_09280",
                                    table="tasks_review",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_review" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_reviewevent" ("document_no", "held_on", "id", "kind", "milestone_id", "opinion", "panel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id", "verdict") VALUES (NEW."document_no", NEW."held_on", NEW."id", NEW."kind", NEW."milestone_id", NEW."opinion", NEW."panel", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."task_id", NEW."verdict"); RETURN NULL;',
                                    hash="6a8d530416af1acbbfb0a85b1f982139a6e70bee",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f89b0",
                                    table="tasks_review",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_reviewevent" ("document_no", "held_on", "id", "kind", "milestone_id", "opinion", "panel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id", "verdict") VALUES (OLD."document_no", OLD."held_on", OLD."id", OLD."kind", OLD."milestone_id", OLD."opinion", OLD."panel", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."task_id", OLD."verdict"); RETURN NULL;',
                                    hash="3a9938e8f533f896ba88585eeaae2199ba0ef5e8",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_07262",
                                    table="tasks_review",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("approval", "Review before approval"),
                                    ("midterm", "Mid-term check"),
                                    ("milestone", "Milestone review"),
                                    ("acceptance", "Acceptance"),
                                    ("performance", "Performance evaluation"),
                                    ("audit", "Financial audit"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("held_on", breakthrough.models.fields.DayField(verbose_name="held on")),
                        ("panel", models.CharField(blank=True, max_length=300, verbose_name="panel")),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("pass", "Passed"),
                                    ("conditional", "Passed with conditions"),
                                    ("fail", "Failed"),
                                ],
                                max_length=12,
                                verbose_name="verdict",
                            ),
                        ),
                        ("opinion", models.TextField(blank=True, verbose_name="opinion")),
                        ("document_no", models.CharField(blank=True, max_length=100, verbose_name="document number")),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.milestone",
                                verbose_name="milestone",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.review",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_review_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="56d75644f58cd14447e40166b05a21979a2792ac",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2ae64",
                                    table="tasks_reviewevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Risk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("technology", "Technology"),
                                    ("money", "Money"),
                                    ("people", "People"),
                                    ("policy", "Policy"),
                                    ("market", "Market"),
                                    ("safety", "Safety"),
                                    ("schedule", "Schedule"),
                                ],
                                max_length=12,
                                verbose_name="category",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        (
                            "likelihood",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="likelihood (1–5)",
                            ),
                        ),
                        (
                            "impact",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="impact (1–5)",
                            ),
                        ),
                        ("owner", models.CharField(blank=True, max_length=100, verbose_name="owner")),
                        ("response", models.TextField(blank=True, verbose_name="response")),
                        ("raised_on", breakthrough.models.fields.DayField(verbose_name="raised on")),
                        ("due_on", breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="due on")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("registered", "Registered"),
                                    ("handling", "Being handled"),
                                    ("closed", "Closed out"),
                                ],
                                default="registered",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "closed_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="closed on"),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="risks",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "risk",
                        "verbose_name_plural": "risks",
                        "ordering": ["-raised_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("impact__range", (1, 5)), ("likelihood__range", (1, 5))),
                                name="risk_degrees_1_to_5",
                                violation_error_message="Likelihood and impact run from 1 to 5.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_on__isnull", False), ("state", "closed")),
                                    models.Q(models.Q(("state", "closed"), _negated=True), ("closed_on", None)),
                                    _connector="OR",
                                ),
                                name="risk_closed_has_day",
                                violation_error_message="A risk that is closed out, and only such a one, has a day of closing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on", None), ("closed_on__gte", models.F("raised_on")), _connector="OR"
                                ),
                                name="risk_closed_after_raised",
                                violation_error_message="A risk is closed on or after the day on which it was raised.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_risk" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_riskevent" ("category", "closed_on", "description", "due_on", "id", "impact", "likelihood", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "response", "state", "task_id", "title") VALUES (NEW."category", NEW."closed_on", NEW."description", NEW."due_on", NEW."id", NEW."impact", NEW."likelihood", NEW."owner", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."raised_on", NEW."response", NEW."state", NEW."task_id", NEW."title"); RETURN NULL;',
                                    hash="bbc585f362339e7aa45ae03413f13c83299e380a",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_afffa",
                                    table="tasks_risk",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_risk" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_riskevent" ("category", "closed_on", "description", "due_on", "id", "impact", "likelihood", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "response", "state", "task_id", "title") VALUES (NEW."category", NEW."closed_on", NEW."description", NEW."due_on", NEW."id", NEW."impact", NEW."likelihood", NEW."owner", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."raised_on", NEW."response", NEW."state", NEW."task_id", NEW."title"); RETURN NULL;',
                                    hash="884767b990eae58677d34cd7bc982ace2e70f659",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5e165",
                                    table="tasks_risk",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_riskevent" ("category", "closed_on", "description", "due_on", "id", "impact", "likelihood", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "response", "state", "task_id", "title") VALUES (OLD."category", OLD."closed_on", OLD."description", OLD."due_on", OLD."id", OLD."impact", OLD."likelihood", OLD."owner", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."raised_on", OLD."response", OLD."state", OLD."task_id", OLD."title"); RETURN NULL;',
                                    hash="56cc3949b2493d5c33e201c854efd6338fe2e730",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_f059f",
                                    table="tasks_risk",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiskEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("technology", "Technology"),
                                    ("money", "Money"),
                                    ("people", "People"),
                                    ("policy", "Policy"),
                                    ("market", "Market"),
                                    ("safety", "Safety"),
                                    ("schedule", "Schedule"),
                                ],
                                max_length=12,
                                verbose_name="category",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        (
                            "likelihood",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="likelihood (1–5)",
                            ),
                        ),
                        (
                            "impact",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="impact (1–5)",
                            ),
                        ),
                        ("owner", models.CharField(blank=True, max_length=100, verbose_name="owner")),
                        ("response", models.TextField(blank=True, verbose_name="response")),
                        ("raised_on", breakthrough.models.fields.DayField(verbose_name="raised on")),
                        ("due_on", breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="due on")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("registered", "Registered"),
                                    ("handling", "Being handled"),
                                    ("closed", "Closed out"),
                                ],
                                default="registered",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "closed_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="closed on"),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.risk",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_risk_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="9f6318d3c8bfd9fa1c3fd95682eff0cd04540b3a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_5c206",
                                    table="tasks_riskevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatusChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "from_status",
                            models.CharField(
                                choices=[
                                    ("draft", "Pipeline"),
                                    ("review", "Under review"),
                                    ("rejected", "Not approved"),
                                    ("publicized", "Public notice"),
                                    ("approved", "Approved, contract pending"),
                                    ("active", "In progress"),
                                    ("suspended", "Suspended"),
                                    ("acceptance", "In acceptance"),
                                    ("rectifying", "Rectification"),
                                    ("closed", "Closed"),
                                    ("terminated", "Terminated"),
                                    ("revoked", "Revoked"),
                                ],
                                editable=False,
                                max_length=12,
                                verbose_name="from",
                            ),
                        ),
                        (
                            "to_status",
                            models.CharField(
                                choices=[
                                    ("draft", "Pipeline"),
                                    ("review", "Under review"),
                                    ("rejected", "Not approved"),
                                    ("publicized", "Public notice"),
                                    ("approved", "Approved, contract pending"),
                                    ("active", "In progress"),
                                    ("suspended", "Suspended"),
                                    ("acceptance", "In acceptance"),
                                    ("rectifying", "Rectification"),
                                    ("closed", "Closed"),
                                    ("terminated", "Terminated"),
                                    ("revoked", "Revoked"),
                                ],
                                max_length=12,
                                verbose_name="to",
                            ),
                        ),
                        (
                            "conclusion",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("passed", "Passed"),
                                    ("passed_after_rectification", "Passed after rectification"),
                                    ("concluded", "Concluded"),
                                    ("failed", "Failed"),
                                ],
                                max_length=30,
                                verbose_name="conclusion",
                            ),
                        ),
                        ("changed_on", breakthrough.models.fields.DayField(verbose_name="changed on")),
                        ("document_no", models.CharField(blank=True, max_length=100, verbose_name="document number")),
                        ("comment", models.TextField(blank=True, verbose_name="comment")),
                        (
                            "actor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="status_changes",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="entered by",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="status_changes",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "status change",
                        "verbose_name_plural": "status changes",
                        "ordering": ["task", "changed_on", "pk"],
                        "indexes": [models.Index(fields=["task", "-changed_on", "-id"], name="status_change_latest")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("to_status", "closed"), models.Q(("conclusion", ""), _negated=True)),
                                    models.Q(models.Q(("to_status", "closed"), _negated=True), ("conclusion", "")),
                                    _connector="OR",
                                ),
                                name="status_change_closed_has_conclusion",
                                violation_error_message="A conclusion belongs to a closed task, and only to a closed one.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="follow",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    SELECT status INTO NEW.from_status FROM tasks_task WHERE id = NEW.task_id FOR UPDATE;\n    IF EXISTS (\n        SELECT 1 FROM tasks_statuschange WHERE task_id = NEW.task_id AND changed_on > NEW.changed_on\n    ) THEN\n        RAISE EXCEPTION 'a status change cannot precede the one before'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'status_change_in_order';\n    END IF;\n    RETURN NEW;\n",
                                    hash="1446c718ef91f5135d7e2acf68f75faca302d6be",
                                    operation="INSERT",
                                    pgid="pgtrigger_follow_8a0c5",
                                    table="tasks_statuschange",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="write",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    UPDATE tasks_task SET status = NEW.to_status, conclusion = NEW.conclusion,\n        approved_on = CASE WHEN NEW.to_status = 'approved' THEN NEW.changed_on ELSE approved_on END\n    WHERE id = NEW.task_id;\n    RETURN NULL;\n",
                                    hash="4ba04475e6173ab711e6c47d23c2e03ed4815fa8",
                                    operation="INSERT",
                                    pgid="pgtrigger_write_69be0",
                                    table="tasks_statuschange",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="weights_complete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE subject bigint; total numeric;",
                                    func="\n    FOREACH subject IN ARRAY ARRAY[NEW.task_id] LOOP\n        SELECT coalesce(sum(weight), 0) INTO total FROM tasks_milestone WHERE task_id = subject;\n        IF total > 100 THEN\n            RAISE EXCEPTION 'the milestones of task % weigh % of 100', subject, total\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_weights_at_most_100';\n        END IF;\n        IF total <> 100 AND EXISTS (\n            SELECT 1 FROM tasks_task WHERE id = subject\n            AND status IN ('active', 'suspended', 'acceptance', 'rectifying', 'closed')\n        ) THEN\n            RAISE EXCEPTION 'the milestones of contracted task % weigh % of 100', subject, total\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_weights_exactly_100';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                                    hash="00775f1e8f5f56ff5c5a570ab68fbd18deaa40c6",
                                    operation="INSERT",
                                    pgid="pgtrigger_weights_complete_29e9f",
                                    table="tasks_statuschange",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="cc9d1149dea6cb960f6d6737c36d83a08468cac8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_98db1",
                                    table="tasks_statuschange",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_statuschange" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_statuschangeevent" ("actor_id", "changed_on", "comment", "conclusion", "document_no", "from_status", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id", "to_status") VALUES (NEW."actor_id", NEW."changed_on", NEW."comment", NEW."conclusion", NEW."document_no", NEW."from_status", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."task_id", NEW."to_status"); RETURN NULL;',
                                    hash="700931c018b57ecd4cbebabb2a8ded9d844ecd8d",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_03fac",
                                    table="tasks_statuschange",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_statuschange" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_statuschangeevent" ("actor_id", "changed_on", "comment", "conclusion", "document_no", "from_status", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id", "to_status") VALUES (NEW."actor_id", NEW."changed_on", NEW."comment", NEW."conclusion", NEW."document_no", NEW."from_status", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."task_id", NEW."to_status"); RETURN NULL;',
                                    hash="81f3a5f02938eb23b8e06c5a8ee743ed0588325a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_47589",
                                    table="tasks_statuschange",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_statuschangeevent" ("actor_id", "changed_on", "comment", "conclusion", "document_no", "from_status", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id", "to_status") VALUES (OLD."actor_id", OLD."changed_on", OLD."comment", OLD."conclusion", OLD."document_no", OLD."from_status", OLD."id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."task_id", OLD."to_status"); RETURN NULL;',
                                    hash="914b687ea9a79196489b5f2e46b7324cc0486cea",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_d25fc",
                                    table="tasks_statuschange",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatusChangeEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "from_status",
                            models.CharField(
                                choices=[
                                    ("draft", "Pipeline"),
                                    ("review", "Under review"),
                                    ("rejected", "Not approved"),
                                    ("publicized", "Public notice"),
                                    ("approved", "Approved, contract pending"),
                                    ("active", "In progress"),
                                    ("suspended", "Suspended"),
                                    ("acceptance", "In acceptance"),
                                    ("rectifying", "Rectification"),
                                    ("closed", "Closed"),
                                    ("terminated", "Terminated"),
                                    ("revoked", "Revoked"),
                                ],
                                editable=False,
                                max_length=12,
                                verbose_name="from",
                            ),
                        ),
                        (
                            "to_status",
                            models.CharField(
                                choices=[
                                    ("draft", "Pipeline"),
                                    ("review", "Under review"),
                                    ("rejected", "Not approved"),
                                    ("publicized", "Public notice"),
                                    ("approved", "Approved, contract pending"),
                                    ("active", "In progress"),
                                    ("suspended", "Suspended"),
                                    ("acceptance", "In acceptance"),
                                    ("rectifying", "Rectification"),
                                    ("closed", "Closed"),
                                    ("terminated", "Terminated"),
                                    ("revoked", "Revoked"),
                                ],
                                max_length=12,
                                verbose_name="to",
                            ),
                        ),
                        (
                            "conclusion",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("passed", "Passed"),
                                    ("passed_after_rectification", "Passed after rectification"),
                                    ("concluded", "Concluded"),
                                    ("failed", "Failed"),
                                ],
                                max_length=30,
                                verbose_name="conclusion",
                            ),
                        ),
                        ("changed_on", breakthrough.models.fields.DayField(verbose_name="changed on")),
                        ("document_no", models.CharField(blank=True, max_length=100, verbose_name="document number")),
                        ("comment", models.TextField(blank=True, verbose_name="comment")),
                        (
                            "actor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="entered by",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.statuschange",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_statuschange_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5f4dc7f4a115888ecd44e160bd784d52195fa0cd",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_121c3",
                                    table="tasks_statuschangeevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Subtask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("leader", models.CharField(blank=True, max_length=100, verbose_name="led by")),
                        (
                            "share",
                            breakthrough.models.fields.PercentField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="share of the work (%)",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subtasks",
                                to="tasks.organization",
                                verbose_name="organization",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="subtasks",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sub-task",
                        "verbose_name_plural": "sub-tasks",
                        "ordering": ["task", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("task", "number"),
                                name="subtask_number_once",
                                violation_error_message="The task already has a sub-task with this number.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_subtask" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_subtaskevent" ("id", "leader", "name_en", "name_zh", "number", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share", "task_id") VALUES (NEW."id", NEW."leader", NEW."name_en", NEW."name_zh", NEW."number", NEW."organization_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."share", NEW."task_id"); RETURN NULL;',
                                    hash="124f1b9c71534d69dabe2b7d0d0c9214b1379969",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_28fca",
                                    table="tasks_subtask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_subtask" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_subtaskevent" ("id", "leader", "name_en", "name_zh", "number", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share", "task_id") VALUES (NEW."id", NEW."leader", NEW."name_en", NEW."name_zh", NEW."number", NEW."organization_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."share", NEW."task_id"); RETURN NULL;',
                                    hash="fde3d7e36bc2c90c5557bd9d637b0124841ff219",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c5bb8",
                                    table="tasks_subtask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_subtaskevent" ("id", "leader", "name_en", "name_zh", "number", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share", "task_id") VALUES (OLD."id", OLD."leader", OLD."name_en", OLD."name_zh", OLD."number", OLD."organization_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."share", OLD."task_id"); RETURN NULL;',
                                    hash="8c4dbcca0a3a91276937ce95e336ede2cc24b951",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_f4ada",
                                    table="tasks_subtask",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubtaskEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("leader", models.CharField(blank=True, max_length=100, verbose_name="led by")),
                        (
                            "share",
                            breakthrough.models.fields.PercentField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="share of the work (%)",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="organization",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.subtask",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_subtask_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="b39be2c7d549939723ea1fb026eeff76443a08cf",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_eb71b",
                                    table="tasks_subtaskevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TaskEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        (
                            "code",
                            models.CharField(
                                max_length=40,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Za-z0-9][A-Za-z0-9._-]*\\Z",
                                        "Use letters, digits, hyphens, dots and underscores only.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "industry_track",
                            models.CharField(
                                choices=[
                                    ("upgrade", "Upgrade traditional industries"),
                                    ("expand", "Expand emerging industries"),
                                    ("nurture", "Nurture future industries"),
                                ],
                                max_length=10,
                                verbose_name="industry track",
                            ),
                        ),
                        (
                            "batch_year",
                            breakthrough.models.fields.YearField(
                                help_text="The year in which the department deployed the task.",
                                verbose_name="batch year",
                            ),
                        ),
                        (
                            "selection",
                            models.CharField(
                                choices=[
                                    ("open_competition", "Open competition"),
                                    ("parallel_race", "Parallel race"),
                                    ("directed", "Directed commission"),
                                    ("application", "Competitive application"),
                                ],
                                default="application",
                                max_length=20,
                                verbose_name="selected by",
                            ),
                        ),
                        (
                            "race_group",
                            models.CharField(
                                blank=True,
                                help_text="The same for all teams that run one task in parallel.",
                                max_length=40,
                                verbose_name="race group",
                            ),
                        ),
                        (
                            "research",
                            models.CharField(
                                choices=[
                                    ("basic", "Basic research"),
                                    ("applied", "Applied research"),
                                    ("development", "Experimental development"),
                                ],
                                default="development",
                                max_length=12,
                                verbose_name="kind of research",
                            ),
                        ),
                        ("objective_zh", models.TextField(blank=True, verbose_name="objective (Chinese)")),
                        ("objective_en", models.TextField(blank=True, verbose_name="objective (English)")),
                        ("office", models.CharField(blank=True, max_length=100, verbose_name="responsible office")),
                        (
                            "starts_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="starts on"),
                        ),
                        ("ends_on", breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="ends on")),
                        (
                            "trl_baseline",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(13),
                                ],
                                verbose_name="technology readiness at the start",
                            ),
                        ),
                        (
                            "trl_target",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(13),
                                ],
                                verbose_name="technology readiness aimed at",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Pipeline"),
                                    ("review", "Under review"),
                                    ("rejected", "Not approved"),
                                    ("publicized", "Public notice"),
                                    ("approved", "Approved, contract pending"),
                                    ("active", "In progress"),
                                    ("suspended", "Suspended"),
                                    ("acceptance", "In acceptance"),
                                    ("rectifying", "Rectification"),
                                    ("closed", "Closed"),
                                    ("terminated", "Terminated"),
                                    ("revoked", "Revoked"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "conclusion",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("passed", "Passed"),
                                    ("passed_after_rectification", "Passed after rectification"),
                                    ("concluded", "Concluded"),
                                    ("failed", "Failed"),
                                ],
                                editable=False,
                                max_length=30,
                                verbose_name="conclusion",
                            ),
                        ),
                        (
                            "approved_on",
                            breakthrough.models.fields.DayField(
                                blank=True, editable=False, null=True, verbose_name="approved on"
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="The enterprise, or the innovation platform, that answers for the task.",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="lead organization",
                            ),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="responsible officer",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.task",
                            ),
                        ),
                        (
                            "recommending_authority",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="recommending authority",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.region",
                                verbose_name="league or city",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_task_later",
                            ),
                            models.Index(fields=["code"], name="tasks_taske_code_39c3e9_idx"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="115e932cd85ec5c6c13bcefe99e1302ee4802651",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_14f8e",
                                    table="tasks_taskevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrlAssessment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(13),
                                ],
                                verbose_name="level",
                            ),
                        ),
                        ("assessed_on", breakthrough.models.fields.DayField(verbose_name="assessed on")),
                        ("assessor", models.CharField(blank=True, max_length=200, verbose_name="assessed by")),
                        ("evidence", models.CharField(blank=True, max_length=300, verbose_name="evidence")),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="trl_assessments",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "readiness assessment",
                        "verbose_name_plural": "readiness assessments",
                        "ordering": ["task", "assessed_on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("task", "assessed_on"),
                                name="trl_assessment_once_a_day",
                                violation_error_message="The task is already assessed on this day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("level__range", (1, 13))),
                                name="trl_assessment_in_scale",
                                violation_error_message="Technology readiness levels run from 1 to 13.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_trlassessment" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_trlassessmentevent" ("assessed_on", "assessor", "evidence", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") VALUES (NEW."assessed_on", NEW."assessor", NEW."evidence", NEW."id", NEW."level", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."task_id"); RETURN NULL;',
                                    hash="73ae6935b9aebfc1c44ca10b6b105e4e9abf702a",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_b1706",
                                    table="tasks_trlassessment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_trlassessment" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_trlassessmentevent" ("assessed_on", "assessor", "evidence", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") VALUES (NEW."assessed_on", NEW."assessor", NEW."evidence", NEW."id", NEW."level", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."task_id"); RETURN NULL;',
                                    hash="2d5cdde0d2c01dca691ac490939b8066b7323226",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6ae10",
                                    table="tasks_trlassessment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_trlassessmentevent" ("assessed_on", "assessor", "evidence", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") VALUES (OLD."assessed_on", OLD."assessor", OLD."evidence", OLD."id", OLD."level", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."task_id"); RETURN NULL;',
                                    hash="de85069dd78a81f58698b4b3245fc15db341d9ae",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_ceb90",
                                    table="tasks_trlassessment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrlAssessmentEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(13),
                                ],
                                verbose_name="level",
                            ),
                        ),
                        ("assessed_on", breakthrough.models.fields.DayField(verbose_name="assessed on")),
                        ("assessor", models.CharField(blank=True, max_length=200, verbose_name="assessed by")),
                        ("evidence", models.CharField(blank=True, max_length=300, verbose_name="evidence")),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.trlassessment",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_trlassessment_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="95ec5beba57766c1da4910c27d67ba3c35a13843",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_740a1",
                                    table="tasks_trlassessmentevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AddedOutputShare",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "attribution",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2, max_digits=5, verbose_name="attributed to the task (%)"
                            ),
                        ),
                        (
                            "added_output",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="tasks.addedoutput",
                                verbose_name="added output",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="added_output_shares",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "attribution",
                        "verbose_name_plural": "attributions",
                        "ordering": ["added_output", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("added_output", "task"),
                                name="added_output_share_once",
                                violation_error_message="This output is already attributed to the task.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="at_most_whole",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE total numeric;",
                                    func="\n    SELECT coalesce(sum(attribution), 0) INTO total\n    FROM tasks_addedoutputshare WHERE added_output_id = NEW.added_output_id;\n    IF total > 100 THEN\n        RAISE EXCEPTION 'more than the whole of added output % is attributed', NEW.added_output_id\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'added_output_attributed_at_most_100';\n    END IF;\n    RETURN NULL;\n",
                                    hash="acb9b157d740967c5bcaaad9f7e0ee350691de4f",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_at_most_whole_de295",
                                    table="tasks_addedoutputshare",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_addedoutputshare" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_addedoutputshareevent" ("added_output_id", "attribution", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") VALUES (NEW."added_output_id", NEW."attribution", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."task_id"); RETURN NULL;',
                                    hash="2b2e583097209c7016419085445027529ada0a6f",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f7836",
                                    table="tasks_addedoutputshare",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_addedoutputshare" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_addedoutputshareevent" ("added_output_id", "attribution", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") VALUES (NEW."added_output_id", NEW."attribution", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."task_id"); RETURN NULL;',
                                    hash="bf490814ba51f2a85373e4d8268b03bc155edc6e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_10fa7",
                                    table="tasks_addedoutputshare",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_addedoutputshareevent" ("added_output_id", "attribution", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") VALUES (OLD."added_output_id", OLD."attribution", OLD."id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."task_id"); RETURN NULL;',
                                    hash="828caad83dbded15c19843bdd04be933c088b586",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_2b4ad",
                                    table="tasks_addedoutputshare",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AddedOutputShareEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "attribution",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2, max_digits=5, verbose_name="attributed to the task (%)"
                            ),
                        ),
                        (
                            "added_output",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.addedoutput",
                                verbose_name="added output",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.addedoutputshare",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_addedoutputshare_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="11868a15a36fc25bd92fda7d9da0610562c8a2ae",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_34c05",
                                    table="tasks_addedoutputshareevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeRequestEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("extension", "Extension"),
                                    ("pi", "Principal investigator"),
                                    ("lead", "Lead organization"),
                                    ("partner", "Partner"),
                                    ("indicator", "Indicator"),
                                    ("budget", "Budget"),
                                    ("route", "Technical route"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("submitted", "Submitted"),
                                    ("recommended", "Recommended"),
                                    ("approved", "Approved"),
                                    ("rejected", "Rejected"),
                                ],
                                default="submitted",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        ("old_value", models.TextField(blank=True, verbose_name="old value")),
                        ("new_value", models.TextField(verbose_name="new value")),
                        (
                            "new_ends_on",
                            breakthrough.models.fields.DayField(
                                blank=True, null=True, verbose_name="new end of the task"
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("submitted_on", breakthrough.models.fields.DayField(verbose_name="submitted on")),
                        (
                            "recommended_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="recommended on"),
                        ),
                        (
                            "decided_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="decided on"),
                        ),
                        ("document_no", models.CharField(blank=True, max_length=100, verbose_name="document number")),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.changerequest",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_changerequest_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="58936c6275ca3ea039930bee57922ea6b8c2ceb9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a8aea",
                                    table="tasks_changerequestevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Grant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[("officer", "Officer"), ("reviewer", "Reviewer"), ("leader", "Leader")],
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        ("starts_on", breakthrough.models.fields.DayField(verbose_name="starts on")),
                        ("ends_on", breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="ends on")),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="tasks.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "grant",
                        "verbose_name_plural": "grants",
                        "ordering": ["user", "role", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cluster", None), ("role", "leader"), ("task", None)),
                                    models.Q(
                                        models.Q(("role", "leader"), _negated=True),
                                        models.Q(
                                            models.Q(("cluster__isnull", False), ("task", None)),
                                            models.Q(("cluster", None), ("task__isnull", False)),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="grant_names_its_field",
                                violation_error_message="A leader sees everything; other roles name a cluster or a task.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="grant_ends_after_start",
                                violation_error_message="A grant cannot end before it starts.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_grant" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_grantevent" ("cluster_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on", "task_id", "user_id") VALUES (NEW."cluster_id", NEW."ends_on", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."role", NEW."starts_on", NEW."task_id", NEW."user_id"); RETURN NULL;',
                                    hash="32704eaa79e20c8911a018afb7a9cf2fc4517df9",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e8cf6",
                                    table="tasks_grant",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_grant" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_grantevent" ("cluster_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on", "task_id", "user_id") VALUES (NEW."cluster_id", NEW."ends_on", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."role", NEW."starts_on", NEW."task_id", NEW."user_id"); RETURN NULL;',
                                    hash="0320c78012d7bb769e65d67d46b26c2775e5dd3b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6b884",
                                    table="tasks_grant",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_grantevent" ("cluster_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on", "task_id", "user_id") VALUES (OLD."cluster_id", OLD."ends_on", OLD."id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."role", OLD."starts_on", OLD."task_id", OLD."user_id"); RETURN NULL;',
                                    hash="8381d9d26ad14b4220cbc026ed8901ab71fc31c1",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_5abe8",
                                    table="tasks_grant",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GrantEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "role",
                            models.CharField(
                                choices=[("officer", "Officer"), ("reviewer", "Reviewer"), ("leader", "Leader")],
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        ("starts_on", breakthrough.models.fields.DayField(verbose_name="starts on")),
                        ("ends_on", breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="ends on")),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.grant",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_grant_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="7f5f4e505033ffc723fbc17227ed8048ecc487e1",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_df41b",
                                    table="tasks_grantevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                        (
                            "direction",
                            models.CharField(
                                choices=[("up", "Higher is better"), ("down", "Lower is better")],
                                default="up",
                                max_length=4,
                                verbose_name="direction",
                            ),
                        ),
                        (
                            "is_cumulative",
                            models.BooleanField(
                                default=False,
                                help_text="Counts up over the whole task, such as patents.",
                                verbose_name="cumulative counter",
                            ),
                        ),
                        (
                            "baseline",
                            breakthrough.models.fields.MeasureField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="baseline"
                            ),
                        ),
                        (
                            "target",
                            breakthrough.models.fields.MeasureField(
                                decimal_places=6, max_digits=20, verbose_name="target"
                            ),
                        ),
                        (
                            "comparator_zh",
                            models.CharField(blank=True, max_length=200, verbose_name="comparator (Chinese)"),
                        ),
                        (
                            "comparator_en",
                            models.CharField(blank=True, max_length=300, verbose_name="comparator (English)"),
                        ),
                        (
                            "comparator_value",
                            breakthrough.models.fields.MeasureField(
                                blank=True,
                                decimal_places=6,
                                max_digits=20,
                                null=True,
                                verbose_name="value of the comparator",
                            ),
                        ),
                        (
                            "comparator_source",
                            models.CharField(blank=True, max_length=300, verbose_name="source of the comparison"),
                        ),
                        (
                            "compared_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="compared on"),
                        ),
                        (
                            "difference",
                            models.CharField(
                                choices=[
                                    ("relative", "Relative, in per cent"),
                                    ("points", "In percentage points or units"),
                                ],
                                default="relative",
                                help_text="“20 % higher” is relative; from 60 % to 80 % is 20 points.",
                                max_length=10,
                                verbose_name="difference stated",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.indicator",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_indicator_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="2feca7400d1ffc8d2c9196632d1af9677d94e581",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_79ff0",
                                    table="tasks_indicatorevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Landmark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text_zh", models.TextField(verbose_name="text (Chinese)")),
                        ("text_en", models.TextField(blank=True, verbose_name="text (English)")),
                        ("achieved_on", breakthrough.models.fields.DayField(verbose_name="achieved on")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty where the whole program achieved it.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="landmarks",
                                to="tasks.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="landmarks",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "landmark achievement",
                        "verbose_name_plural": "landmark achievements",
                        "ordering": ["-achieved_on", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_landmark" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_landmarkevent" ("achieved_on", "cluster_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "task_id", "text_en", "text_zh") VALUES (NEW."achieved_on", NEW."cluster_id", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."source", NEW."task_id", NEW."text_en", NEW."text_zh"); RETURN NULL;',
                                    hash="a187906c081ae7003c12e8d75b6cca3553b2bca4",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8df60",
                                    table="tasks_landmark",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_landmark" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_landmarkevent" ("achieved_on", "cluster_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "task_id", "text_en", "text_zh") VALUES (NEW."achieved_on", NEW."cluster_id", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."source", NEW."task_id", NEW."text_en", NEW."text_zh"); RETURN NULL;',
                                    hash="07d053952dcff8e91fcb354b8833c53fd99a6005",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_ab6c4",
                                    table="tasks_landmark",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_landmarkevent" ("achieved_on", "cluster_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "task_id", "text_en", "text_zh") VALUES (OLD."achieved_on", OLD."cluster_id", OLD."id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."source", OLD."task_id", OLD."text_en", OLD."text_zh"); RETURN NULL;',
                                    hash="9b3fbda89917eefcf1de7140f3b1a49b75aff5ff",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_912d0",
                                    table="tasks_landmark",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LandmarkEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("text_zh", models.TextField(verbose_name="text (Chinese)")),
                        ("text_en", models.TextField(blank=True, verbose_name="text (English)")),
                        ("achieved_on", breakthrough.models.fields.DayField(verbose_name="achieved on")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Empty where the whole program achieved it.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.landmark",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_landmark_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="2073e62bef0651b07a6ab6d384233a3d60626157",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d8722",
                                    table="tasks_landmarkevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "weight",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2,
                                help_text="The weights of a task add up to 100.",
                                max_digits=5,
                                verbose_name="weight (%)",
                            ),
                        ),
                        (
                            "baseline_due_on",
                            breakthrough.models.fields.DayField(
                                blank=True,
                                help_text="The day in the contract; it stays when plans slip.",
                                null=True,
                                verbose_name="first planned for",
                            ),
                        ),
                        ("due_on", breakthrough.models.fields.DayField(verbose_name="due on")),
                        (
                            "completed_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="completed on"),
                        ),
                        (
                            "verified_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="verified on"),
                        ),
                        ("criterion", models.TextField(blank=True, verbose_name="how it is tested")),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.milestone",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_milestone_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="a288a2c9b4036e9d66faab75de8bf15eedda09c6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_094f2",
                                    table="tasks_milestoneevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdoptionEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "proof",
                            models.CharField(
                                choices=[("reported", "Reported"), ("verified", "Verified"), ("rejected", "Rejected")],
                                default="reported",
                                max_length=10,
                                verbose_name="proof",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="The document that proves it, such as a certificate.",
                                max_length=300,
                                verbose_name="evidence",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("trial", "Trial"),
                                    ("demonstration", "Demonstration"),
                                    ("batch", "Batch use"),
                                    ("scale", "Use at scale"),
                                ],
                                default="trial",
                                max_length=14,
                                verbose_name="stage",
                            ),
                        ),
                        ("adopted_on", breakthrough.models.fields.DayField(verbose_name="adopted on")),
                        (
                            "contract_amount",
                            breakthrough.models.fields.MoneyField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="contract amount (yuan)",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.adoption",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="adopter",
                            ),
                        ),
                        (
                            "result",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.result",
                                verbose_name="result",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_adoption_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="60be2bb788486ff473eb08b15bb81db608cadf51",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1c43b",
                                    table="tasks_adoptionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AddedOutputEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "proof",
                            models.CharField(
                                choices=[("reported", "Reported"), ("verified", "Verified"), ("rejected", "Rejected")],
                                default="reported",
                                max_length=10,
                                verbose_name="proof",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="The document that proves it, such as a certificate.",
                                max_length=300,
                                verbose_name="evidence",
                            ),
                        ),
                        ("year", breakthrough.models.fields.YearField(verbose_name="year")),
                        (
                            "quarter",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(4),
                                ],
                                verbose_name="quarter",
                            ),
                        ),
                        (
                            "amount",
                            breakthrough.models.fields.MoneyField(
                                decimal_places=2, max_digits=18, verbose_name="amount (yuan)"
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("output", "Output value"),
                                    ("sales", "Sales revenue"),
                                    ("profit", "Profit and tax"),
                                ],
                                default="output",
                                max_length=8,
                                verbose_name="basis",
                            ),
                        ),
                        (
                            "confirmed_on",
                            breakthrough.models.fields.DayField(
                                help_text="The day of the financial proof; from it on it counts.",
                                verbose_name="confirmed on",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.addedoutput",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="organization",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.product",
                                verbose_name="new product",
                            ),
                        ),
                        (
                            "result",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.result",
                                verbose_name="result",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_addedoutput_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="bacdec357301b13cc0b17410cbbcd1f48392f6ff",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_4a02d",
                                    table="tasks_addedoutputevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganizationEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("short_name", models.CharField(blank=True, max_length=60, verbose_name="short name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("enterprise", "Enterprise"),
                                    ("platform", "Innovation platform"),
                                    ("university", "University"),
                                    ("institute", "Research institute"),
                                    ("hospital", "Hospital"),
                                    ("government", "Government body"),
                                    ("association", "Association"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "uscc",
                            models.CharField(
                                blank=True,
                                help_text="18 characters; leave empty for organizations abroad and for parts of another one.",
                                max_length=18,
                                null=True,
                                verbose_name="unified social credit code",
                            ),
                        ),
                        (
                            "ror",
                            models.CharField(
                                blank=True,
                                max_length=9,
                                null=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^0[a-hj-km-np-tv-z0-9]{6}\\d{2}\\Z", "Nine characters, such as 01abc2d34."
                                    )
                                ],
                                verbose_name="ROR identifier",
                            ),
                        ),
                        (
                            "place",
                            models.CharField(
                                blank=True,
                                help_text="Where it is outside the region.",
                                max_length=100,
                                verbose_name="place",
                            ),
                        ),
                        ("is_legal_entity", models.BooleanField(default=True, verbose_name="legal entity")),
                        (
                            "led_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The enterprise that leads an innovation platform; not the organization it is part of.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="led by",
                            ),
                        ),
                        (
                            "legal_entity",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="counted as",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The row that stays, where one organization was entered twice.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="merged into",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The university of a college, the company of a branch.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="part of",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.organization",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.region",
                                verbose_name="league or city",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_organization_later",
                            ),
                            models.Index(fields=["uscc"], name="tasks_organ_uscc_4e5b4a_idx"),
                            models.Index(fields=["ror"], name="tasks_organ_ror_e24739_idx"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="b01f157f3fc8b92aa9478212cb006763a25de746",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a7459",
                                    table="tasks_organizationevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Output",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proof",
                            models.CharField(
                                choices=[("reported", "Reported"), ("verified", "Verified"), ("rejected", "Rejected")],
                                default="reported",
                                max_length=10,
                                verbose_name="proof",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="The document that proves it, such as a certificate.",
                                max_length=300,
                                verbose_name="evidence",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("patent", "Patent"),
                                    ("standard", "Standard"),
                                    ("paper", "Paper"),
                                    ("contract", "Technology contract"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "identifier",
                            models.CharField(
                                help_text="Application number of a patent, number of a standard, DOI of a paper, registration of a contract.",
                                max_length=120,
                                verbose_name="official number",
                            ),
                        ),
                        ("title_zh", models.CharField(max_length=300, verbose_name="title (Chinese)")),
                        ("title_en", models.CharField(blank=True, max_length=500, verbose_name="title (English)")),
                        (
                            "dated_on",
                            breakthrough.models.fields.DayField(
                                help_text="Applied for, issued, published or registered on.", verbose_name="dated"
                            ),
                        ),
                        (
                            "patent_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("invention", "Invention"),
                                    ("utility", "Utility model"),
                                    ("design", "Design"),
                                ],
                                max_length=10,
                                verbose_name="kind of patent",
                            ),
                        ),
                        ("grant_no", models.CharField(blank=True, max_length=60, verbose_name="grant number")),
                        (
                            "granted_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="granted on"),
                        ),
                        ("is_pct", models.BooleanField(default=False, verbose_name="PCT application")),
                        ("legal_state", models.CharField(blank=True, max_length=60, verbose_name="legal state")),
                        (
                            "standard_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("international", "International"),
                                    ("national", "National"),
                                    ("industry", "Industry"),
                                    ("local", "Local"),
                                    ("group", "Association"),
                                    ("enterprise", "Enterprise"),
                                ],
                                max_length=14,
                                verbose_name="level of the standard",
                            ),
                        ),
                        (
                            "standard_stage",
                            models.CharField(blank=True, max_length=60, verbose_name="stage of the standard"),
                        ),
                        (
                            "is_leading",
                            models.BooleanField(default=False, verbose_name="leading author of the standard"),
                        ),
                        ("journal", models.CharField(blank=True, max_length=200, verbose_name="journal")),
                        (
                            "contract_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("development", "Development"),
                                    ("transfer", "Transfer"),
                                    ("license", "License"),
                                    ("consulting", "Consulting"),
                                    ("service", "Service"),
                                ],
                                max_length=12,
                                verbose_name="kind of contract",
                            ),
                        ),
                        (
                            "amount",
                            breakthrough.models.fields.MoneyField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="contract amount (yuan)",
                            ),
                        ),
                        ("parties", models.CharField(blank=True, max_length=300, verbose_name="parties")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outputs",
                                to="tasks.organization",
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "tasks",
                            models.ManyToManyField(
                                related_name="outputs",
                                through="tasks.OutputTask",
                                to="tasks.task",
                                verbose_name="tasks",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "output",
                        "verbose_name_plural": "outputs",
                        "ordering": ["-dated_on", "-pk"],
                        "indexes": [models.Index(fields=["-dated_on", "-id"], name="output_order")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "identifier"),
                                name="output_once",
                                violation_error_message="This number is entered already: link that row to the task instead.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "contract"), _negated=True),
                                    ("amount__isnull", False),
                                    _connector="OR",
                                ),
                                name="output_contract_has_amount",
                                violation_error_message="A technology contract has an amount.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "paper"), _negated=True),
                                    models.Q(("identifier__regex", "[A-Z]|^https?:|^doi:"), _negated=True),
                                    _connector="OR",
                                ),
                                name="output_doi_bare",
                                violation_error_message="Enter the DOI alone, in lower case, such as 10.1000/182.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_output" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_outputevent" ("amount", "contract_kind", "dated_on", "evidence", "grant_no", "granted_on", "id", "identifier", "is_leading", "is_pct", "journal", "kind", "legal_state", "owner_id", "parties", "patent_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "standard_level", "standard_stage", "title_en", "title_zh") VALUES (NEW."amount", NEW."contract_kind", NEW."dated_on", NEW."evidence", NEW."grant_no", NEW."granted_on", NEW."id", NEW."identifier", NEW."is_leading", NEW."is_pct", NEW."journal", NEW."kind", NEW."legal_state", NEW."owner_id", NEW."parties", NEW."patent_kind", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."proof", NEW."standard_level", NEW."standard_stage", NEW."title_en", NEW."title_zh"); RETURN NULL;',
                                    hash="aad6759eae9347c6853d15d6087587d1b7a3732f",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_5282f",
                                    table="tasks_output",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_output" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_outputevent" ("amount", "contract_kind", "dated_on", "evidence", "grant_no", "granted_on", "id", "identifier", "is_leading", "is_pct", "journal", "kind", "legal_state", "owner_id", "parties", "patent_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "standard_level", "standard_stage", "title_en", "title_zh") VALUES (NEW."amount", NEW."contract_kind", NEW."dated_on", NEW."evidence", NEW."grant_no", NEW."granted_on", NEW."id", NEW."identifier", NEW."is_leading", NEW."is_pct", NEW."journal", NEW."kind", NEW."legal_state", NEW."owner_id", NEW."parties", NEW."patent_kind", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."proof", NEW."standard_level", NEW."standard_stage", NEW."title_en", NEW."title_zh"); RETURN NULL;',
                                    hash="2057f72cf5f7b6060a428be2f53381f3c3cda32a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_0c86a",
                                    table="tasks_output",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_outputevent" ("amount", "contract_kind", "dated_on", "evidence", "grant_no", "granted_on", "id", "identifier", "is_leading", "is_pct", "journal", "kind", "legal_state", "owner_id", "parties", "patent_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "standard_level", "standard_stage", "title_en", "title_zh") VALUES (OLD."amount", OLD."contract_kind", OLD."dated_on", OLD."evidence", OLD."grant_no", OLD."granted_on", OLD."id", OLD."identifier", OLD."is_leading", OLD."is_pct", OLD."journal", OLD."kind", OLD."legal_state", OLD."owner_id", OLD."parties", OLD."patent_kind", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."proof", OLD."standard_level", OLD."standard_stage", OLD."title_en", OLD."title_zh"); RETURN NULL;',
                                    hash="a29865cf1d54fb08009c7ace3fc54324f673a5b7",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_fe1e5",
                                    table="tasks_output",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutputEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "proof",
                            models.CharField(
                                choices=[("reported", "Reported"), ("verified", "Verified"), ("rejected", "Rejected")],
                                default="reported",
                                max_length=10,
                                verbose_name="proof",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="The document that proves it, such as a certificate.",
                                max_length=300,
                                verbose_name="evidence",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("patent", "Patent"),
                                    ("standard", "Standard"),
                                    ("paper", "Paper"),
                                    ("contract", "Technology contract"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "identifier",
                            models.CharField(
                                help_text="Application number of a patent, number of a standard, DOI of a paper, registration of a contract.",
                                max_length=120,
                                verbose_name="official number",
                            ),
                        ),
                        ("title_zh", models.CharField(max_length=300, verbose_name="title (Chinese)")),
                        ("title_en", models.CharField(blank=True, max_length=500, verbose_name="title (English)")),
                        (
                            "dated_on",
                            breakthrough.models.fields.DayField(
                                help_text="Applied for, issued, published or registered on.", verbose_name="dated"
                            ),
                        ),
                        (
                            "patent_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("invention", "Invention"),
                                    ("utility", "Utility model"),
                                    ("design", "Design"),
                                ],
                                max_length=10,
                                verbose_name="kind of patent",
                            ),
                        ),
                        ("grant_no", models.CharField(blank=True, max_length=60, verbose_name="grant number")),
                        (
                            "granted_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="granted on"),
                        ),
                        ("is_pct", models.BooleanField(default=False, verbose_name="PCT application")),
                        ("legal_state", models.CharField(blank=True, max_length=60, verbose_name="legal state")),
                        (
                            "standard_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("international", "International"),
                                    ("national", "National"),
                                    ("industry", "Industry"),
                                    ("local", "Local"),
                                    ("group", "Association"),
                                    ("enterprise", "Enterprise"),
                                ],
                                max_length=14,
                                verbose_name="level of the standard",
                            ),
                        ),
                        (
                            "standard_stage",
                            models.CharField(blank=True, max_length=60, verbose_name="stage of the standard"),
                        ),
                        (
                            "is_leading",
                            models.BooleanField(default=False, verbose_name="leading author of the standard"),
                        ),
                        ("journal", models.CharField(blank=True, max_length=200, verbose_name="journal")),
                        (
                            "contract_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("development", "Development"),
                                    ("transfer", "Transfer"),
                                    ("license", "License"),
                                    ("consulting", "Consulting"),
                                    ("service", "Service"),
                                ],
                                max_length=12,
                                verbose_name="kind of contract",
                            ),
                        ),
                        (
                            "amount",
                            breakthrough.models.fields.MoneyField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="contract amount (yuan)",
                            ),
                        ),
                        ("parties", models.CharField(blank=True, max_length=300, verbose_name="parties")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.output",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_output_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="cd5a064304f462a13920b6812acad532d1dd3721",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_7a8ef",
                                    table="tasks_outputevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutputTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "share",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2, default=100, max_digits=5, verbose_name="share (%)"
                            ),
                        ),
                        (
                            "output",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="task_links",
                                to="tasks.output",
                                verbose_name="output",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="output_links",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "task of the output",
                        "verbose_name_plural": "tasks of the output",
                        "ordering": ["output", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("output", "task"),
                                name="output_task_once",
                                violation_error_message="This task is already linked with the output.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_outputtask" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_outputtaskevent" ("id", "output_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share", "task_id") VALUES (NEW."id", NEW."output_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."share", NEW."task_id"); RETURN NULL;',
                                    hash="dbb86de026a10b633f2e6d7cb266dd0b39edf139",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_93c0c",
                                    table="tasks_outputtask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_outputtask" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_outputtaskevent" ("id", "output_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share", "task_id") VALUES (NEW."id", NEW."output_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."share", NEW."task_id"); RETURN NULL;',
                                    hash="b1ec5582202b0f2306b43c89f15fdab8be39c699",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3b2b3",
                                    table="tasks_outputtask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_outputtaskevent" ("id", "output_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share", "task_id") VALUES (OLD."id", OLD."output_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."share", OLD."task_id"); RETURN NULL;',
                                    hash="d5c2953f8a4eaaa3259b39a948716a4308020212",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_e04e0",
                                    table="tasks_outputtask",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutputTaskEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "share",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2, default=100, max_digits=5, verbose_name="share (%)"
                            ),
                        ),
                        (
                            "output",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.output",
                                verbose_name="output",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.outputtask",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_outputtask_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="c414c629d281493be032d57cf1aa12e824185656",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ded42",
                                    table="tasks_outputtaskevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Partner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("participant", "Participant"),
                                    ("user", "End user"),
                                    ("tester", "Test body"),
                                    ("investor", "Investor"),
                                ],
                                default="participant",
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "starts_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="starts on"),
                        ),
                        ("ends_on", breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="ends on")),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partnerships",
                                to="tasks.organization",
                                verbose_name="organization",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="partners",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "partner",
                        "verbose_name_plural": "partners",
                        "ordering": ["task", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("task", "organization", "role"),
                                name="partner_once_per_role",
                                violation_error_message="This organization already has this role in the task.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts_on", None),
                                    ("ends_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="partner_ends_after_start",
                                violation_error_message="A partnership cannot end before it starts.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_partner" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_partnerevent" ("ends_on", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on", "task_id") VALUES (NEW."ends_on", NEW."id", NEW."organization_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."role", NEW."starts_on", NEW."task_id"); RETURN NULL;',
                                    hash="04e9d45038ab06180005916c032e9f834644b516",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_7d17e",
                                    table="tasks_partner",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_partner" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_partnerevent" ("ends_on", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on", "task_id") VALUES (NEW."ends_on", NEW."id", NEW."organization_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."role", NEW."starts_on", NEW."task_id"); RETURN NULL;',
                                    hash="be8f3496bbd1561957bd6d823899da4612045cad",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_55e37",
                                    table="tasks_partner",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_partnerevent" ("ends_on", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on", "task_id") VALUES (OLD."ends_on", OLD."id", OLD."organization_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."role", OLD."starts_on", OLD."task_id"); RETURN NULL;',
                                    hash="41e7f89dd1ec1ac5013a20915e416043b6411014",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8b442",
                                    table="tasks_partner",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartnerEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("participant", "Participant"),
                                    ("user", "End user"),
                                    ("tester", "Test body"),
                                    ("investor", "Investor"),
                                ],
                                default="participant",
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "starts_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="starts on"),
                        ),
                        ("ends_on", breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="ends on")),
                        (
                            "organization",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="organization",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.partner",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_partner_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d7f02f2ba18f0a5b45252b7e1166e434da1a38e6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_82e64",
                                    table="tasks_partnerevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Period",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                help_text="Such as 2025-10, 2025-Q3 or 2025.",
                                max_length=10,
                                unique=True,
                                verbose_name="code",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("month", "Monthly"),
                                    ("quarter", "Quarterly"),
                                    ("half_year", "Half-yearly"),
                                    ("year", "Annual"),
                                ],
                                default="month",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("starts_on", breakthrough.models.fields.DayField(verbose_name="starts on")),
                        ("ends_on", breakthrough.models.fields.DayField(verbose_name="ends on")),
                        ("due_on", breakthrough.models.fields.DayField(verbose_name="reports due on")),
                        (
                            "locked_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="locked on"),
                        ),
                    ],
                    options={
                        "verbose_name": "reporting period",
                        "verbose_name_plural": "reporting periods",
                        "ordering": ["-starts_on", "kind"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "starts_on"),
                                name="period_once",
                                violation_error_message="This period exists already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("due_on__gte", models.F("ends_on")), ("ends_on__gte", models.F("starts_on"))
                                ),
                                name="period_in_order",
                                violation_error_message="A period ends after it starts, and its reports are due after its end.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_period" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_periodevent" ("code", "due_on", "ends_on", "id", "kind", "locked_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."code", NEW."due_on", NEW."ends_on", NEW."id", NEW."kind", NEW."locked_on", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."starts_on"); RETURN NULL;',
                                    hash="42bb0f52a4cb83f7e6087ac1cba4dd5cd493bdf2",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_95b40",
                                    table="tasks_period",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_period" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_periodevent" ("code", "due_on", "ends_on", "id", "kind", "locked_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."code", NEW."due_on", NEW."ends_on", NEW."id", NEW."kind", NEW."locked_on", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."starts_on"); RETURN NULL;',
                                    hash="b5d86796e0f640800cd5bea488da638ac354e72c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_27fd0",
                                    table="tasks_period",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_periodevent" ("code", "due_on", "ends_on", "id", "kind", "locked_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (OLD."code", OLD."due_on", OLD."ends_on", OLD."id", OLD."kind", OLD."locked_on", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."starts_on"); RETURN NULL;',
                                    hash="3eba49bc6d5ac9bbed2a1021a06a2dea218f3694",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b815d",
                                    table="tasks_period",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PeriodEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "code",
                            models.CharField(
                                help_text="Such as 2025-10, 2025-Q3 or 2025.", max_length=10, verbose_name="code"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("month", "Monthly"),
                                    ("quarter", "Quarterly"),
                                    ("half_year", "Half-yearly"),
                                    ("year", "Annual"),
                                ],
                                default="month",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("starts_on", breakthrough.models.fields.DayField(verbose_name="starts on")),
                        ("ends_on", breakthrough.models.fields.DayField(verbose_name="ends on")),
                        ("due_on", breakthrough.models.fields.DayField(verbose_name="reports due on")),
                        (
                            "locked_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="locked on"),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.period",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_period_later",
                            ),
                            models.Index(fields=["code"], name="tasks_perio_code_31f91a_idx"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f19b073c2dab29bc370eea5126fa172278028a68",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1d045",
                                    table="tasks_periodevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgressReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("revision", models.PositiveSmallIntegerField(default=1, verbose_name="revision")),
                        ("is_current", models.BooleanField(default=True, verbose_name="current revision")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("returned", "Returned"),
                                    ("approved", "Approved"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("progress", models.TextField(blank=True, verbose_name="progress in this period")),
                        ("problems", models.TextField(blank=True, verbose_name="problems")),
                        ("next_steps", models.TextField(blank=True, verbose_name="next steps")),
                        ("coordination", models.TextField(blank=True, verbose_name="needs coordination")),
                        (
                            "data_source",
                            models.CharField(blank=True, max_length=300, verbose_name="source of the data"),
                        ),
                        (
                            "declared_light",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("green", "Green: on plan"),
                                    ("yellow", "Yellow: behind plan"),
                                    ("red", "Red: far behind plan"),
                                    ("grey", "Gray: no current report"),
                                    ("blue", "Blue: done"),
                                ],
                                max_length=6,
                                verbose_name="declared light",
                            ),
                        ),
                        ("light_reason", models.TextField(blank=True, verbose_name="reason for the declared light")),
                        (
                            "reported_headcount",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Without names they cannot be told apart: an upper bound, never added to the roster.",
                                null=True,
                                verbose_name="people, as the lead counts them",
                            ),
                        ),
                        (
                            "submitted_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="submitted on"),
                        ),
                        (
                            "reviewed_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="reviewed on"),
                        ),
                        ("return_reason", models.TextField(blank=True, verbose_name="reason for returning")),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="authored_reports",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="author",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="tasks.period",
                                verbose_name="reporting period",
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviewed_reports",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewer",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "progress report",
                        "verbose_name_plural": "progress reports",
                        "ordering": ["-period__starts_on", "task__code", "-revision"],
                        "indexes": [models.Index(fields=["period", "task"], name="progress_report_period")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("task", "period", "revision"),
                                name="progress_report_revision_once",
                                violation_error_message="The task already has this revision of its report on the period.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_current", True)),
                                fields=("task", "period"),
                                name="progress_report_one_current",
                                violation_error_message="The task already has a current report on this period.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reviewer", None),
                                    models.Q(("reviewer", models.F("author")), _negated=True),
                                    _connector="OR",
                                ),
                                name="progress_report_four_eyes",
                                violation_error_message="A report is reviewed by somebody else than its author.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "returned"), _negated=True),
                                    models.Q(("return_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="progress_report_return_has_reason",
                                violation_error_message="Say why the report is returned.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["draft", "submitted"]),
                                    models.Q(
                                        ("author__isnull", False),
                                        ("reviewed_on__isnull", False),
                                        ("reviewer__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="progress_report_review_names_both",
                                violation_error_message="A reviewed report names its author, its reviewer and the day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "draft"), ("submitted_on__isnull", False), _connector="OR"
                                ),
                                name="progress_report_submitted_has_day",
                                violation_error_message="A submitted report says on which day it was submitted.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("declared_light", ""),
                                    models.Q(("light_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="progress_report_light_has_reason",
                                violation_error_message="Give a reason for a light that differs from the computed one.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_progressreport" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_progressreportevent" ("author_id", "coordination", "data_source", "declared_light", "id", "is_current", "light_reason", "next_steps", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "progress", "reported_headcount", "return_reason", "reviewed_on", "reviewer_id", "revision", "status", "submitted_on", "task_id") VALUES (NEW."author_id", NEW."coordination", NEW."data_source", NEW."declared_light", NEW."id", NEW."is_current", NEW."light_reason", NEW."next_steps", NEW."period_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."problems", NEW."progress", NEW."reported_headcount", NEW."return_reason", NEW."reviewed_on", NEW."reviewer_id", NEW."revision", NEW."status", NEW."submitted_on", NEW."task_id"); RETURN NULL;',
                                    hash="2eda0c92816d11046cb3965fb2e101f4e24c0ff1",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_307f2",
                                    table="tasks_progressreport",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_progressreport" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_progressreportevent" ("author_id", "coordination", "data_source", "declared_light", "id", "is_current", "light_reason", "next_steps", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "progress", "reported_headcount", "return_reason", "reviewed_on", "reviewer_id", "revision", "status", "submitted_on", "task_id") VALUES (NEW."author_id", NEW."coordination", NEW."data_source", NEW."declared_light", NEW."id", NEW."is_current", NEW."light_reason", NEW."next_steps", NEW."period_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."problems", NEW."progress", NEW."reported_headcount", NEW."return_reason", NEW."reviewed_on", NEW."reviewer_id", NEW."revision", NEW."status", NEW."submitted_on", NEW."task_id"); RETURN NULL;',
                                    hash="fe325dfe26de31003eea711653551b5c75735171",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f129d",
                                    table="tasks_progressreport",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_progressreportevent" ("author_id", "coordination", "data_source", "declared_light", "id", "is_current", "light_reason", "next_steps", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "progress", "reported_headcount", "return_reason", "reviewed_on", "reviewer_id", "revision", "status", "submitted_on", "task_id") VALUES (OLD."author_id", OLD."coordination", OLD."data_source", OLD."declared_light", OLD."id", OLD."is_current", OLD."light_reason", OLD."next_steps", OLD."period_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."problems", OLD."progress", OLD."reported_headcount", OLD."return_reason", OLD."reviewed_on", OLD."reviewer_id", OLD."revision", OLD."status", OLD."submitted_on", OLD."task_id"); RETURN NULL;',
                                    hash="8bdeb484a694fe9e052ccf09062ceda52571d42e",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_d62bf",
                                    table="tasks_progressreport",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgressReportEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("revision", models.PositiveSmallIntegerField(default=1, verbose_name="revision")),
                        ("is_current", models.BooleanField(default=True, verbose_name="current revision")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("returned", "Returned"),
                                    ("approved", "Approved"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("progress", models.TextField(blank=True, verbose_name="progress in this period")),
                        ("problems", models.TextField(blank=True, verbose_name="problems")),
                        ("next_steps", models.TextField(blank=True, verbose_name="next steps")),
                        ("coordination", models.TextField(blank=True, verbose_name="needs coordination")),
                        (
                            "data_source",
                            models.CharField(blank=True, max_length=300, verbose_name="source of the data"),
                        ),
                        (
                            "declared_light",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("green", "Green: on plan"),
                                    ("yellow", "Yellow: behind plan"),
                                    ("red", "Red: far behind plan"),
                                    ("grey", "Gray: no current report"),
                                    ("blue", "Blue: done"),
                                ],
                                max_length=6,
                                verbose_name="declared light",
                            ),
                        ),
                        ("light_reason", models.TextField(blank=True, verbose_name="reason for the declared light")),
                        (
                            "reported_headcount",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Without names they cannot be told apart: an upper bound, never added to the roster.",
                                null=True,
                                verbose_name="people, as the lead counts them",
                            ),
                        ),
                        (
                            "submitted_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="submitted on"),
                        ),
                        (
                            "reviewed_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="reviewed on"),
                        ),
                        ("return_reason", models.TextField(blank=True, verbose_name="reason for returning")),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="author",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.period",
                                verbose_name="reporting period",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.progressreport",
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewer",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_progressreport_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="69d5c3fcb444539968ac308479cddf285700febb",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_caeed",
                                    table="tasks_progressreportevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorValue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("measured_on", breakthrough.models.fields.DayField(verbose_name="measured on")),
                        (
                            "value",
                            breakthrough.models.fields.MeasureField(
                                decimal_places=6,
                                help_text="In the indicator's unit; of a cumulative counter, the running total.",
                                max_digits=20,
                                verbose_name="value",
                            ),
                        ),
                        (
                            "increment",
                            breakthrough.models.fields.MeasureField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="in this period"
                            ),
                        ),
                        ("method", models.CharField(blank=True, max_length=200, verbose_name="method of measurement")),
                        ("test_body", models.CharField(blank=True, max_length=200, verbose_name="test body")),
                        (
                            "certificate",
                            models.CharField(blank=True, max_length=100, verbose_name="certificate (CMA, CNAS)"),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="values",
                                to="tasks.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="indicator_values",
                                to="tasks.progressreport",
                                verbose_name="progress report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "measured value",
                        "verbose_name_plural": "measured values",
                        "ordering": ["indicator", "measured_on", "pk"],
                        "indexes": [
                            models.Index(fields=["indicator", "-measured_on", "-id"], name="indicator_value_latest")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "indicator"),
                                name="indicator_value_once_per_report",
                                violation_error_message="The report already has a value of this indicator.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_indicatorvalue" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_indicatorvalueevent" ("certificate", "id", "increment", "indicator_id", "measured_on", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "test_body", "value") VALUES (NEW."certificate", NEW."id", NEW."increment", NEW."indicator_id", NEW."measured_on", NEW."method", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."report_id", NEW."test_body", NEW."value"); RETURN NULL;',
                                    hash="1b417dffb9396c9e3e96036e61c7eeda58dfaccd",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_38838",
                                    table="tasks_indicatorvalue",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_indicatorvalue" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_indicatorvalueevent" ("certificate", "id", "increment", "indicator_id", "measured_on", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "test_body", "value") VALUES (NEW."certificate", NEW."id", NEW."increment", NEW."indicator_id", NEW."measured_on", NEW."method", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."report_id", NEW."test_body", NEW."value"); RETURN NULL;',
                                    hash="98609d29841a03fffcdb5195c29f6f7cf70fe011",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_bf838",
                                    table="tasks_indicatorvalue",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_indicatorvalueevent" ("certificate", "id", "increment", "indicator_id", "measured_on", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "test_body", "value") VALUES (OLD."certificate", OLD."id", OLD."increment", OLD."indicator_id", OLD."measured_on", OLD."method", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."report_id", OLD."test_body", OLD."value"); RETURN NULL;',
                                    hash="724f66ccc559347ffaeaa4b39d559bb287ba7073",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_0a1b3",
                                    table="tasks_indicatorvalue",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorValueEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("measured_on", breakthrough.models.fields.DayField(verbose_name="measured on")),
                        (
                            "value",
                            breakthrough.models.fields.MeasureField(
                                decimal_places=6,
                                help_text="In the indicator's unit; of a cumulative counter, the running total.",
                                max_digits=20,
                                verbose_name="value",
                            ),
                        ),
                        (
                            "increment",
                            breakthrough.models.fields.MeasureField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="in this period"
                            ),
                        ),
                        ("method", models.CharField(blank=True, max_length=200, verbose_name="method of measurement")),
                        ("test_body", models.CharField(blank=True, max_length=200, verbose_name="test body")),
                        (
                            "certificate",
                            models.CharField(blank=True, max_length=100, verbose_name="certificate (CMA, CNAS)"),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.indicatorvalue",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.progressreport",
                                verbose_name="progress report",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_indicatorvalue_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5dcde5f7a137f5dff476c3db7ffd52816c60aac4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_479da",
                                    table="tasks_indicatorvalueevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "completed_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="completed on"),
                        ),
                        (
                            "expected_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="now expected on"),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="tasks.milestone",
                                verbose_name="milestone",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="milestone_reports",
                                to="tasks.progressreport",
                                verbose_name="progress report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reported milestone",
                        "verbose_name_plural": "reported milestones",
                        "ordering": ["report", "milestone__number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "milestone"),
                                name="milestone_once_per_report",
                                violation_error_message="The report already speaks of this milestone.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_milestonereport" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_milestonereportevent" ("completed_on", "expected_on", "id", "milestone_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id") VALUES (NEW."completed_on", NEW."expected_on", NEW."id", NEW."milestone_id", NEW."note", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."report_id"); RETURN NULL;',
                                    hash="b74e6a96658cddf9569d3d9405c2ac9f06796419",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_bc968",
                                    table="tasks_milestonereport",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "tasks_milestonereport" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "tasks_milestonereportevent" ("completed_on", "expected_on", "id", "milestone_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id") VALUES (NEW."completed_on", NEW."expected_on", NEW."id", NEW."milestone_id", NEW."note", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."report_id"); RETURN NULL;',
                                    hash="43009fa08dd479bce703d40c64406d70c2b3b5e6",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_175f1",
                                    table="tasks_milestonereport",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "tasks_milestonereportevent" ("completed_on", "expected_on", "id", "milestone_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id") VALUES (OLD."completed_on", OLD."expected_on", OLD."id", OLD."milestone_id", OLD."note", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."report_id"); RETURN NULL;',
                                    hash="915697e66bbec288830c162f58e92dfccc6d6e74",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_2c3de",
                                    table="tasks_milestonereport",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneReportEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "completed_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="completed on"),
                        ),
                        (
                            "expected_on",
                            breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="now expected on"),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        (
                            "milestone",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.milestone",
                                verbose_name="milestone",
                            ),
                        ),
                        (
                            "pgh_commit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_default=models.Func(function="breakthrough_commit"),
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="breakthrough.commit",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="tasks.milestonereport",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.progressreport",
                                verbose_name="progress report",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pgh_label", "insert"), _negated=True),
                                fields=["pgh_obj", "pgh_id"],
                                include=("pgh_commit",),
                                name="tasks_milestonereport_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="1cd5a7ce97e1eba57b7bd6be6734175ddbaea014",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_0969c",
                                    table="tasks_milestonereportevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
