"""What the layout engine may read: the job's own assets, from memory. Never a file, never the network."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import md5

from gesim_build.formats.pdf.weasy.engine import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Serves ``asset:NAME`` from memory and refuses every other address with a fatal error."""

    def __init__(self, assets: Iterable[tuple[str, str, bytes]]) -> None:
        super().__init__(allowed_protocols=["asset"], allow_redirects=False, fail_on_errors=True)
        self._assets = {name: (media_type, content) for name, media_type, content in assets}
        # The engine swallows errors inside drawings, fatal ones too, so what was refused is kept here as well.
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """The asset of this address. Raises FatalURLFetchingError for any other."""
        scheme, _, name = url.partition(":")
        if scheme != "asset" or name not in self._assets:
            self.refused.append(url)
            raise FatalURLFetchingError(url)
        media_type, content = self._assets[name]
        return URLFetcherResponse(url, content, {"Content-Type": media_type})


def image_key(name: str) -> str:
    """What the engine calls the image of an asset in a PDF, but for a letter before it and a digit after it."""
    return md5(f"asset:{name}".encode(), usedforsecurity=False).hexdigest()
