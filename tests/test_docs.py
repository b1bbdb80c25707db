"""The documents cannot fall behind: commands, options, columns, decisions and links are checked."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from data.records import Employer, Interaction, Seeker, Vacancy

ROOT: Final = Path(__file__).resolve().parents[1]
PAGES: Final = tuple(
    sorted(
        path.relative_to(ROOT).as_posix()
        for pattern in ("*.md", "docs/**/*.md")
        for path in ROOT.glob(pattern)
    )
)
DECISIONS: Final = tuple(sorted(path.name for path in (ROOT / "docs/decisions").glob("[0-9]*.md")))
FIRST: Final = (
    "python -m pip install . && jobmatch demo                      "
    "# demo market, training, service and page on 127.0.0.1:8000\n"
    "python -m pip install '.[test]' && python -m pytest            "
    "# everything that can run without a network\n"
)


def _page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@cache
def _help(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", "from api.command_line import main; main()", *words, "--help"],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "160", "NO_COLOR": "1", "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)


def _commands(*group: str) -> set[str]:
    """Read the commands off the help, boxed or plain: a name at the left, then its sentence."""
    _, *listing = re.split(r"(?m)^.*(?:Commands|命令).*$", _help(*group), maxsplit=1)
    if not listing:
        return {" ".join(group)}
    names = re.findall(r"^[│|]?\s{1,2}([a-z][a-z-]*)\s{2,}\S", listing[0], re.MULTILINE)
    return {command for name in names for command in _commands(*group, name)}


def _sections() -> dict[str, str]:
    text = _page("docs/reference/commands.md")
    parts = re.split(r"^## (.*)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


DOCUMENTED: Final = tuple(
    heading.strip("`").removeprefix("jobmatch ")
    for heading in _sections()
    if heading.startswith("`jobmatch ")
)


def test_the_two_commands_stand_in_the_readme() -> None:
    """README's set-up is two commands, to the letter."""
    assert f"```\n{FIRST}```" in _page("README.md")


def test_the_continuous_check_runs_the_readme_s_test_command() -> None:
    """What is promised is what is checked."""
    command = "python -m pip install '.[test]' && python -m pytest"

    assert f"  {command}\n" in _page(".ci/run")


def test_every_command_is_documented_and_none_is_invented() -> None:
    """The reference lists exactly what `jobmatch --help` lists."""
    assert set(DOCUMENTED) == _commands()


@pytest.mark.parametrize("command", DOCUMENTED)
def test_every_option_is_documented_and_none_is_invented(command: str) -> None:
    """The reference names each option of a command, and no other."""
    option = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
    offered = set(option.findall(_help(*command.split()))) - {"--help"}

    assert set(option.findall(_sections()[f"`jobmatch {command}`"])) == offered


def test_every_environment_variable_is_documented() -> None:
    """Each JOBMATCH_ variable that code or tests read is explained."""
    named = {
        word
        for folder in ("api", "data", "features", "matching", "models", "tests")
        for path in (ROOT / folder).rglob("*.py")
        for word in re.findall(r"\bJOBMATCH_[A-Z][A-Z_]*[A-Z]\b", path.read_text("utf-8"))
    }
    explained = _sections()["Environment"]

    assert sorted(word for word in named if f"`{word}`" not in explained) == []


@pytest.mark.parametrize("record", [Seeker, Employer, Vacancy, Interaction])
def test_every_column_is_documented(record: type) -> None:
    """The exchange format names each field of each record."""
    text = _page("docs/reference/exchange-format.md")

    assert [each.name for each in fields(record) if f"`{each.name}`" not in text] == []


@pytest.mark.parametrize("name", [*DECISIONS, "template.md"])
def test_decision_has_its_sections(name: str) -> None:
    """Context, decision, consequences, alternatives: in this order, each with words."""
    parts = re.split(r"^## (.*)$", _page(f"docs/decisions/{name}"), flags=re.MULTILINE)

    assert parts[1::2] == ["Context", "Decision", "Consequences", "Alternatives"]
    assert all(part.strip() for part in parts[2::2])


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    """The index links every decision."""
    index = _page("docs/index.md")

    assert [int(name[:4]) for name in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    assert [name for name in DECISIONS if f"(decisions/{name})" not in index] == []


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    """Each relative link of a page points to a file that is there."""
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", _page(name))
    local = [target for target in targets if not re.match(r"[a-z]+:", target)]

    assert [each for each in local if not (ROOT / name).parent.joinpath(each).exists()] == []


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("docs/")])
def test_each_page_can_be_reached(name: str) -> None:
    """A page that no other page links to will not be read."""
    leaf = Path(name).name
    others = [page for page in PAGES if page != name]

    assert leaf == "index.md" or any(f"{leaf})" in _page(page) for page in others)
