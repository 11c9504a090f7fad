"""The stories of tasks, clusters, organizations and pilot lines; other apps add their chapters to them."""

from breakthrough.admin.stories import add, tell
from breakthrough.admin.story_history import history
from tasks.stories import cluster, course, measures, organization, pilot_line, plan, results, task

tell(task.STORY, cluster.STORY, organization.STORY, pilot_line.STORY)
add("tasks.Task", *task.CHAPTERS, *plan.CHAPTERS, *measures.CHAPTERS, *results.CHAPTERS, *course.CHAPTERS)
add("tasks.Cluster", *cluster.CHAPTERS, *results.CHAPTERS)
add("tasks.Organization", *organization.CHAPTERS)
add("tasks.PilotLine", *pilot_line.CHAPTERS)
for story in (task.STORY, cluster.STORY, organization.STORY, pilot_line.STORY):
    add(story.label, history())
