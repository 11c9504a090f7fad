import signal
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from breakthrough.scheduler import enqueue_due

PAUSE = 30


class Command(BaseCommand):
    help = "Queues the jobs that come back, each when it is due, until stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: sys.exit(0))
        while True:
            close_old_connections()
            enqueue_due()
            close_old_connections()
            time.sleep(PAUSE)
