"""Start `jobmatch demo`, ask it for one recommendation, print how long that took, stop it.

Usage: python .ci/smoke.py COMMAND, where COMMAND is the path of the installed `jobmatch`.
Exits with 1 if the first recommendation takes longer than three minutes.
"""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT_SECONDS = 180
PROFILE = {"k": 3, "profile": {"profile_text": "做过电车，想在县城找活，不上夜班"}}


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def ask(port: int, method: str, path: str, body: object = None) -> tuple[int, bytes]:
    """Send one request; give status and body, or status 0 while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        content = None if body is None else json.dumps(body).encode()
        connection.request(method, path, content, {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, response.read()
    except OSError:
        return 0, b""
    finally:
        connection.close()


def first_recommendation(demo: subprocess.Popen[bytes], port: int, started: float) -> bytes:
    """Wait until the service is ready and give its first answer."""
    while ask(port, "GET", "/health/ready")[0] != 200:
        if demo.poll() is not None:
            raise SystemExit(f"the demo ended with {demo.returncode} before it was ready")
        if time.monotonic() - started > LIMIT_SECONDS:
            raise SystemExit(f"the demo was not ready after {LIMIT_SECONDS} s")
        time.sleep(0.25)
    status, body = ask(port, "POST", "/api/v1/recommendations/vacancies", PROFILE)
    if status != 200 or "vacancy_id" not in body.decode():
        raise SystemExit(f"the first recommendation answered {status}: {body.decode()[:500]}")
    return body


def main(command: str) -> None:
    """Run the whole smoke test outside the checkout, so that the installed files speak."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "demo.log"
        with log.open("wb") as output:
            started = time.monotonic()
            demo = subprocess.Popen(  # noqa: S603 the command is our own, given by the caller
                [str(Path(command).resolve()), "demo", "--port", str(port)],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            try:
                first_recommendation(demo, port, started)
                seconds = time.monotonic() - started
            finally:
                demo.terminate()
                try:
                    demo.wait(timeout=15)
                except subprocess.TimeoutExpired:
                    demo.kill()
                sys.stdout.write(log.read_text("utf-8", "replace"))
    sys.stdout.write(f"first recommendation {seconds:.1f} s after the start of jobmatch demo\n")
    if seconds > LIMIT_SECONDS:
        raise SystemExit(f"slower than {LIMIT_SECONDS} s")


if __name__ == "__main__":
    main(sys.argv[1])
