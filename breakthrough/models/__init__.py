from breakthrough.models.commit import Commit
from breakthrough.models.installation import Installation

__all__ = ["Commit", "Installation"]
