"""A document as html."""

from breakthrough.typesetting.document import Document


def render(document: Document) -> bytes:
    raise NotImplementedError
