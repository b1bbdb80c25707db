"""Taking turns: one program at a time decides and writes what becomes of a model folder.

Two trainings into one folder would else each compare with what served before either, and each
write a history that knows nothing of the other's model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from data.errors import EnvironmentTroubleError
from data.writing.locking import locked
from data.writing.trouble import explained
from matching.artifact.manifest import VERSIONS

LOCK_NAME: Final = ".lock"
"""File among the versions that is locked by whoever writes; it is empty, and stays."""


@contextmanager
def one_writer(folder: Path, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Keep every other writer out of an artifact folder; who only reads is not kept out.

    Parameters
    ----------
    folder : Path
        The artifact folder; made if absent.
    waiting : callable, optional
        Called before waiting for another writer to end; without it nobody waits.

    Raises
    ------
    EnvironmentTroubleError
        Somebody else is writing, and `waiting` is None; or the machine refuses.
    """
    with ExitStack() as held:
        with explained(folder):
            (folder / VERSIONS).mkdir(parents=True, exist_ok=True)
            _take_turn(held, folder, waiting)
        yield


def _take_turn(held: ExitStack, folder: Path, waiting: Callable[[], None] | None) -> None:
    path = folder / VERSIONS / LOCK_NAME
    try:
        held.enter_context(locked(path, waits=False))
    except BlockingIOError as error:
        if waiting is None:
            raise EnvironmentTroubleError(
                f"另一个程序正在往模型文件夹「{folder}」里写模型，这次什么也没有改动",
                "请等它结束（多半是 jobmatch train 或 jobmatch rollback）后再运行一次",
            ) from error
        waiting()
        held.enter_context(locked(path))
