"""The models that a folder keeps: listing them, and going back to one."""

from __future__ import annotations

from pathlib import Path

from data.errors import ArtifactError
from matching.artifact import Manifest, Record, read_history, read_manifest, read_version, roll_back
from matching.artifact.manifest import VERSIONS
from matching.model import SIDES, SOURCE_NAMES
from matching.model_card import CARD


def list_models(folder: Path) -> list[str]:
    """Say in Chinese which models a folder keeps, the latest first.

    Parameters
    ----------
    folder : Path
        An artifact folder.

    Returns
    -------
    list of str

    Raises
    ------
    ArtifactError
        There is no model that serves.
    """
    serving = read_manifest(folder)
    lines = [f"模型文件夹 {folder} 里的模型（新的在前）："]
    for record in reversed(read_history(folder)):
        lines += _lines(folder, record, serving)
    return lines


def roll_back_model(folder: Path, version: str | None) -> list[str]:
    """Let an earlier model serve again, and say which.

    Parameters
    ----------
    folder : Path
        An artifact folder.
    version : str or None
        Its name; None takes the one that served just before.

    Returns
    -------
    list of str

    Raises
    ------
    ArtifactError
        There is none, or it is damaged; nothing has changed.
    """
    manifest = roll_back(folder, version)
    return [
        f"已换用模型 {manifest.version}（记录截至 {manifest.training_cutoff or '尚无'}）",
        "正在运行的服务过一会儿会自己换用，不必重新启动；要换回来，再运行一次 jobmatch rollback",
    ]


def _lines(folder: Path, record: Record, serving: Manifest) -> list[str]:
    is_serving = record.version == serving.version
    role = "使用中" if is_serving else "用过" if record.has_served else "未用过"
    try:
        manifest = serving if is_serving else read_version(folder, record.version)
    except ArtifactError as error:
        return [f"  {record.version}  {role}，打不开：{error.reason}"]
    names = {str(source): name for source, name in SOURCE_NAMES.items()}
    sources = {names.get(manifest.sources[side], manifest.sources[side]) for side in SIDES}
    note = f"；{record.note}" if record.note else ""
    facts = f"记录截至 {manifest.training_cutoff or '尚无'}，依据{'和'.join(sorted(sources))}"
    return [
        f"  {record.version}  {role}，{facts}{note}",
        f"    说明：{folder / VERSIONS / record.version / CARD}",
    ]
