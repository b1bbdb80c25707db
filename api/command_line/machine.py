"""What can be wrong with the machine, found before the work begins."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from api.settings import read_settings
from data.errors import EnvironmentTroubleError

NEEDED_BYTES: Final = 500_000_000
TRIED_PORTS: Final = 50
KERNELS_VARIABLE: Final = "NUMBA_CACHE_DIR"


def claim_port(host: str, port: int) -> socket.socket:
    """Listen on a port.

    Parameters
    ----------
    host : str
        Name or address of this machine.
    port : int
        From 1 to 65,535.

    Returns
    -------
    socket
        Listening; the caller closes it.

    Raises
    ------
    EnvironmentTroubleError
        If the address or the port cannot be had; names a port that can.
    """
    family, address = _resolve(host, port)
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise _port_trouble(host, port, error) from error
    return listener


def check_port(host: str, port: int) -> None:
    """Make sure that a port can be had, and let it go again; raises as `claim_port`."""
    claim_port(host, port).close()


def _resolve(host: str, port: int) -> tuple[socket.AddressFamily, tuple[object, ...]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise EnvironmentTroubleError(
            f"地址「{host}」无法使用", "请用 --host 127.0.0.1，或本机网卡的地址"
        ) from error
    family, _, _, _, address = found[0]
    return family, address


def _port_trouble(host: str, port: int, error: OSError) -> EnvironmentTroubleError:
    if error.errno == errno.EADDRNOTAVAIL:
        return EnvironmentTroubleError(
            f"地址「{host}」不是本机的地址", "请用 --host 127.0.0.1，或本机网卡的地址"
        )
    free = free_port(host, port)
    remedy = f"请改用 --port {free}" if free else "请用 --port 换一个端口"
    if error.errno == errno.EADDRINUSE:
        return EnvironmentTroubleError(
            f"端口 {port} 已被其他程序占用（也可能是本程序已在运行）", remedy
        )
    return EnvironmentTroubleError(f"没有权限使用端口 {port}", remedy)


def free_port(host: str, port: int) -> int | None:
    """Find a free port above another (and above the reserved ones), None where there is none."""
    start = max(port + 1, 8001)
    for candidate in range(start, min(start + TRIED_PORTS, 65_536)):
        with socket.socket(_resolve(host, candidate)[0], socket.SOCK_STREAM) as probe:
            if probe.connect_ex((host, candidate)) and _can_bind(host, candidate):
                return candidate
    return None


def _can_bind(host: str, port: int) -> bool:
    family, address = _resolve(host, port)
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        try:
            probe.bind(address)
        except OSError:
            return False
    return True


def check_home(folder: Path) -> None:
    """Make sure that application data can be written.

    Raises
    ------
    EnvironmentTroubleError
        If the folder cannot be made or written, or has too little space.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise EnvironmentTroubleError(
            f"没有权限写入数据文件夹「{folder}」",
            "请把环境变量 JOBMATCH_HOME 设为一个可以写入的文件夹",
        ) from error
    check_space(folder)


def check_space(folder: Path, needed: int = NEEDED_BYTES) -> None:
    """Make sure that there is space.

    Raises
    ------
    EnvironmentTroubleError
        If less than `needed` bytes are free.
    """
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise EnvironmentTroubleError(
            f"磁盘空间不足：「{folder}」所在磁盘只剩 {free / 1e6:.0f} MB，"
            f"至少需要 {needed / 1e6:.0f} MB",
            "请清理磁盘，或把环境变量 JOBMATCH_HOME 设到空间足够的磁盘",
        )


def keep_kernels() -> None:
    """Keep compiled code in the folder of application data, unless the user said where.

    To be called before anything that compiles is imported. Beside the program it may not be
    writable, and a folder that many share would let one run another's code.

    Raises
    ------
    ConfigError
        If the settings cannot be used.
    """
    os.environ.setdefault(KERNELS_VARIABLE, str(read_settings().home / "kernels"))


def lacks_chinese_font() -> bool:
    """Say whether this machine is known to have no Chinese font (for screens and prints)."""
    lister = shutil.which("fc-list")
    if lister is None:
        return False
    done = subprocess.run(  # noqa: S603  # a fixed program with fixed arguments
        [lister, ":lang=zh"], capture_output=True, check=False, timeout=20
    )
    return done.returncode == 0 and not done.stdout.strip()
