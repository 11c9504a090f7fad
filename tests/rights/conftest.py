import pytest

from breakthrough.models import Installation


@pytest.fixture
def apart(db: None, settings) -> None:
    """The administrators stand apart, for the application and for the database."""
    settings.SEPARATE_ADMINISTRATORS = True
    Installation.objects.update_or_create(defaults={"separates_administrators": True})
