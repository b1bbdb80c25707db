"""The one place where errors become HTTP: a table of statuses, and the handlers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.console.message_page import message_page, wants_page
from api.problems import problem_response
from api.responses import FieldError
from api.validation_messages import field_errors
from data.errors import (
    ArtifactError,
    ConfigError,
    DefectsError,
    EnvironmentTroubleError,
    FolderError,
    InputError,
    JobMatchError,
    UnknownIdError,
)

STATUSES: Final[Mapping[type[JobMatchError], int]] = {
    InputError: 422,
    DefectsError: 422,
    UnknownIdError: 404,
    FolderError: 409,
    ConfigError: 409,
    ArtifactError: 409,
    EnvironmentTroubleError: 503,
}
"""Status of each error; a child without a row of its own takes its parent's."""

INVALID: Final = "有 {n} 处不合要求：{first}。请改正后重新发送"


def status_of(error: JobMatchError) -> int:
    """Give the status of an error.

    Examples
    --------
    >>> status_of(UnknownIdError("岗位", "V1"))
    404
    """
    return next((STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES), 500)


def answer_error(
    request: Request,
    status: int,
    detail: str | None = None,
    *,
    errors: tuple[FieldError, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer an error as a page to a person and as a problem to a program."""
    if wants_page(request):
        return message_page(request, status, detail)
    return problem_response(request, status, detail, errors=errors, headers=headers)


async def _answer_domain_error(request: Request, error: Exception) -> Response:
    known = cast("JobMatchError", error)
    # A folder's path is for the log of whoever runs the service, not for its callers.
    shown = str(known) if isinstance(known, (DefectsError, UnknownIdError)) else None
    return answer_error(request, status_of(known), shown)


async def _answer_http_error(request: Request, error: Exception) -> Response:
    known = cast("HTTPException", error)
    return answer_error(request, known.status_code, headers=known.headers)


async def _answer_invalid(request: Request, error: Exception) -> Response:
    found = cast("RequestValidationError", error).errors()
    if any(one["type"] == "json_invalid" for one in found):
        return answer_error(request, 400)
    errors = field_errors(found)
    first = f"{errors[0].path} {errors[0].message}" if errors else ""
    detail = INVALID.format(n=len(errors), first=first)
    return answer_error(request, 422, detail, errors=tuple(errors))


def add_error_handlers(app: FastAPI) -> None:
    """Make every error that is raised on purpose an answer in Chinese."""
    app.add_exception_handler(JobMatchError, _answer_domain_error)
    app.add_exception_handler(HTTPException, _answer_http_error)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
