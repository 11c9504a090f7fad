from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Keeps one byte more than a file may have: enough to refuse it by its size, and no more of the disk."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        part = raw_data[: settings.UPLOAD_MOST_BYTES + 1 - self.kept]
        self.kept += len(part)
        self.file.write(part)

    def file_complete(self, file_size: int) -> Any:
        return super().file_complete(self.kept)
