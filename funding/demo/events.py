"""The part of the money in the demonstration's history."""

from breakthrough.demo import Script
from funding.demo import budgets, payments, receipts, spending


def tell(script: Script) -> None:
    portfolio = script.parts["tasks"]
    script.sequences.append("funding_entry_no")
    spending.enter_caps(portfolio)
    drawn_up = budgets.draw_up(portfolio)
    fiscal = payments.pay(portfolio, drawn_up)
    societal = receipts.collect(portfolio, drawn_up)
    spending.spend(portfolio, drawn_up, fiscal, societal)
