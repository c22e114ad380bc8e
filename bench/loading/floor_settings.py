"""The site's settings to the letter, with the floor among its addresses."""

from unclench.web.settings import *  # noqa: F403

ROOT_URLCONF = "bench.loading.floor"
