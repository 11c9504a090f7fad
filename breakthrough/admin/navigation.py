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
            "tasks.Milestone",
            "tasks.Indicator",
            "tasks.Review",
            "tasks.Risk",
            "tasks.ChangeRequest",
            "tasks.StatusChange",
        ],
    ),
    (
        _("Results"),
        [
            "tasks.Landmark",
            "tasks.PilotLine",
            "tasks.Product",
            "tasks.Adoption",
            "tasks.AddedOutput",
            "tasks.Output",
        ],
    ),
    (_("Money"), ["funding.FundEntry"]),
    (
        _("People"),
        ["talent.Researcher", "talent.Assignment", "talent.Award", "talent.AwardRound", "talent.AwardScheme"],
    ),
    (
        _("Organizations and reference data"),
        ["tasks.Organization", "tasks.Cluster", "tasks.Program", "tasks.Region", "tasks.Period"],
    ),
    (_("System"), ["breakthrough.User", "auth.Group"]),
]
OTHER = _("Other")


def navigation(app_list: Iterable[dict[str, Any]], groups: Groups = NAVIGATION) -> list[dict[str, Any]]:
    """Groups the models of the admin's app list, which is already cut to what the user may see."""
    models = {model["model"]._meta.label: model for app in app_list for model in app["models"]}
    found = [(label, [models.pop(name) for name in names if name in models]) for label, names in groups]
    found.append((OTHER, list(models.values())))
    return [{"label": label, "models": members} for label, members in found if members]
