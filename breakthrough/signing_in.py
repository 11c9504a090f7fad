"""Who may sign in with a password."""

from typing import Any

from django.contrib.auth.backends import ModelBackend


class AccountBackend(ModelBackend):
    """Also asked at each request of a session: who may no longer sign in is signed out by it."""

    def user_can_authenticate(self, user: Any) -> bool:
        return user.may_sign_in
