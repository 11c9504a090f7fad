"""The people in the stories of tasks, clusters and organizations; and the stories of researchers."""

from breakthrough.admin.stories import add, tell
from breakthrough.admin.story_history import history
from talent.stories import people, researcher
from talent.stories.investigators import COLUMN
from tasks.stories.task_table import add_column

tell(researcher.STORY)
add("talent.Researcher", *researcher.CHAPTERS, history())
for label in ("tasks.Task", "tasks.Cluster", "tasks.Organization"):
    add(label, people.CHAPTER)
add_column(COLUMN)
