"""What stood in the way."""

from tasks.demo.texts.bank import bank

PROBLEMS = bank("""
= energy
关键进口元器件交货期延长，影响后续装配进度。|Key imported components take longer to arrive and delay assembly.
低负荷工况下效率波动较大，原因正在排查。|Efficiency fluctuates at low load; the cause is being traced.
并网手续办理周期较长，现场试验窗口受限。|Grid connection formalities take long and narrow the window for field tests.
冬季施工条件受限，室外工程进展偏慢。|Winter limits building and outdoor works are slow.
部分传感器在严寒条件下漂移，需更换型号。|Some sensors drift in severe cold and need another type.
本月无突出问题。|No notable problem this month.
试验现场停电计划调整，原定试验顺延。|The site's outage plan changed and the test was put off.
= materials
原料批次间杂质波动，产品合格率不够稳定。|Impurities vary between batches and the pass rate is not stable.
中试设备磨损较快，备件消耗高于预期。|Pilot equipment wears fast and uses more spares than expected.
下游用户认证流程长，批量应用时间不确定。|Customers take long to qualify, so the start of batch use is open.
检测机构排期较满，检测报告出具滞后。|Test bodies are booked out and reports are late.
产线自动化程度不足，人工操作误差偏大。|The line lacks automation and manual errors are large.
本月无突出问题。|No notable problem this month.
环保设施改造尚未完成，限制连续生产时间。|Environmental equipment is not finished and limits continuous production.
= food
原料季节性波动影响试验批次之间的可比性。|Seasonal raw material makes test batches hard to compare.
活性指标在放大后略有下降，工艺仍需优化。|Activity falls a little at scale and the process needs more work.
动物试验审批周期较长，试验启动时间推迟。|Approval of animal tests takes long and their start is delayed.
专用耗材价格上涨，试验成本增加。|Special consumables cost more and tests are dearer.
合作基地降雨偏多，田间或放牧试验顺延。|Heavy rain at the partner site postponed field trials.
本月无突出问题。|No notable problem this month.
新产品标准依据不足，备案材料需要补充。|A standard for the new product is missing, so its filing needs more material.
= digital
现场数据格式不统一，清洗工作量大。|Field data come in different formats and take much cleaning.
极端天气样本不足，模型泛化能力有待提高。|Samples of extreme weather are few and the model must generalize better.
国产加速卡适配问题较多，训练中断偏多。|Domestic accelerators need much adaptation and training stops too often.
现场网络带宽不足，实时性难以保证。|The site's network is too narrow for real-time work.
既懂业务又懂算法的人员偏少。|Few people know both the business and the algorithms.
本月无突出问题。|No notable problem this month.
用户使用习惯尚未形成，反馈信息不够充分。|Users are not yet used to the system and give little feedback.
= aircraft
空域审批时间较长，试飞架次低于计划。|Airspace approval takes long and fewer flights were made than planned.
极寒环境下电池性能衰减快于预期。|Batteries lose capacity in extreme cold faster than expected.
大风天气较多，有效试飞天数不足。|Strong winds left too few days for flight tests.
部分机载设备重量超标，需要减重设计。|Some on-board equipment is too heavy and must be redesigned.
适航审定经验不足，材料多次补正。|Certification is new to the team and papers had to be corrected several times.
本月无突出问题。|No notable problem this month.
关键复合材料部件交付推迟。|Key composite parts were delivered late.
= facility
大型设备运输受限，安装时间有所推迟。|Transport of large equipment is restricted and installation was put off.
部分进口仪器许可办理周期较长。|Permits for some imported instruments take long.
冻土层施工难度大，基础工程成本上升。|Frozen ground is hard to build on and foundations cost more.
专职运行维护人员尚未配齐。|Not all operating and maintenance staff are in place.
环境振动源增多，需要增加隔振措施。|There are more sources of vibration and more isolation is needed.
本月无突出问题。|No notable problem this month.
用户预约集中，设备机时分配紧张。|Bookings come all at once and machine time is short.
""")
