"""Who may do what with which table, written down once more and not read from the code that is tested.

A new table is business unless it is named here. A new address of an object or a page is one line below.
"""

from __future__ import annotations

from typing import Any

import funding.models as money
import talent.models as people
import tasks.models as t
from breakthrough.models import AccessRecord, Publication, Reminder, ReminderMail, TextTemplate, Token, User
from tests.admin.tables import APPEND_ONLY, MODELS, NOT_ADDED, NOT_DELETED

VIEW = {"view"}
ALL = {"view", "add", "change", "delete"}

REFERENCE: set[Any] = {t.Program, t.Cluster}
SETTINGS: set[Any] = {
    t.Region, t.Period, t.TrlLevel, t.Transition, t.TransitionDocument,
    money.IndirectCostCap, people.AwardScheme, people.AwardRound,
}  # fmt: skip
KINDS: dict[Any, str] = {
    User: "account",
    Token: "token",
    AccessRecord: "log",
    **dict.fromkeys([Reminder, ReminderMail], "mail"),
    t.Grant: "grant",
    Publication: "publication",
    TextTemplate: "template",
    **dict.fromkeys(REFERENCE, "reference"),
    **dict.fromkeys(SETTINGS, "setting"),
}
EVERYTHING = [
    "business", "reference", "setting", "grant", "account", "token", "log", "mail", "publication", "template",
]  # fmt: skip
# What is published is for everybody.
PUBLIC = {"publication": VIEW}
MAY: dict[str, dict[str, set[str]]] = {
    "stranger": PUBLIC,
    "officer": {"business": ALL, "reference": VIEW, "setting": VIEW, **PUBLIC},
    "reviewer": {"business": VIEW, "reference": VIEW, "setting": VIEW, **PUBLIC},
    "leader": {"business": VIEW, "reference": VIEW, "setting": VIEW, "template": VIEW, **PUBLIC},
    "office": {"business": VIEW, "reference": VIEW, "setting": VIEW, "template": ALL, "publication": ALL},
    "auditor": dict.fromkeys(EVERYTHING, VIEW),
    "system": {"setting": ALL, "account": ALL, "mail": VIEW, **PUBLIC},
    "security": {"grant": ALL, "account": VIEW, "token": {"view", "change"}, **PUBLIC},
    "superuser": dict.fromkeys(EVERYTHING, ALL),
}
# Who stands for which line of MAY.
ROLE_OF = {"officer of the other cluster": "officer", "officer of one task": "officer"}
EVERYWHERE = {"leader", "office", "auditor", "superuser"}

# Rows that nobody changes or adds by hand, whatever their role.
NOT_CHANGED: set[Any] = APPEND_ONLY

MOVES = ["submit", "withdraw", "approve", "return", "revise"]
# Pages of one object, by the end of the address's name: the right that opens it, the right to post to it (none where
# that depends on the row's state, too), and the right without which one is not even told that there is no such row.
OBJECT_PAGES: dict[str, tuple[str, str, str]] = {
    "change": ("view", "change", "view"),
    "delete": ("delete", "delete", "delete"),
    "history": ("view", "view", "view"),
    "story": ("view", "view", "view"),
    "reverse": ("add", "add", "view"),
    "verb": ("", "", "view"),
    "step": ("", "", "view"),
    "ask": ("", "", "view"),
    "verify": ("", "", "view"),
    "file": ("view", "view", "view"),
    "document": ("view", "view", "view"),
    "preview": ("view", "view", "view"),
    **dict.fromkeys([f"move_{verb}" for verb in MOVES], ("", "", "view")),
}
# What their addresses name besides the row.
ARGUMENTS: dict[str, list[str]] = {"verb": ["nothing"], "step": ["suspended"], "ask": ["extension"]}
# What the API does with an object, by its resource: whether it may be done depends on the row's state, too.
API_ACTIONS: dict[str, list[str]] = {
    "evidence": ["file"],
    "publications": [
        "document",
        "verify",
        "snapshot",
        "preview",
        "put-forward",
        "publish",
        "send-back",
        "take-back",
    ],
    "tasks": ["steps", "contract-changes"],
    "transition-requests": ["confirm", "refuse", "withdraw"],
    "change-requests": ["recommend", "approve", "reject", "withdraw"],
    "milestones": ["verify", "take-back"],
    "risks": ["handle", "ask", "close", "keep"],
    "periods": ["lock"],
    "progress-reports": MOVES,
    "fund-entries": ["reverse"],
}
# Pages of a whole table.
TABLE_PAGES: dict[str, str] = {"changelist": "view", "add": "add", "sheet": "add", "export": "view"}

SIGNED_IN = {*MAY}
DOMAIN = {"officer", "reviewer", "leader", "office", "auditor", "superuser"}
# Other pages of the admin: arguments of the address, and who opens them; everybody else is refused (403).
PAGES: dict[str, tuple[list[Any], set[str]]] = {
    "index": ([], SIGNED_IN),
    "password_change": ([], SIGNED_IN),
    "password_change_done": ([], SIGNED_IN),
    "jsi18n": ([], SIGNED_IN),
    "overview": ([], SIGNED_IN),
    "preferences": ([], SIGNED_IN),
    "figure": (["tasks"], DOMAIN),
    "risks": ([], DOMAIN),
    "duplicates": ([], DOMAIN),
    "jobs": ([], {"system", "superuser"}),
    "plausibility": ([], DOMAIN),
    "report": ([], DOMAIN),
    **dict.fromkeys(["import", "import_template"], ([], {"officer", "system", "security", "superuser"})),
    "rights": ([], {"auditor", "security", "superuser"}),
    "own_rights": ([], SIGNED_IN),
    "writing": ([], {"leader", "office", "auditor", "superuser"}),
    "own_tokens": ([], SIGNED_IN),
}
# Addresses with tests of their own, or which show nothing.
ELSEWHERE = {
    "home", "healthz", "readyz", "set_language",
    "admin:login", "admin:logout",
    "admin:autocomplete",  # tests/admin/test_rights.py, every picker
    "admin:app_list",
    "admin:view_on_site",
    "admin:tasks_evidence_attach",  # tests/tasks/test_evidence.py and beside it
    "admin:batch",  # tests/admin/test_history.py
    "admin:import_run", "admin:import_errors",  # tests/exchange/test_rights.py
    "admin:drafts",  # tests/admin/test_drafts.py
    "admin:desk", "admin:desk_section",  # tests/desk/test_pages.py
    "admin:duplicate", "admin:duplicates_of",  # tests/admin/test_duplicates.py
    "api:root", "api:schema", "api:docs",
    "api:changes", "api:export",  # tests/feed
    "api:figure-list", "api:figure-detail", "api:figure-rows",  # tests/figures, tests/api/test_figures.py
}  # fmt: skip


def may(principal: str, model: Any, action: str) -> bool:
    """Whether a principal may do something with some rows of a table, wherever they are."""
    refused = {"add": NOT_ADDED, "change": NOT_CHANGED, "delete": NOT_DELETED}
    if model in refused.get(action, set()):
        return False
    allowed = MAY[ROLE_OF.get(principal, principal)]
    return action in allowed.get(KINDS.get(model, "business"), set())


def is_everywhere(principal: str, model: Any) -> bool:
    """Whether no row of the table is foreign to those who may see it."""
    return principal in EVERYWHERE or model not in SCOPED


SCOPED = {model for model in MODELS if getattr(model, "scope_path", None) is not None}
