"""Where collected files live: names that carry a fingerprint, compressed beforehand."""

from collections.abc import Iterable, Iterator

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Scripts that import one another keep doing so under their new names."""

    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> str:
        """The plain name while nothing has been collected, as in tests."""
        return super().stored_name(name) if self.hashed_files else name

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Only under the names that pages use. Compressing both of each takes twice as long."""
        named = set(self.hashed_files.values())
        return super().compress_files(path for path in paths if path in named)
