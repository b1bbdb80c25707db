"""Templates escape everything and load nothing from outside."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.console.rendering import (
    TEMPLATES,
    render,
    say_count,
    say_distance,
    say_last_day,
    say_share,
)

FILES = sorted(
    path for path in TEMPLATES.parent.rglob("*") if path.suffix in {".html", ".css", ".js", ".svg"}
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_loaded_from_elsewhere(path: Path) -> None:
    """An office without the internet sees the same page."""
    text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")

    assert not re.search(r"(https?:)?//[\w.-]+\.\w|@import|\burl\(", text)


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix == ".html"], ids=lambda path: path.name
)
def test_no_template_needs_an_exception_from_the_policy(path: Path) -> None:
    """The content policy allows no inline script, style or handler, and nothing is marked safe."""
    text = path.read_text("utf-8")

    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=)|\|\s*safe|autoescape", text)


def test_every_value_is_escaped() -> None:
    """Text from outside stays text."""
    page = render(
        "message.html",
        {"title": "<b>", "detail": "<script>", "points": ["<i>"], "request_id": "", "tab": ""},
    )
    text = bytes(page.body).decode()

    assert "<script>" not in text.replace('<script src="/static/console.js" defer>', "")
    assert "&lt;script&gt;" in text
    assert "&lt;i&gt;" in text


def test_missing_value_is_an_error() -> None:
    """A forgotten name shows in the tests, not as a blank on a page."""
    with pytest.raises(jinja2.UndefinedError):
        render("message.html", {"tab": ""})


@given(st.floats(0, 1))
def test_shares_are_said_without_certainty(share: float) -> None:
    """Neither 0% nor 100% is ever said of a chance."""
    assert say_share(share) not in {"0%", "100%"}
    assert say_count(share) != "约 0"


@given(st.none() | st.floats(0, 20_000))
def test_distances_are_whole_kilometres(distance: float | None) -> None:
    """A position is not known better than that."""
    assert re.fullmatch(r"距离不详|不到 1 公里|约 \d+ 公里", say_distance(distance))


def test_last_day_is_the_day_before_the_end() -> None:
    """`expires_on` is the first day on which a vacancy is no longer live."""
    assert say_last_day(date(2025, 3, 1)) == "2025-02-28"
