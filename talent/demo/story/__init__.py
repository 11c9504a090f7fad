"""Who worked on the demonstration's tasks, when, and what they won."""
