"""The demo: a made market, a model trained on it, and the service, in one go.

Everything is made under a temporary name and renamed when it is whole, so that an interrupted
start leaves nothing that a later one could trip over.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from api.app import read_version
from api.command_line.machine import check_home, check_port, lacks_chinese_font
from api.command_line.progress import of_share, showing_progress
from api.command_line.serving import open_service, run_service, say
from api.settings import read_settings
from data.errors import InputError
from data.synthetic import generate_market, write_synthetic
from data.writing import write_text
from matching.artifact import FORMAT_VERSION
from matching.config import TrainingConfig
from matching.training import train_artifact

STAMP: Final = "demo.json"
BUILDING: Final = "building-"


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """What the demo is made of; a finished one is reused while this stays the same."""

    seed: int = 1
    n_seekers: int = 1_500
    n_vacancies: int = 400
    artifact_format: int = FORMAT_VERSION
    version: str = ""

    def stamp(self) -> str:
        """Write as JSON, sorted."""
        return json.dumps(asdict(self), sort_keys=True) + "\n"


def run_demo(*, host: str, port: int, plan: DemoPlan | None = None) -> None:
    """Make what is missing and serve it until somebody stops it.

    Parameters
    ----------
    host, port : str, int
        Where to listen.
    plan : DemoPlan or None
        None takes the usual size.

    Raises
    ------
    EnvironmentTroubleError
        If port, rights or space are missing; found out before anything is made.
    """
    settings = read_settings()
    check_port(host, port)
    check_home(settings.home)
    if lacks_chinese_font():
        say(
            "提示：本机没有中文字体，在本机浏览器里汉字可能显示为方框。请安装中文字体（如文泉驿微米黑）"
        )
    ready = prepare_demo(settings.home / "demo", plan or DemoPlan(version=read_version()))
    say("正在打开市场和模型……")
    try:
        app = open_service(ready / "artifact", ready / "market", settings)
    except InputError as error:
        say(f"已有的演示数据不能再用（{error}），重新制作")
        shutil.rmtree(ready)
        ready = prepare_demo(settings.home / "demo", plan or DemoPlan(version=read_version()))
        app = open_service(ready / "artifact", ready / "market", settings)
    run_service(app, settings, host, port)


def prepare_demo(folder: Path, plan: DemoPlan) -> Path:
    """Give the folder of a finished demo, made now if there is none of this plan.

    Parameters
    ----------
    folder : Path
        Where demos are kept.
    plan : DemoPlan
        What it is to be made of.

    Returns
    -------
    Path
        Holds ``market``, ``truth`` and ``artifact``.
    """
    ready = folder / "ready"
    if _stamp_of(ready) == plan.stamp():
        say(f"使用已做好的演示数据：{ready}")
        return ready
    folder.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=BUILDING, dir=folder))
    try:
        _remove_leftovers(folder, building)
        _build(building, plan)
        shutil.rmtree(ready, ignore_errors=True)
        building.rename(ready)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return ready


def _build(building: Path, plan: DemoPlan) -> None:
    say(f"第 1 步，共 2 步：生成演示市场（{plan.n_seekers} 人，{plan.n_vacancies} 个岗位）")
    with showing_progress(also_plain=True) as progress:
        share = of_share(progress, "生成演示市场")
        world = generate_market(plan.seed, plan.n_seekers, plan.n_vacancies, progress=share)
        write_synthetic(world, building)
    say("第 2 步，共 2 步：训练模型（约需半分钟到两分钟）")
    with showing_progress(also_plain=True) as progress:
        report = train_artifact(
            building / "market",
            building / "artifact",
            config=TrainingConfig(),
            seed=plan.seed,
            progress=progress,
        )
    for line in report.lines():
        say(f"  {line}")
    write_text(plan.stamp(), building / STAMP)


def _stamp_of(ready: Path) -> str:
    try:
        return (ready / STAMP).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _remove_leftovers(folder: Path, own: Path) -> None:
    """Remove what starts that were killed a day or more ago left behind."""
    now = own.stat().st_mtime
    for item in folder.glob(f"{BUILDING}*"):
        if item != own and now - item.stat().st_mtime > 86_400:
            shutil.rmtree(item, ignore_errors=True)
