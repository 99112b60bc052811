"""The address of a cache that machines share: what may be one."""

from __future__ import annotations

import posixpath

FOLDER_SCHEME = "file"
# The schemes of addresses, and the package that fsspec needs for each besides itself.
SCHEMES = {FOLDER_SCHEME: "", "memory": "", "s3": "s3fs", "gs": "gcsfs", "az": "adlfs", "abfs": "adlfs"}
# What ends the name of a place, or comes after a name and a password.
_SIGNS = "@?#"


def wrong_url(url: str) -> str:
    """What is wrong with the address of a shared cache, to follow its name; empty when it is right.

    It must not hold what may not be in a configuration: a password, or a key in a query.
    """
    scheme, separator, place = url.partition("://")
    if not separator or scheme not in SCHEMES or "::" in url:
        return f"must be an address that begins with one of {', '.join(f'{name}://' for name in SCHEMES)}"
    if may_hold_credentials(url):
        return "must not hold a name, a password or anything else after @, ? or #: credentials belong elsewhere"
    if scheme == FOLDER_SCHEME and not posixpath.isabs(place):
        return "must be the whole path of a folder, as in file:///srv/gesim-cache"
    return "" if place else "must name a place"


def may_hold_credentials(url: str) -> bool:
    """Whether an address has more in it than a place: it is not to be shown then."""
    return any(sign in url for sign in _SIGNS)
