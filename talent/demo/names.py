"""Names of the demonstration's people: Han names with their pinyin, and Mongolian names."""

from random import Random

# Characters are followed by their pinyin; the more common surnames are listed more often below.
_COMMON_SURNAMES = """
王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 赵Zhao 黄Huang 周Zhou 吴Wu 徐Xu 孙Sun 马Ma 胡Hu 郭Guo
何He 高Gao 林Lin 郑Zheng 梁Liang
"""
_OTHER_SURNAMES = """
罗Luo 宋Song 谢Xie 唐Tang 韩Han 曹Cao 许Xu 邓Deng 萧Xiao 冯Feng 曾Zeng 程Cheng 蔡Cai 彭Peng 潘Pan
袁Yuan 于Yu 董Dong 余Yu 苏Su 叶Ye 吕Lü 魏Wei 蒋Jiang 田Tian 杜Du 丁Ding 沈Shen 姜Jiang 范Fan
江Jiang 傅Fu 钟Zhong 卢Lu 汪Wang 戴Dai 崔Cui 任Ren 陆Lu 廖Liao 姚Yao 方Fang 金Jin 邱Qiu 夏Xia
谭Tan 韦Wei 贾Jia 邹Zou 石Shi 熊Xiong 孟Meng 秦Qin 阎Yan 薛Xue 侯Hou 雷Lei 白Bai 龙Long 段Duan
郝Hao 孔Kong 邵Shao 史Shi 毛Mao 常Chang 万Wan 顾Gu 赖Lai 武Wu 康Kang 贺He 严Yan 尹Yin 钱Qian
施Shi 牛Niu 洪Hong 龚Gong 云Yun 包Bao 鲍Bao 祁Qi 邢Xing 苗Miao 樊Fan 乔Qiao 温Wen 庞Pang 齐Qi
"""
_MALE_START = """
建Jian 国Guo 志Zhi 文Wen 海Hai 宇Yu 晨Chen 泽Ze 俊Jun 子Zi 天Tian 永Yong 德De 宏Hong 学Xue 新Xin
春Chun 庆Qing 家Jia 少Shao 世Shi 立Li 振Zhen 卫Wei 晓Xiao 景Jing 光Guang 玉Yu 金Jin 明Ming
"""
_MALE_END = """
伟Wei 强Qiang 磊Lei 军Jun 勇Yong 杰Jie 涛Tao 明Ming 超Chao 刚Gang 平Ping 辉Hui 鹏Peng 飞Fei 斌Bin
波Bo 浩Hao 凯Kai 健Jian 峰Feng 东Dong 宇Yu 睿Rui 博Bo 毅Yi 恒Heng 林Lin 安An 航Hang 旭Xu
阳Yang 龙Long 翔Xiang 诚Cheng
"""
_FEMALE_START = """
雅Ya 晓Xiao 雨Yu 思Si 梦Meng 诗Shi 嘉Jia 佳Jia 欣Xin 若Ruo 可Ke 春Chun 玉Yu 秀Xiu 丽Li 文Wen
淑Shu 海Hai 慧Hui 静Jing 雪Xue 艳Yan 亚Ya 美Mei 红Hong
"""
_FEMALE_END = """
芳Fang 娜Na 敏Min 静Jing 丽Li 艳Yan 娟Juan 霞Xia 玲Ling 婷Ting 琳Lin 晶Jing 颖Ying 慧Hui 莹Ying
洁Jie 梅Mei 红Hong 英Ying 燕Yan 萍Ping 怡Yi 悦Yue 瑶Yao 璐Lu 菲Fei 丹Dan 宁Ning 楠Nan 薇Wei
"""
_MONGOLIAN = """
巴特尔Baatar 其其格Tsetseg 苏日娜Surna 图雅Tuya 高娃Gowa 朝鲁Chuluu 那顺Nasun 巴雅尔Bayar
哈斯Has 额尔敦Erden 宝音Buyan 满都拉Mandula 乌云Oyun 孟和Mongke 吉日嘎拉Jargal 特木尔Temur
达来Dalai 敖登Odon 呼和Huh 苏和Suh 毕力格Bilig 青格勒Chinggel 朝克图Chogtu 德力格尔Delger
苏雅拉Suyala 阿木古郎Amgulang 乌力吉Ulji 牧仁Muren 恩和Enh 娜日苏Narsu 通拉嘎Tungalag 萨日娜Sarna
乌日娜Urna 塔娜Tana 阿茹娜Aruna 萨如拉Sarula 诺敏Nomin 格日勒Gerel 娜仁Naran 萨仁Saran
"""
_MALE_FIRST = "那顺Nasun 额尔敦Erden 孟和Mongke 宝音Buyan 阿拉坦Altan 苏德Sud 恩克Enkh 巴音Bayan"
_MALE_SECOND = "巴特尔baatar 朝鲁chuluu 达来dalai 巴雅尔bayar 乌力吉ulji 毕力格bilig 特木尔temur"
_FEMALE_FIRST = "娜仁Naran 萨仁Saran 乌兰Ulaan 敖登Odon 乌云Oyun 阿拉腾Altan"
_FEMALE_SECOND = "其其格tsetseg 图雅tuya 格日勒gerel 托娅toya 高娃gowa 塔娜tana"
_CLAN_SURNAMES = "包Bao 白Bai 韩Han 何He 齐Qi 吴Wu 王Wang 李Li 陈Chen 金Jin"


