"""Templates, and the few words that numbers turn into on a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

TEMPLATES: Final = Path(__file__).parent / "templates"


def say_share(share: float) -> str:
    """Say a probability in percent.

    Examples
    --------
    >>> say_share(0.345), say_share(0.004), say_share(0.999)
    ('34%', '不到 1%', '99% 以上')
    """
    if share < 0.01:
        return "不到 1%"
    return "99% 以上" if share > 0.99 else f"{share:.0%}"


def say_count(share: float) -> str:
    """Say how many of a hundred come off.

    Examples
    --------
    >>> say_count(0.117), say_count(0.002)
    ('约 12', '不到 1')
    """
    count = round(100 * share)
    return f"约 {count}" if count else "不到 1"


def say_distance(distance_km: float | None) -> str:
    """Say a distance as the crow flies.

    Examples
    --------
    >>> say_distance(0.4), say_distance(12.3), say_distance(None)
    ('不到 1 公里', '约 12 公里', '距离不详')
    """
    if distance_km is None:
        return "距离不详"
    return "不到 1 公里" if distance_km < 1 else f"约 {distance_km:.0f} 公里"


def say_last_day(expires_on: date) -> str:
    """Say the last day on which a vacancy is live.

    Examples
    --------
    >>> say_last_day(date(2025, 4, 1))
    '2025-03-31'
    """
    return (expires_on - timedelta(days=1)).isoformat() if expires_on > date.min else "不详"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        share=say_share, count=say_count, distance=say_distance, last_day=say_last_day
    )
    return environment


def render(template: str, context: Mapping[str, object], status: int = 200) -> HTMLResponse:
    """Render a page; everything that is put in is escaped.

    Parameters
    ----------
    template : str
        File name of the template.
    context : mapping
        What the template reads; a missing name is an error, never a blank.
    status : int
        HTTP status.
    """
    return HTMLResponse(_environment().get_template(template).render(context), status)
