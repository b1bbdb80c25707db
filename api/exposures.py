"""What people were shown, written down so that it can be learned from; ids, no names."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from data.columns import Kinds
from data.errors import EnvironmentTroubleError
from data.records import Interaction, SeekerId, VacancyId
from data.writing import RecordLog
from matching.recommendation import Recommendation

LOG_NAME: Final = "interactions.csv"
KEY_NAME: Final = "exploration.key"
KEY_BYTES: Final = 32
FOLDER: Final = "exposures"


def exposure_folder(home: Path) -> Path:
    """Give the folder of log and key under the application's home."""
    return home / FOLDER


class ExposureLog:
    """An append-only log of lists, in the exchange format of `interactions`.

    The same list asked for again on the same day is written once.

    Parameters
    ----------
    folder : Path
        Holds the log; made if absent.
    secret : bytes
        Turns person, day and content of a list into its id.
    """

    def __init__(self, folder: Path, secret: bytes) -> None:
        self._log = RecordLog(folder / LOG_NAME, Interaction)
        self._secret = secret
        self._written: set[str] = set()
        self._turn = threading.Lock()

    @property
    def path(self) -> Path:
        """The file."""
        return self._log.path

    def record(self, shown: Sequence[Recommendation], day: date) -> None:
        """Write a list down; on return it survives a power cut.

        Parameters
        ----------
        shown : sequence of Recommendation
            One person's list, in the order of its places.
        day : date
            Day of the question.

        Raises
        ------
        EnvironmentTroubleError
            If the machine refuses; then the list must not be shown.
        """
        list_id = self._list_id(shown, day)
        with self._turn:
            if shown and list_id not in self._written:
                self._log.append([_event(one, list_id, day) for one in shown])
                self._written.add(list_id)

    def _list_id(self, shown: Sequence[Recommendation], day: date) -> str:
        content = "\0".join(
            [day.isoformat(), *(f"{one.seeker_id}\0{one.vacancy_id}" for one in shown)]
        )
        return hmac.new(self._secret, content.encode(), hashlib.sha256).hexdigest()[:20]


def _event(one: Recommendation, list_id: str, day: date) -> Interaction:
    return Interaction(
        seeker_id=SeekerId(one.seeker_id),
        vacancy_id=VacancyId(one.vacancy_id),
        kind=Kinds.SHOWN,
        occurred_on=day,
        list_id=list_id,
        position=one.position,
        is_exploration=one.is_exploration,
        propensity=None if one.slot is None else one.slot.propensity,
    )


def read_or_make_secret(folder: Path) -> bytes:
    """Give the office's secret, made once by chance; lists of a day hang on it.

    Parameters
    ----------
    folder : Path
        Where it is kept, readable by its owner alone.

    Raises
    ------
    EnvironmentTroubleError
        If it can neither be read nor made, or is damaged.
    """
    path = folder / KEY_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _make_secret(path)
        secret = bytes.fromhex(path.read_text(encoding="ascii"))
    except OSError as error:
        raise EnvironmentTroubleError(
            f"没有权限读写数据文件夹「{folder}」",
            "请把环境变量 JOBMATCH_HOME 设为一个可以写入的文件夹，或把探索位设为 0",
        ) from error
    except ValueError:
        secret = b""
    if len(secret) != KEY_BYTES:
        raise EnvironmentTroubleError(
            f"密钥文件「{path}」已损坏", "请删去这个文件后重新启动，程序会另做一个"
        )
    return secret


def _make_secret(path: Path) -> None:
    """Write a fresh secret under another name, and give it its name unless there is one."""
    if path.exists():
        return
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        # Two services that start at once end up with one secret: a link never overwrites.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
