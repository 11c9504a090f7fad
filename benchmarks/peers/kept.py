"""The stock project with the one setting that everybody learns of: connections are kept."""

from benchmarks.peers.settings import *  # noqa: F403
from benchmarks.peers.settings import DATABASES as CLOSED

DATABASES = {"default": {**CLOSED["default"], "CONN_MAX_AGE": 60}}
