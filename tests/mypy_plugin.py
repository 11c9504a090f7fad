"""The plugin of Django's types, without the one step that never ends here.

It looks for the class of each model's default manager. Where a model inherits `QuerySet.as_manager()` from an abstract
one it does not find it, and asks for another round until mypy gives up. Without that step `_default_manager` is a
plain manager; `objects` is as precise as before.
"""

from mypy_django_plugin.main import plugin
from mypy_django_plugin.transformers.models import AddDefaultManagerAttribute

__all__ = ["plugin"]

AddDefaultManagerAttribute.run_with_model_cls = lambda self, model_cls: None  # type: ignore[method-assign]
