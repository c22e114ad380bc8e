"""What runs besides our own code, as CycloneDX 1.6, from the lock file and vendor.json.

The same files give the same list to the letter: its serial number is made from them, and no time
stands in it.
"""

import base64
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements/app.lock"
VENDOR = ROOT / "vendor.json"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_SPACE = uuid.UUID("5a3c1f1e-6d3b-5d0e-9a55-6f0b3a6f4c11")

Component = dict[str, Any]


def bill() -> dict[str, Any]:
    """The whole list."""
    lock, vendor = LOCK.read_text(encoding="utf-8"), VENDOR.read_text(encoding="utf-8")
    components = sorted([*_locked(lock), *_vendored(vendor)], key=lambda one: one["purl"])
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_SPACE, lock + vendor)}",
        "version": 1,
        "metadata": {"component": _ourselves()},
        "components": components,
    }


def _ourselves() -> Component:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    version = _VERSION.findall((ROOT / "unclench/__init__.py").read_text(encoding="utf-8"))[0]
    named = f"pkg:pypi/{project['name']}@{version}"
    return {
        "type": "application",
        "bom-ref": named,
        "name": project["name"],
        "version": version,
        "purl": named,
        "licenses": [{"expression": project["license"]}],
    }


def _locked(lock: str) -> Iterator[Component]:
    """A package a line, with the check sums of its files: an installer takes one of those."""
    found = list(_PINNED.finditer(lock))
    ends = [each.start() for each in found[1:]] + [len(lock)]
    for each, end in zip(found, ends, strict=True):
        name = re.sub(r"[-_.]+", "-", each[1]).lower()
        sums = [f"sha256:{sha}" for sha in _HASH.findall(lock[each.start() : end])]
        yield _component(f"pkg:pypi/{name}@{each[2]}", name, each[2]) | {
            "properties": [{"name": "unclench:file", "value": one} for one in sums]
        }


def _vendored(vendor: str) -> Iterator[Component]:
    for package in json.loads(vendor)["packages"]:
        name, version = package["package"], package["version"]
        sha512 = base64.b64decode(package["tarball_sha512"]).hex()
        yield _component(f"pkg:npm/{quote(name, safe='/')}@{version}", name, version) | {
            "hashes": [{"alg": "SHA-512", "content": sha512}],
            "licenses": [{"license": {"id": package["licence"]}}],
        }


def _component(purl: str, name: str, version: str) -> Component:
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}


if __name__ == "__main__":
    json.dump(bill(), sys.stdout, indent=2)
    print()
