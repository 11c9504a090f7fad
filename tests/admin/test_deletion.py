from django.contrib import admin as django_admin
from django.test import Client, RequestFactory
from django.utils.translation import override

from breakthrough.admin.deletion import rows_to_delete
from tasks.models import Task
from tests import portfolio
from tests.admin.tables import page


@override("en")
def test_what_protects_a_row_is_named_only_to_those_who_may_see_it(task: Task) -> None:
    lead = portfolio.organization()
    portfolio.task(cluster=portfolio.cluster("dairy"), lead=lead, name_zh="不可见的任务", name_en="Hidden")
    request = RequestFactory().get("/")
    request.user = portfolio.user("officer", task.cluster)
    _lines, _counts, _forbidden, protected = rows_to_delete([lead], request, django_admin.site)
    assert protected == ["Records that are not yours to see"]
    request.user = portfolio.user("admin")
    assert "Hidden" in str(rows_to_delete([lead], request, django_admin.site))


def test_the_question_costs_the_same_however_much_hangs_on_a_row(
    admin: Client, task: Task, django_assert_max_num_queries
) -> None:
    address = page(type(task.lead), "delete", task.lead.pk)
    portfolio.partner(task=task, organization=task.lead)
    admin.get(address)
    with django_assert_max_num_queries(40) as first:
        admin.get(address)
    for _number in range(8):
        portfolio.task(lead=task.lead)
    with django_assert_max_num_queries(len(first)):
        admin.get(address)
