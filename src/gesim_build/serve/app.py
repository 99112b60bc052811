"""The addresses of the workbench, and what answers them. [I/O]"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from gesim_build.diagnostics import GesimError
from gesim_build.serve.answers import Answers, BadRequestError, NotFoundError
from gesim_build.serve.events import Events
from gesim_build.serve.guard import PAGES
from gesim_build.serve.views import finding_view

_STATIC = Path(__file__).parent / "static"
_MEDIA_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_INDEX = "index.html"
# The status for a project that cannot be used as it is, and what is then in place of a page, by what asks for it.
_UNUSABLE = 422
_UNSHOWN: Mapping[str, tuple[str, str]] = {
    "iframe": (
        "text/html",
        '<!DOCTYPE html><html lang="en" data-broken><title>No page</title>'
        '<link rel="stylesheet" href="/static/frame.css"><p>This page cannot be shown until the files are mended.</p>',
    ),
    "style": ("text/css", ""),
}


# From the values of a request to what is answered as JSON, or the media type and bytes of something else.
Answer = Callable[[Mapping[str, Any]], Any]


def application(answers: Answers, events: Events) -> Starlette:
    """All addresses. Nothing is looked up on the disk by what an address says."""
    files = {path.name: path.read_bytes() for path in sorted(_STATIC.iterdir())}
    reading: Mapping[str, Answer] = {
        "/api/project": lambda _: answers.project(),
        "/api/index": answers.index,
        "/api/findings": answers.findings,
        "/api/message": answers.message,
        "/api/sources": lambda _: answers.sources(),
        "/api/source": answers.source,
        "/api/pdf": answers.pdf,
        "/api/room": answers.room,
        "/api/terms": answers.terms,
    }
    writing: Mapping[str, Answer] = {
        "/api/check": answers.check,
        "/api/save": answers.save,
        "/api/sign": answers.sign,
        "/api/sync": answers.sync,
        "/api/source/check": answers.check_source,
        "/api/source/save": answers.save_source,
    }

    async def listen(_request: Request) -> Response:
        return StreamingResponse(events.listen(), media_type="text/event-stream")

    return Starlette(
        routes=[
            Route("/", lambda _: _file(files, _INDEX)),
            Route("/static/{name}", lambda request: _file(files, request.path_params["name"])),
            Route("/api/events", listen),
            *(Route(path, _read(answer)) for path, answer in reading.items()),
            *(Route(path, _written(answer), methods=["POST"]) for path, answer in writing.items()),
            Route(PAGES + "{lang}/{name:path}", _read(answers.page, in_path=True)),
            Route("/pdf/{lang}/{name}", _read(answers.pdf_page, in_path=True)),
        ]
    )


def _file(files: Mapping[str, bytes], name: str) -> Response:
    content = files.get(name)
    media_type = _MEDIA_TYPES.get(Path(name).suffix, "")
    return Response(content, media_type=media_type) if content and media_type else Response("", 404)


def _read(answer: Answer, *, in_path: bool = False) -> Any:
    async def answered(request: Request) -> Response:
        values = request.path_params if in_path else dict(request.query_params)
        response = await _answered(answer, values)
        # A frame or a style sheet that asks by itself can show no JSON.
        shown = _UNSHOWN.get(request.headers.get("sec-fetch-dest", "")) if response.status_code == _UNUSABLE else None
        return Response(shown[1], _UNUSABLE, media_type=shown[0]) if shown else response

    return answered


def _written(answer: Answer) -> Any:
    async def answered(request: Request) -> Response:
        try:
            values = json.loads(await request.body())
            # Half a surrogate pair is no text: it could not be written into any file.
            json.dumps(values, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            return _problem(400, "The request is not JSON.")
        if not isinstance(values, dict):
            return _problem(400, "The request is not a JSON object.")
        return await _answered(answer, values)

    return answered


async def _answered(answer: Answer, values: Mapping[str, Any]) -> Response:
    """What an answer says; what is wrong with the project is told as findings, never as a traceback."""
    try:
        found = await run_in_threadpool(answer, values)
    except BadRequestError as problem:
        return _problem(400, str(problem))
    except NotFoundError as problem:
        return _problem(404, str(problem))
    except GesimError as problem:
        return JSONResponse({"findings": [finding_view(one) for one in problem.diagnostics]}, _UNUSABLE)
    if isinstance(found, tuple):
        media_type, content = found
        return Response(content, media_type=media_type)
    return JSONResponse(found, 409 if "conflict" in found else 200)


def _problem(status: int, text: str) -> Response:
    return JSONResponse({"problem": text}, status)
