"""What was done in the month."""

from tasks.demo.texts.bank import bank

PROGRESS = bank("""
= energy
完成样机装配并通过出厂试验，主要性能符合设计要求。|The prototype was assembled and passed its factory test; the main values meet the design.
完成一轮满功率运行试验，累计运行时间达到计划要求。|A round of full-power tests was completed, and the running time is on plan.
控制策略完成半实物仿真，正在开展现场参数整定。|Control passed hardware-in-the-loop simulation; parameters are being tuned on site.
关键设备完成招标采购，土建基础施工过半。|Key equipment is on order and more than half of the foundations are done.
完成与并网点的联合调试，数据接入调度系统。|Joint commissioning at the grid connection is done and data reach the dispatch system.
开展低温工况试验三批次，关键部件运行稳定。|Three batches of low-temperature tests were run and key parts worked steadily.
完成第三方检测送样，初步结果优于上一轮。|Samples went to a third-party laboratory; first results are better than the last round's.
= materials
完成三批次公斤级放大试验，产品性能一致性良好。|Three kilogram-scale batches were made, with consistent properties.
优化烧结制度，样品主要性能较上月有所提升。|The sintering schedule was improved and samples are better than last month's.
中试线完成单机调试，进入带料联动试车。|The pilot line finished single-machine tests and entered trial runs with material.
向两家用户送样试用，收到首份试用意见。|Samples went to two users and the first opinion came back.
建立原料杂质数据库，确定关键杂质控制范围。|A database of impurities was set up and the limits of the key ones fixed.
完成连续运行七十二小时考核，产线运行平稳。|The 72-hour continuous run was completed and the line ran smoothly.
完成显微组织与性能关系分析，形成工艺窗口。|Microstructure was related to properties and the process window defined.
= food
完成菌株或样本的采集与鉴定，补充入库一批资源。|Strains or samples were collected and identified, and a batch was added to the collection.
完成发酵条件优化，产量较上期稳定提高。|Fermentation conditions were improved and the yield rose steadily.
分离纯化工艺完成中试验证，产品通过自检。|Separation and purification were verified at pilot scale and the product passed its own check.
在合作牧场开展对比试验，首批数据已完成统计。|A comparison trial ran on a partner farm and its first data are evaluated.
完成安全性评价第一阶段试验，未见异常。|The first stage of the safety evaluation was completed without anomalies.
产品配方完成两轮感官评价，确定首选方案。|The recipe went through two sensory panels and one version was chosen.
完成扩繁基地建设，按计划开展种植或养殖。|The propagation base was built and planting or breeding goes to plan.
= digital
完成新一批数据采集与标注，数据质量抽检合格。|A new batch of data was collected and labeled and passed its quality check.
模型完成新版本训练，测试集指标继续提升。|A new version of the model was trained and improved again on the test set.
系统部署至试点现场，累计运行情况稳定。|The system was deployed at the pilot site and has run steadily.
完成与现有生产系统的接口开发，打通数据链路。|Interfaces to the production systems were finished and data flow end to end.
根据现场反馈完成十余项功能改进。|More than ten functions were improved after feedback from the site.
完成算力环境扩容，训练效率明显提高。|The computing environment was extended and training is clearly faster.
组织操作人员培训两期，试点用户开始日常使用。|Two courses trained operators and pilot users now work with the system daily.
= aircraft
完成全机静力试验，结构变形在允许范围内。|The static test of the airframe was completed; deformation stayed within limits.
飞控软件完成新版本验证，故障注入试验通过。|A new version of flight control was verified and passed fault injection.
完成多架次试飞，获取低温条件下的关键数据。|Several flights yielded key data at low temperature.
地面站与通信链路完成联调，链路余量满足要求。|Ground station and link were tested together and the link margin suffices.
动力系统完成台架耐久试验第一阶段。|The first stage of the propulsion endurance test was completed.
与用户单位联合开展示范任务，完成既定航线。|A demonstration with the user flew all planned routes.
适航符合性方法编制完成，提交专家审查。|The means of compliance were drafted and submitted for expert review.
= facility
实验楼主体施工完成，进入机电安装阶段。|The laboratory building is finished and technical installation began.
核心装置完成出厂验收，陆续运抵现场。|The core installation passed factory acceptance and is arriving on site.
完成隔振与恒温环境测试，指标满足设计要求。|Vibration isolation and temperature control were tested and meet the design.
开放共享制度印发，预约系统上线试运行。|Rules for open access were issued and the booking system is on trial.
完成首批标准样品比对测试，结果一致性良好。|The first comparison with reference samples shows good agreement.
软件平台完成阶段验收，数据接口全部打通。|The software platform passed its stage review and all data interfaces work.
新增一批检测能力，接待多家企业试用。|New tests were added and several companies tried them.
""")
