"""The rules of the house, held by a test each: budgets, names, layers, docstrings, safety."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import os
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

import pytest
from numpydoc.validate import validate

ROOT: Final = Path(__file__).resolve().parents[1]
PACKAGES: Final = ("api", "data", "features", "matching", "models")
GENERATED: Final = {".git", ".venv", "dist", "build", "wheelhouse", "__pycache__", "images"}

MODULES: Final = tuple(
    sorted(path.relative_to(ROOT).as_posix() for package in PACKAGES
           for path in (ROOT / package).rglob("*.py"))
)  # fmt: skip
SCRIPTS: Final = tuple(
    sorted(path.relative_to(ROOT).as_posix() for pattern in ("train.py", "bench/*.py", ".ci/*.py")
           for path in ROOT.glob(pattern))
)  # fmt: skip
TESTS: Final = tuple(
    sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("*.py"))
)
INITS: Final = tuple(name for name in MODULES if name.endswith("__init__.py"))

WITHOUT_A_MATE: Final = {
    "data/columns.py": "names only: each reader and writer test uses them",
    "data/records.py": "fields only: the reading tests build every record",
    "data/synthetic/": "parts of one world: its market, its words and its truth are tested whole",
    "matching/recommendation.py": "fields only: the recommender tests read every answer",
}
"""Modules (or, ending in a slash, folders) without test files of their own, and who tests them."""

FUNCTION_CHECKS: Final = {"GL08", "SS01", "SS03", "PR01", "PR02", "PR03", "PR10", "RT01", "YD01"}
"""A docstring, a summary that ends; parameters all there, none invented, in order; results."""

CLASS_CHECKS: Final = {"GL08", "SS01", "SS03", "PR02"}
"""Fields of records and configurations are documented where they stand."""


@cache
def _tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text("utf-8"))


def _dotted(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _line_count(name: str) -> int:
    return len((ROOT / name).read_text("utf-8").splitlines())


def _functions(name: str) -> Iterator[tuple[str, int]]:
    """Give each function, nested ones too, with its lines less its docstring."""
    for node in ast.walk(_tree(name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if ast.get_docstring(node) is not None:
                words = node.body[0]
                lines -= (words.end_lineno or words.lineno) - words.lineno + 1
            yield f"{name}:{node.lineno} {node.name}", lines


def _imports(name: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(_tree(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def _text_files() -> Iterator[tuple[str, str]]:
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(
            each for each in folders
            if each not in GENERATED and not each.endswith(("_cache", ".egg-info", ".hypothesis"))
        )  # fmt: skip
        for file in sorted(files):
            path = Path(folder, file)
            try:
                yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
            except UnicodeDecodeError:
                continue


# ---------------------------------------------------------------------------------- budgets


def test_no_file_is_longer_than_400_lines() -> None:
    """A file is about one noun."""
    long = {name: _line_count(name) for name in MODULES + SCRIPTS if _line_count(name) > 400}

    assert long == {}


def test_no_function_is_longer_than_50_lines() -> None:
    """A function is read in one screen."""
    long = [each for name in MODULES + SCRIPTS for each in _functions(name) if each[1] > 50]

    assert long == []


def test_files_are_mostly_short() -> None:
    """The median file of more than three lines has at most 120."""
    lengths = [length for name in MODULES if (length := _line_count(name)) > 3]

    assert statistics.median(lengths) <= 120


def test_functions_are_mostly_short() -> None:
    """The median function has at most 8 lines, nine of ten at most 25."""
    lengths = [lines for name in MODULES for _, lines in _functions(name)]

    assert statistics.median(lengths) <= 8
    assert statistics.quantiles(lengths, n=10)[-1] <= 25


def test_train_is_a_door_of_at_most_80_lines_and_nobody_imports_it() -> None:
    """The story is told in `matching.training`; the script only parses and calls."""
    assert _line_count("train.py") <= 80
    assert [name for name in MODULES + TESTS if "train" in _imports(name)] == []


# ------------------------------------------------------------------------------------ names


def test_no_module_is_a_drawer() -> None:
    """A name says what is inside: a drawer for anything fills up with everything."""
    drawers = re.compile(r"^_?(utils?|helpers?|common|misc|managers?|.*_v\d+)$")
    parts = {part for name in MODULES + SCRIPTS + TESTS for part in Path(name).parts}

    assert [part for part in sorted(parts) if drawers.match(part.removesuffix(".py"))] == []


def test_each_module_has_its_mate_among_the_tests() -> None:
    """`matching/ranking.py` is tested in `tests/matching/test_ranking.py`."""
    wanted = [name for name in MODULES if name not in INITS]
    mates = {name: str(Path("tests", name).with_name(f"test_{Path(name).name}")) for name in wanted}
    alone = {name for name, mate in mates.items() if mate not in TESTS}

    excused = {key: {name for name in alone if name.startswith(key)} for key in WITHOUT_A_MATE}

    assert sorted(alone.difference(*excused.values())) == []
    assert [key for key, names in excused.items() if not names] == [], "these need no excuse now"


def test_tests_are_packages_all_the_way_down() -> None:
    """A half-packaged tree would let `tests/api` shadow `api`."""
    folders = {Path(name).parent for name in TESTS if Path(name).name.startswith("test_")}
    needed = {parent for folder in folders for parent in (folder, *folder.parents)} - {Path()}

    assert [str(each) for each in sorted(needed) if f"{each}/__init__.py" not in TESTS] == []


def test_no_other_distribution_owns_our_names() -> None:
    """The five names are common words: a stranger of the same name would be imported instead."""
    owners = packages_distributions()
    strangers = {name: owners.get(name, []) for name in PACKAGES if set(owners.get(name, []))
                 - {"jobmatch"}}  # fmt: skip

    assert strangers == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_our_packages_come_from_this_project(package: str) -> None:
    """What the tests import is the tree that they stand in."""
    assert Path(importlib.import_module(package).__file__ or "").parent == ROOT / package


# ----------------------------------------------------------------------------------- layers


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()",
         "--no-cache", "--no-logo"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_import_contracts_hold() -> None:
    """The layers are as drawn in pyproject.toml."""
    done = _lint_imports(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


def test_import_contracts_fail_when_data_imports_models(tmp_path: Path) -> None:
    """The contracts are awake: one import upwards breaks them."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package,
                        ignore=shutil.ignore_patterns("__pycache__", "*.csv", "*.tsv"))  # fmt: skip
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "data" / "upwards.py").write_text("import models\n", "utf-8")

    done = _lint_imports(tmp_path)

    assert done.returncode == 1
    assert "data is not allowed to import models" in done.stdout


