"""What an advertisement says in two places that cannot both be true."""

from __future__ import annotations

import re
from typing import Final

# (the one, the other, what to ask the employer)
_PAIRS: Final[tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]] = (
    (
        re.compile(r"包(?:吃|食)?(?:住|宿)|提供(?:住宿|食宿|宿舍)|包吃包住|免费住宿"),
        re.compile(r"不(?:包|提供)(?:住|食宿|吃住|宿舍)|住宿自理|食宿自理|自行解决住宿|无宿舍"),
        "既说包住又说不包住，请向单位核实住宿",
    ),
    (
        re.compile(r"包(?:吃|食)(?!宿自理)|包三餐|管吃|提供(?:工作餐|食宿)|免费工作餐"),
        re.compile(r"不(?:包|提供)(?:吃|食宿|餐|伙食)|(?:伙食|餐费|食宿)自理"),
        "既说包吃又说伙食自理，请向单位核实伙食",
    ),
    (
        re.compile(r"无需(?:工作)?经验|经验不限|不限经验|无经验(?:亦|也|均)?可|生手可|零基础"),
        re.compile(
            r"(?<!\d)\d{1,2}(?:-\d{1,2})?年(?:及)?(?:以上)[^,。;]{0,8}经验(?!者?优先)|(?:只招|限|必须是?)熟手"
        ),
        "既说不要经验又说要有经验，请向单位核实经验要求",
    ),
    (
        re.compile(r"长白班|常白班|只上白班|无夜班|不上夜班|没有夜班"),
        re.compile(r"[两二三23]班倒|两班制|三班制|(?<![、和或不无])倒班|需(?:要)?上夜班|夜班补贴"),
        "既说只上白班又说要倒班，请向单位核实班次",
    ),
    (
        re.compile(r"双休|做五休二"),
        re.compile(r"单休|做六休一|月休[1-4]天|全月无休"),
        "既说双休又说休息更少，请向单位核实休息日",
    ),
    (
        re.compile(r"厂家?直招|企业直招|非派遣|非中介"),
        re.compile(r"(?<!非)劳务派遣|(?<!非)派遣制|(?<!非)外包(?:长期|岗|员工)"),
        "既说直招又说派遣，请向单位核实由谁签合同",
    ),
    (
        re.compile(r"学历不限|不限学历"),
        re.compile(r"(?:初中|高中|中专|大专|本科)(?:及|或)?以上"),
        "既说不限学历又写明学历，请向单位核实学历要求",
    ),
)
_REVERSED_AGE = re.compile(r"(?<!\d)([2-6]\d)\s*(?:-|~|至|到)\s*([1-6]\d)\s*周?岁")


def find_contradictions(normalised: str) -> tuple[str, ...]:
    """Say what an advertisement contradicts itself in.

    Parameters
    ----------
    normalised : str
        The advertisement, from `features.normalising.normalise`.

    Returns
    -------
    tuple of str
        Sentences in Chinese that say what to ask; empty where nothing clashes.

    Examples
    --------
    >>> find_contradictions("包吃住,食宿自理")[0]
    '既说包住又说不包住，请向单位核实住宿'
    """
    clashing = tuple(
        sentence
        for one, other, sentence in _PAIRS
        if other.search(normalised) and one.search(other.sub(" ", normalised))
    )
    reversed_ages = tuple(
        f"年龄「{match.group()}」上下颠倒，请向单位核实年龄要求"
        for match in _REVERSED_AGE.finditer(normalised)
        if int(match[1]) > int(match[2])
    )
    return clashing + reversed_ages
