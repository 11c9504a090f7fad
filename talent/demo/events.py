"""The part of the people in the demonstration's history."""

from breakthrough.demo import Script
from talent.demo.story import doubles, prizes, teams


def tell(script: Script) -> None:
    portfolio = script.parts["tasks"]
    members = teams.employ(portfolio)
    doubles.double(portfolio, members)
    doubles.suspect(portfolio, members)
    prizes.confer(portfolio, members)
