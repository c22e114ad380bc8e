"""No test falls out of `script/test`."""

import pytest

from tests.parts import BROWSER, ROOT, is_run


@pytest.mark.parametrize(
    ("file", "in_browser"),
    [
        ("tests/browser/test_new.py", True),
        ("tests/web/components/test_in_a_browser.py", True),
        ("tests/web/review/test_new.py", True),
        ("tests/web/review/test_new.py", False),
        ("tests/web/check/test_new.py", False),
        ("tests/browserless/test_new.py", False),
    ],
)
def test_what_stands_in_its_place_is_run(file: str, in_browser: bool):
    assert is_run(file, in_browser)


@pytest.mark.parametrize(
    ("file", "in_browser"),
    [
        ("tests/web/check/test_new.py", True),
        ("tests/web/components/test_in_a_browser_too.py", True),
        ("tests/browser/test_new.py", False),
        ("tests/web/components/test_in_a_browser.py", False),
    ],
)
def test_what_stands_where_no_part_looks_for_it_is_told(file: str, in_browser: bool):
    assert not is_run(file, in_browser)


def test_every_place_for_the_browser_is_there():
    assert [place for place in BROWSER if not (ROOT / place).exists()] == []
