"""The product's own settings; only a token may ask as often as a benchmark does."""

from breakthrough.settings import *  # noqa: F403
from breakthrough.settings import TOKENS as LIMITED

TOKENS = {**LIMITED, "requests": 100_000_000}
