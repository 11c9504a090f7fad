"""The figures of the announcement come out of the demonstration's rows, exactly, now and at earlier dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from breakthrough.clock import end_of_day, parse_as_of
from breakthrough.figures import figures, rows_of
from breakthrough.history import as_of
from tasks.models import Indicator
from tasks.progress import with_actual
from tests.figures.asking import added_up, ask, is_additive, question, stated, total, value

pytestmark = pytest.mark.usefixtures("demo")

TODAY = date(2025, 11, 6)
DAYS = [date(2023, 12, 31), date(2024, 12, 31), date(2025, 6, 30)]

ARTICLE: dict[str, tuple[dict[str, str], str]] = {
    "clusters": ({}, "8"),
    "tasks": ({}, "75"),
    "tasks_enterprise_led": ({}, "100.0"),
    "fiscal_invested": ({}, "670500000.00"),
    "societal_leveraged": ({}, "2800000000.00"),
    "leverage_ratio": ({}, "4.18"),
    "pilot_lines_operational": ({"cluster": "rare-earths"}, "10"),
    "new_products": ({"cluster": "rare-earths"}, "21"),
    "adopters": ({"result": "coating"}, "10"),
    "added_output": ({"result": "coating"}, "300000000.00"),
    "academicians": ({}, "24"),
    "researchers": ({}, "4016"),
    "organizations": ({}, "261"),
    "top_award_share": ({}, "15.2"),
    "youth_award_share": ({}, "20.0"),
}
PARTS = {
    "tasks_enterprise_led": (75, 75),
    "leverage_ratio": (2_800_000_000, 670_500_000),
    "top_award_share": (5, 33),
    "youth_award_share": (2, 10),
}

# At each of DAYS: facts up to the day as they are known today, and as they were known at the end of that day.
UNTIL = {
    "tasks": ("16", "37", "71"),
    "fiscal_invested": ("112750000.00", "337670000.00", "547820000.00"),
    "societal_leveraged": ("176440000.00", "1071030000.00", "1989710000.00"),
    "leverage_ratio": ("1.56", "3.17", "3.63"),
    "pilot_lines_operational": ("0", "8", "16"),
    "new_products": ("0", "7", "21"),
    "adopters": ("0", "10", "19"),
    "added_output": ("0.00", "29510000.00", "212309440.00"),
    "benchmarks_won": ("3", "15", "28"),
    "academicians": ("11", "21", "21"),
    "researchers": ("553", "1713", "3209"),
    "participations": ("574", "2044", "4053"),
    "organizations": ("74", "142", "250"),
    "top_award_share": ("9.1", "13.0", "13.0"),
    "youth_award_share": ("0.0", "16.7", "16.7"),
    "progress": ("5.6", "28.5", "22.5"),
    "execution_rate": ("46.9", "61.5", "67.8"),
}
AS_OF = {
    "tasks": ("16", "37", "71"),
    "fiscal_invested": ("112750000.00", "335270000.00", "545770000.00"),
    "societal_leveraged": ("148610000.00", "980570000.00", "1694480000.00"),
    "leverage_ratio": ("1.32", "2.92", "3.10"),
    "pilot_lines_operational": ("0", "8", "15"),
    "new_products": ("0", "7", "18"),
    "adopters": ("0", "8", "18"),
    "added_output": ("0.00", "29510000.00", "200350400.00"),
    "benchmarks_won": ("2", "11", "18"),
    "academicians": ("11", "21", "21"),
    "researchers": ("537", "1694", "2977"),
    "participations": ("553", "1987", "3680"),
    "organizations": ("74", "142", "250"),
    "top_award_share": ("9.1", "13.0", "13.0"),
    "youth_award_share": ("0.0", "16.7", "16.7"),
    "progress": ("5.6", "25.4", "20.8"),
    "execution_rate": ("45.0", "59.3", "66.2"),
}
RESTATED = [code for code in UNTIL if UNTIL[code][2] != AS_OF[code][2]]


@pytest.mark.parametrize("code", ARTICLE)
def test_a_figure_says_what_was_announced(code: str) -> None:
    filters, expected = ARTICLE[code]
    shown = ask(code, where=filters).whole
    assert str(shown.value) == expected
    if code in PARTS:
        assert (shown.numerator, shown.denominator) == PARTS[code]


def test_seven_clusters_of_industry_and_one_of_infrastructure() -> None:
    kinds = {one.key: one.value for one in ask("clusters", by="kind").series}
    assert kinds == {"industry": 7, "infrastructure": 1}


def test_more_assignments_than_people() -> None:
    assert value("participations") > 5_000


def test_beta_casein_is_purer_than_promised_and_beats_its_comparator() -> None:
    found = {row.name_en: row for row in with_actual(Indicator.objects.filter(task__code="DA-2023-01"), TODAY)}
    purity, beaten = found["β-casein purity"], found["β-casein yield"]
    assert [purity.baseline, purity.target, purity.actual] == [65, 80, Decimal("80.6")]
    assert beaten.difference == "relative"
    assert beaten.actual / beaten.comparator_value == Decimal("1.2")
    assert value("benchmarks_won", where={"task": "DA-2023-01"}) == 1


@pytest.mark.parametrize("code", [code for code in figures() if figures()[code].headline])
def test_a_figure_is_named_and_defined_in_both_languages(code: str) -> None:
    figure, words = figures()[code], {}
    for language in ("en", "zh-hans"):
        with override(language):
            words[language] = [str(figure.name), str(figure.definition)]
    for english, chinese in zip(words["en"], words["zh-hans"], strict=True):
        assert english.isascii() or "“" in english or "’" in english
        assert any("一" <= character <= "鿿" for character in chinese)


@pytest.mark.parametrize("code", figures())
def test_rows_add_up(code: str) -> None:
    figure = figures()[code]
    for until in [TODAY, *DAYS]:
        assert added_up(figure, until) == stated(ask(code, until).whole)


@pytest.mark.parametrize("code", [*ARTICLE, "benchmarks_won"])
@pytest.mark.parametrize("day", DAYS)
def test_rows_add_up_as_of_an_earlier_day(code: str, day: date) -> None:
    with as_of(end_of_day(day)):
        assert added_up(figures()[code], day) == stated(ask(code, day).whole)


@pytest.mark.parametrize("code", [code for code in figures() if is_additive(figures()[code])])
def test_a_series_adds_up_to_the_whole(code: str) -> None:
    for by in figures()[code].by:
        answered = ask(code, by=by)
        if answered.whole.denominator is None:
            assert total(one.value for one in answered.series) == answered.whole.value, by
        else:
            assert total(one.numerator for one in answered.series) == answered.whole.numerator, by
            assert total(one.denominator for one in answered.series) == answered.whole.denominator, by


@pytest.mark.parametrize("code", UNTIL)
def test_until_an_earlier_day(code: str) -> None:
    assert tuple(str(value(code, day)) for day in DAYS) == UNTIL[code]


@pytest.mark.parametrize("code", AS_OF)
def test_as_of_an_earlier_day(code: str) -> None:
    found = []
    for day in DAYS:
        with as_of(end_of_day(day)):
            found.append(str(value(code, day)))
    assert tuple(found) == AS_OF[code]


@pytest.mark.parametrize("code", RESTATED)
def test_what_came_in_late_restates_june_but_not_what_was_known_in_july(code: str) -> None:
    june = DAYS[-1]
    with as_of(parse_as_of("2025-07-01")):
        assert str(value(code, june)) == AS_OF[code][-1]
    assert str(value(code, june)) == UNTIL[code][-1]


def test_a_restatement_is_made_of_rows() -> None:
    june = DAYS[-1]
    now = rows_by_number(june)
    with as_of(parse_as_of("2025-07-01")):
        then = rows_by_number(june)
    late = {number: amount for number, amount in now.items() if number not in then}
    assert then.items() <= now.items()
    assert value("fiscal_invested", june) - total(then.values()) == total(late.values()) == Decimal("2050000.00")


def rows_by_number(until: date) -> dict[Any, Decimal]:
    (rows,) = rows_of(figures()["fiscal_invested"], question(until))
    return {row.instance.pk: row.contribution for row in rows}
