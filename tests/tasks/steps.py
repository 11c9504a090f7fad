"""The life cycle as the rules have it, written down a second time: who approves which step."""

STEPS = {
    ("draft", "review"): "officer",
    ("draft", "rejected"): "officer",
    ("review", "publicized"): "department",
    ("review", "rejected"): "department",
    ("publicized", "approved"): "department",
    ("publicized", "rejected"): "department",
    ("approved", "active"): "officer",
    ("approved", "terminated"): "department",
    ("active", "suspended"): "office_head",
    ("suspended", "active"): "office_head",
    ("active", "acceptance"): "officer",
    ("active", "terminated"): "department",
    ("suspended", "terminated"): "department",
    ("acceptance", "rectifying"): "officer",
    ("rectifying", "acceptance"): "officer",
    ("acceptance", "closed"): "department",
    ("rectifying", "closed"): "department",
    ("approved", "revoked"): "department",
    ("active", "revoked"): "department",
    ("suspended", "revoked"): "department",
    ("acceptance", "revoked"): "department",
    ("rectifying", "revoked"): "department",
    ("closed", "revoked"): "department",
}
DEPARTMENT = {"office_head", "department"}
