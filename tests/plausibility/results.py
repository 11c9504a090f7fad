"""Mistakes with results, people and awards."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from django.db.models import Count

from breakthrough import clock
from talent.models import AcademyMembership, Assignment, Award, AwardRound, AwardTask, Researcher
from tasks.models import (
    AddedOutput,
    AddedOutputShare,
    Adoption,
    Organization,
    Output,
    OutputTask,
    PilotLine,
    PilotLineState,
    PilotLineTask,
    Product,
    ProductTask,
    Result,
    Task,
)
from tests.plausibility.faults import change, enter, fault, lately, like, pick, running

UNIT = 10_000
PROVED = {"proof": "verified", "evidence": "检测报告 2025-11"}


def line(random: Random, task: Task, *states: str, **facts: object) -> PilotLine:
    """A new line of a task that went through these states, a month each, up to now."""
    operator = task.lead if task.lead.kind == "enterprise" else task.lead.led_by
    made = enter(PilotLine(name_zh=f"{random.randint(100, 999)}号中试线", operator=operator, **facts))
    enter(PilotLineTask(line=made, task=task, share=100))
    for place, state in enumerate(states):
        since = clock.today() - timedelta(days=30 * (len(states) - place))
        enter(PilotLineState(line=made, state=state, since=since))
    return made


def product(random: Random, task: Task, **facts: object) -> Product:
    number = random.randint(1_000, 9_999)
    values = {"name_zh": "新产品", "model": f"X{number}", "maker": task.lead, "launched_on": lately(random), **PROVED}
    made = enter(Product(**{**values, **facts}))
    enter(ProductTask(product=made, task=task, share=100))
    return made


@fault("line-without-capacity")
def a_line_in_operation_without_a_capacity(random: Random) -> None:
    line(random, running(random), "building", "commissioning", "operating")


@fault("line-above-capacity")
def an_output_in_the_wrong_unit(random: Random) -> None:
    row = pick(random, PilotLine.objects.filter(actual_output__gt=0))
    change(row, actual_output=row.actual_output * 1_000)


@fault("line-goes-back")
def a_line_that_is_planned_again(random: Random) -> None:
    row = pick(random, PilotLine.objects.filter(states__state="operating").exclude(states__state="stopped"))
    enter(PilotLineState(line=row, state="planned", since=lately(random)))


@fault("product-from-idle-line")
def a_product_from_a_line_still_planned(random: Random) -> None:
    rows = PilotLine.objects.annotate(states_so_far=Count("states")).filter(states_so_far=1)
    row = pick(random, rows)
    product(random, row.tasks.first(), pilot_line=row)


@fault("batch-without-line")
def a_first_batch_without_a_line(random: Random) -> None:
    product(random, running(random, pilot_lines=None), first_of_kind="batch")


def added_output(random: Random, **values: object) -> AddedOutput:
    """Added output like an earlier one, of an organization that has none yet."""
    old = pick(random, AddedOutput.objects.filter(proof="verified", product=None))
    fresh = pick(random, Organization.objects.filter(kind="enterprise", added_outputs=None))
    made = enter(like(old, **{"organization_id": fresh.pk, **values}))
    for share in old.shares.all():
        enter(AddedOutputShare(added_output=made, task=share.task, attribution=share.attribution))
    return made


@fault("result-amount-slips")
def added_output_with_a_slipped_unit(random: Random) -> None:
    old = pick(random, AddedOutput.objects.filter(proof="verified"))
    change(old, amount=old.amount * UNIT)


@fault("result-amount-slips")
def an_investment_with_a_slipped_unit(random: Random) -> None:
    row = pick(random, PilotLine.objects.filter(investment__gt=0))
    change(row, investment=row.investment * UNIT)


@fault("result-amount-slips")
def a_contract_with_a_slipped_unit(random: Random) -> None:
    row = pick(random, Adoption.objects.filter(contract_amount__gt=0, proof="verified"))
    change(row, contract_amount=row.contract_amount / UNIT)


@fault("output-before-its-quarter-ended")
def added_output_of_a_quarter_to_come(random: Random) -> None:
    added_output(random, year=2026, quarter=random.randint(1, 4))


@fault("output-without-product")
def added_output_out_of_nothing(random: Random) -> None:
    task = running(random, products=None)
    made = enter(like(pick(random, AddedOutput.objects.filter(product=None)), organization_id=task.lead_id, year=2023))
    enter(AddedOutputShare(added_output=made, task=task, attribution=50))


@fault("adoption-before-result")
def a_result_adopted_before_it_was_there(random: Random) -> None:
    row = pick(random, Adoption.objects.exclude(proof="rejected").filter(result__achieved_on__isnull=False))
    change(row, adopted_on=row.result.achieved_on - timedelta(days=random.randint(20, 400)))


@fault("adoption-unproved")
def an_adoption_at_scale_without_any_paper(random: Random) -> None:
    result = pick(random, Result.objects.filter(tasks__status="active", achieved_on__lt=clock.today()))
    adopter = pick(random, Organization.objects.filter(kind="enterprise", adoptions=None))
    enter(Adoption(result=result, organization=adopter, stage="scale", adopted_on=lately(random)))


@fault("verified-without-evidence")
def a_product_verified_by_nothing(random: Random) -> None:
    product(random, running(random), evidence="")


@fault("shares-off-100")
def a_second_task_with_the_whole_of_a_result(random: Random) -> None:
    row = pick(random, ProductTask.objects.filter(share=100))
    enter(ProductTask(product=row.product, task=running(random, products=None), share=100))


@fault("shares-off-100")
def half_of_a_patent_left_over(random: Random) -> None:
    change(pick(random, OutputTask.objects.filter(share=100)), share=50)


@fault("result-without-task")
def a_patent_that_belongs_to_nobody(random: Random) -> None:
    number = f"CN2025{random.randint(10**8, 10**9 - 1)}"
    enter(Output(kind="patent", identifier=number, title_zh="一种方法", dated_on=lately(random)))


def member(random: Random, **facts: object) -> Assignment:
    rows = Assignment.objects.filter(ends_on=None, task__status="active", researcher__merged_into=None, **facts)
    return pick(random, rows)


@fault("more-than-full-time")
def a_person_at_a_hundred_and_eighty_percent(random: Random) -> None:
    old = member(random, share_of_time__gte=50, role="member")
    task = running(random)
    while Assignment.objects.filter(researcher=old.researcher, task=task).exists():
        task = running(random)
    values = {"role": "member", "starts_on": clock.today() - timedelta(days=random.randint(1, 60))}
    enter(Assignment(researcher=old.researcher, task=task, share_of_time=100, **values))


@fault("leads-two-tasks", "more-than-full-time")
def one_leader_for_two_tasks(random: Random) -> None:
    old, other = member(random, role="pi"), member(random, role="pi")
    while other.task == old.task:
        other = member(random, role="pi")
    change(other, ends_on=clock.today() - timedelta(days=7))
    values = {"role": "pi", "starts_on": clock.today() - timedelta(days=6), "share_of_time": 40}
    enter(Assignment(researcher=old.researcher, task=other.task, **values))


@fault("no-investigator")
def a_leader_who_left(random: Random) -> None:
    change(member(random, role="pi"), ends_on=clock.today() - timedelta(days=random.randint(3, 60)))


@fault("work-outside-the-task")
def work_that_began_in_the_wrong_decade(random: Random) -> None:
    old = member(random, role="member", share_of_time__lte=40)
    change(old, starts_on=old.starts_on - timedelta(days=3650))


@fault("works-on-after-the-end")
def still_at_work_on_a_closed_task(random: Random) -> None:
    rows = Assignment.objects.filter(task__status="closed", role="member", ends_on__isnull=False)
    change(pick(random, rows.filter(share_of_time__lte=20)), ends_on=None)


@fault("workstation-without-academician")
def a_workstation_of_an_engineer(random: Random) -> None:
    change(member(random, role="member"), engagement="workstation")


@fault("membership-without-year")
def an_academician_by_mistake(random: Random) -> None:
    person = pick(random, Researcher.objects.filter(memberships=None, assignments__task__status="active"))
    enter(AcademyMembership(researcher=person, academy="cae"))


@fault("award-before-the-task")
def an_award_of_an_earlier_time(random: Random) -> None:
    award = pick(random, Award.objects.filter(round__conferred_on__lt=date(2025, 1, 1)))
    task = pick(random, Task.objects.filter(status="active", starts_on__gt=award.round.conferred_on))
    enter(AwardTask(award=award, task=task, link="supported"))


@fault("more-awards-than-conferred")
def a_round_with_a_slipped_digit(random: Random) -> None:
    rows = AwardRound.objects.annotate(entered=Count("awards")).filter(entered__gt=1)
    row = pick(random, rows)
    change(row, total_conferred=1)
