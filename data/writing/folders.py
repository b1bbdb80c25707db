"""Output folders: made if absent, refused if they hold something foreign."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from data.errors import FolderError
from data.writing.replacing import partial_name
from data.writing.trouble import explained


def claim_folder(path: Path, known_names: Iterable[str]) -> Path:
    """Make an output folder ready, or refuse it when it holds foreign files.

    Parameters
    ----------
    path : Path
        The folder; it and its parents are made if absent.
    known_names : iterable of str
        Names of files and folders that may already be there and will be overwritten.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    FolderError
        If the path is a file, or the folder holds anything else.
    EnvironmentTroubleError
        If the machine refuses.
    """
    names = set(known_names)
    allowed = names | {partial_name(Path(name)).name for name in names}
    if path.exists() and not path.is_dir():
        raise FolderError(str(path), "这是一个文件，不是文件夹", "请另选一个文件夹名")
    with explained(path):
        path.mkdir(parents=True, exist_ok=True)
        foreign = sorted(item.name for item in path.iterdir() if item.name not in allowed)
    if foreign:
        shown = "、".join(foreign[:3]) + ("等" if len(foreign) > 3 else "")
        raise FolderError(
            str(path),
            f"里面有不是本程序写出的内容（{shown}，共{len(foreign)}项）",
            "为避免覆盖，请换一个新的或空的文件夹",
        )
    return path
