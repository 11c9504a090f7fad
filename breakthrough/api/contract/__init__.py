"""What was promised: the description of the API as it was last released, and whether today's still keeps it."""
