"""What the machine refuses, in words a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.errors import EnvironmentTroubleError

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_PERMISSION = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn trouble of the machine with a path into an error that says what to do.

    Parameters
    ----------
    path : Path
        The file or folder that is being written.

    Raises
    ------
    EnvironmentTroubleError
        For no space, no permission, or any other refusal of the system.
    """
    try:
        yield
    except OSError as error:
        raise _explanation(path, error) from error


def _explanation(path: Path, error: OSError) -> EnvironmentTroubleError:
    if error.errno in _NO_SPACE:
        return EnvironmentTroubleError(
            f"磁盘空间不足，无法写入「{path}」", "请清理磁盘，或换一个有空间的位置后重试"
        )
    if error.errno in _NO_PERMISSION:
        return EnvironmentTroubleError(
            f"没有权限写入「{path}」", "请换一个可以写入的文件夹，或请管理员开放写入权限"
        )
    return EnvironmentTroubleError(
        f"无法写入「{path}」（{error.strerror or '系统拒绝'}）",
        "请检查路径是否正确、文件是否正被其他程序打开，然后重试",
    )
