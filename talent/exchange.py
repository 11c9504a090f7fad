"""How people are called in workbooks: by name and organization, told apart by their numbers."""

from breakthrough.exchange import declare, leads_to
from talent import models
from tasks.models import ChangeRequest

declare(models.Researcher, ["name_zh", "organization"], keys=[("organization", "staff_no")])
declare(models.Assignment, ["researcher", "task", "role", "starts_on"])
leads_to(ChangeRequest, ChangeRequest.Kind.INVESTIGATOR, models.Researcher)
