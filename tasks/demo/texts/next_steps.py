"""What will be done next."""

from tasks.demo.texts.bank import bank

NEXT_STEPS = bank("""
= energy
完成整机满负荷连续运行试验并整理数据。|Run the whole unit at full load and evaluate the data.
启动第三方型式试验，同步编制检测大纲。|Start the third-party type test and write its program.
优化控制参数，开展多工况适应性试验。|Tune the controls and test several operating conditions.
推进示范站设备安装，争取下月具备调试条件。|Install the demonstration station so that commissioning can start next month.
完成低温专项试验，修订热管理方案。|Finish the cold tests and revise the thermal management.
组织专家开展阶段评审，固化技术路线。|Hold an expert stage review and fix the technical route.
与用户签订示范应用协议。|Sign a demonstration agreement with the user.
= materials
开展中试线连续稳定运行，积累批次数据。|Run the pilot line steadily and gather data by batch.
根据用户意见改进配方并再次送样。|Improve the formula after users' opinions and send new samples.
完成第三方检测，形成对标分析报告。|Finish third-party tests and report on the comparison.
推进自动加料系统改造，提高批次一致性。|Automate feeding for more consistent batches.
编制团体标准草案并征求意见。|Draft an association standard and ask for comments.
扩大用户应用范围，争取签订供货合同。|Win more users and sign supply contracts.
开展成本核算，提出产业化建设方案。|Calculate costs and propose an industrial plant.
= food
开展下一批次放大试验，验证工艺稳定性。|Scale up another batch and verify that the process is stable.
完成动物或人群试验方案的伦理审查。|Complete the ethics review of the trial.
推进产品备案和标签审核。|Move on with product filing and label review.
扩大合作基地试验规模，采集全周期数据。|Enlarge trials at the partner base and collect data over the whole cycle.
完成菌株或品系的第三方鉴定。|Have the strain or line identified by a third party.
组织用户试用，收集质量反馈。|Let users try the product and collect their feedback.
整理试验数据，撰写论文并申请专利。|Evaluate the data, write a paper and apply for a patent.
= digital
扩充长尾场景数据，开展新一轮训练。|Add data on rare cases and train again.
在第二个现场部署系统，验证可复制性。|Deploy at a second site to prove that it can be repeated.
开展第三方性能测评，形成测评报告。|Have performance evaluated by a third party.
优化推理速度，降低边缘设备成本。|Make inference faster and edge devices cheaper.
完善数据安全与权限管理。|Improve data security and permissions.
编制操作手册并组织用户培训。|Write the manual and train users.
与用户共同制定规模应用方案。|Agree with users on use at scale.
= aircraft
开展下一阶段试飞，扩展飞行包线。|Fly the next stage of tests and widen the envelope.
完成减重改进并复核结构强度。|Reduce the weight and check strength again.
推进适航审定沟通，补充符合性材料。|Continue the certification dialogue and complete the papers.
完成极寒环境专项试验。|Complete the special tests in extreme cold.
与用户单位签订示范运行协议。|Sign a demonstration agreement with the user.
优化地面保障流程，缩短出动时间。|Improve ground support and shorten turnaround.
完善航线风险评估与应急预案。|Complete the risk assessment of routes and the emergency plan.
= facility
推进核心装置安装与联合调试。|Install and jointly commission the core installation.
完成环境指标第三方测试。|Have environmental values tested by a third party.
开展能力比对，准备资质认定申请。|Compare capabilities and prepare the application for accreditation.
完善开放共享服务流程，扩大用户范围。|Improve the access procedure and serve more users.
补充专职技术人员并组织培训。|Hire more technical staff and train them.
启动首批用户实验课题。|Start the first user experiments.
整理建设档案，准备阶段验收。|Complete the records and prepare the stage acceptance.
""")
