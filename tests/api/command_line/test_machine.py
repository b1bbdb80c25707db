"""Trouble of the machine is found first, and said with what to do."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.command_line.machine import (
    check_home,
    check_port,
    check_space,
    claim_port,
    free_port,
    keep_kernels,
    lacks_chinese_font,
)
from data.errors import EnvironmentTroubleError

HOST = "127.0.0.1"


@pytest.fixture
def taken() -> Iterator[int]:
    """Give a port on which somebody listens."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen()
        port: int = listener.getsockname()[1]
        yield port


def test_port_in_use_is_named_with_another(taken: int) -> None:
    """The remedy can be copied."""
    with pytest.raises(EnvironmentTroubleError, match=f"端口 {taken} 已被") as caught:
        check_port(HOST, taken)

    suggested = int(caught.value.remedy.removeprefix("请改用 --port "))
    check_port(HOST, suggested)


def test_claimed_port_cannot_be_claimed_again() -> None:
    """Two demos cannot both believe that they have it."""
    port = free_port(HOST, 20_000)
    assert port is not None
    with claim_port(HOST, port), pytest.raises(EnvironmentTroubleError):
        check_port(HOST, port)

    check_port(HOST, port)


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid", "x" * 300])
def test_foreign_address_is_refused(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that is not this machine's, or none at all."""
    if not host.startswith("203"):

        def fail(*_: object, **__: object) -> None:
            raise socket.gaierror

        monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(EnvironmentTroubleError, match="地址"):
        check_port(host, 8000)


def test_home_that_cannot_be_made_names_the_variable(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "home").write_text("", "utf-8")

    with pytest.raises(EnvironmentTroubleError, match="JOBMATCH_HOME"):
        check_home(tmp_path / "home")


def test_good_home_is_left_empty(tmp_path: Path) -> None:
    """Trying leaves nothing behind."""
    check_home(tmp_path / "deep" / "home")

    assert list((tmp_path / "deep" / "home").iterdir()) == []


def test_little_space_is_said_in_numbers(tmp_path: Path) -> None:
    """What is there and what is needed."""
    with pytest.raises(EnvironmentTroubleError, match="磁盘空间不足"):
        check_space(tmp_path, needed=10**18)
    check_space(tmp_path, needed=1)


def test_without_a_lister_fonts_are_taken_to_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hint is only given where it is known to be needed."""

    def nowhere(_: str) -> None:
        return None

    monkeypatch.setattr(shutil, "which", nowhere)

    assert lacks_chinese_font() is False


@pytest.mark.parametrize(("listed", "lacks"), [("", True), ("NotoSansSC.otf", False)])
def test_font_list_is_read(
    listed: str, *, lacks: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An empty list means that there is none."""
    lister = tmp_path / "fc-list"
    lister.write_text(f"#!/bin/sh\nprintf '{listed}'\n", "utf-8")
    lister.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    assert lacks_chinese_font() is lacks


def test_compiled_code_goes_where_the_user_said_or_to_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is set already stays."""
    monkeypatch.setenv("JOBMATCH_HOME", str(tmp_path))
    monkeypatch.setenv("NUMBA_CACHE_DIR", "elsewhere")
    keep_kernels()
    assert os.environ["NUMBA_CACHE_DIR"] == "elsewhere"
    monkeypatch.delenv("NUMBA_CACHE_DIR")
    keep_kernels()
    assert os.environ["NUMBA_CACHE_DIR"] == str(tmp_path / "kernels")
