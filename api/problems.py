"""Problem bodies as RFC 9457 has them, with a Chinese title and detail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response

from api.responses import FieldError, Problem

PROBLEM_TYPE: Final = "application/problem+json"

TITLES: Final[Mapping[int, str]] = {
    400: "请求无法读取",
    404: "没有找到",
    405: "不支持这种请求方法",
    409: "目前的状态下无法完成",
    413: "内容太大",
    415: "内容格式不对",
    422: "内容不合要求",
    500: "服务出错",
    503: "服务暂时不可用",
}

DETAILS: Final[Mapping[int, str]] = {
    400: "请求内容不是合法的 JSON（UTF-8 编码）。请检查后重新发送",
    404: "没有这个地址。请核对网址，或从首页进入",
    405: "这个地址不支持所用的请求方法。请查看接口说明",
    413: "请求内容超过上限。请分几次发送",
    415: "请把内容以 JSON 发送，并注明 Content-Type: application/json",
    500: "服务出错，您的操作没有完成。请稍后再试；若仍不行，请把编号告诉管理员",
    503: "服务正在启动或停止，请稍后再试",
}


def describe_status(status: int) -> tuple[str, str]:
    """Give the title and the usual detail of a status.

    Examples
    --------
    >>> describe_status(413)[0]
    '内容太大'
    """
    fallback = 400 if status < 500 else 500
    return TITLES.get(status, TITLES[fallback]), DETAILS.get(status, DETAILS[fallback])


def request_id_of(request: Request) -> str:
    """Give the id under which the log speaks of a request."""
    return str(request.scope.get("request_id", ""))


def problem_response(
    request: Request,
    status: int,
    detail: str | None = None,
    *,
    errors: Sequence[FieldError] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Write a problem.

    Parameters
    ----------
    request : Request
        Gives path and id.
    status : int
        HTTP status.
    detail : str or None
        What is wrong and what to do next; None takes the usual sentence of the status.
    errors : sequence of FieldError
        Each field that cannot be used.
    headers : mapping or None
        Further headers.
    """
    title, usual = describe_status(status)
    problem = Problem(
        type="about:blank",
        title=title,
        status=status,
        detail=detail or usual,
        instance=request.url.path,
        request_id=request_id_of(request),
        errors=list(errors),
    )
    return Response(
        orjson.dumps(problem), status, headers=dict(headers or {}), media_type=PROBLEM_TYPE
    )
