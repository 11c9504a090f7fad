import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_browser_speaks_the_language_asked_for(open_page, language):
    assert open_page("/admin/login/", language).evaluate("navigator.language") == language