# --------------------------------------------------------------------------- public surface


def _exported() -> list[tuple[str, str]]:
    pairs = []
    for name in INITS:
        for node in _tree(name).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
                pairs += [(_dotted(name), word) for word in ast.literal_eval(node.value)]
    return pairs


def test_all_names_exist_and_none_is_forgotten() -> None:
    """A literal `__all__` is exactly what the package binds from its own modules."""
    listed: dict[str, list[str]] = {}
    for package, word in _exported():
        listed.setdefault(package, []).append(word)
    for package, words in listed.items():
        module = importlib.import_module(package)
        bound = {
            alias.asname or alias.name
            for node in _tree(f"{package.replace('.', '/')}/__init__.py").body
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGES)
            for alias in node.names
        }

        assert len(words) == len(set(words)), package
        assert [word for word in words if not hasattr(module, word)] == [], package
        assert sorted(bound - set(words)) == [], package


@pytest.mark.parametrize("package", [_dotted(name) for name in INITS])
def test_package_says_what_is_here(package: str) -> None:
    """Each package opens with a map in words."""
    assert len(inspect.getdoc(importlib.import_module(package)) or "") > 40


@pytest.mark.parametrize(("package", "word"), _exported())
def test_public_docstring_is_whole(package: str, word: str) -> None:
    """Each exported function and class is documented as numpydoc wants it."""
    value = getattr(importlib.import_module(package), word)
    if not (inspect.isfunction(value) or inspect.isclass(value)):
        return
    checks = CLASS_CHECKS if inspect.isclass(value) else FUNCTION_CHECKS
    report = validate(f"{value.__module__}.{value.__qualname__}")

    assert [error for error in report["errors"] if error[0] in checks] == []


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name: str) -> None:
    """An example that is run cannot drift."""
    results = doctest.testmod(importlib.import_module(_dotted(name)))

    assert results.failed == 0


# ----------------------------------------------------------------------------------- safety


def test_nothing_loads_code_from_a_file() -> None:
    """No pickle in any disguise, no evaluation of text."""
    modules = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "marshal", "shelve"}
    calls = {"eval", "exec", "joblib.load", "joblib.dump", "read_pickle", "to_pickle"}
    found = []
    for name in MODULES + SCRIPTS:
        found += [f"{name}: {each}" for each in _imports(name) if each.split(".")[0] in modules]
        for node in ast.walk(_tree(name)):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called in calls or called.rsplit(".", 1)[-1] in {"read_pickle", "to_pickle"}:
                    found.append(f"{name}:{node.lineno} {called}")
                found += [
                    f"{name}:{node.lineno} allow_pickle"
                    for key in node.keywords
                    if key.arg == "allow_pickle" and ast.unparse(key.value) != "False"
                ]

    assert found == []


def test_no_score_reads_what_the_law_forbids() -> None:
    """Sex, ethnicity, marital status and religion reach no feature and no model."""
    forbidden = {"sex", "gender", "ethnicity", "marital_status", "religion"}
    found = []
    for name in MODULES:
        if name.startswith(("features/", "models/")):
            for node in ast.walk(_tree(name)):
                word = node.attr if isinstance(node, ast.Attribute) else (
                    node.value if isinstance(node, ast.Constant) else None
                )  # fmt: skip
                if isinstance(word, str) and word in forbidden:
                    found.append(f"{name}: {word}")

    assert found == []


def test_no_file_names_a_place_of_one_machine_or_a_package_index() -> None:
    """The project runs anywhere, and offline."""
    absolute = re.compile(r"""(?<![\w.$}/])/(?:work|root|tmp|home/\w+)/""")
    index = re.compile(r"https?://[\w.-]*(?:pypi\.org|pythonhosted\.org|npmjs\.org|jsdelivr\.net)")
    found = [
        f"{name}: {match[0]}"
        for name, text in _text_files()
        for pattern in (absolute, index)
        if (match := pattern.search(text))
    ]

    assert found == []


def test_no_unfinished_work_is_left_behind() -> None:
    """No merge marker, no note to self."""
    marks = re.compile(r"^(?:<{7} |>{7} |={7}$)|\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b", re.MULTILINE)

    assert [name for name, text in _text_files() if name != "LICENSE" and marks.search(text)] == []


def test_each_module_postpones_its_annotations() -> None:
    """One way to write types, on every supported Python."""
    line = "from __future__ import annotations"
    late = [
        name
        for name in MODULES + SCRIPTS + TESTS
        if len(_tree(name).body) > 1 and line not in (ROOT / name).read_text("utf-8")
    ]

    assert late == []
