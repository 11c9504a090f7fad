from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from breakthrough.models import Publication
from breakthrough.publications.verification import Difference, verify


class Command(BaseCommand):
    help = "Proves every publication: digest, signature, and all figures computed again. Fails and names what differs."

    def handle(self, *args: Any, **options: Any) -> None:
        published = Publication.objects.filter(state=Publication.State.PUBLISHED).order_by("pk")
        wrong = {publication: found for publication in published if (found := verify(publication))}
        for publication, found in wrong.items():
            self.stderr.write(f"{publication.pk} {publication}")
            for difference in found:
                self.stderr.write(f"  {told(difference)}")
        if wrong:
            words = {"wrong": len(wrong), "all": len(published)}
            raise CommandError(_("%(wrong)s of %(all)s publications do not agree.") % words)
        self.stdout.write(_("All publications agree: %(all)s.") % {"all": len(published)})


def told(difference: Difference) -> str:
    place = f"{difference.figure} {dict(difference.filters) or ''}".strip() if difference.figure else ""
    key = f" {difference.by}={difference.key}" if difference.by else ""
    values = f" ({difference.published} → {difference.recomputed})"
    rows = "".join(
        f"\n    {row.kind} {row.table} {row.key}: {row.published} → {row.recomputed}" for row in difference.rows
    )
    return f"{place}{key}: {difference.sentence}{values}{rows}".removeprefix(": ")
