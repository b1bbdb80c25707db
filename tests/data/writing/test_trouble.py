"""What the machine refuses is explained."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from data.errors import EnvironmentTroubleError
from data.writing.trouble import explained


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EACCES, "没有权限"),
        (errno.EROFS, "没有权限"),
        (errno.EIO, "无法写入"),
    ],
)
def test_trouble_is_explained(number: int, words: str) -> None:
    """Each refusal of the system has a reason and a remedy."""
    with pytest.raises(EnvironmentTroubleError, match=words) as error, explained(Path("x")):
        raise OSError(number, "refused")
    assert error.value.remedy
