"""Errors say what to do next and carry their fields."""

from __future__ import annotations

import pytest

from data.errors import JobMatchError
from models.errors import OneClassError, PartError


def test_one_class_error_carries_its_counts() -> None:
    """The caller can tell no rows from no positives."""
    error = OneClassError(40, 0)

    assert (error.rows, error.positives) == (40, 0)
    assert "先验模型" in str(error)


def test_part_error_names_the_part() -> None:
    """The reader learns which file to restore."""
    error = PartError("side.json", "缺少这个文件")

    assert (error.part, error.reason) == ("side.json", "缺少这个文件")
    assert "side.json" in str(error)


@pytest.mark.parametrize("error", [OneClassError, PartError])
def test_errors_belong_to_the_one_tree(error: type[Exception]) -> None:
    """One `except JobMatchError` catches them."""
    assert issubclass(error, JobMatchError)
