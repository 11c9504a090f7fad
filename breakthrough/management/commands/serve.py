import http.client
import os
import socket
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from breakthrough import embedded
from breakthrough.demo import ACCOUNTS
from breakthrough.models import Installation
from breakthrough.secret import demo_password
from breakthrough.supervisor import Stopped, Supervisor, stop_on_signals
from breakthrough.web import bind


class Command(BaseCommand):
    help = "Runs the whole product: database, web server, background worker and scheduler."

    def handle(self, *args: Any, **options: Any) -> None:
        stop_on_signals()
        supervisor = Supervisor(settings.BASE_DIR)
        try:
            self.run(supervisor)
        except Stopped:
            self.stdout.write("Stopping …")
        finally:
            supervisor.stop()
            connections.close_all()
            # The database goes last, unless another command still works with it.
            embedded.leave(settings.DATA_DIR)

    def run(self, supervisor: Supervisor) -> None:
        address = bind.rpartition(":")
        wait_for_port(address[0], int(address[2]))
        # The programs below start in the project's folder, from which a relative path would lead elsewhere.
        os.environ["BREAKTHROUGH_DATA"] = str(settings.DATA_DIR)
        self.stdout.write("Preparing the database (the first time takes a minute) …")
        call_command("prepare", stdout=self.stdout)
        connections.close_all()
        supervisor.start("web server", "-m", "gunicorn", "-c", "python:breakthrough.web", "breakthrough.wsgi")
        supervisor.start("worker", "manage.py", "db_worker", "--queue-name", "*")
        supervisor.start("scheduler", "manage.py", "scheduler")
        ended = supervisor.wait(lambda: answers(int(address[2])))
        if not ended:
            self.welcome()
            ended = supervisor.wait()
        raise CommandError(f"The {ended} ended, so everything stops.")

    def welcome(self) -> None:
        lines = [
            "",
            f"Breakthrough runs at {settings.ORIGIN}/",
            f"  data entry         {settings.ORIGIN}/admin/",
            f"  API                {settings.ORIGIN}/api/v1/",
            f"  API documentation  {settings.ORIGIN}/api/v1/docs/",
        ]
        if is_demonstration():
            lines += [
                "",
                f"Demonstration accounts: {', '.join(ACCOUNTS)}",
                f"  password           {demo_password(settings.DATA_DIR)}",
            ]
        self.stdout.write("\n".join([*lines, "", "Ctrl-C stops it."]))
        self.stdout.flush()


def wait_for_port(host: str, port: int, patience: float = 5) -> None:
    """Fails if another program listens there; one that was just killed gets a moment to go."""
    deadline = time.monotonic() + patience
    while True:
        with socket.socket() as probe:
            # As the web server does: addresses of closed connections are no obstacle.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
                return
            except OSError as error:
                if time.monotonic() > deadline:
                    raise CommandError(f"Port {port} is taken ({error.strerror}): choose another with PORT=…") from None
        time.sleep(0.2)


def answers(port: int) -> bool:
    """Whether the web server answers, whatever it says."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz/")
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def is_demonstration() -> bool:
    return Installation.current().is_demo
