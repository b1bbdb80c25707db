"""Arrays as bytes."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import pytest

from models.errors import PartError
from models.parts import arrays_from_bytes, arrays_to_bytes

ARRAYS = {"b": np.array([0.1, np.nan]), "a": np.arange(4), "c": np.zeros(0)}


def test_arrays_come_back_exactly() -> None:
    """Values, kinds and shapes survive."""
    back = arrays_from_bytes(arrays_to_bytes(ARRAYS), "x.npz")

    assert sorted(back) == ["a", "b", "c"]
    for name, array in ARRAYS.items():
        assert back[name].dtype == array.dtype
        np.testing.assert_array_equal(back[name], array)


def test_bytes_depend_on_nothing_but_the_numbers() -> None:
    """Neither the order of names nor the clock shows."""
    turned = dict(reversed(ARRAYS.items()))

    packed = arrays_to_bytes(ARRAYS)

    assert arrays_to_bytes(turned) == packed
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("damage", [b"", b"nonsense", arrays_to_bytes(ARRAYS)[:-40]])
def test_damage_is_named(damage: bytes) -> None:
    """Bytes that are no such zip raise our error with the file's name."""
    with pytest.raises(PartError, match=r"x\.npz"):
        arrays_from_bytes(damage, "x.npz")


def test_objects_are_refused_both_ways() -> None:
    """Nothing that would need pickle goes in or comes out."""
    with pytest.raises(ValueError, match="Object arrays"):
        arrays_to_bytes({"a": np.array([{}])})
