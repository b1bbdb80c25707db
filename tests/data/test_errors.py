"""Errors carry fields and read as Chinese sentences that say what to do next."""

from __future__ import annotations

import pytest

from data.errors import (
    ArtifactError,
    ConfigError,
    Defect,
    DefectsError,
    EnvironmentTroubleError,
    FolderError,
    InputError,
    JobMatchError,
    UnknownIdError,
)


@pytest.mark.parametrize(
    ("defect", "text"),
    [
        (Defect("x.csv", None, None, "", "坏", "改"), "x.csv：坏。改"),
        (Defect("x.csv", 3, None, "", "坏", "改"), "x.csv 第3行：坏。改"),
        (Defect("x.csv", 3, "a", "b", "坏", "改"), "x.csv 第3行「a」的值「b」：坏。改"),
    ],
)
def test_a_defect_says_where_what_and_what_next(defect: Defect, text: str) -> None:
    """Parts that are not known are left out."""
    assert str(defect) == text


def test_many_defects_are_one_line_each() -> None:
    """Standard error shows one message per defect."""
    defects = [Defect("x.csv", row, None, "", "坏", "改") for row in (2, 3)]
    error = DefectsError(defects)
    assert error.defects == tuple(defects)
    assert str(error).splitlines() == [str(defect) for defect in defects]


@pytest.mark.parametrize(
    "error",
    [
        DefectsError([]),
        UnknownIdError("求职人员", "S9"),
        FolderError("out", "坏", "改"),
        ConfigError("x.toml seed", "坏", "改"),
        ArtifactError("artifact", "坏", "改"),
    ],
)
def test_errors_of_input_are_of_one_kind(error: JobMatchError) -> None:
    """The doors tell input from the machine by one class."""
    assert isinstance(error, InputError)
    assert not isinstance(error, EnvironmentTroubleError)


def test_fields_and_words_agree() -> None:
    """The sentence names what the fields hold."""
    unknown = UnknownIdError("岗位", "V9")
    assert (unknown.noun, unknown.unknown_id) == ("岗位", "V9")
    assert "「V9」的岗位" in str(unknown)
    assert str(EnvironmentTroubleError("端口被占用", "换一个端口")) == "端口被占用。换一个端口"
