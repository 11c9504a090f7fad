"""Wishes to change a contract, and what was decided."""

from datetime import date
from decimal import Decimal
from typing import Any

from tasks.demo.story.calendar import after
from tasks.demo.story.course import Portfolio
from tasks.demo.table import rows
from tasks.demo.task import Task as Sketch
from tasks.life_cycle.calendar import months_later
from tasks.models import ChangeRequest, Indicator

# task | kind | submitted | recommended | decided | status | new end | old value | new value | reason
_TABLE = """
DA-2023-03|extension|2025-04-14|2025-04-28|2025-05-23|approved|2026-02-28|2025-08-31|2026-02-28|层析填料供货推迟，中试线调试延后
AI-2024-02|extension|2025-09-22|2025-10-13||recommended|2027-04-30|2026-10-31|2027-04-30|合作牧场改造延期，现场数据采集不足
RE-2023-02|extension|2025-02-17|2025-03-03|2025-03-24|rejected|2025-12-31|2025-06-30|2025-12-31|低温季节菌群活性不足，拟延长示范运行
BT-2023-01|pi|2024-09-09|2024-09-23|2024-10-18|rejected||现任项目负责人|拟任项目负责人|原负责人承担其他工作
LA-2025-04|lead|2025-08-11|2025-08-25|2025-09-19|rejected||现牵头单位|合作制造企业|拟由整机制造企业牵头
DA-2025-02|extension|2025-10-13|2025-10-27||recommended|+6|||膜组件进口周期延长，中试线调试顺延
RE-2025-03|indicator|2025-10-20|||submitted||电机效率96.5 %|电机效率97 %|样机实测已达95.8%，用户单位提出更高要求
HY-2025-03|partner|2025-08-18|2025-08-29|2025-09-17|approved||三家参与单位|增加一家参与单位|补充材料检测能力
ES-2024-02|partner|2024-10-14|2024-10-28|2024-11-20|approved||两家参与单位|增加一家参与单位|补充电解液制备能力
DA-2024-02|indicator|2025-03-10|2025-03-24|2025-04-21|rejected||成熟周期90天|成熟周期100天|风味稳定性要求提高
RE-2024-04|indicator|2025-01-13|2025-01-24|2025-02-19|approved||使用寿命20000小时|使用寿命24000小时|应用用户提出更高要求
HY-2023-02|budget|2024-07-08|2024-07-19|2024-08-09|approved||设备费占比52%|设备费占比58%|反应器材质升级
IN-2023-01|budget|2025-10-20|||submitted||设备费占比61%|设备费占比66%|国产隔振平台替代进口
BT-2025-03|budget|2025-09-15|2025-09-26|2025-10-17|approved||业务费占比34%|业务费占比29%|调整至设备费
ES-2024-01|route|2025-05-12|2025-05-26|2025-06-20|approved||一体铸造叶片|分段焊接叶片|末级叶片振动超限
AI-2025-02|route|2025-10-27|||submitted||沿用厂商通信库|开发统一通信中间层|加速卡通信库不兼容
"""
# The target that a request names: the indicator's number, its target so far and the new one.
_TARGETS = {"RE-2025-03": (1, Decimal("96.5"), Decimal(97))}
# Ends of contracts before they were extended.
_FIRST_ENDS = {"DA-2023-03": date(2025, 8, 31)}


def first_end(sketch: Sketch) -> date:
    """The end that the contract named first."""
    return _FIRST_ENDS.get(sketch.code, sketch.ends_on)


def decide(portfolio: Portfolio) -> None:
    for code, kind, submitted, recommended, decided, status, end, old, new, reason in rows(_TABLE):
        ends_on = portfolio.courses[code].row.ends_on
        new_end = later(ends_on, end)
        request = ChangeRequest(
            task=portfolio.courses[code].row,
            kind=kind,
            old_value=old or str(ends_on),
            new_value=new or str(new_end),
            new_ends_on=new_end,
            old_ends_on=ends_on if new_end else None,
            reason=reason,
            requested_by=portfolio.office(portfolio.courses[code]).user,
            submitted_on=date.fromisoformat(submitted),
        )
        if code in _TARGETS:
            number, request.old_target, request.new_target = _TARGETS[code]
            request.indicator = indicator(portfolio, code, number)
        submit(portfolio, code, request)
        if recommended:
            recommend(portfolio, code, request, date.fromisoformat(recommended))
        if decided:
            close(portfolio, code, request, status, date.fromisoformat(decided))


def indicator(portfolio: Portfolio, code: str, number: int) -> Indicator:
    rows = (event.row for event in portfolio.script.events if isinstance(event.row, Indicator))
    return next(row for row in rows if row.task.code == code and row.number == number)


def later(ends_on: date | None, text: str) -> date | None:
    """A day, or so many months after the end so far."""
    if text.startswith("+"):
        assert ends_on
        return months_later(ends_on, int(text))
    return date.fromisoformat(text) if text else None


def submit(portfolio: Portfolio, code: str, request: ChangeRequest) -> None:
    desk = portfolio.office(portfolio.courses[code])
    portfolio.script.add(desk.at(after(request.submitted_on, 1)), request, by=desk.user)


def recommend(portfolio: Portfolio, code: str, request: ChangeRequest, on: date) -> None:
    desk = portfolio.office(portfolio.courses[code])
    moment = desk.at(after(on, 1))
    portfolio.script.change(
        moment, request, by=desk.user, status="recommended", recommended_on=on, recommended_by=desk.user
    )


def close(portfolio: Portfolio, code: str, request: ChangeRequest, status: str, on: date) -> None:
    desk = portfolio.desks.planning
    moment = desk.at(after(on, 3))
    number = f"突围变更〔{on.year}〕{code}"
    values: dict[str, Any] = {"status": status, "decided_on": on, "decided_by": desk.user, "document_no": number}
    decision = "理由不充分，不同意变更。" if status == "rejected" else ""
    portfolio.script.change(moment, request, by=desk.user, **values, decision=decision)
    if status == "approved" and request.new_ends_on:
        task = portfolio.courses[code].row
        reason = f"变更申请 {number}（延期）：{request.reason}"
        portfolio.script.change(moment, task, by=desk.user, reason=reason, ends_on=request.new_ends_on)
