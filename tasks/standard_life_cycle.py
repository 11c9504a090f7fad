"""The life cycle with which an empty database begins; the department adjusts it in the admin."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.apps import apps as installed

# Steps: from > to | Chinese | English | approved by | limits. A dash begins a document, a star one that is asked for
# only, a question mark a common reason for the step, which then needs a reason.
STEPS = """
draft > review | 提交论证 | Submit for review | officer |
- 申报书（实施方案） | Application (implementation plan)
- 归口管理部门推荐函 | Letter of the recommending authority
draft > rejected | 申报单位撤回 | Withdraw | officer |
* 撤回申请 | Letter of withdrawal
? 申报单位撤回 | Withdrawn by the applicant
review > publicized | 拟立项公示 | Publish for notice | department |
- 专家论证意见 | Opinion of the expert panel
- 厅党组（厅务）会议纪要 | Minutes of the department's meeting
review > rejected | 不予立项 | Do not approve | department |
* 专家论证意见 | Opinion of the expert panel
- 厅党组（厅务）会议纪要或撤回申请 | Minutes of the department's meeting, or letter of withdrawal
? 专家论证未通过 | Not recommended by the panel
? 申报单位撤回 | Withdrawn by the applicant
publicized > approved | 批准立项 | Approve | department | working_days=5
- 公示结果 | Result of the public notice
- 立项文件 | Approval document
publicized > rejected | 不予立项 | Do not approve | department |
- 公示异议处理意见或撤回申请 | Decision on the objections, or letter of withdrawal
? 公示异议成立 | An objection was upheld
? 申报单位撤回 | Withdrawn by the applicant
approved > active | 签订任务书 | Sign the contract | officer |
- 任务书（揭榜挂帅任务为军令状） | Signed contract (pledge for open competitions)
approved > terminated | 终止（任务书未签订） | Terminate without contract | department |
* 催签函 | Reminder to sign
? 任务书逾期未签订 | The contract was not signed in time
? 牵头单位放弃 | The lead organization gave up
active > suspended | 暂停实施 | Suspend | office_head |
- 暂停通知 | Notice of suspension
? 现场条件不具备 | Conditions on site are missing
? 配套资金未到位 | Matching funds have not arrived
? 安全评价未通过 | The safety assessment was not passed
suspended > active | 恢复实施 | Resume | office_head |
- 恢复通知 | Notice of resumption
active > acceptance | 申请验收 | Apply for acceptance | officer | months_after_end=6
- 验收申请 | Application for acceptance
- 自评价报告 | Self-assessment
- 科技报告 | Scientific report
- 财务审计报告 | Financial audit
- 第三方检测报告 | Third-party test report
- 用户证明 | Statement of users
* 归口管理部门意见 | Opinion of the recommending authority
active > terminated | 终止 | Terminate | department |
- 终止申请或里程碑考核不通过意见 | Application to terminate, or failed milestone review
- 专项审计报告 | Special audit
- 资金清算报告 | Settlement of the money
? 技术路线不可行 | The technical route is not feasible
? 目标无法实现 | The targets are out of reach
? 赛马淘汰 | Lost the parallel race
? 牵头单位不具备继续实施条件 | The lead organization cannot go on
suspended > terminated | 终止 | Terminate | department |
- 终止申请或里程碑考核不通过意见 | Application to terminate, or failed milestone review
- 专项审计报告 | Special audit
- 资金清算报告 | Settlement of the money
? 技术路线不可行 | The technical route is not feasible
? 目标无法实现 | The targets are out of reach
? 牵头单位不具备继续实施条件 | The lead organization cannot go on
acceptance > rectifying | 限期整改 | Ask for rectification | officer | is_once=1
- 整改通知 | Notice of rectification
? 证明材料不全 | Proofs are incomplete
? 个别指标未达标 | An indicator missed its target
rectifying > acceptance | 整改完成，重新验收 | Return to acceptance | officer | months_in_status=3
- 整改报告 | Rectification report
acceptance > closed | 结题 | Close | department |
- 专家组验收意见 | Opinion of the acceptance panel
- 验收结论文件（证书） | Conclusion or certificate of acceptance
rectifying > closed | 整改逾期，结题 | Close, rectification missed | department |
- 验收结论文件（证书） | Conclusion or certificate of acceptance
? 逾期未完成整改 | The rectification was not completed in time
approved > revoked | 撤销 | Revoke | department |
- 查处决定 | Decision of the investigation
? 申报材料弄虚作假 | The application was forged
? 严重违规 | Serious violation
active > revoked | 撤销 | Revoke | department |
- 查处决定 | Decision of the investigation
? 申报材料弄虚作假 | The application was forged
? 严重违规 | Serious violation
suspended > revoked | 撤销 | Revoke | department |
- 查处决定 | Decision of the investigation
? 申报材料弄虚作假 | The application was forged
? 严重违规 | Serious violation
acceptance > revoked | 撤销 | Revoke | department |
- 查处决定 | Decision of the investigation
? 申报材料弄虚作假 | The application was forged
? 严重违规 | Serious violation
rectifying > revoked | 撤销 | Revoke | department |
- 查处决定 | Decision of the investigation
? 申报材料弄虚作假 | The application was forged
? 严重违规 | Serious violation
closed > revoked | 撤销 | Revoke | department |
- 查处决定 | Decision of the investigation
? 申报材料弄虚作假 | The application was forged
? 严重违规 | Serious violation
"""
# What comes with the product is no change that somebody made: it leaves no event, and no moment of knowledge.
UNRECORDED = [f"tasks.{name}:insert_insert" for name in ("Transition", "TransitionDocument")]


def lay_down(*, using: str, apps: Any = installed, **_kwargs: Any) -> None:
    """Fills the tables of the life cycle after migrating, where they are there and still empty."""
    try:
        transitions, documents = (apps.get_model("tasks", name) for name in ("Transition", "TransitionDocument"))
    except LookupError:  # migrated to a state before them
        return
    if transitions.objects.using(using).exists():
        return
    with pgtrigger.ignore(*UNRECORDED, databases=[using]):
        rows = [read(block, place, transitions) for place, block in enumerate(blocks(), 1)]
        made = transitions.objects.using(using).bulk_create(rows)
        papers = [paper for step, lines in zip(made, blocks(), strict=True) for paper in read_papers(step, lines)]
        documents.objects.using(using).bulk_create([documents(**values) for values in papers])


def blocks() -> list[list[str]]:
    """The lines of each step, its own first."""
    found: list[list[str]] = []
    for line in STEPS.strip().splitlines():
        if line[0] in "-*?":
            found[-1].append(line)
        else:
            found.append([line])
    return found


def read(block: list[str], place: int, model: Any) -> Any:
    ends, zh, en, approver, limits = (cell.strip() for cell in block[0].split("|"))
    from_status, to_status = ends.split(" > ")
    reasons = [pair(line) for line in block if line[0] == "?"]
    return model(
        from_status=from_status,
        to_status=to_status,
        name_zh=zh,
        name_en=en,
        approver=approver,
        position=place,
        needs_reason=bool(reasons),
        reasons_zh=[zh for zh, _en in reasons],
        reasons_en=[en for _zh, en in reasons],
        **{name: int(number) for name, number in (limit.split("=") for limit in limits.split())},
    )


def read_papers(step: Any, block: list[str]) -> list[dict[str, Any]]:
    lines = [line for line in block if line[0] in "-*"]
    return [
        {"transition": step, "position": place, "name_zh": zh, "name_en": en, "is_mandatory": line[0] == "-"}
        for place, line in enumerate(lines, 1)
        for zh, en in [pair(line)]
    ]


def pair(line: str) -> tuple[str, str]:
    zh, en = (text.strip() for text in line[1:].split("|"))
    return zh, en
