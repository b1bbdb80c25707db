"""Exit codes and messages: 0, 2 for what was given, 1 for anything else."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from api.command_line import main
from api.command_line.running import run
from data.errors import Defect, DefectsError, EnvironmentTroubleError
from matching import training

TRAIN = ("train", "--market", "m", "--artifact", "a")

Fail = Callable[[BaseException], None]


@pytest.fixture
def fail_with(monkeypatch: pytest.MonkeyPatch) -> Fail:
    """Give a way to make training fail."""

    def set_error(error: BaseException) -> None:
        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(training, "train_artifact", fail)

    return set_error


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["train"], "缺少选项 --market"),
        (["train", "--market"], "选项 --market 后面缺少值"),
        (["train", "--no-such"], "没有 --no-such 这个选项"),
        ([*TRAIN, "--seed", "x"], "选项 --seed 的值不合要求"),
        ([*TRAIN, "--seed", "-1"], "选项 --seed 的值不合要求"),
        ([*TRAIN, "more"], "命令或参数不对"),
        (["nonsense"], "命令或参数不对"),
        ([*TRAIN, "--promote", "perhaps"], "选项 --promote 的值不合要求"),
        (["models", "--artifact", "none"], "文件夹不存在"),
        (["rollback", "--artifact", "none"], "文件夹不存在"),
        (["demo", "--port", "0"], "选项 --port 的值不合要求"),
        (["serve", "--market", "m", "--artifact", "a", "--as-of", "去年"], "不是日期"),
    ],
)
def test_bad_arguments_are_2(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One Chinese line on standard error, nothing on standard output."""
    assert run(arguments) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_without_arguments_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Who types only the name learns the commands."""
    assert run([]) == 2
    assert "demo" in "".join(capsys.readouterr())


def test_help_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    """Asking is no mistake."""
    assert run(["train", "--help"]) == 0
    assert "--artifact" in capsys.readouterr().out


def test_each_defect_has_a_line_and_nothing_is_written(
    fail_with: Fail, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every defect of the input, exit code 2."""
    defects = [Defect("seekers.csv", row, "age", "x", "不是数字", "请改正") for row in (2, 7)]
    fail_with(DefectsError(defects))

    assert run(TRAIN) == 2
    assert capsys.readouterr().err.splitlines() == [str(defect) for defect in defects]


@pytest.mark.parametrize(
    "error", [EnvironmentTroubleError("没有空间", "请清理"), KeyboardInterrupt()]
)
def test_trouble_of_the_machine_is_1(
    error: BaseException, fail_with: Fail, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said in one line."""
    fail_with(error)

    assert run(TRAIN) == 1
    assert re.search(r"[\u4e00-\u9fff]", capsys.readouterr().err)


def test_unexpected_error_is_1_and_tells_no_data(
    fail_with: Fail, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A person reads what to report; the exception's words may hold personal data."""
    monkeypatch.delenv("JOBMATCH_DEBUG", raising=False)
    fail_with(RuntimeError("李小花 13800138000"))

    assert run(TRAIN) == 1
    told = capsys.readouterr().err
    assert "RuntimeError" in told
    assert "13800138000" not in told
    assert "Traceback" not in told


def test_debug_shows_the_traceback(
    fail_with: Fail, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only where somebody asks for it."""
    monkeypatch.setenv("JOBMATCH_DEBUG", "1")
    fail_with(RuntimeError("why"))

    assert run(TRAIN) == 1
    assert "Traceback" in capsys.readouterr().err


def test_main_leaves_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process ends with what `run` says."""
    monkeypatch.setattr(sys, "argv", ["jobmatch", "train"])
    with pytest.raises(SystemExit) as caught:
        main()

    assert caught.value.code == 2


def test_missing_folder_is_2_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The real thing, with a folder that is not there."""
    artifact = tmp_path / "artifact"
    code = run(["train", "--market", str(tmp_path / "nowhere"), "--artifact", str(artifact)])

    assert code == 2
    assert "nowhere" in capsys.readouterr().err
    assert not artifact.exists() or not list(artifact.iterdir())
