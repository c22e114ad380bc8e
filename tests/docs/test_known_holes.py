"""No package that is installed has a hole that we know of."""

import re
from pathlib import Path

import pytest
import yaml
from packaging.version import Version

ROOT = Path(__file__).parents[2]
KNOWN = yaml.safe_load((ROOT / "docs/security/known-holes.yaml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))


def locked(lock: Path) -> list[tuple[str, Version]]:
    """Every package of a lock file with its version; some stand there for two Pythons."""
    found = re.findall(
        r"^([a-z0-9._-]+)==([^ ;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE
    )
    return [(name, Version(version)) for name, version in found]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_no_locked_version_is_older_than_the_one_that_mends_what_is_known(lock: Path):
    mended = {name: Version(each["mended"]) for name, each in KNOWN["packages"].items()}

    behind = [f"{n} {v}" for n, v in locked(lock) if n in mended and v < mended[n]]

    assert behind == []


def test_every_package_with_known_holes_is_one_that_we_use():
    assert (
        set(KNOWN["packages"]) - {name for name, _ in locked(ROOT / "requirements/app.lock")}
        == set()
    )
