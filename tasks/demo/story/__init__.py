"""What happened in the demonstration portfolio, told with the dates of the facts and the moments of their entry."""
