"""The stories of tasks, clusters, organizations and pilot lines; other apps add their chapters to them."""

from breakthrough.admin.stories import add, tell
from breakthrough.admin.story_history import history
from tasks.stories import course, measures, plan, results, task

tell(task.STORY)
add("tasks.Task", *task.CHAPTERS, *plan.CHAPTERS, *measures.CHAPTERS, *results.CHAPTERS, *course.CHAPTERS, history())
