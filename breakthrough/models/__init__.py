from breakthrough.models.access_record import AccessRecord
from breakthrough.models.commit import Commit
from breakthrough.models.draft import FormDraft
from breakthrough.models.import_run import ImportRun
from breakthrough.models.installation import Installation
from breakthrough.models.kept_answer import KeptAnswer
from breakthrough.models.kept_sum import KeptSum
from breakthrough.models.publication import Publication, Snapshot, TextTemplate
from breakthrough.models.reminder import Reminder, ReminderMail
from breakthrough.models.stored_file import StoredFile
from breakthrough.models.token import Token, TokenWindow
from breakthrough.models.user import User

__all__ = [
    "AccessRecord",
    "Commit",
    "FormDraft",
    "ImportRun",
    "Installation",
    "KeptAnswer",
    "KeptSum",
    "Publication",
    "Reminder",
    "ReminderMail",
    "Snapshot",
    "StoredFile",
    "TextTemplate",
    "Token",
    "TokenWindow",
    "User",
]
