"""The plausibility inbox: what the rules found, and what people answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from breakthrough.admin.figure_page import change_address
from breakthrough.admin.pages import Page, register
from breakthrough.admin.saved import register_remark
from breakthrough.scheduler import last_done
from tasks.models import Cluster, Finding, Task
from tasks.periodic import look_for_the_implausible
from tasks.suspicion import Rule, findings_for, inspect, rules
from tasks.suspicion.inbox import acknowledge, reopen
from tasks.suspicion.reading import Read, read

PER_PAGE = 50
LONGEST_REASON = 300
TABS = {
    Finding.State.OPEN: gettext_lazy("To look at"),
    Finding.State.ACKNOWLEDGED: gettext_lazy("Acknowledged"),
    Finding.State.RESOLVED: gettext_lazy("Resolved"),
    "rules": gettext_lazy("What is looked for"),
}
WORDS = ("severity", "cluster", "rule", "task")


def inbox(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("tasks.view_finding"):
        raise PermissionDenied
    if request.method == "POST":
        answer(request)
        return HttpResponseRedirect(request.get_full_path())
    state = request.GET.get("state", Finding.State.OPEN)
    if state not in TABS:
        raise BadRequest(_("There is no such list of findings."))
    context = {"title": _("Plausibility"), "tabs": tabs(request, state), "state": state, "is_filtered": False}
    context |= {"rules": gravest_first()} if state == "rules" else listed(request, state)
    return TemplateResponse(request, "admin/tasks/plausibility.html", {**admin.site.each_context(request), **context})


def gravest_first() -> list[Rule]:
    grave = list(Finding.Severity)
    return sorted(rules().values(), key=lambda rule: grave.index(rule.severity))


def answer(request: HttpRequest) -> None:
    """Acknowledges or reopens what was chosen, as far as it is the user's to edit."""
    keys = [int(key) for key in request.POST.getlist("finding") if key.isascii() and key.isdecimal() and len(key) < 19]
    reason = request.POST.get("reason", "").strip()
    if not keys:
        messages.warning(request, _("Choose at least one finding."))
    elif request.POST.get("action") == "reopen":
        count = reopen(request.user, keys)
        messages.success(request, ngettext("%d finding is open again.", "%d findings are open again.", count) % count)
    elif not reason or len(reason) > LONGEST_REASON:
        messages.error(request, _("Say in at most 300 characters why the numbers are right."))
    else:
        count = acknowledge(request.user, keys, reason)
        messages.success(request, ngettext("%d finding acknowledged.", "%d findings acknowledged.", count) % count)


def tabs(request: HttpRequest, state: str) -> list[dict[str, Any]]:
    counts = dict(Finding.objects.visible_to(request.user).order_by().values_list("state").annotate(count=Count("pk")))
    return [
        {
            "label": label,
            "count": len(rules()) if name == "rules" else counts.get(name, 0),
            "url": f"?{urlencode({'state': name})}",
            "selected": name == state,
        }
        for name, label in TABS.items()
    ]


def listed(request: HttpRequest, state: str) -> dict[str, Any]:
    visible: Any = Finding.objects.visible_to(request.user)
    found = visible.filter(state=state)
    chosen = {word: request.GET[word] for word in WORDS if request.GET.get(word)}
    rows = narrowed(found, chosen).select_related("task", "acknowledged_by").gravest_first()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = read(page.object_list)
    mine = Finding.objects.editable_by(request.user).filter(pk__in=[one.finding.pk for one in shown])
    editable = set(mine.values_list("pk", flat=True))
    return {
        "page": page,
        "findings": [{"read": one, "links": links(one), "is_mine": one.finding.pk in editable} for one in shown],
        "may_answer": bool(editable) and state != Finding.State.RESOLVED,
        "chips": list(chips(found, chosen, state)),
        "is_filtered": bool(chosen),
        "all_url": f"?{urlencode({'state': state})}",
        "rules_count": len(rules()),
        "looked_at": last_done(look_for_the_implausible),
    }


def narrowed(found: QuerySet, chosen: dict[str, str]) -> Any:
    paths = {"severity": "severity", "cluster": "task__cluster__code", "rule": "rule", "task": "task__code"}
    return found.filter(**{paths[word]: value for word, value in chosen.items()})


def chips(found: QuerySet, chosen: dict[str, str], state: str) -> Iterator[dict[str, Any]]:
    """The ways to narrow the list: only by what it holds."""
    held = found.order_by()
    severities = set(held.values_list("severity", flat=True))
    codes = set(held.values_list("rule", flat=True))
    clusters = Cluster.objects.filter(tasks__findings__in=held).distinct()
    choices: dict[str, list[tuple[str, Any]]] = {
        "severity": [(one.value, one.label) for one in Finding.Severity if one in severities],
        "cluster": [(one.code, one.name) for one in clusters],
        "rule": [(code, rule.title) for code, rule in rules().items() if code in codes],
    }
    titles = {"severity": _("Severity"), "cluster": _("Cluster"), "rule": _("Rule")}
    if chosen.get("task"):
        choices["task"], titles["task"] = [(chosen["task"], chosen["task"])], _("Task")
    for word, title in titles.items():
        offered = [("", _("All")), *choices[word]]
        yield {
            "title": title,
            "choices": [
                {
                    "display": display,
                    "selected": chosen.get(word, "") == value,
                    "query_string": f"?{urlencode({'state': state, **{**chosen, word: value}})}",
                }
                for value, display in offered
            ],
        }


def links(one: Read) -> list[dict[str, Any]]:
    """Where the suspected row is entered; of a whole task, also the rows that made it suspect."""
    found: list[dict[str, Any]] = []
    if one.row is not None:
        page = one.row.page() if hasattr(one.row, "page") else one.row
        if not isinstance(page, Task):
            found.append({"label": page._meta.verbose_name, "text": str(page), "url": change_address(page)})
    if one.rule and one.rule.of is Task and one.rule.reads[0] is not Task:
        meta = one.rule.reads[0]._meta
        url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
        query = urlencode({"task__id__exact": one.finding.task_id})
        found.append({"label": "", "text": meta.verbose_name_plural, "url": f"{url}?{query}"})
    return found


def remarks(row: Model, tables: set[type[Model]]) -> Iterator[Any]:
    """Looks at the tasks of a row that was just saved, and says what is new."""
    path = getattr(type(row), "scope_path", None)
    # A cluster has tasks and hangs on none: they are looked at when they are saved, and every night.
    if path is None or isinstance(row, Finding | Cluster):
        return
    tasks = set(type(row)._base_manager.filter(pk=row.pk).values_list(path or "pk", flat=True)) - {None}
    if not tasks:
        return
    for one in read(inspect(tasks, tables).new):
        address = f"{reverse('admin:plausibility')}?{urlencode({'task': code_of(one)})}"
        yield format_html('{}: {} {} <a href="{}">{}</a>', one.title, one.sentence, one.advice, address, _("Answer"))


def code_of(one: Read) -> str:
    return one.finding.task.code if one.finding.task else ""


register_remark(remarks)
register(
    Page(
        "plausibility",
        "plausibility/",
        inbox,
        gettext_lazy("Plausibility"),
        "tasks.view_finding",
        waiting=lambda user: findings_for(user).count(),
    )
)
