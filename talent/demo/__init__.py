"""The demonstration people and awards in plain data: fictional, but for those the announcement names."""
