"""What a person sees where something went wrong: what it is and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from api.console.rendering import render
from api.problems import describe_status, request_id_of

_FOR_PROGRAMS = ("/api/", "/health/", "/static/")

_WORDS = {
    400: "提交的内容无法读取。请返回上一页重新填写",
    404: "没有这个页面。请从首页进入",
    405: "请不要直接打开这个网址，请从首页进入",
    413: "提交的内容太长。请缩短后重试，或分几次提交",
    415: "提交的内容无法读取。请从本页面的表格提交",
}


def wants_page(request: Request) -> bool:
    """Say whether a request comes from the pages rather than from a program.

    Examples
    --------
    >>> wants_page(Request({"type": "http", "path": "/api/v1/seekers", "headers": []}))
    False
    """
    return not request.scope["path"].startswith(_FOR_PROGRAMS)


def message_page(
    request: Request, status: int, detail: str | None = None, points: Sequence[str] = ()
) -> Response:
    """Render a message.

    Parameters
    ----------
    request : Request
        Gives the id that is shown for an error of ours.
    status : int
        HTTP status.
    detail : str or None
        What is wrong and what to do next; None takes the usual sentence.
    points : sequence of str
        One line each: every field to correct.
    """
    title, usual = describe_status(status)
    context = {
        "title": title,
        "detail": detail or _WORDS.get(status, usual),
        "points": list(points),
        "request_id": request_id_of(request) if status >= 500 else "",
        "tab": "",
    }
    return render("message.html", context, status)
