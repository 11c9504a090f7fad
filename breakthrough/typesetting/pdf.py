"""A document as pdf."""

from breakthrough.typesetting.document import Document


def render(document: Document) -> bytes:
    raise NotImplementedError
