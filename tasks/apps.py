from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from tasks.standard_life_cycle import lay_down


class TasksConfig(AppConfig):
    name = "tasks"
    verbose_name = _("Tasks")

    def ready(self) -> None:
        post_migrate.connect(lay_down, sender=self, dispatch_uid="tasks.life_cycle")
        # The checks register themselves.
        from tasks import checks  # noqa: F401, PLC0415
