from django.db import migrations

from breakthrough.history.functions import renew_functions


class Migration(migrations.Migration):
    """The past is read by the ids of the commits that were known."""

    dependencies = [
        ("breakthrough", "0011_renamed"),
    ]

    operations = [renew_functions()]
