from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from breakthrough import units
from breakthrough.admin import duplicates
from breakthrough.admin.panels import Panel, register
from talent.models import Assignment
from tasks.models import Task


def people(task: Task) -> list[Panel]:
    found = Assignment.objects.filter(task=task)
    leader = found.filter(role=Assignment.Role.INVESTIGATOR).select_related("researcher").last()
    url = f"{reverse('admin:talent_assignment_changelist')}?task__id__exact={task.pk}"
    return [
        Panel(
            _("Principal investigator"), str(leader.researcher) if leader else units.NOTHING, f"{url}&role__exact=pi"
        ),
        Panel(_("People assigned"), units.number(found.count()), url),
    ]


register("tasks.Task", people)
register("talent.Researcher", duplicates.panel)
