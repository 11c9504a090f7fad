"""While an amount is typed, the page says it back by the rules by which it will be read."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from breakthrough.amounts import UNREADABLE, read, said
from tests.amounts import READ, REFUSED
from tests.browser.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADD = "/admin/funding/fundentry/add/"
SPOKEN = """texts => texts.map(text => {
    const input = document.querySelector("#id_amount");
    input.value = text;
    input.dispatchEvent(new Event("input", {bubbles: true}));
    return input.parentElement.querySelector("output").textContent;
})"""


@pytest.fixture
def words() -> dict[str, dict[str, str]]:
    return {
        "zh-CN": {"username": "用户名", "password": "密码", "sign in": "登录", "first page": "总览"},
        "en-US": {"username": "Username", "password": "Password", "sign in": "Log in", "first page": "Overview"},
    }


def by_the_server(text: str) -> str:
    try:
        return said(read(text))
    except ValidationError:
        return str(UNREADABLE)


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_the_page_says_what_the_server_reads(visit: Callable[[str], Visitor], people: dict, language: str) -> None:
    visitor = visit(language)
    visitor.sign_in("officer")
    visitor.page.goto(visitor.page.url.split("/admin")[0] + ADD)
    visitor.look()
    odd = [str(Decimal(10) ** power + Decimal(part)) for power in range(16) for part in ("0.00", "0.05", "0.50", "1")]
    texts = [*READ, *REFUSED, *odd]
    with translation.override(visitor.language):
        assert visitor.page.evaluate(SPOKEN, texts) == [by_the_server(text) for text in texts]
