"""What several commands share."""

from __future__ import annotations

from datetime import date

import pytest

from api.command_line.options import print_lines, read_date, require_date
from data.errors import ConfigError


def test_dates_are_iso() -> None:
    """Anything else is refused with an example."""
    assert read_date("2025-03-10") == date(2025, 3, 10)
    assert require_date("2025-03-10") == date(2025, 3, 10)
    assert read_date(None) is None
    with pytest.raises(ConfigError, match="2025-03-10"):
        read_date("10.3.2025")


def test_lines_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """One after the other."""
    print_lines(["一", "二"])
    assert capsys.readouterr().out == "一\n二\n"
