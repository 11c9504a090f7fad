"""A small typed client of Breakthrough's API: lists, rows, figures, changes and the export. No dependencies.

client = Client("https://breakthrough.example", token)
for task in client.tasks.all(status="active"):
    print(task["code"], task["name_zh"])
"""

from breakthrough_client.client import Client, Problem, Resource

__all__ = ["Client", "Problem", "Resource"]
