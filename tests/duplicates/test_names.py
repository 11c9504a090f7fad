"""Names as they are compared."""

import pytest

from breakthrough.duplicates import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("内蒙古电力(集团)有限责任公司", "内蒙古电力（集团）有限责任公司"),
        ("内蒙古自治区 科学技术厅", "内蒙古科学技术厅"),
        ("包头 稀土研究院", "包头稀土研究院"),
        ("ＡＢＣ研究院", "abc研究院"),
    ],
)
def test_what_people_write_differently_is_the_same_name(one: str, other: str) -> None:
    assert names.organization_name(one) == names.organization_name(other)


@pytest.mark.parametrize(
    "form", ["有限公司", "有限责任公司", "股份有限公司", "（集团）有限责任公司", "集团", "总公司"]
)  # fmt: skip
def test_the_legal_form_is_left_out(form: str) -> None:
    assert names.core_name(f"内蒙古电力{form}") == "内蒙古电力"


def test_a_name_that_is_only_a_legal_form_stays() -> None:
    assert names.core_name("某公司") == "某公司"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Baotou Steel Co., Ltd.", "Baotou Steel Company Limited"),
        ("University of Inner Mongolia", "The University Inner Mongolia"),
        ("Inner Mongolia Autonomous Region Power Group", "INNER MONGOLIA POWER"),
    ],
)
def test_english_names_are_compared_without_their_legal_form(one: str, other: str) -> None:
    assert names.english_name(one) == names.english_name(other) != ""


@pytest.mark.parametrize(
    ("han", "latin"),
    [
        ("张伟", "Zhang Wei"), ("张伟", "Wei Zhang"), ("张小明", "ZHANG Xiao-ming"), ("李安安", "Li An'an"),
        ("单志国", "Shan Zhiguo"), ("曾伟", "Zeng Wei"), ("解晓东", "Xie Xiaodong"), ("仇英", "Qiu Ying"),
        ("查良镛", "Zha Liangyong"), ("区志强", "Ou Zhiqiang"), ("翟天临", "Zhai Tianlin"), ("翟天临", "Di Tianlin"),
        ("尉迟恭", "Yuchi Gong"), ("万俟卨", "Moqi Xie"), ("欧阳娜娜", "Ouyang Nana"), ("吕伟", "Lü Wei"),
        ("吕伟", "Lv Wei"), ("吕伟", "Lyu Wei"), ("王乐", "Wang Yue"), ("王乐", "Wang Le"), ("李重庆", "Li Chongqing"),
        ("巴特尔", "Bateer"),
    ],
)  # fmt: skip
def test_a_chinese_name_is_read_as_it_is_spelled(han: str, latin: str) -> None:
    assert names.readings(han) & names.spellings(latin)


@pytest.mark.parametrize(("han", "latin"), [("张伟", "Zhang Hui"), ("单志国", "Dan Zhiguo"), ("李娜", "Li")])
def test_other_spellings_are_not_its_own(han: str, latin: str) -> None:
    assert not names.readings(han) & names.spellings(latin)


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        ("稀土研究院", "稀士研究院", ("土", "士")),
        ("稀土研究院", "稀土研究", ("院", "")),
        ("稀土研究院", "稀土研究院", None),
        ("稀土研究院", "煤炭研究院", None),
        ("一一二", "一二", ("一", "")),
    ],
)
def test_one_character_apart(one: str, other: str, left: tuple[str, str] | None) -> None:
    assert names.differing(one, other) == left
    assert left is None or names.shortened(one) & names.shortened(other)
