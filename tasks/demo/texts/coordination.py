"""What the department is asked to arrange."""

from tasks.demo.texts.bank import bank

COORDINATION = bank("""
= energy
请协调电网企业加快办理并网试验手续。|Please help the grid company speed up the formalities for connection tests.
请协调落实示范站用地和接入条件。|Please help secure land and grid access for the demonstration station.
请协调盟市配套资金尽快到位。|Please help bring the city's share of the money soon.
请协调危险化学品管理部门开展前期指导。|Please arrange early guidance by the authority for hazardous chemicals.
请推荐有资质的第三方检测机构。|Please recommend a qualified third-party test body.
请协调示范用户提供连续试验窗口。|Please help agree a continuous test window with the user.
暂无需要协调的事项。|Nothing to coordinate at present.
= materials
请协调环保部门加快中试线环评审批。|Please help speed up the environmental approval of the pilot line.
请组织与区内钢铁、电机企业的供需对接。|Please bring the team together with steel and motor companies in the region.
请协调大型检测仪器的共享机时。|Please help with shared time on large instruments.
请支持团体标准立项。|Please support the start of an association standard.
请协调稳定原料供应渠道。|Please help secure a steady supply of raw material.
请指导申报首批次新材料。|Please advise on the application for first-batch recognition.
暂无需要协调的事项。|Nothing to coordinate at present.
= food
请协调主管部门指导新产品备案。|Please arrange guidance on the filing of the new product.
请协调合作牧场开放试验条件。|Please help open partner farms to trials.
请协助对接动物试验有资质单位。|Please help find a qualified body for animal tests.
请协调冷链与仓储条件。|Please help with cold chain and storage.
请支持建设中试公共服务平台。|Please support a shared pilot platform.
请协调种质资源交换手续。|Please help with the formalities of exchanging germplasm.
暂无需要协调的事项。|Nothing to coordinate at present.
= digital
请协调有关部门开放行业数据。|Please help open the sector's data.
请协调算力资源优惠使用。|Please help with computing power at reduced prices.
请协调试点企业开放生产系统接口。|Please help pilot companies open the interfaces of their systems.
请指导数据出境与安全评估工作。|Please advise on the security assessment of data.
请组织场景供需对接。|Please bring suppliers and users of applications together.
请协调增加现场通信覆盖。|Please help extend communication coverage on site.
暂无需要协调的事项。|Nothing to coordinate at present.
= aircraft
请协调空域管理部门增加试飞时段。|Please help obtain more flight-test slots from the airspace authority.
请协调适航审定机构提前介入。|Please help involve the certification body early.
请协调机场提供冬季试验保障。|Please help the airport support winter tests.
请协调应急、林草等用户单位开放场景。|Please help open uses at emergency and forestry services.
请协调低空通信基站共建共享。|Please help with shared base stations for low-altitude communication.
请指导试飞保险事宜。|Please advise on insurance for test flights.
暂无需要协调的事项。|Nothing to coordinate at present.
= facility
请协调土地、规划等前期手续。|Please help with land and planning formalities.
请协调大型设备进口免税手续。|Please help with duty exemption for large equipment.
请支持引进专职技术人才。|Please support the hiring of specialists.
请协调供电、供水等配套工程进度。|Please help with the timing of power and water supply.
请协调纳入自治区大型仪器共享网络。|Please help join the region's network of shared instruments.
请组织潜在用户开展需求征集。|Please collect needs from possible users.
暂无需要协调的事项。|Nothing to coordinate at present.
""")
