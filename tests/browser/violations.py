"""What the automatic accessibility check finds wrong."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """Each fault on the page as it stands, with the page, the rule and the first place."""
    return [
        f"{page.url} {found['id']}: {found['nodes'][0]['html'][:120]}"
        for found in Axe().run(page).response["violations"]
    ]
