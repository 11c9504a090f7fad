from breakthrough.models.commit import Commit
from breakthrough.models.installation import Installation
from breakthrough.models.token import Token
from breakthrough.models.user import User

__all__ = ["Commit", "Installation", "Token", "User"]
