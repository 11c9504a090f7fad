from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class GroundConfig(AppConfig):
    name = "breakthrough"
    label = "breakthrough"
    verbose_name = _("System")

    def ready(self) -> None:
        # The checks register themselves; the signals keep the views in step with the tables.
        from breakthrough import database, reporting  # noqa: PLC0415
        from breakthrough.access import signals  # noqa: F401, PLC0415
        from breakthrough.history import checks, schema  # noqa: F401, PLC0415
        from breakthrough.models import installation, kept_sum  # noqa: PLC0415

        database.connect()
        schema.connect(self)
        installation.connect(self)
        kept_sum.KeptSum.connect(self)
        reporting.connect(self)


class AdminConfig(admin_apps.AdminConfig):
    default_site = "breakthrough.admin.site.BreakthroughAdminSite"

    def ready(self) -> None:
        super().ready()
        # Not in the package itself: it is imported to find the site that accounts are registered with.
        from breakthrough.admin import (  # noqa: F401, PLC0415
            access_log,
            account,
            importing,
            jobs,
            preferences,
            publications,
            reminders,
            report,
            tokens,
        )
