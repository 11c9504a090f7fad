from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class GroundConfig(AppConfig):
    name = "breakthrough"
    label = "breakthrough"
    verbose_name = _("System")


class AdminConfig(admin_apps.AdminConfig):
    default_site = "breakthrough.admin.site.BreakthroughAdminSite"
