from django.db import migrations

from breakthrough.publications.guards import install_guards


class Migration(migrations.Migration):
    dependencies = [
        ("breakthrough", "0006_publications"),
    ]

    operations = [install_guards()]
