"""What every test stands on: Hypothesis profiles, a home of its own, and honest skips.

Under ``JOBMATCH_REQUIRE_ALL=1`` (as in the continuous check) a skipped test is a failed one: on
a machine that has everything, a skip means that something has silently stopped being tested.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.database import DirectoryBasedExampleDatabase

if TYPE_CHECKING:
    from tests.worlds import World

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
REQUIRE_ALL: Final = os.environ.get("JOBMATCH_REQUIRE_ALL") == "1"
HOME: Final = tempfile.TemporaryDirectory(prefix="jobmatch-tests-")

# Before any test module is imported: no test writes into the user's own data folder.
os.environ["JOBMATCH_HOME"] = str(Path(HOME.name) / "home")
set_hypothesis_home_dir(Path(HOME.name) / "hypothesis")
settings.register_profile(
    "dev",
    deadline=None,
    max_examples=30,
    database=DirectoryBasedExampleDatabase(Path(HOME.name) / "examples"),
)
settings.register_profile(
    "ci", deadline=None, max_examples=60, derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if REQUIRE_ALL else "dev")


def pytest_configure() -> None:
    """Silence loggers that write straight to standard error."""
    logging.getLogger("jieba").disabled = True


def pytest_unconfigure() -> None:
    """Remove what the session wrote."""
    HOME.cleanup()


def _refuse_skip(report: Report) -> Report:
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} must run here (JOBMATCH_REQUIRE_ALL=1): {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test into a failure where everything must run."""
    return _refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole module into a failure where everything must run."""
    return _refuse_skip((yield))


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the folder of the project."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def reference_data() -> Path:
    """Give the folder of real reference data, which is never part of the project."""
    folder = os.environ.get("JOBMATCH_REFERENCE_DATA")
    if not folder:
        pytest.skip("JOBMATCH_REFERENCE_DATA is not set: no folder of real data to read")
    path = Path(folder)
    if not path.is_dir():
        pytest.fail(f"JOBMATCH_REFERENCE_DATA names {folder}, which is not a folder")
    return path


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of a Chromium-like browser."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    pytest.skip("no Chromium on the path: install the package chromium")


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Give a small market with its truth and a trained artifact; read only, please."""
    # Imported here: a session that needs no world does not wait for the learners.
    from tests.worlds import build_world  # noqa: PLC0415

    return build_world(tmp_path_factory.mktemp("world"))
