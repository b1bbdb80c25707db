"""What a person sees where something went wrong."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from api.console.message_page import message_page, wants_page


def _request(path: str) -> Request:
    return Request({"type": "http", "path": path, "headers": [], "request_id": "abc123"})


@pytest.mark.parametrize(
    ("path", "is_page"),
    [
        ("/", True),
        ("/groups", True),
        ("/nope", True),
        ("/api/v1/x", False),
        ("/health/live", False),
    ],
)
def test_programs_are_told_apart_by_address(path: str, *, is_page: bool) -> None:
    """What lies under the interface gets problems, everything else pages."""
    assert wants_page(_request(path)) is is_page


def test_trouble_of_ours_has_a_number_to_report() -> None:
    """A person can tell the administrator which request it was."""
    assert "abc123" in bytes(message_page(_request("/"), 500).body).decode()
    assert "abc123" not in bytes(message_page(_request("/"), 404).body).decode()


def test_every_point_is_listed() -> None:
    """Each thing to correct has a line."""
    text = bytes(message_page(_request("/"), 422, "请改正", ["年龄：应是整数"]).body).decode()

    assert "<li>年龄：应是整数</li>" in text
