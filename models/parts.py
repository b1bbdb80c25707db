"""Arrays as bytes: a zip of .npy files that is the same for the same numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from models.errors import PartError

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def arrays_to_bytes(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Pack arrays as `numpy.savez` does, but with a fixed date on every entry.

    Parameters
    ----------
    arrays : mapping of str to ndarray
        Numbers by name; no objects.

    Returns
    -------
    bytes
        The same bytes for the same arrays, in the order of names.

    Examples
    --------
    >>> arrays_from_bytes(arrays_to_bytes({"a": np.arange(3)}), "part.npz")["a"].tolist()
    [0, 1, 2]
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(arrays):
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=_EPOCH)
            entry.create_system = 3
            member = io.BytesIO()
            np.lib.format.write_array(member, np.asarray(arrays[name]), allow_pickle=False)
            archive.writestr(entry, member.getvalue())
    return packed.getvalue()


def arrays_from_bytes(packed: bytes, part: str) -> dict[str, NDArray[Any]]:
    """Unpack what `arrays_to_bytes` packed; objects are refused.

    Parameters
    ----------
    packed : bytes
        The zip.
    part : str
        File name, for the message.

    Returns
    -------
    dict of str to ndarray
        Numbers by name.

    Raises
    ------
    PartError
        The bytes cannot be read as such a zip.
    """
    try:
        with np.load(io.BytesIO(packed), allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except (ValueError, OSError, EOFError, AttributeError, zipfile.BadZipFile) as error:
        raise PartError(part, "内容已损坏") from error
