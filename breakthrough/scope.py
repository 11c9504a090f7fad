"""Who may see and change which rows: one queryset per model, closed by default.

A model says how it hangs on a task (`scope_path`); a user's access says which clusters and tasks are theirs.
Lists, forms, pickers, figures, exports and the API all start from `visible_to`, `editable_by` or
`reviewable_by`.
Rights are always those of now, even where the rows are those of an earlier day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from breakthrough.models import User


@dataclass(frozen=True)
class Access:
    """What one user may see, or change: everything, or these clusters and these single tasks."""

    everything: bool = False
    clusters: frozenset[int] = frozenset()
    tasks: frozenset[int] = frozenset()
    shared: bool = False
    """Whether rows that belong to no cluster (organizations, researchers) are open to this user."""
    parts: frozenset[str] = frozenset()
    """Parts of the administration (`Record.part`) whose rows are all open to this user."""

    @property
    def nothing(self) -> bool:
        """Whether no row of the department's business is open: administrators keep settings and rights only."""
        return not (self.everything or self.clusters or self.tasks or self.shared)


NOTHING = Access()
EVERYTHING = Access(everything=True, shared=True)


def access_of(user: User | AnonymousUser, action: str) -> Access:
    """What `user` may `view`, `change` or `review`, by the grants of this moment; looked up once per user object."""
    if isinstance(user, AnonymousUser) or not user.may_sign_in:
        return NOTHING
    if user.is_superuser:
        return whole(user)
    known: dict[str, Access] = user.__dict__.setdefault("_access", {})
    if action not in known:
        known.update(import_string(settings.SCOPE_POLICY)(user))
    return known.get(action, NOTHING)


def whole(user: User) -> Access:
    """Everything, or the clusters that the user's token is limited to."""
    return EVERYTHING if user.within_clusters is None else Access(clusters=user.within_clusters, shared=True)


class ScopedQuerySet(models.QuerySet):
    """Rows that answer for themselves who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> ScopedQuerySet:
        return self.within(access_of(user, "view"))

    def editable_by(self, user: User | AnonymousUser) -> ScopedQuerySet:
        return self.within(access_of(user, "change"), change=True)

    def reviewable_by(self, user: User | AnonymousUser) -> ScopedQuerySet:
        """Rows on which the user decides, as another person than who entered them."""
        return self.within(access_of(user, "review"), change=True)

    def within(self, access: Access, *, change: bool = False) -> ScopedQuerySet:
        if access.everything:
            return self.all()
        model = cast("type[Record]", self.model)
        if model.part in access.parts:
            return self.all()
        condition = model.scope_condition(access, change=change)
        return self.none() if condition is None else self.filter(condition)


class Record(models.Model):
    """A domain row: in scope of some tasks, or shared by everyone who has a grant."""

    scope_path: ClassVar[str | None] = "task"
    """Path to the task that a row hangs on; None where a row belongs to no task."""
    scope_many: ClassVar[bool] = False
    """Whether the path leads to several tasks, any of which opens the row."""
    shared_change: ClassVar[bool] = False
    """Whether whoever enters data may also change a shared row (an organization, a researcher)."""
    opened_by: ClassVar[str] = ""
    """The rows whose scope opens this one as well, for a model with a rule of its own on who sees its rows."""
    part: ClassVar[str] = ""
    """The part of the administration that keeps these rows: "settings", "rights", or none of them."""
    keys_told: ClassVar[frozenset[str]] = frozenset()
    """Relations to rows that may be hidden, but whose keys whoever sees this row is told."""
    natural_field: ClassVar[str] = "pk"
    """The field by which people, files and the API name a row."""

    comes_with_product: ClassVar[bool] = False
    """Whether an empty database has rows of it already, for the department to adjust."""

    rules: ClassVar[dict[str, Any]] = {}
    """Rules that a trigger keeps, by the constraint name it raises, each with its sentence for people."""

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.begin()
        super().save(*args, **kwargs)

    def begin(self) -> None:
        """Before it is written for the first time: what it begins with, by what it says."""

    def page(self) -> models.Model:
        """The row on whose page this one is entered and shown: itself, unless it is a line of another one."""
        return self

    @classmethod
    def scope_condition(cls, access: Access, *, change: bool = False) -> Q | None:
        """The condition that rows within `access` meet; None where no row does."""
        if cls.scope_path is None:
            return Q() if access.shared and (cls.shared_change or not change) else None
        if not access.clusters and not access.tasks:
            return None
        condition = task_condition(cls.scope_path, access.clusters, access.tasks)
        if cls.scope_many:
            # A join to many tasks would repeat the row.
            return Q(pk__in=cls._base_manager.filter(condition).values("pk"))
        return condition


def task_condition(path: str, clusters: Iterable[int], tasks: Iterable[int]) -> Q:
    """Rows whose task, at the end of `path` ("" for the task itself), is in the clusters or among the tasks."""
    prefix = f"{path}__" if path else ""
    conditions: dict[str, Any] = {f"{prefix}cluster__in": clusters, f"{prefix}pk__in": tasks}
    return Q(*[(lookup, sorted(ids)) for lookup, ids in conditions.items() if ids], _connector=Q.OR)
