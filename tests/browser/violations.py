"""What the automatic accessibility check finds wrong."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Only the faults leave the browser: the list of all that was in order is a hundred times longer.
# In the dark a page has other colours and nothing else (tests/web/components/test_dark.py).
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """(COLOURS) => {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const rules = dark ? { runOnly: { type: "rule", values: COLOURS } } : {};
  return axe.run({ ...rules, resultTypes: ["violations"] }).then((said) => said.violations);
}"""


def violations(page: Page) -> list[str]:
    """Each fault on the page as it stands, in either theme, with page, rule and the first place."""
    page.wait_for_load_state()  # Without its style sheets a page has other colours.
    page.evaluate(AXE_SCRIPT)
    found = _found(page)
    page.emulate_media(color_scheme="dark")
    found += [f"in the dark: {one}" for one in _found(page)]
    page.emulate_media(color_scheme="light")
    return found


def _found(page: Page) -> list[str]:
    found: list[dict[str, Any]] = page.evaluate(RUN, COLOURS)
    return [f"{page.url} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
