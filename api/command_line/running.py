"""Exit codes: 0 done, 2 bad arguments or input (one line a defect), 1 anything else."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any, Final, cast

import typer

from api.command_line.application import application
from data.errors import InputError, JobMatchError

# The class of usage errors moved between typer's releases; its place in the tree did not.
USAGE_ERROR: Final = cast("type[Exception]", typer.BadParameter.__mro__[1])

INTERRUPTED: Final = 130
"""What newer releases of typer return after Ctrl+C; older ones raise."""

KINDS: Final = {
    "integer": "整数",
    "integer range": "范围内的整数",
    "path": "路径",
    "text": "文字",
}

UNEXPECTED: Final = (
    "程序出错（{kind}，{place}），没有完成。请把这一行和所用的命令告诉技术支持；"
    "设环境变量 JOBMATCH_DEBUG=1 再运行一次可看到详情"
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code.

    Parameters
    ----------
    arguments : sequence of str or None
        None takes those of the process.
    """
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command and give its exit code; every message goes to standard error.

    Parameters
    ----------
    arguments : sequence of str
        The command and its options.

    Returns
    -------
    int
        0, 1 or 2.
    """
    try:
        code = application(list(arguments), prog_name="jobmatch", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except JobMatchError as error:
        _complain(str(error))
        return 2 if isinstance(error, InputError) else 1
    except typer.Exit as error:
        return error.exit_code
    except USAGE_ERROR as error:
        _complain(say_usage_error(error))
        return 2
    except Exception as error:  # noqa: BLE001  # the last net: a person reads a sentence instead
        _complain(_say_unexpected(error))
        return 1
    if code == INTERRUPTED:
        _complain("已中断，没有完成")
        return 1
    return code or 0


def _complain(message: str) -> None:
    sys.stderr.write(message + "\n")


def _say_unexpected(error: Exception) -> str:
    if os.environ.get("JOBMATCH_DEBUG") == "1":
        return "".join(traceback.format_exception(error)).rstrip()
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119  # a bare string
    return UNEXPECTED.format(kind=type(error).__name__, place=place)


def say_usage_error(error: Any) -> str:  # noqa: ANN401  # typer's classes differ by release
    """Say in Chinese what is wrong with the arguments, and where the usage stands.

    Parameters
    ----------
    error : a usage error of typer
        Told apart by the name of its class, which is the same in every release.
    """
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        return str(error.ctx.get_help())
    name = _option_of(error)
    sentence = {
        "NoSuchOption": f"没有 {name} 这个选项",
        "MissingParameter": f"缺少选项 {name}",
        "BadOptionUsage": f"选项 {name} 后面缺少值",
        "BadParameter": f"选项 {name} 的值不合要求{_wanted(error)}",
    }.get(kind, "命令或参数不对")
    command = error.ctx.command_path if error.ctx else "jobmatch"
    return f"{sentence}。请用 {command} --help 查看用法"


def _option_of(error: Any) -> str:  # noqa: ANN401  # as above
    param = getattr(error, "param", None)
    if param is not None:
        return str(param.opts[-1])
    return str(getattr(error, "option_name", ""))


def _wanted(error: Any) -> str:  # noqa: ANN401  # as above
    param = getattr(error, "param", None)
    wanted = KINDS.get(getattr(getattr(param, "type", None), "name", ""), "")
    return f"，应是{wanted}" if wanted else ""