def _pairs(table: str) -> list[tuple[str, str]]:
    pairs = []
    for word in table.split():
        cut = next(place for place, letter in enumerate(word) if letter.isascii())
        pairs.append((word[:cut], word[cut:]))
    return pairs


SURNAMES = _pairs(_COMMON_SURNAMES) * 5 + _pairs(_OTHER_SURNAMES)
GIVEN = (
    (_pairs(_MALE_START), _pairs(_MALE_END)),
    (_pairs(_FEMALE_START), _pairs(_FEMALE_END)),
)
MONGOLIAN = _pairs(_MONGOLIAN)
COMPOUND = (
    (_pairs(_MALE_FIRST), _pairs(_MALE_SECOND)),
    (_pairs(_FEMALE_FIRST), _pairs(_FEMALE_SECOND)),
)
CLAN_SURNAMES = _pairs(_CLAN_SURNAMES)


def _joined(first: str, second: str) -> str:
    """Two syllables of a given name: An after Li is Li'an, not Lian."""
    mark = "'" if second[0] in "AEO" else ""
    return f"{first}{mark}{second.lower()}"


def han_name(random: Random) -> tuple[str, str]:
    """A Han name, in characters and in pinyin."""
    surname_zh, surname_en = random.choice(SURNAMES)
    starts, ends = random.choice(GIVEN)
    end_zh, end_en = random.choice(ends)
    if random.random() < 0.3:
        return surname_zh + end_zh, f"{surname_en} {end_en}"
    start_zh, start_en = random.choice([pair for pair in starts if pair[1] != end_en])
    return surname_zh + start_zh + end_zh, f"{surname_en} {_joined(start_en, end_en)}"


def mongolian_name(random: Random) -> tuple[str, str]:
    """A Mongolian name: single, compound, or behind a clan's surname."""
    kind = random.random()
    if kind < 0.3:
        return random.choice(MONGOLIAN)
    if kind < 0.65:
        firsts, seconds = random.choice(COMPOUND)
        (first_zh, first_en), (second_zh, second_en) = random.choice(firsts), random.choice(seconds)
        return first_zh + second_zh, first_en + second_en
    (surname_zh, surname_en), (zh, en) = random.choice(CLAN_SURNAMES), random.choice(MONGOLIAN)
    return surname_zh + zh, f"{surname_en} {en}"
