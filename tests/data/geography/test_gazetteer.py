"""Places: codes if given, else county and township together, never a township alone."""

from __future__ import annotations

import pytest

from data.geography import UNKNOWN_PLACE, load_gazetteer
from data.geography.tables import HEYUAN, load_divisions

DIVISIONS = load_divisions()
TOWNSHIPS = [code for code in DIVISIONS.townships if code.startswith(HEYUAN)]


@pytest.mark.parametrize(
    ("text", "county", "township"),
    [
        ("和平县彭寨镇", "441624", "441624108"),
        ("和平县彭寨", "441624", "441624108"),
        ("广东省河源市和平县彭寨镇星丰村", "441624", "441624108"),
        ("河源和平", "441624", None),
        ("和平彭寨镇", "441624", "441624108"),
        ("龙川县上坪镇", "441622", "441622127"),
        ("连平县上坪镇", "441623", "441623101"),
        ("龙川老隆", "441622", "441622100"),
        ("龙川县回龙镇", "441622", "441622119"),
        ("河源市源城区", "441602", None),
        (" 紫金县 龙窝镇 ", "441621", "441621102"),
        ("惠州仲恺", "441302", None),
        ("深圳宝安", "440306", None),
        ("深圳市龙华区", "440309", None),
        ("东莞厚街", "441900", "441900122"),
        ("惠州某工业区", "441300", None),
        ("汕尾城区", "441502", None),
        ("河源江东新区", "441600", None),
    ],
)
def test_texts_of_vacancies_find_their_place(text: str, county: str, township: str | None) -> None:
    """A workplace as people write it leads to codes."""
    place = load_gazetteer().locate(text=text)
    assert (place.county_code, place.township_code) == (county, township)
    assert place.latitude is not None


@pytest.mark.parametrize(
    "text",
    ["上坪镇", "彭寨镇", "和平", "新兴产业园", "中山路18号", "北京路18号", "厂里", ""],
)
def test_texts_that_name_no_place_stay_unknown(text: str) -> None:
    """A township alone, an everyday word or a street places nobody."""
    assert load_gazetteer().locate(text=text) == UNKNOWN_PLACE


@pytest.mark.parametrize(
    ("text", "province"),
    [("贵州省贵阳市白云区", "520000"), ("上海-徐汇区", "310000"), ("武汉", "420000")],
)
def test_other_provinces_are_far_and_not_unknown(text: str, province: str) -> None:
    """A place outside Guangdong gives its province, so that it counts as beyond the province."""
    place = load_gazetteer().locate(text=text)
    assert (place.county_code, place.latitude) == (province, None)


def test_city_and_township_without_county_stay_at_the_city() -> None:
    """上坪镇 stands in two counties of Heyuan, so 河源市上坪镇 tells the city alone."""
    place = load_gazetteer().locate(text="河源市上坪镇")
    assert (place.county_code, place.township_code, place.precision) == ("441600", None, "city")


@pytest.mark.parametrize("code", TOWNSHIPS)
def test_every_township_is_found_by_text_and_by_fields(code: str) -> None:
    """County and township together find each of the 101 townships, with and without endings."""
    county, township = DIVISIONS.counties[code[:6]], DIVISIONS.townships[code]
    gazetteer = load_gazetteer()
    assert gazetteer.locate(text=f"河源市{county}{township}").township_code == code
    by_fields = gazetteer.locate(county=county[:-1], township=township)
    assert (by_fields.county_code, by_fields.township_code) == (code[:6], code)
    assert gazetteer.locate(township=township).county_code is None


def test_villages_are_found_by_their_short_names() -> None:
    """Nearly all 1,452 villages are found by the name without its committee; none wrongly."""
    gazetteer = load_gazetteer()
    found = 0
    for code, full in DIVISIONS.villages.items():
        township = DIVISIONS.townships[code[:9]]
        own = full.rpartition(township)[2].removesuffix("村民委员会").removesuffix("居民委员会")
        place = gazetteer.locate(
            county=DIVISIONS.counties[code[:6]], township=township, village=own
        )
        assert place.village_code in {code, None}, full
        found += place.village_code == code
    assert found >= 1_445


def test_codes_go_before_words() -> None:
    """A given code decides, whatever the text says."""
    gazetteer = load_gazetteer()
    by_village = gazetteer.locate(village_code="441624108216", county="龙川县", township="老隆镇")
    assert (by_village.township_code, by_village.village_code) == ("441624108", "441624108216")
    by_township = gazetteer.locate(township_code="441624108", text="惠州仲恺")
    assert (by_township.county_code, by_township.village_code) == ("441624", None)


def test_a_malformed_code_does_not_decide() -> None:
    """Five digits are no code: the words are read instead."""
    assert load_gazetteer().locate(township_code="44162", text="惠州仲恺").county_code == "441302"


def test_a_township_without_position_takes_the_county_seat() -> None:
    """廻龙镇 has no position of its own; the precision says so."""
    place = load_gazetteer().locate(county="龙川县", township="廻龙镇")
    seat = load_gazetteer().locate(county="龙川县")
    assert place.township_code == "441622119"
    assert (place.latitude, place.longitude, place.precision) == (
        seat.latitude,
        seat.longitude,
        "county",
    )


def test_county_field_alone_gives_the_county() -> None:
    """The field that holds a county needs no ending."""
    assert load_gazetteer().locate(county="和平").county_code == "441624"
    assert load_gazetteer().locate(county="和平", township="不存在的镇").county_code == "441624"
    assert load_gazetteer().locate(county="天上").county_code is None


def test_one_field_may_hold_county_and_township() -> None:
    """Registers write 和平县彭寨镇 into the township field."""
    assert load_gazetteer().locate(township="和平县彭寨镇").township_code == "441624108"
    assert (
        load_gazetteer().locate(county="和平县", township="和平县彭寨镇").township_code
        == "441624108"
    )
