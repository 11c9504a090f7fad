"""Amounts of money as people write them, and how they are said back: read("350万"), said(Decimal(3_500_000)).

static/breakthrough/amounts.js says the same while somebody types; a test compares the two.
"""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from breakthrough.units import is_chinese, without_trailing_zeros, yuan

MOST_DIGITS, CENTS, LONGEST = 16, 2, 60

# Signs from the full-width half of a Chinese keyboard, and the blanks that sheets and pages put between digits.
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    map(ord, "\u3000\u00a0\u2009\u202f\t"), " "
)
SIGNS = HALF_WIDTH | {ord("。"): ".", ord("￥"): "¥", ord("−"): "-", ord("–"): "-"}
CURRENCIES = ("人民币", "¥", "rmb", "cny")
# Powers of ten.
UNITS = {
    "": 0, "元": 0, "圆": 0, "千元": 3, "万": 4, "万元": 4, "百万": 6, "百万元": 6, "千万": 7, "千万元": 7,
    "亿": 8, "亿元": 8, "yuan": 0, "rmb": 0, "cny": 0, "thousand": 3, "million": 6, "billion": 9,
    "thousand yuan": 3, "million yuan": 6, "billion yuan": 9,
}  # fmt: skip
PARTS = re.compile(r"([0-9]|[0-9][0-9,. ]*[0-9]) ?([^0-9,. ].*)?", re.DOTALL)
GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+")

UNREADABLE = _("This cannot be read as an amount. Write it like 3,500,000 or 350万 or 3.5 million.")
REFUSALS = {
    "no_number": _("This is not a number. Write an amount such as 3,500,000 or 350万, or leave the field empty."),
    "exponent": _("Write the amount in full or with its unit, such as 3,000,000 or 300万, without an exponent."),
    "negative": _("An amount is never below 0: leave out the minus sign. What was returned is an entry of that kind."),
    "grouped": _("The commas or blanks do not stand at every third digit. Write 3,500,000 or 3500000."),
    "units": _("Give the amount one unit: write 3.5亿, not 3亿5000万."),
    "cents": _("An amount is exact to the cent (分). Leave out what is smaller: 0.01 yuan is the least."),
    "digits": _("This is too large: at most 16 digits stand before the point. Check the unit."),
    "unreadable": UNREADABLE,
}


def refusal(code: str) -> ValidationError:
    return ValidationError(REFUSALS[code], code=code)


def read(text: str) -> Decimal:
    """The amount in yuan, exactly; or a ValidationError with a sentence that says what to do."""
    plain = text.translate(SIGNS).strip().lower()
    for currency in CURRENCIES:
        plain = plain.removeprefix(currency).lstrip()
    found = PARTS.fullmatch(plain) if len(plain) <= LONGEST else None
    if not found:
        raise refusal(mistaken(plain))
    number, unit = found[1], " ".join((found[2] or "").split())
    if unit not in UNITS:
        raise refusal(misnamed(unit))
    return scaled(number, UNITS[unit])


def mistaken(plain: str) -> str:
    """What is wrong with a text in which no number and unit can be told apart."""
    if re.fullmatch(r"[-(] ?[0-9].*", plain):
        return "negative"
    if not re.search("[0-9]", plain):
        return "no_number"
    return "digits" if re.fullmatch(f"[0-9,. ]{{{LONGEST},}}", plain) else "unreadable"


def misnamed(unit: str) -> str:
    if re.match(r"e ?[-+]?[0-9]", unit):
        return "exponent"
    return "units" if re.search(r"[万亿元]|illion|thousand", unit) else "unreadable"


def scaled(number: str, power: int) -> Decimal:
    whole, _point, decimals = number.partition(".")
    if not GROUPED.fullmatch(whole):
        raise refusal("grouped")
    if "." in number and not re.fullmatch("[0-9]+", decimals):
        raise refusal("unreadable")
    # Digits are moved, nothing is computed: no precision can be lost.
    if (decimals if power == 0 else decimals.rstrip("0"))[power + CENTS :]:
        raise refusal("cents")
    digits = re.sub("[, ]", "", whole) + decimals[:power].ljust(power, "0")
    if len(digits.lstrip("0")) > MOST_DIGITS:
        raise refusal("digits")
    return Decimal(f"{digits}.{decimals[power : power + CENTS].ljust(CENTS, '0')}")


def said(amount: Decimal) -> str:
    """The amount, exactly, in another way than it is written: 350万元 · 叁佰伍拾万元整, or 3.5 million yuan."""
    if is_chinese():
        return f"{in_unit(amount, 4)}万元 · {in_capitals(amount)}"
    for power, unit in ((9, "billion"), (6, "million")):
        if amount >= 10**power:
            return f"{in_unit(amount, power)} {unit} yuan · {yuan(amount)} yuan"
    return f"{yuan(amount)} yuan"


def in_unit(amount: Decimal, power: int) -> str:
    return without_trailing_zeros(f"{amount.scaleb(-power):,f}")


DIGITS = "零壹贰叁肆伍陆柒捌玖"


def in_capitals(amount: Decimal) -> str:
    """The amount as checks and contracts spell it (大写), so that no stroke can turn it into another one."""
    cents = int(amount * 100)
    whole, dimes, cent = cents // 100, cents // 10 % 10, cents % 10
    text = f"{capitals(whole)}元" if whole or not cents else ""
    if not dimes and not cent:
        return f"{text}整"
    text += f"{DIGITS[dimes]}角" if dimes else "零" * bool(whole)
    return f"{text}{DIGITS[cent]}分" if cent else f"{text}整"


def capitals(number: int) -> str:
    for power, unit in ((8, "亿"), (4, "万"), (3, "仟"), (2, "佰"), (1, "拾")):
        if number >= 10**power:
            head, rest = divmod(number, 10**power)
            # A gap is read aloud, once: 壹万零伍.
            gap = "零" if 0 < rest < 10 ** (power - 1) else ""
            return f"{capitals(head)}{unit}{gap}{capitals(rest) if rest else ''}"
    return DIGITS[number]
