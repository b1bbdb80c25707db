"""The client that tests ask the service with, in the same process."""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    # Newer releases of starlette ask for another HTTP library; both speak the same language.
    warnings.filterwarnings("ignore", message="Using `httpx` with `starlette.testclient`")
    from starlette.testclient import TestClient as Client

__all__ = ["Client"]
