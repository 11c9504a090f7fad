"""The brief that the demonstration ships says what was announced, in both languages, from frozen figures."""

from __future__ import annotations

import pytest

from breakthrough.models import Publication, User
from tests.publications.conftest import frozen, said

ENGLISH = [
    "“7+1” key clusters",
    "75 critical tasks",
    "100% are led by enterprises",
    "Total fiscal investment exceeds 670 million yuan",
    "2.8 billion yuan in broader societal funding",
    "a ratio of 1:4.18",
    "10 pilot production lines are operational",
    "21 new products",
    "adopted by 10 steel and rare earth companies",
    "300 million yuan in added output",
    "a purity of over 80%",
    "a yield 20% higher than that of international competitors",
    "24 academicians",
    "over 4,000 researchers",
    "261 universities, institutions and enterprises",
    "15.2% of the region’s top science awards",
    "20% of its youth innovation prizes",
]
CHINESE = [
    "“7+1”布局",
    "重点任务75项",
    "牵头的占100%",
    "财政投入超过6.7亿元",
    "带动社会投入28亿元",
    "投入比为1:4.18",
    "中试线10条",
    "新产品21个",
    "10家钢铁、稀土企业应用",
    "新增产值3亿元",
    "纯度超过80%",
    "得率比国际同行高20%",
    "院士24名",
    "261家高校、科研机构和企业",
    "超过4000人",
    "自治区科学技术最高类奖项的15.2%",
    "青年创新奖的20%",
]


@pytest.mark.parametrize("words", ENGLISH)
def test_the_english_text_carries_what_was_announced(brief: Publication, words: str) -> None:
    assert words in said(brief, "en")


@pytest.mark.parametrize("words", CHINESE)
def test_the_chinese_text_carries_the_same(brief: Publication, words: str) -> None:
    assert words in said(brief, "zh-hans")


def test_no_number_of_it_is_typed_in(brief: Publication) -> None:
    """Digits outside of figures are those of names and years."""
    for language in ("en", "zh-hans"):
        for block in frozen(brief)["documents"][language]["blocks"]:
            for runs in block.get("items", [block.get("runs", [])]):
                typed = "".join(run["text"] for run in runs if "figure" not in run)
                for name in ("2023", "2025年11月6日", "November 6, 2025", "15th"):
                    typed = typed.replace(name, "")
                assert not any(character.isdigit() for character in typed), typed


def test_each_figure_has_a_note_with_its_definition_and_its_day(brief: Publication) -> None:
    content = frozen(brief)
    for language, suffix, day in (
        ("en", "en", "November 6, 2025, 17:50:00"),
        ("zh-hans", "zh", "2025年11月6日 17:50:00"),
    ):
        document = content["documents"][language]
        notes = {note["number"]: note for note in document["notes"]}
        runs = [
            run for block in document["blocks"] for runs in block.get("items", [block.get("runs", [])]) for run in runs
        ]
        quoted = [run for run in runs if "figure" in run]
        assert len(quoted) >= 17
        for run in quoted:
            note = notes[run["note"]]
            assert content["figures"][run["figure"]]["definition"][suffix] in note["text"]
            assert day in note["text"]


def test_it_was_put_forward_by_one_and_published_by_another(brief: Publication) -> None:
    people = User.objects.in_bulk([brief.requested_by_id, brief.published_by_id])
    assert [people[brief.requested_by_id].username, people[brief.published_by_id].username] == ["office", "leader"]


def test_both_languages_quote_the_same_figures(brief: Publication) -> None:
    documents = frozen(brief)["documents"]
    quoted = {
        language: sorted({place for note in document["notes"] for place in note["figures"]})
        for language, document in documents.items()
    }
    assert quoted["en"] == quoted["zh-hans"] == [*range(len(frozen(brief)["figures"]))]
