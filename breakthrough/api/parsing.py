from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser
from rest_framework.request import Request


class TooLarge(APIException):
    """413: more than is read at once."""

    status_code = 413
    default_code = "too_large"


class BoundedJSONParser(JSONParser):
    """JSON that is nested without end is unreadable, and no fault of ours."""

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().parse(*args, **kwargs)
        except RecursionError:
            raise ParseError(_("The request cannot be read.")) from None


def refuse_large(request: Request) -> None:
    """What is no upload is read into memory as a whole."""
    length, most = str(request.META.get("CONTENT_LENGTH") or 0), settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if request._request.content_type == "multipart/form-data" or not length.isdecimal() or int(length) <= most:
        return
    raise TooLarge(_("The request is larger than %(most)s MB: send it in parts.") % {"most": most / 1_000_000})
