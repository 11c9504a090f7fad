"""Fills in the admin's forms as a person would: with what a page shows, and then what they change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Model
from django.test import Client

import funding.models as money
import talent.models as people
import tasks.models as t
from breakthrough.models import Publication, TextTemplate, User
from tests import portfolio
from tests.admin.tables import page

Values = dict[str, Any]

# What must differ for a second row like the first one to be valid.
SECOND: dict[type[Model], Callable[[Any], Values]] = {
    User: lambda row: {"username": "second", "password1": "long enough 7", "password2": "long enough 7"},
    TextTemplate: lambda row: {"code": "second"},
    t.Grant: lambda row: {"role": "reviewer"},
    t.Organization: lambda row: {"uscc": portfolio.uscc(9_000_000)},
    t.Region: lambda row: {"code": "159999"},
    t.Program: lambda row: {"code": "second"},
    t.Cluster: lambda row: {"code": "second"},
    t.Period: lambda row: {"code": "second", "kind": "quarter"},
    t.TrlLevel: lambda row: {"level": 5},
    t.Task: lambda row: {"code": "second"},
    t.Transition: lambda row: {"to_status": "approved"},
    t.Milestone: lambda row: {"task": portfolio.task("draft", cluster=row.task.cluster).pk},
    t.Indicator: lambda row: {"number": row.number + 1},
    t.Partner: lambda row: {"role": "tester"},
    t.Subtask: lambda row: {"number": row.number + 1},
    t.TrlAssessment: lambda row: {"assessed_on": "2025-06-30"},
    t.ProgressReport: lambda row: {"period": portfolio.period(2025, 7).pk},
    t.MilestoneReport: lambda row: {"milestone": row.report.task.milestones.last().pk},
    t.PilotLine: lambda row: {"name_zh": "第二条线"},
    t.Product: lambda row: {"model": "second"},
    t.Result: lambda row: {"code": "second"},
    t.Adoption: lambda row: {"organization": portfolio.organization().pk},
    t.AddedOutput: lambda row: {"quarter": 2},
    t.Output: lambda row: {"identifier": "second"},
    money.BudgetLine: lambda row: {"subject": "labor"},
    money.IndirectCostCap: lambda row: {"valid_from": "2025-06-30"},
    people.AcademyMembership: lambda row: {"academy": "cae"},
    people.Assignment: lambda row: {"researcher": portfolio.researcher().pk},
    people.AwardScheme: lambda row: {"code": "second"},
    people.AwardRound: lambda row: {"grade": "second"},
    people.Award: lambda row: {"title_zh": "第二个项目"},
}
# Rows that reach a task through lines on their page.
LINES: dict[type[Model], tuple[str, Values]] = {
    t.PilotLine: ("task_links", {"share": 100}),
    t.Product: ("task_links", {"share": 100}),
    t.Result: ("task_links", {"share": 100}),
    t.AddedOutput: ("shares", {"attribution": 100}),
    t.Output: ("task_links", {"share": 100}),
    people.Award: ("task_links", {"link": "supported"}),
}


def written(value: Any) -> Any:
    """A value as a browser would send it."""
    if isinstance(value, bool):
        return "on" if value else ""
    if isinstance(value, list):
        return ",".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else "" if value is None else value


def of_form(form: Any) -> Values:
    return {bound.html_name: written(bound.value()) for bound in form}


def on_page(response: Any) -> Values:
    """Everything that stands in the fields of a page."""
    context = response.context
    values = of_form(context["adminform"].form)
    for lines in context["inline_admin_formsets"]:
        values |= of_form(lines.formset.management_form)
        for form in lines.formset.forms:
            values |= of_form(form)
    return values


def typed(client: Client, model: Any, row: Model, task: t.Task) -> Values:
    """The form for a new row, filled in with the values of another one and with what must differ."""
    # A publication begins with the words of its template.
    begin = {"template": row.template_id} if isinstance(row, Publication) else {}
    form: Any = client.get(page(model, "add"), begin)
    values = on_page(form)
    names = [name for name in form.context["adminform"].form.fields if name in {f.name for f in model._meta.fields}]
    values |= {name: written(model._meta.get_field(name).value_from_object(row)) for name in names}
    if model in LINES:
        lines, line = LINES[model]
        values |= {f"{lines}-0-{name}": value for name, value in {"task": task.pk, **line}.items()}
    return values | SECOND.get(model, lambda row: {})(row)


def change(client: Client, row: Model, **typed_in: Any) -> Any:
    """Saves the form of a row with some of its fields changed."""
    address = page(type(row), "change", row.pk)
    return client.post(address, on_page(client.get(address)) | typed_in)


def errors(response: Any) -> list[str]:
    """What the page says was wrong with the entry."""
    if response.status_code != 200:
        return []
    context = response.context
    formsets = [lines.formset for lines in context["inline_admin_formsets"]]
    forms = [context["adminform"].form, *(form for formset in formsets for form in formset)]
    found = [error for form in forms for errors in form.errors.values() for error in errors]
    return [str(error) for error in [*found, *(error for formset in formsets for error in formset.non_form_errors())]]
