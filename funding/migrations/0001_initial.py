import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models

import breakthrough.models.fields
import breakthrough.tables
import funding.models.entry


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("breakthrough", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tasks", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE funding_entry_no", "DROP SEQUENCE funding_entry_no"),
        breakthrough.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="PlannedFunding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[("fiscal", "Fiscal"), ("societal", "Societal")],
                                max_length=8,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "tier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("central", "Central"),
                                    ("region", "Autonomous region"),
                                    ("city", "League or city"),
                                    ("county", "Banner or county"),
                                ],
                                max_length=8,
                                verbose_name="tier",
                            ),
                        ),
                        (
                            "societal_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("self_raised", "Enterprise's own money"),
                                    ("bank_loan", "Bank loan"),
                                    ("guidance_fund", "Industry or guidance fund"),
                                    ("venture", "Venture capital"),
                                    ("other", "Other societal money"),
                                ],
                                max_length=14,
                                verbose_name="kind of societal money",
                            ),
                        ),
                        (
                            "amount",
                            breakthrough.models.fields.MoneyField(
                                decimal_places=2, max_digits=18, verbose_name="amount (yuan)"
                            ),
                        ),
                        ("due_on", breakthrough.models.fields.DayField(verbose_name="due on")),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="planned_funding",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "planned funding",
                        "verbose_name_plural": "planned funding",
                        "ordering": ["task", "due_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)),
                                name="planned_funding_positive",
                                violation_error_message="The amount is more than 0.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("societal_kind", ""),
                                        ("source", "fiscal"),
                                        models.Q(("tier", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("source", "societal"),
                                        ("tier", ""),
                                        models.Q(("societal_kind", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="planned_funding_source_fits",
                                violation_error_message="Fiscal money names its tier, societal money its kind, and not both.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "funding_plannedfunding" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "funding_plannedfundingevent" ("amount", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "societal_kind", "source", "task_id", "tier") VALUES (NEW."amount", NEW."due_on", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."societal_kind", NEW."source", NEW."task_id", NEW."tier"); RETURN NULL;',
                                    hash="3bf62b6ad2ff9bdc74d5c94b3f4e02af4e810182",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_22f48",
                                    table="funding_plannedfunding",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "funding_plannedfunding" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "funding_plannedfundingevent" ("amount", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "societal_kind", "source", "task_id", "tier") VALUES (NEW."amount", NEW."due_on", NEW."id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."societal_kind", NEW."source", NEW."task_id", NEW."tier"); RETURN NULL;',
                                    hash="ffc2125677d72751bb869121671692db120c53a5",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_ec696",
                                    table="funding_plannedfunding",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "funding_plannedfundingevent" ("amount", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "societal_kind", "source", "task_id", "tier") VALUES (OLD."amount", OLD."due_on", OLD."id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."societal_kind", OLD."source", OLD."task_id", OLD."tier"); RETURN NULL;',
                                    hash="5ddcac4210c4e67f142e3095100565b32eb0532d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_e75e5",
                                    table="funding_plannedfunding",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlannedFundingEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "source",
                            models.CharField(
                                choices=[("fiscal", "Fiscal"), ("societal", "Societal")],
                                max_length=8,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "tier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("central", "Central"),
                                    ("region", "Autonomous region"),
                                    ("city", "League or city"),
                                    ("county", "Banner or county"),
                                ],
                                max_length=8,
                                verbose_name="tier",
                            ),
                        ),
                        (
                            "societal_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("self_raised", "Enterprise's own money"),
                                    ("bank_loan", "Bank loan"),
                                    ("guidance_fund", "Industry or guidance fund"),
                                    ("venture", "Venture capital"),
                                    ("other", "Other societal money"),
                                ],
                                max_length=14,
                                verbose_name="kind of societal money",
                            ),
                        ),
                        (
                            "amount",
                            breakthrough.models.fields.MoneyField(
                                decimal_places=2, max_digits=18, verbose_name="amount (yuan)"
                            ),
                        ),
                        ("due_on", breakthrough.models.fields.DayField(verbose_name="due on")),
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
                                to="funding.plannedfunding",
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
                                name="funding_plannedfunding_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="ec5aa60bca1a0b5a0b2043537fd599d169021d4f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_5c849",
                                    table="funding_plannedfundingevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[("fiscal", "Fiscal"), ("societal", "Societal")],
                                max_length=8,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("equipment", "Equipment"),
                                    ("operation", "Operation"),
                                    ("labor", "Labor"),
                                    ("indirect", "Indirect costs"),
                                ],
                                max_length=10,
                                verbose_name="budget subject",
                            ),
                        ),
                        (
                            "amount",
                            breakthrough.models.fields.MoneyField(
                                decimal_places=2, max_digits=18, verbose_name="amount (yuan)"
                            ),
                        ),
                        (
                            "performance_amount",
                            breakthrough.models.fields.MoneyField(
                                blank=True,
                                decimal_places=2,
                                help_text="Within indirect costs.",
                                max_digits=18,
                                null=True,
                                verbose_name="of it performance pay (yuan)",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_lines",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "budget line",
                        "verbose_name_plural": "budget lines",
                        "ordering": ["task", "source", "subject"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("task", "source", "subject"),
                                name="budget_line_once",
                                violation_error_message="The task already has a budget line of this source and subject.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("performance_amount", None), ("subject", "indirect"), _connector="OR"
                                ),
                                name="budget_line_performance_is_indirect",
                                violation_error_message="Performance pay is part of the indirect costs.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "funding_budgetline" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "funding_budgetlineevent" ("amount", "id", "performance_amount", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "subject", "task_id") VALUES (NEW."amount", NEW."id", NEW."performance_amount", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."source", NEW."subject", NEW."task_id"); RETURN NULL;',
                                    hash="a8f02d12967666f525ab567db9f4cc0e546533fc",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_c094a",
                                    table="funding_budgetline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "funding_budgetline" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "funding_budgetlineevent" ("amount", "id", "performance_amount", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "subject", "task_id") VALUES (NEW."amount", NEW."id", NEW."performance_amount", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."source", NEW."subject", NEW."task_id"); RETURN NULL;',
                                    hash="9ffeb78508eda1b1971b142804ccfa3723f0c05c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_179cb",
                                    table="funding_budgetline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "funding_budgetlineevent" ("amount", "id", "performance_amount", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "subject", "task_id") VALUES (OLD."amount", OLD."id", OLD."performance_amount", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."source", OLD."subject", OLD."task_id"); RETURN NULL;',
                                    hash="0c9cc1aad3e54bd84e8effbd89c7b48079acf731",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_364a2",
                                    table="funding_budgetline",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLineEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "source",
                            models.CharField(
                                choices=[("fiscal", "Fiscal"), ("societal", "Societal")],
                                max_length=8,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("equipment", "Equipment"),
                                    ("operation", "Operation"),
                                    ("labor", "Labor"),
                                    ("indirect", "Indirect costs"),
                                ],
                                max_length=10,
                                verbose_name="budget subject",
                            ),
                        ),
                        (
                            "amount",
                            breakthrough.models.fields.MoneyField(
                                decimal_places=2, max_digits=18, verbose_name="amount (yuan)"
                            ),
                        ),
                        (
                            "performance_amount",
                            breakthrough.models.fields.MoneyField(
                                blank=True,
                                decimal_places=2,
                                help_text="Within indirect costs.",
                                max_digits=18,
                                null=True,
                                verbose_name="of it performance pay (yuan)",
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
                                to="funding.budgetline",
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
                                name="funding_budgetline_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="326a6fbe016a5bbeb1b414e94e84690c868ffc56",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_44f7b",
                                    table="funding_budgetlineevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FundEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "entry_no",
                            models.CharField(
                                db_default=funding.models.entry.EntryNumber(),
                                editable=False,
                                max_length=20,
                                unique=True,
                                verbose_name="entry number",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[("fiscal", "Fiscal"), ("societal", "Societal")],
                                max_length=8,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "tier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("central", "Central"),
                                    ("region", "Autonomous region"),
                                    ("city", "League or city"),
                                    ("county", "Banner or county"),
                                ],
                                help_text="Of fiscal money: the government that pays.",
                                max_length=8,
                                verbose_name="tier",
                            ),
                        ),
                        (
                            "societal_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("self_raised", "Enterprise's own money"),
                                    ("bank_loan", "Bank loan"),
                                    ("guidance_fund", "Industry or guidance fund"),
                                    ("venture", "Venture capital"),
                                    ("other", "Other societal money"),
                                ],
                                max_length=14,
                                verbose_name="kind of societal money",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("approved", "Approved"),
                                    ("committed", "Committed"),
                                    ("disbursed", "Disbursed"),
                                    ("received", "Received"),
                                    ("spent", "Spent"),
                                    ("returned", "Returned"),
                                ],
                                max_length=9,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "amount",
                            breakthrough.models.fields.MoneyField(
                                decimal_places=2, max_digits=18, verbose_name="amount (yuan)"
                            ),
                        ),
                        (
                            "booked_on",
                            breakthrough.models.fields.DayField(
                                help_text="The day on which the money moved, not the day of entry.", verbose_name="date"
                            ),
                        ),
                        ("document_no", models.CharField(blank=True, max_length=100, verbose_name="document number")),
                        (
                            "subject",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("equipment", "Equipment"),
                                    ("operation", "Operation"),
                                    ("labor", "Labor"),
                                    ("indirect", "Indirect costs"),
                                ],
                                max_length=10,
                                verbose_name="budget subject",
                            ),
                        ),
                        ("is_in_kind", models.BooleanField(default=False, verbose_name="in kind")),
                        ("evidence", models.CharField(blank=True, max_length=300, verbose_name="evidence")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[("pending", "Pending approval"), ("posted", "Posted")],
                                default="posted",
                                editable=False,
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "payee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="received_entries",
                                to="tasks.organization",
                                verbose_name="payee",
                            ),
                        ),
                        (
                            "payer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paid_entries",
                                to="tasks.organization",
                                verbose_name="payer",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fund_entries",
                                to="tasks.progressreport",
                                verbose_name="progress report",
                            ),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                blank=True,
                                help_text="The entry that this one takes back; it repeats its task, source, kind and amount.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="funding.fundentry",
                                verbose_name="reverses",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fund_entries",
                                to="tasks.task",
                                verbose_name="task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ledger entry",
                        "verbose_name_plural": "ledger entries",
                        "ordering": ["-booked_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["-booked_on", "-id"], name="fund_entry_order"),
                            models.Index(fields=["task", "-booked_on", "-id"], name="fund_entry_task_order"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)),
                                name="fund_entry_amount_positive",
                                violation_error_message="The amount is more than 0: the kind of the entry gives its sign.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("societal_kind", ""),
                                        ("source", "fiscal"),
                                        models.Q(("tier", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("source", "societal"),
                                        ("tier", ""),
                                        models.Q(("societal_kind", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="fund_entry_source_fits",
                                violation_error_message="Fiscal money names its tier, societal money its kind, and not both.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind__in", ["approved", "disbursed", "received", "spent", "returned"]),
                                        ("source", "fiscal"),
                                    ),
                                    models.Q(
                                        ("kind__in", ["committed", "received", "spent", "returned"]),
                                        ("source", "societal"),
                                    ),
                                    _connector="OR",
                                ),
                                name="fund_entry_kind_fits_source",
                                violation_error_message="Fiscal money is approved and disbursed; societal money is committed.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF OLD.state = 'posted' THEN\n        RAISE EXCEPTION 'a posted entry is corrected by a reversing entry'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'fund_entry_append_only';\n    END IF;\n    IF TG_OP = 'DELETE' THEN\n        RETURN OLD;\n    END IF;\n    RETURN NEW;\n",
                                    hash="a9148d11dbd7724376379af519421a3467e942f6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_18e6d",
                                    table="funding_fundentry",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="reversal",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM funding_fundentry AS first\n        WHERE first.id = NEW.reverses_id AND first.state = 'posted' AND first.reverses_id IS NULL\n            AND first.task_id = NEW.task_id AND first.source = NEW.source AND first.kind = NEW.kind\n            AND first.tier = NEW.tier AND first.societal_kind = NEW.societal_kind AND first.amount = NEW.amount\n    ) THEN\n        RAISE EXCEPTION 'a reversing entry repeats the entry that it reverses'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'fund_entry_reversal_repeats';\n    END IF;\n    RETURN NEW;\n",
                                    hash="d93a8802d151432a2727a0686d1f3304d7a877b5",
                                    operation="INSERT",
                                    pgid="pgtrigger_reversal_e7b25",
                                    table="funding_fundentry",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "funding_fundentry" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "funding_fundentryevent" ("amount", "booked_on", "document_no", "entry_no", "evidence", "id", "is_in_kind", "kind", "note", "payee_id", "payer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "reverses_id", "societal_kind", "source", "state", "subject", "task_id", "tier") VALUES (NEW."amount", NEW."booked_on", NEW."document_no", NEW."entry_no", NEW."evidence", NEW."id", NEW."is_in_kind", NEW."kind", NEW."note", NEW."payee_id", NEW."payer_id", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."report_id", NEW."reverses_id", NEW."societal_kind", NEW."source", NEW."state", NEW."subject", NEW."task_id", NEW."tier"); RETURN NULL;',
                                    hash="32a52972fa444c84c2a273818dae270b9ea12553",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_75616",
                                    table="funding_fundentry",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "funding_fundentry" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "funding_fundentryevent" ("amount", "booked_on", "document_no", "entry_no", "evidence", "id", "is_in_kind", "kind", "note", "payee_id", "payer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "reverses_id", "societal_kind", "source", "state", "subject", "task_id", "tier") VALUES (NEW."amount", NEW."booked_on", NEW."document_no", NEW."entry_no", NEW."evidence", NEW."id", NEW."is_in_kind", NEW."kind", NEW."note", NEW."payee_id", NEW."payer_id", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."report_id", NEW."reverses_id", NEW."societal_kind", NEW."source", NEW."state", NEW."subject", NEW."task_id", NEW."tier"); RETURN NULL;',
                                    hash="1b2392a1a756c4af023e86e08b1bb9f7d749f783",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_390cc",
                                    table="funding_fundentry",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "funding_fundentryevent" ("amount", "booked_on", "document_no", "entry_no", "evidence", "id", "is_in_kind", "kind", "note", "payee_id", "payer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "reverses_id", "societal_kind", "source", "state", "subject", "task_id", "tier") VALUES (OLD."amount", OLD."booked_on", OLD."document_no", OLD."entry_no", OLD."evidence", OLD."id", OLD."is_in_kind", OLD."kind", OLD."note", OLD."payee_id", OLD."payer_id", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."report_id", OLD."reverses_id", OLD."societal_kind", OLD."source", OLD."state", OLD."subject", OLD."task_id", OLD."tier"); RETURN NULL;',
                                    hash="65a4543d2646faf696c62312a72c6c5c5f197e9c",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_dab98",
                                    table="funding_fundentry",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FundEntryEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "entry_no",
                            models.CharField(
                                db_default=funding.models.entry.EntryNumber(),
                                editable=False,
                                max_length=20,
                                verbose_name="entry number",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[("fiscal", "Fiscal"), ("societal", "Societal")],
                                max_length=8,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "tier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("central", "Central"),
                                    ("region", "Autonomous region"),
                                    ("city", "League or city"),
                                    ("county", "Banner or county"),
                                ],
                                help_text="Of fiscal money: the government that pays.",
                                max_length=8,
                                verbose_name="tier",
                            ),
                        ),
                        (
                            "societal_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("self_raised", "Enterprise's own money"),
                                    ("bank_loan", "Bank loan"),
                                    ("guidance_fund", "Industry or guidance fund"),
                                    ("venture", "Venture capital"),
                                    ("other", "Other societal money"),
                                ],
                                max_length=14,
                                verbose_name="kind of societal money",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("approved", "Approved"),
                                    ("committed", "Committed"),
                                    ("disbursed", "Disbursed"),
                                    ("received", "Received"),
                                    ("spent", "Spent"),
                                    ("returned", "Returned"),
                                ],
                                max_length=9,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "amount",
                            breakthrough.models.fields.MoneyField(
                                decimal_places=2, max_digits=18, verbose_name="amount (yuan)"
                            ),
                        ),
                        (
                            "booked_on",
                            breakthrough.models.fields.DayField(
                                help_text="The day on which the money moved, not the day of entry.", verbose_name="date"
                            ),
                        ),
                        ("document_no", models.CharField(blank=True, max_length=100, verbose_name="document number")),
                        (
                            "subject",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("equipment", "Equipment"),
                                    ("operation", "Operation"),
                                    ("labor", "Labor"),
                                    ("indirect", "Indirect costs"),
                                ],
                                max_length=10,
                                verbose_name="budget subject",
                            ),
                        ),
                        ("is_in_kind", models.BooleanField(default=False, verbose_name="in kind")),
                        ("evidence", models.CharField(blank=True, max_length=300, verbose_name="evidence")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[("pending", "Pending approval"), ("posted", "Posted")],
                                default="posted",
                                editable=False,
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "payee",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="payee",
                            ),
                        ),
                        (
                            "payer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasks.organization",
                                verbose_name="payer",
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
                                to="funding.fundentry",
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
                        (
                            "reverses",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The entry that this one takes back; it repeats its task, source, kind and amount.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="funding.fundentry",
                                verbose_name="reverses",
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
                                name="funding_fundentry_later",
                            ),
                            models.Index(fields=["entry_no"], name="funding_fun_entry_n_448a75_idx"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5c3697033b71f0d3d0c06e5ec251cb2a168c714f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1079f",
                                    table="funding_fundentryevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndirectCostCap",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", breakthrough.models.fields.DayField(verbose_name="valid from")),
                        (
                            "up_to",
                            breakthrough.models.fields.MoneyField(
                                blank=True,
                                decimal_places=2,
                                help_text="Empty: any larger budget.",
                                max_digits=18,
                                null=True,
                                verbose_name="for budgets up to (yuan)",
                            ),
                        ),
                        (
                            "percent",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2, max_digits=5, verbose_name="cap (%)"
                            ),
                        ),
                        ("document_no", models.CharField(blank=True, max_length=100, verbose_name="document number")),
                    ],
                    options={
                        "verbose_name": "cap of indirect costs",
                        "verbose_name_plural": "caps of indirect costs",
                        "ordering": ["-valid_from", "up_to"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("valid_from", "up_to"),
                                name="indirect_cost_cap_once",
                                nulls_distinct=False,
                                violation_error_message="This cap is entered already.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "funding_indirectcostcap" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "funding_indirectcostcapevent" ("document_no", "id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "up_to", "valid_from") VALUES (NEW."document_no", NEW."id", NEW."percent", _pgh_attach_context(), breakthrough_moment(), \'insert\', NEW."id", NEW."up_to", NEW."valid_from"); RETURN NULL;',
                                    hash="cb6adab49b2c1fe6548c8b7431e42d11a98b1359",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0c19d",
                                    table="funding_indirectcostcap",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='IF NEW.xmax <> 0 THEN IF NOT EXISTS (SELECT FROM "funding_indirectcostcap" WHERE ctid = NEW.ctid) THEN RETURN NULL; END IF; END IF; INSERT INTO "funding_indirectcostcapevent" ("document_no", "id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "up_to", "valid_from") VALUES (NEW."document_no", NEW."id", NEW."percent", _pgh_attach_context(), breakthrough_moment(), \'update\', NEW."id", NEW."up_to", NEW."valid_from"); RETURN NULL;',
                                    hash="dcfeb44821df8c1b8055ffe54b7a7975f0d7e47a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_60c0f",
                                    table="funding_indirectcostcap",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "funding_indirectcostcapevent" ("document_no", "id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "up_to", "valid_from") VALUES (OLD."document_no", OLD."id", OLD."percent", _pgh_attach_context(), breakthrough_moment(), \'delete\', OLD."id", OLD."up_to", OLD."valid_from"); RETURN NULL;',
                                    hash="2b79b8be6c62ff65a55908931b2c6c8f65ffc23d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_5893c",
                                    table="funding_indirectcostcap",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndirectCostCapEvent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("valid_from", breakthrough.models.fields.DayField(verbose_name="valid from")),
                        (
                            "up_to",
                            breakthrough.models.fields.MoneyField(
                                blank=True,
                                decimal_places=2,
                                help_text="Empty: any larger budget.",
                                max_digits=18,
                                null=True,
                                verbose_name="for budgets up to (yuan)",
                            ),
                        ),
                        (
                            "percent",
                            breakthrough.models.fields.PercentField(
                                decimal_places=2, max_digits=5, verbose_name="cap (%)"
                            ),
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
                                to="funding.indirectcostcap",
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
                                name="funding_indirectcostcap_later",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="8682abb11652e629feb40b09e9d9aa0c6467d20c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b7c32",
                                    table="funding_indirectcostcapevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
