"""The access log: who asked for what, when, and what they were answered; never what was sent."""
