"""Who may speak with the workbench: the browser that was given the address, and no page of anybody else.

Any program and any web page on this machine can send requests to a port of it. So each request must name the server by
its own address (a name that somebody else has made lead here is refused: DNS rebinding), come from its own pages if it
says where it comes from (CSRF), and carry the secret of the address that was printed.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "token"
# The longest request that is read, in bytes: a chapter is far shorter.
LARGEST = 2_000_000
_SAFE = ("GET", "HEAD")
# The application itself, and the book's pages in its frames, in which nothing runs.
APPLICATION_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin"
)
PAGES = "/pages/"
_HEADERS: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """The application behind it gets only requests that may be answered; all answers get their headers."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._cookie = f"gesim-{port}"
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._origins = tuple(f"http://{host}" for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        invited = self._knows(_in_address(scope))
        if refusal := self._refusal(scope["method"], headers, invited=invited):
            status, text = refusal
            await PlainTextResponse(text, status)(scope, receive, self._with_headers(scope, send, invited=False))
            return
        if (body := await _body(receive)) is None:
            answer = PlainTextResponse("The request is too large.", 413)
            await answer(scope, receive, self._with_headers(scope, send, invited=False))
            return
        await self._app(scope, _once(body, receive), self._with_headers(scope, send, invited=invited))

    def _refusal(self, method: str, headers: Mapping[str, str], *, invited: bool) -> tuple[int, str] | None:
        """Why a request is not answered, as status and text."""
        if headers.get("host", "") not in self._hosts:
            return 421, "This is not the address of this server."
        origin = headers.get("origin")
        if (origin is not None or method not in _SAFE) and origin not in self._origins:
            return 403, "This request comes from another page."
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin") and not invited:
            return 403, "This request comes from another page."
        if not (invited or self._knows(_cookie(headers.get("cookie", ""), self._cookie))):
            return 403, "Open the address that gesim serve has printed: it has the token that is missing here."
        return None

    def _knows(self, token: str) -> bool:
        return secrets.compare_digest(token.encode("utf-8", "replace"), self._token.encode())

    def _with_headers(self, scope: Scope, send: Send, *, invited: bool) -> Send:
        policy = PAGE_POLICY if scope["path"].startswith(PAGES) else APPLICATION_POLICY
        more = {**_HEADERS, "content-security-policy": policy}
        if invited:
            more["set-cookie"] = f"{self._cookie}={self._token}; Path=/; HttpOnly; SameSite=Strict"

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in more.items()]
                message = {**message, "headers": [*message.get("headers", ()), *added]}
            await send(message)

        return sent


def _in_address(scope: Scope) -> str:
    query: bytes = scope["query_string"]
    return parse_qs(query.decode("latin-1")).get(TOKEN, [""])[0]


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header)
    except CookieError:
        return ""
    value: str = found[name].value if name in found else ""
    return value


async def _body(receive: Receive) -> bytes | None:
    """The whole body of a request; None if it is too large, before it is read to its end."""
    pieces: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(pieces)
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > LARGEST:
            return None
        if not message.get("more_body"):
            return b"".join(pieces)


def _once(body: bytes, receive: Receive) -> Receive:
    """The body, then whatever else the server has to say: that the browser has gone."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Message:
        return waiting.pop() if waiting else await receive()

    return received
