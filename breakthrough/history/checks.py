"""Nothing of the domain escapes history unnoticed."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import models

from breakthrough.history.schema import passing_models
from breakthrough.history.tracking import automatic_links, tracked_models
from breakthrough.models.summary import Summary


@register(Tags.models)
def check_history(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    tracked = tracked_models()
    return [*untracked_links(tracked), *untracked_models(tracked)]


def untracked_links(tracked: dict[type[models.Model], Any]) -> Iterator[CheckMessage]:
    """An automatic many-to-many table has no history: inside `as_of` it could only answer with today's rows."""
    for model in tracked:
        for field, _through in automatic_links(model):
            yield Error(
                f"{model._meta.label}.{field.name} keeps its links in an automatic table, which has no history.",
                hint="Give the links a model of their own with through=, and decorate it with @tracked.",
                obj=field,
                id="breakthrough.E001",
            )


def untracked_models(tracked: dict[type[models.Model], Any]) -> Iterator[CheckMessage]:
    excused = {*tracked, *tracked.values(), *passing_models()}
    for label in settings.DOMAIN_APPS:
        for model in apps.get_app_config(label).get_models():
            if model._meta.managed and not model._meta.proxy and model not in excused and not is_summary(model):
                yield Error(
                    f"{model._meta.label} leaves no history.",
                    hint="Decorate it with @tracked, or name it in HISTORY_PASS_THROUGH if it must not travel.",
                    obj=model,
                    id="breakthrough.E002",
                )


def is_summary(model: type[models.Model]) -> bool:
    """Sums of tracked rows: inside `as_of` they do not exist, and the rows are read."""
    return issubclass(model, Summary)
