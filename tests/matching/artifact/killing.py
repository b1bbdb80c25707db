"""Killing a process at each of its steps on the disk, for real: ``python -m`` this, with a folder.

The steps are the audit events of the interpreter (opening, making, renaming, removing). A child
is forked for each step and ends itself with SIGKILL just before it. What is left must be a whole
model, the old or the new, and doing the work again must end where undisturbed work ends.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from matching.artifact import Manifest, read_manifest, read_version, save_version
from matching.artifact.loading import verified_files
from matching.artifact.switching import make_serving
from tests.matching.artifact.cases import save_small, small_version

STEPS: Final = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"}


def dies_at(step: int, work: Callable[[], object]) -> bool:
    """Do the work in a child that is killed at a step; say whether it came that far."""
    child = os.fork()
    if not child:
        left = [step]

        def count(event: str, _: object) -> None:
            if event in STEPS:
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status):
        raise SystemExit(f"step {step}: the work failed by itself")
    return os.WIFSIGNALED(status)


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def kill_everywhere(base: Path, work: Callable[[Path], object], whole: set[str]) -> int:
    """Kill the work at each step in a fresh copy of `base`; count the steps."""
    undisturbed = base.with_name("undisturbed")
    shutil.copytree(base, undisturbed)
    work(undisturbed)
    step = 1
    while True:
        copy = base.with_name("copy")
        shutil.copytree(base, copy)
        was_killed = dies_at(step, lambda copy=copy: work(copy))  # type: ignore[misc]
        manifest = read_manifest(copy)
        if manifest.version not in whole or not verified_files(copy, manifest):
            raise SystemExit(f"step {step}: neither the old model nor the new one")
        work(copy)
        if contents(copy) != contents(undisturbed):
            raise SystemExit(f"step {step}: doing it again does not mend it")
        shutil.rmtree(copy)
        if not was_killed:
            shutil.rmtree(undisturbed)
            return step - 1
        step += 1


def kill_saving_and_switching(folder: Path) -> tuple[int, int, int]:
    """Kill a training that wins, one that loses, and the way back; count the steps of each."""
    base = save_small(folder)
    old = read_manifest(base)
    new, files = small_version(folder / "market", seed=8)

    def save(artifact: Path, *, serves: bool = True) -> None:
        save_version(artifact, new, files, serves=serves, note="试")

    winning = kill_everywhere(base, save, {old.version, new.version})
    losing = kill_everywhere(base, lambda copy: save(copy, serves=False), {old.version})
    save(base)
    back = kill_everywhere(base, lambda copy: _go_back(copy, old), {old.version, new.version})
    return winning, losing, back


def _go_back(artifact: Path, to: Manifest) -> None:
    make_serving(artifact, read_version(artifact, to.version), "试")


if __name__ == "__main__":
    print(*kill_saving_and_switching(Path(sys.argv[1])))  # noqa: T201  # the test reads the counts
