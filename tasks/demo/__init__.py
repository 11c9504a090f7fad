"""The demonstration portfolio in plain data: fictional, but for what the announcement states."""
