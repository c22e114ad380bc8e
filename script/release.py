"""Builds the wheel and the sdist, looks at what is in them, and tries the wheel on its own.

SOURCE_DATE_EPOCH, in seconds, is the time that stands in both files. `script/release` takes that of
the last commit, so that anybody can make the same bytes from the same commit.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.error
import urllib.request
import venv
import zipfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "unclench"
SUMS = "SHA256SUMS"
HOOKS = "import sys, hatchling.build as b; print(getattr(b, sys.argv[1])(sys.argv[2]))"
WAIT_S = 60
"""How long a first start may take."""


class ReleaseError(Exception):
    """Something that must not be handed out."""


def build(folder: Path) -> tuple[Path, Path]:
    """The wheel and the sdist in this folder. The wheel is made from the sdist, so that whoever has
    only the sdist gets the same one."""
    folder.mkdir(parents=True, exist_ok=True)
    sdist = _built("build_sdist", folder, ROOT)
    with tempfile.TemporaryDirectory() as unpacked:
        with tarfile.open(sdist) as file:
            file.extractall(unpacked, filter="data")
        wheel = _built("build_wheel", folder, Path(unpacked) / sdist.name.removesuffix(".tar.gz"))
    return wheel, sdist


def _built(hook: str, folder: Path, source: Path) -> Path:
    command = [sys.executable, "-c", HOOKS, hook, str(folder.resolve())]
    done = subprocess.run(command, cwd=source, stdout=subprocess.PIPE, text=True, check=True)
    return folder / done.stdout.split()[-1]


def in_wheel(wheel: Path) -> set[str]:
    """The names of all files in it."""
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


def in_sdist(sdist: Path) -> set[str]:
    """The names of all files in it, without the folder around them."""
    with tarfile.open(sdist) as file:
        return {name.split("/", 1)[1] for name in file.getnames()}


def metadata(wheel: Path) -> str:
    """What an index would show of it."""
    with zipfile.ZipFile(wheel) as file:
        name = next(one for one in file.namelist() if one.endswith(".dist-info/METADATA"))
        return file.read(name).decode()


def ours() -> set[str]:
    """The files of the program in this tree that belong into a release."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in SHIPPED.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def look(wheel: Path, sdist: Path) -> None:
    """Raises ReleaseError for a file that is missing or does not belong."""
    for held in (in_wheel(wheel), in_sdist(sdist)):
        _none(ours() - held, "is missing")
    allowed = (
        ours()
        | {"PKG-INFO", "pyproject.toml", ".gitignore"}
        | {"README.md", "CHANGELOG.md", "LICENSE"}
    )
    _none(
        {name for name in in_wheel(wheel) if ".dist-info/" not in name} - ours(), "does not belong"
    )
    _none(in_sdist(sdist) - allowed, "does not belong")


def _none(names: Iterable[str], what: str) -> None:
    if names := sorted(names):
        raise ReleaseError(f"{names[0]} {what}" + (f" ({len(names)} in all)" if names[1:] else ""))


def sums(files: Iterable[Path]) -> str:
    """The check sums, as `sha256sum --check` reads them."""
    told = ((hashlib.sha256(file.read_bytes()).hexdigest(), file.name) for file in files)
    return "".join(f"{digest}  {name}\n" for digest, name in told)


def tried(wheel: Path) -> None:
    """Installs the wheel into an empty environment and uses it there."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "venv", with_pip=True)
        unclench = folder / "venv/bin/unclench"
        _run(folder, folder / "venv/bin/python", "-m", "pip", "install", "-q", wheel.resolve())
        told = _run(folder, unclench, "--version")
        if wheel.name.split("-")[1] not in told:
            raise ReleaseError(f"{wheel.name} says that it is {told.strip()}")
        _run(folder, unclench, "knowledge", "check")
        _serves(folder, unclench)


def _run(folder: Path, *command: object) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=_clean(folder),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def _clean(folder: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("UNCLENCH_", "PYTHON"))}
    return kept | {"UNCLENCH_DATA": str(folder / "data")}


def _serves(folder: Path, unclench: Path) -> None:
    port = _free_port()
    environment = _clean(folder) | {"UNCLENCH_PORT": str(port)}
    with subprocess.Popen([str(unclench), "serve"], cwd=folder, env=environment) as server:
        try:
            for path in ("/healthz", "/readyz", "/"):
                _answers(f"http://127.0.0.1:{port}{path}")
        finally:
            server.terminate()


def _answers(address: str) -> None:
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=WAIT_S):
                return
        except urllib.error.HTTPError as error:
            raise ReleaseError(f"{address} answers {error.code}") from error
        except OSError:
            time.sleep(0.2)
    raise ReleaseError(f"{address} does not answer within {WAIT_S} s")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def main(folder: Path) -> None:
    """Builds twice, compares, looks, tries, and writes the sums."""
    wheel, sdist = build(folder)
    with tempfile.TemporaryDirectory() as again:
        same = sums(build(Path(again))) == sums((wheel, sdist))
    if not same:
        raise ReleaseError("Built twice, the files are not the same. Is SOURCE_DATE_EPOCH set?")
    look(wheel, sdist)
    tried(wheel)
    bill = folder / "sbom.json"
    bill.write_bytes(subprocess.check_output([sys.executable, str(ROOT / "script/sbom.py")]))
    shutil.copy(ROOT / "requirements/app.lock", folder / "app.lock")
    made = (wheel, sdist, bill, folder / "app.lock")
    (folder / SUMS).write_text(sums(made), encoding="utf-8")
    print((folder / SUMS).read_text(encoding="utf-8"), end="")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except ReleaseError as error:
        sys.exit(f"Not to be handed out: {error}")
