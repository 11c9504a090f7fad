import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import breakthrough.models.fields
import breakthrough.tables
import talent.models.researcher
import tasks.models.identifiers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("breakthrough", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tasks", "0001_initial"),
    ]

    operations = [
        BtreeGistExtension(),
        breakthrough.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="AwardScheme",
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
                    ],
                    options={
                        "verbose_name": "award scheme",
                        "verbose_name_plural": "award schemes",
                        "ordering": ["code"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_awardscheme" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_awardschemeevent" ("code", "id", "level", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."level", NEW."name_en", NEW."name_zh", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id"); RETURN NULL;',
                                    hash="2f93335a6492bd5d47a8b7a0e69327d1c331896f",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_df027",
                                    table="talent_awardscheme",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_awardscheme" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_awardschemeevent" ("code", "id", "level", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."level", NEW."name_en", NEW."name_zh", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id"); RETURN NULL;',
                                    hash="f27287dffce36e8923cbc6774886278af922a905",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_43887",
                                    table="talent_awardscheme",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "talent_awardschemeevent" ("code", "id", "level", "name_en", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."id", OLD."level", OLD."name_en", OLD."name_zh", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id"); RETURN NULL;',
                                    hash="ce33372f4072f88edbaa9c5265f2936cd63ece64",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b12ba",
                                    table="talent_awardscheme",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AwardRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", breakthrough.models.fields.YearField(verbose_name="year")),
                        ("grade", models.CharField(blank=True, max_length=60, verbose_name="grade")),
                        ("total_conferred", models.PositiveIntegerField(verbose_name="awards conferred in all")),
                        ("conferred_on", breakthrough.models.fields.DayField(verbose_name="conferred on")),
                        ("document_no", models.CharField(blank=True, max_length=100, verbose_name="document number")),
                        (
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="talent.awardscheme",
                                verbose_name="award scheme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "award round",
                        "verbose_name_plural": "award rounds",
                        "ordering": ["-conferred_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scheme", "year", "grade"),
                                name="award_round_once",
                                violation_error_message="This round of the scheme is entered already.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_awardround" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_awardroundevent" ("conferred_on", "document_no", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme_id", "total_conferred", "year") VALUES (NEW."conferred_on", NEW."document_no", NEW."grade", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."scheme_id", NEW."total_conferred", NEW."year"); RETURN NULL;',
                                    hash="f78b5a4641c0a9ab7af219b9719a4595684cc354",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_54f31",
                                    table="talent_awardround",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_awardround" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_awardroundevent" ("conferred_on", "document_no", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme_id", "total_conferred", "year") VALUES (NEW."conferred_on", NEW."document_no", NEW."grade", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."scheme_id", NEW."total_conferred", NEW."year"); RETURN NULL;',
                                    hash="38cd9a8cfd85885aaf325a015b526deee547040c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3cd4d",
                                    table="talent_awardround",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "talent_awardroundevent" ("conferred_on", "document_no", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme_id", "total_conferred", "year") VALUES (OLD."conferred_on", OLD."document_no", OLD."grade", OLD."id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."scheme_id", OLD."total_conferred", OLD."year"); RETURN NULL;',
                                    hash="198b73a50fd1ea38ca5247f391df423cb3b3f62b",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_876ba",
                                    table="talent_awardround",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AwardSchemeEvent",
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
                                to="talent.awardscheme",
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
                                name="talent_awardscheme_later",
                            ),
                            models.Index(fields=["code"], name="talent_awar_code_30a672_idx"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="9cce4302dcb7a75ec5504608f59ef0ade5547ffc",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_43898",
                                    table="talent_awardschemeevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Researcher",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("title_zh", models.CharField(blank=True, max_length=60, verbose_name="title (Chinese)")),
                        ("title_en", models.CharField(blank=True, max_length=100, verbose_name="title (English)")),
                        (
                            "orcid",
                            models.CharField(
                                blank=True,
                                help_text="Such as 0000-0002-1825-0097.",
                                max_length=19,
                                null=True,
                                unique=True,
                                verbose_name="ORCID",
                            ),
                        ),
                        ("staff_no", models.CharField(blank=True, max_length=40, verbose_name="staff number")),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                help_text="The row that stays, where one person was entered twice.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged_from",
                                to="talent.researcher",
                                verbose_name="merged into",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty only where the source names none.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="researchers",
                                to="tasks.organization",
                                verbose_name="organization",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "researcher",
                        "verbose_name_plural": "researchers",
                        "ordering": ["name_zh", "pk"],
                        "indexes": [models.Index(fields=["name_zh", "id"], name="researcher_order")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("staff_no", ""), _negated=True),
                                fields=("organization", "staff_no"),
                                name="researcher_staff_no_once",
                                violation_error_message="This staff number of the organization is entered already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("orcid", None),
                                    tasks.models.identifiers.OrcidIsValid(models.F("orcid")),
                                    _connector="OR",
                                ),
                                name="researcher_orcid_valid",
                                violation_error_message="This ORCID is not valid: compare its 16 characters.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="merge",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF NEW.merged_into_id IS NOT NULL AND (\n        NEW.merged_into_id = NEW.id\n        OR EXISTS (SELECT 1 FROM talent_researcher WHERE id = NEW.merged_into_id AND merged_into_id IS NOT NULL)\n        OR EXISTS (SELECT 1 FROM talent_researcher WHERE merged_into_id = NEW.id)\n    ) THEN\n        RAISE EXCEPTION 'a merge points to a row that stays'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'researcher_merged_into_staying';\n    END IF;\n    RETURN NEW;\n",
                                    hash="1737af8f44d01c6744fb6c186a867665aa48c961",
                                    operation='INSERT OR UPDATE OF "merged_into_id"',
                                    pgid="pgtrigger_merge_7a01d",
                                    table="talent_researcher",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_researcher" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_researcherevent" ("id", "merged_into_id", "name_en", "name_zh", "orcid", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_no", "title_en", "title_zh") VALUES (NEW."id", NEW."merged_into_id", NEW."name_en", NEW."name_zh", NEW."orcid", NEW."organization_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."staff_no", NEW."title_en", NEW."title_zh"); RETURN NULL;',
                                    hash="b54a1ab94f486c3c0194d54cce1cee7cb92f25fb",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_b77ec",
                                    table="talent_researcher",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_researcher" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_researcherevent" ("id", "merged_into_id", "name_en", "name_zh", "orcid", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_no", "title_en", "title_zh") VALUES (NEW."id", NEW."merged_into_id", NEW."name_en", NEW."name_zh", NEW."orcid", NEW."organization_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."staff_no", NEW."title_en", NEW."title_zh"); RETURN NULL;',
                                    hash="dc5096c8ee6533d5c655d6bd57862be11918c2a8",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d86a7",
                                    table="talent_researcher",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "talent_researcherevent" ("id", "merged_into_id", "name_en", "name_zh", "orcid", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_no", "title_en", "title_zh") VALUES (OLD."id", OLD."merged_into_id", OLD."name_en", OLD."name_zh", OLD."orcid", OLD."organization_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."staff_no", OLD."title_en", OLD."title_zh"); RETURN NULL;',
                                    hash="9e2a2d665e3f76ff86b4fffc3d458e40f2b6eb4f",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_7103c",
                                    table="talent_researcher",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AcademyMembership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "academy",
                            models.CharField(
                                choices=[
                                    ("cas", "Chinese Academy of Sciences"),
                                    ("cae", "Chinese Academy of Engineering"),
                                    ("foreign", "Foreign academy"),
                                ],
                                max_length=8,
                                verbose_name="academy",
                            ),
                        ),
                        (
                            "elected_year",
                            breakthrough.models.fields.YearField(blank=True, null=True, verbose_name="elected in"),
                        ),
                        (
                            "division_zh",
                            models.CharField(blank=True, max_length=100, verbose_name="division (Chinese)"),
                        ),
                        (
                            "division_en",
                            models.CharField(blank=True, max_length=150, verbose_name="division (English)"),
                        ),
                        (
                            "researcher",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to="talent.researcher",
                                verbose_name="researcher",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "academy membership",
                        "verbose_name_plural": "academy memberships",
                        "ordering": ["researcher", "academy"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("researcher", "academy"),
                                name="academy_membership_once",
                                violation_error_message="This membership is entered already.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_academymembership" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_academymembershipevent" ("academy", "division_en", "division_zh", "elected_year", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "researcher_id") VALUES (NEW."academy", NEW."division_en", NEW."division_zh", NEW."elected_year", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."researcher_id"); RETURN NULL;',
                                    hash="ea439d7b6ba9c25457d919a81b5385bc5d9721d6",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_b7785",
                                    table="talent_academymembership",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_academymembership" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_academymembershipevent" ("academy", "division_en", "division_zh", "elected_year", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "researcher_id") VALUES (NEW."academy", NEW."division_en", NEW."division_zh", NEW."elected_year", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."researcher_id"); RETURN NULL;',
                                    hash="e23ba1d9f7bddf9697755ada467b96382088101c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_9edc8",
                                    table="talent_academymembership",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "talent_academymembershipevent" ("academy", "division_en", "division_zh", "elected_year", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "researcher_id") VALUES (OLD."academy", OLD."division_en", OLD."division_zh", OLD."elected_year", OLD."id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."researcher_id"); RETURN NULL;',
                                    hash="1e02e122faf89cebe7c84af0f3be9e93355232c8",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_7c41a",
                                    table="talent_academymembership",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Award",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title_zh", models.CharField(max_length=300, verbose_name="title (Chinese)")),
                        ("title_en", models.CharField(blank=True, max_length=500, verbose_name="title (English)")),
                        (
                            "certificate_no",
                            models.CharField(blank=True, max_length=100, verbose_name="certificate number"),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="awards",
                                to="talent.awardround",
                                verbose_name="award round",
                            ),
                        ),
                        (
                            "tasks",
                            models.ManyToManyField(
                                related_name="awards", through="talent.AwardTask", to="tasks.task", verbose_name="tasks"
                            ),
                        ),
                        (
                            "winners",
                            models.ManyToManyField(
                                related_name="awards",
                                through="talent.AwardWinner",
                                to="talent.researcher",
                                verbose_name="winners",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "award",
                        "verbose_name_plural": "awards",
                        "ordering": ["-round__conferred_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "title_zh"),
                                name="award_once",
                                violation_error_message="This award of the round is entered already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title_zh", ""), _negated=True),
                                name="award_has_title",
                                violation_error_message="An award has a title.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_award" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_awardevent" ("certificate_no", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "title_en", "title_zh") VALUES (NEW."certificate_no", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."round_id", NEW."title_en", NEW."title_zh"); RETURN NULL;',
                                    hash="46e13ac8562442d418e9d36f9bdda0b53afffa12",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_55de1",
                                    table="talent_award",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_award" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_awardevent" ("certificate_no", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "title_en", "title_zh") VALUES (NEW."certificate_no", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."round_id", NEW."title_en", NEW."title_zh"); RETURN NULL;',
                                    hash="99bcd68ae598b25696e726e4c9c3a981f03dc337",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_35df4",
                                    table="talent_award",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "talent_awardevent" ("certificate_no", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "title_en", "title_zh") VALUES (OLD."certificate_no", OLD."id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."round_id", OLD."title_en", OLD."title_zh"); RETURN NULL;',
                                    hash="ecdecbf0c056ea4f34a7fbd38c3e268392c193ef",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b7b85",
                                    table="talent_award",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AwardTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "link",
                            models.CharField(
                                choices=[
                                    ("supported", "Result of the task"),
                                    ("team_involved", "Team of the task took part"),
                                ],
                                default="supported",
                                max_length=14,
                                verbose_name="link",
                            ),
                        ),
                        (
                            "award",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="task_links",
                                to="talent.award",
                                verbose_name="award",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="award_links",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "task of the award",
                        "verbose_name_plural": "tasks of the award",
                        "ordering": ["award", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("award", "task"),
                                name="award_task_once",
                                violation_error_message="This task is already linked with the award.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_awardtask" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_awardtaskevent" ("award_id", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") VALUES (NEW."award_id", NEW."id", NEW."link", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."task_id"); RETURN NULL;',
                                    hash="5c5a26ac085a517009a9fdc3adca2d98b98a8d45",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8d9fc",
                                    table="talent_awardtask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_awardtask" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_awardtaskevent" ("award_id", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") VALUES (NEW."award_id", NEW."id", NEW."link", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."task_id"); RETURN NULL;',
                                    hash="299493fc6150ee6c7dd14f92c7a8f89fc054d092",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3d27f",
                                    table="talent_awardtask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "talent_awardtaskevent" ("award_id", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") VALUES (OLD."award_id", OLD."id", OLD."link", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."task_id"); RETURN NULL;',
                                    hash="0f8aafff4750cfb34f07270611f33d6fd497c125",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8cd25",
                                    table="talent_awardtask",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AwardTaskEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "link",
                            models.CharField(
                                choices=[
                                    ("supported", "Result of the task"),
                                    ("team_involved", "Team of the task took part"),
                                ],
                                default="supported",
                                max_length=14,
                                verbose_name="link",
                            ),
                        ),
                        (
                            "award",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="talent.award",
                                verbose_name="award",
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
                                to="talent.awardtask",
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
                                name="talent_awardtask_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="59c8d7bd4c79700ea7701aca990c6504b6d44eb3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c1f81",
                                    table="talent_awardtaskevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AwardWinner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                        (
                            "award",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="winner_links",
                                to="talent.award",
                                verbose_name="award",
                            ),
                        ),
                        (
                            "researcher",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="award_links",
                                to="talent.researcher",
                                verbose_name="researcher",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "winner",
                        "verbose_name_plural": "winners",
                        "ordering": ["award", "position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("award", "researcher"),
                                name="award_winner_once",
                                violation_error_message="This person is already named as a winner of the award.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_awardwinner" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_awardwinnerevent" ("award_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "researcher_id") VALUES (NEW."award_id", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."position", NEW."researcher_id"); RETURN NULL;',
                                    hash="545cc74e2f1b37abeecdf5aa34fb5b26415f4dfd",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_38604",
                                    table="talent_awardwinner",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_awardwinner" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_awardwinnerevent" ("award_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "researcher_id") VALUES (NEW."award_id", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."position", NEW."researcher_id"); RETURN NULL;',
                                    hash="bf7c14f538f54d9c77d0dea446c4585cb41f5d85",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_092b3",
                                    table="talent_awardwinner",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "talent_awardwinnerevent" ("award_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "researcher_id") VALUES (OLD."award_id", OLD."id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."position", OLD."researcher_id"); RETURN NULL;',
                                    hash="a77690b9ab363a6e7486edb6052662109a72697f",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_4962b",
                                    table="talent_awardwinner",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AwardWinnerEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                        (
                            "award",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="talent.award",
                                verbose_name="award",
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
                                to="talent.awardwinner",
                            ),
                        ),
                        (
                            "researcher",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="talent.researcher",
                                verbose_name="researcher",
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
                                name="talent_awardwinner_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="087ba69803a9f295728d4a14af7bd92c8f508690",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d4600",
                                    table="talent_awardwinnerevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResearcherEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("name_zh", models.CharField(max_length=200, verbose_name="name (Chinese)")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name (English)")),
                        ("title_zh", models.CharField(blank=True, max_length=60, verbose_name="title (Chinese)")),
                        ("title_en", models.CharField(blank=True, max_length=100, verbose_name="title (English)")),
                        (
                            "orcid",
                            models.CharField(
                                blank=True,
                                help_text="Such as 0000-0002-1825-0097.",
                                max_length=19,
                                null=True,
                                verbose_name="ORCID",
                            ),
                        ),
                        ("staff_no", models.CharField(blank=True, max_length=40, verbose_name="staff number")),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The row that stays, where one person was entered twice.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="talent.researcher",
                                verbose_name="merged into",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Empty only where the source names none.",
                                null=True,
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
                                to="talent.researcher",
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
                                name="talent_researcher_later",
                            ),
                            models.Index(fields=["orcid"], name="talent_rese_orcid_084778_idx"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="939bc4115ca793b1630b96d2cde8e9855fe252c6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a4eec",
                                    table="talent_researcherevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AcademyMembershipEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "academy",
                            models.CharField(
                                choices=[
                                    ("cas", "Chinese Academy of Sciences"),
                                    ("cae", "Chinese Academy of Engineering"),
                                    ("foreign", "Foreign academy"),
                                ],
                                max_length=8,
                                verbose_name="academy",
                            ),
                        ),
                        (
                            "elected_year",
                            breakthrough.models.fields.YearField(blank=True, null=True, verbose_name="elected in"),
                        ),
                        (
                            "division_zh",
                            models.CharField(blank=True, max_length=100, verbose_name="division (Chinese)"),
                        ),
                        (
                            "division_en",
                            models.CharField(blank=True, max_length=150, verbose_name="division (English)"),
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
                                to="talent.academymembership",
                            ),
                        ),
                        (
                            "researcher",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="talent.researcher",
                                verbose_name="researcher",
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
                                name="talent_academymembership_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="a5be681d06143eacfd26f7a7b71fdcac2ff898e3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_237a7",
                                    table="talent_academymembershipevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
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
                                    ("pi", "Principal investigator"),
                                    ("key", "Key member"),
                                    ("member", "Member"),
                                    ("adviser", "Adviser"),
                                    ("student", "Student"),
                                ],
                                default="member",
                                max_length=8,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "engagement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("full_time", "Full time"),
                                    ("flexible", "Flexible"),
                                    ("workstation", "Academician workstation"),
                                ],
                                max_length=12,
                                verbose_name="engagement",
                            ),
                        ),
                        ("starts_on", breakthrough.models.fields.DayField(verbose_name="starts on")),
                        ("ends_on", breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="ends on")),
                        (
                            "share_of_time",
                            breakthrough.models.fields.PercentField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="share of work time (%)",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                        (
                            "researcher",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="talent.researcher",
                                verbose_name="researcher",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "assignment",
                        "verbose_name_plural": "assignments",
                        "ordering": ["task", "role", "pk"],
                        "indexes": [
                            models.Index(fields=["task", "role", "id"], name="assignment_order"),
                            models.Index(fields=["researcher", "task"], name="assignment_researcher"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="assignment_ends_after_start",
                                violation_error_message="An assignment cannot end before it starts.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("researcher", "="),
                                    ("task", "="),
                                    (
                                        talent.models.researcher.DateSpan(
                                            "starts_on",
                                            "ends_on",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                                inclusive_lower=True, inclusive_upper=True
                                            ),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="assignment_once_at_a_time",
                                violation_error_message="This person is already assigned to the task at that time.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("role", "pi")),
                                expressions=[
                                    ("task", "="),
                                    (
                                        talent.models.researcher.DateSpan(
                                            "starts_on",
                                            "ends_on",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                                inclusive_lower=True, inclusive_upper=True
                                            ),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="assignment_one_investigator_at_a_time",
                                violation_error_message="The task already has a principal investigator at that time.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_assignment" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_assignmentevent" ("ends_on", "engagement", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "researcher_id", "role", "share_of_time", "starts_on", "task_id") VALUES (NEW."ends_on", NEW."engagement", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."researcher_id", NEW."role", NEW."share_of_time", NEW."starts_on", NEW."task_id"); RETURN NULL;',
                                    hash="d0bb14b2bc1cebbff209828b3e8629e3e3673264",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_c8a7f",
                                    table="talent_assignment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "talent_assignment" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "talent_assignmentevent" ("ends_on", "engagement", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "researcher_id", "role", "share_of_time", "starts_on", "task_id") VALUES (NEW."ends_on", NEW."engagement", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."researcher_id", NEW."role", NEW."share_of_time", NEW."starts_on", NEW."task_id"); RETURN NULL;',
                                    hash="791df89243308854da4bbc628afa0ceac61f95b0",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_74a43",
                                    table="talent_assignment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "talent_assignmentevent" ("ends_on", "engagement", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "researcher_id", "role", "share_of_time", "starts_on", "task_id") VALUES (OLD."ends_on", OLD."engagement", OLD."id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."researcher_id", OLD."role", OLD."share_of_time", OLD."starts_on", OLD."task_id"); RETURN NULL;',
                                    hash="5c3cf937509d9dc57e7e78b8a986398d54844af9",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_aac27",
                                    table="talent_assignment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssignmentEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("pi", "Principal investigator"),
                                    ("key", "Key member"),
                                    ("member", "Member"),
                                    ("adviser", "Adviser"),
                                    ("student", "Student"),
                                ],
                                default="member",
                                max_length=8,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "engagement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("full_time", "Full time"),
                                    ("flexible", "Flexible"),
                                    ("workstation", "Academician workstation"),
                                ],
                                max_length=12,
                                verbose_name="engagement",
                            ),
                        ),
                        ("starts_on", breakthrough.models.fields.DayField(verbose_name="starts on")),
                        ("ends_on", breakthrough.models.fields.DayField(blank=True, null=True, verbose_name="ends on")),
                        (
                            "share_of_time",
                            breakthrough.models.fields.PercentField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="share of work time (%)",
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
                                to="talent.assignment",
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
                        (
                            "researcher",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="talent.researcher",
                                verbose_name="researcher",
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
                                name="talent_assignment_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="8fc93ad6940581bf17aecb7ae1029dce199bd6ea",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_42101",
                                    table="talent_assignmentevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AwardEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("title_zh", models.CharField(max_length=300, verbose_name="title (Chinese)")),
                        ("title_en", models.CharField(blank=True, max_length=500, verbose_name="title (English)")),
                        (
                            "certificate_no",
                            models.CharField(blank=True, max_length=100, verbose_name="certificate number"),
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
                                to="talent.award",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="talent.awardround",
                                verbose_name="award round",
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
                                name="talent_award_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="63bed730410ffafe0a30e9572bbef69526f657ef",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_511e8",
                                    table="talent_awardevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AwardRoundEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("year", breakthrough.models.fields.YearField(verbose_name="year")),
                        ("grade", models.CharField(blank=True, max_length=60, verbose_name="grade")),
                        ("total_conferred", models.PositiveIntegerField(verbose_name="awards conferred in all")),
                        ("conferred_on", breakthrough.models.fields.DayField(verbose_name="conferred on")),
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
                                to="talent.awardround",
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="talent.awardscheme",
                                verbose_name="award scheme",
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
                                name="talent_awardround_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="4ba90c94b29ccea71dd319aed7283b7cb8f0f8a1",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_7a3d5",
                                    table="talent_awardroundevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
