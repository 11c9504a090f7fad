"""The side navigation: what a person comes to do, not which app a table lives in."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Groups = Sequence[tuple[str | Promise, Sequence[str]]]

# A group shows the models its reader may see, in this order; a model that is not named here
# comes last, under OTHER.
NAVIGATION: Groups = [
    (
        _("Tasks and progress"),
        [
            "tasks.Task",
            "tasks.ProgressReport",
            "plausibility",
            "report",
            "import",
            "tasks.MilestoneReport",
            "tasks.Milestone",
            "tasks.Indicator",
            "tasks.IndicatorValue",
            "tasks.Review",
            "tasks.Risk",
            "risks",
            "tasks.ChangeRequest",
            "tasks.TransitionRequest",
            "tasks.StatusChange",
            "tasks.Evidence",
            "tasks.TrlAssessment",
            "tasks.Partner",
            "tasks.Subtask",
        ],
    ),
    (
        _("Results"),
        [
            "tasks.Landmark",
            "tasks.PilotLine",
            "tasks.PilotLineState",
            "tasks.Product",
            "tasks.Result",
            "tasks.Adoption",
            "tasks.AddedOutput",
            "tasks.Output",
        ],
    ),
    (_("Publications"), ["breakthrough.Publication", "breakthrough.TextTemplate"]),
    (_("Money"), ["funding.FundEntry", "funding.PlannedFunding", "funding.BudgetLine"]),
    (
        _("People"),
        [
            "talent.Researcher",
            "talent.Assignment",
            "talent.AcademyMembership",
            "talent.Award",
            "talent.AwardRound",
            "talent.AwardScheme",
        ],
    ),
    (
        _("Organizations and reference data"),
        [
            "tasks.Organization",
            "duplicates",
            "tasks.Program",
            "tasks.Cluster",
            "tasks.Region",
            "tasks.Period",
            "tasks.Transition",
            "tasks.TrlLevel",
            "funding.IndirectCostCap",
        ],
    ),
    (
        _("System"),
        [
            "rights",
            "tasks.Grant",
            "breakthrough.User",
            "breakthrough.Token",
            "breakthrough.AccessRecord",
            "breakthrough.ReminderMail",
            "breakthrough.Reminder",
            "jobs",
        ],
    ),
]
OTHER = _("Other")


def navigation(
    app_list: Iterable[dict[str, Any]], groups: Groups = NAVIGATION, pages: dict[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Groups the models of the admin's app list, and other pages, already cut to what the user may see."""
    models = {model["model"]._meta.label: model for app in app_list for model in app["models"]} | (pages or {})
    found = [(label, [models.pop(name) for name in names if name in models]) for label, names in groups]
    found.append((OTHER, list(models.values())))
    return [{"label": label, "models": members} for label, members in found if members]
