"""How the rows of this floor are called in workbooks, where that does not follow from what is unique."""

from breakthrough.exchange import declare, target_of
from tasks import models
from tasks.models.evidence import claim_model

declare(models.Organization, ["name_zh"])
declare(models.PilotLine, ["operator", "name_zh"])
declare(models.TransitionDocument, ["transition", "name_zh"])
declare(models.TransitionRequest, ["task", "transition", "requested_on"])
declare(models.StatusChange, ["task", "to_status", "changed_on"])
declare(models.PilotLineState, ["line", "since", "state"])
declare(models.IndicatorValue, ["indicator", "measured_on"])
declare(models.ReportDecision, ["report", "verdict", "at"])
declare(models.Review, ["task", "kind", "held_on"])
declare(
    models.ChangeRequest,
    ["task", "kind", "submitted_on"],
    lateness=1,
    claims=dict.fromkeys(["old_key", "new_key"], ("kind", target_of(models.ChangeRequest))),
)
declare(models.Risk, ["task", "title"])
declare(models.Landmark, ["cluster", "achieved_on", "text_zh"])
declare(models.Evidence, lateness=2, claims={"claim_id": ("claim_kind", claim_model)})
# Rights are given anew by the administrator of a new home; what is suspicious is found anew.
declare(models.Grant, ["user", "role", "cluster", "task", "starts_on"], is_moved=False)
declare(models.Finding, is_moved=False)
