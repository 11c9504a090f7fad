"""The web server's configuration: gunicorn -c python:breakthrough.web breakthrough.wsgi

PORT                   port (default 8000)
BREAKTHROUGH_HOST      address to listen on (default 127.0.0.1: this machine only)
BREAKTHROUGH_WORKERS   processes (default 2)
"""

import os
from pathlib import Path

bind = f"{os.environ.get('BREAKTHROUGH_HOST') or '127.0.0.1'}:{os.environ.get('PORT') or 8000}"
workers = int(os.environ.get("BREAKTHROUGH_WORKERS") or 2)
worker_class = "gthread"
threads = 4
timeout = 60
# A parameter of the API has up to 500 characters, which in Chinese are 4,500 bytes of an address.
limit_request_line = 8190
graceful_timeout = 10
# No header of a request moves the product to another address or calls it encrypted; the settings read the one
# that a proxy may send.
forwarder_headers = ""
secure_scheme_headers: dict[str, str] = {}
# Signs of life go to memory: on a busy disk a healthy worker would look dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
# One socket for the whole user would be in the way of a second product beside this one.
control_socket_disable = True
loglevel = "warning"
