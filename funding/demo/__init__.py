"""The money of the demonstration portfolio: invented amounts that add up to what the announcement states."""
