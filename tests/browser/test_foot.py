"""The foot of a page in a real browser: what is tapped is what is meant."""

import pytest

from tests.browser.conftest import Opens

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LYING_OVER_EACH_OTHER = """(links) => {
    const boxes = links.map((link) => [link.textContent, link.getBoundingClientRect()]);
    const beside = (a, b) => a.right <= b.left || b.right <= a.left;
    const meet = (a, b) => !beside(a, b) && a.top < b.bottom && b.top < a.bottom;
    return boxes.flatMap(([one, a], i) =>
        boxes.slice(i + 1).filter(([, b]) => meet(a, b)).map(([other]) => `${one} and ${other}`));
}"""


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_two_links_at_the_foot_lie_over_each_other(opens: Opens, width: int) -> None:
    page = opens("/", viewport={"width": width, "height": 844})

    assert page.locator(".uc-footer a").evaluate_all(LYING_OVER_EACH_OTHER) == []
