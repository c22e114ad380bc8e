"""A folder that tests may break. It is mended after each of them: to make it anew takes longer."""

import shutil
from pathlib import Path


class Copy:
    """A copy of a folder."""

    def __init__(self, whole: Path, folder: Path) -> None:
        self.folder = folder
        self._whole = whole
        shutil.copytree(whole, folder)
        self._found = self._as_it_stands()

    def mend(self) -> None:
        """Brings back what was changed or taken away, and takes away what came."""
        now = self._as_it_stands()
        for path in now.keys() - self._found.keys():
            path.unlink()
        for path, found in self._found.items():
            if now.get(path) != found:
                self._bring_back(path)

    def _bring_back(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(self._whole / path.relative_to(self.folder), path)

    def _as_it_stands(self) -> dict[Path, tuple[int, int]]:
        """When each file was last written, and its size. A copy has the time of what it is of."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in files}
