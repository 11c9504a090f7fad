"""Numbers as people read them. Rounding is exact, half up, and happens only here."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language

NOTHING = "—"

# A leader's unit differs by language in size, not only in name, so it is no translation.
# (at least, unit, most decimals): four decimals of 亿元 are exact to 万元.
CHINESE_UNITS = [(10**8, "亿元", 4), (10**4, "万元", 2), (1, "元", 2)]
ENGLISH_UNITS = [(10**9, " billion yuan", 4), (10**6, " million yuan", 2), (1, " yuan", 2)]

Number = Decimal | int | str | None


def is_chinese() -> bool:
    return (get_language() or "").startswith("zh")


def rounded(value: Decimal | int | str, places: int) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def number(value: Number, places: int | None = None) -> str:
    """1234567.5 as 1,234,567.5; with places, rounded to them."""
    if value is None:
        return NOTHING
    return f"{Decimal(value) if places is None else rounded(value, places):,f}"


def yuan(value: Number) -> str:
    """The full amount, to the cent: 1,234,567.00."""
    return number(value, 2)


def money(value: Number, like: Number = None) -> str:
    """The amount in the unit a leader would say it in: 6.705亿元, 670.5 million yuan.

    `like` is an amount that stands beside it: both are then written in that one's unit.
    """
    if value is None:
        return NOTHING
    amount = Decimal(value)
    measure = abs(amount if like is None else Decimal(like))
    units = CHINESE_UNITS if is_chinese() else ENGLISH_UNITS
    size, unit, places = next((row for row in units if measure >= row[0]), units[-1])
    return without_trailing_zeros(number(amount / size, places)) + unit


def column_of_money(values: Iterable[Number]) -> tuple[str, list[str]]:
    """One unit for a column that people compare down its length, and the amounts in it, to the same decimals."""
    size, unit, places = CHINESE_UNITS[0] if is_chinese() else ENGLISH_UNITS[1]
    return unit.strip(), [number(None if value is None else Decimal(value) / size, places) for value in values]


def percent(share: Number, places: int = 1) -> str:
    """A share of one, as a percentage: 5/33 as 15.2%."""
    return NOTHING if share is None else number(Decimal(share) * 100, places) + "%"


def without_trailing_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain(value: Number) -> str:
    """As many decimals as it needs: 15.00 as 15, 12.50 as 12.5."""
    return without_trailing_zeros(number(value))


def signed(value: Decimal) -> str:
    """A difference: +5, −12 (with a real minus sign), 0."""
    shown = plain(abs(value))
    return shown if not value else ("+" if value > 0 else "−") + shown
