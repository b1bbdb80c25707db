"""The wheel holds the five packages, whole, and asks for everything that they import."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

PACKAGES = ("api", "data", "features", "matching", "models")
TABLES_AND_TEXT = {".py", ".typed", ".tsv", ".csv", ".toml", ".json", ".txt", ".md"}
PAGES = {".html", ".css", ".js", ".svg", ".png", ".ico", ".xml"}
NO_INDEX = re.compile(r"No matching distribution|Could not find a version|ConnectionError|resolve")


def _files(root: Path) -> set[str]:
    return {
        path.relative_to(root).as_posix()
        for package in PACKAGES
        for path in (root / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as pip does for a user."""
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", str(folder), str(root)],
        env=os.environ | {"PIP_RETRIES": "0", "PIP_TIMEOUT": "20"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and NO_INDEX.search(done.stderr):
        pytest.skip("no package index answers: the build backend hatchling cannot be fetched")
    assert done.returncode == 0, done.stderr
    return next(folder.glob("jobmatch-*.whl"))


def test_wheel_holds_each_file_of_the_packages_and_nothing_else(wheel: Path, root: Path) -> None:
    """No file is lost to an ignore rule, and none of another folder slips in."""
    inside = set(zipfile.ZipFile(wheel).namelist())

    assert {name for name in inside if ".dist-info/" not in name} == _files(root)


def test_packages_hold_only_kinds_of_files_that_belong_there(root: Path) -> None:
    """Each package is typed, and no artifact, archive or editor file lies beside the code."""
    files = _files(root)

    assert {f"{package}/py.typed" for package in PACKAGES} <= files
    assert {name for name in files if Path(name).suffix not in TABLES_AND_TEXT | PAGES} == set()


def test_each_imported_distribution_is_declared(root: Path) -> None:
    """What the packages import is in `dependencies`, not only in the test extra."""
    declared = {_name(line) for line in _project(root)["dependencies"]} | {"jobmatch"}
    owners = packages_distributions()
    # starlette is fastapi's own face, pydantic_core pydantic's: theirs to choose the version.
    declared |= {"starlette", "pydantic-core"}
    missing = {
        f"{name}: {module}"
        for name in sorted(_files(root))
        if name.endswith(".py")
        for module in _imports(root / name)
        if module in owners and not declared & {_name(owner) for owner in owners[module]}
    }

    assert missing == set()


def test_distribution_is_never_published_by_mistake(root: Path) -> None:
    """The classifier that every index refuses stands."""
    assert "Private :: Do Not Upload" in _project(root)["classifiers"]


def _project(root: Path) -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return project


def _name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()


def _imports(path: Path) -> set[str]:
    modules: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules.add(node.module.split(".")[0])
    return modules - set(PACKAGES)
