"""Which types share a series is for the head of the office to decide (NĐ 30/2020, Điều 15)."""

from doithoai.actions.papers.reserve_number import reserve_number
from doithoai.actions.papers.share_series import share_series
from doithoai.models import Commune, OutgoingEntry
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def number(commune, by, symbol: str) -> str:
    return reserve_number(commune, by=by, symbol=symbol, why="chờ ký").code


def test_types_that_share_a_series_follow_each_other(commune, ba_lan):
    share_series(commune, by=ba_lan, types=["TB", "KH"])
    assert Commune.objects.get(pk=commune.pk).shared_types == ["KH", "TB"]
    codes = [
        number(commune, ba_lan, each) for each in ("KH-UBND", "TB-UBND", "BC-UBND", "KH-UBND", "KH-HĐND")
    ]
    assert codes == ["01/KH-UBND", "02/TB-UBND", "01/BC-UBND", "03/KH-UBND", "01/KH-HĐND"]


def test_a_change_in_the_middle_of_the_year_gives_no_number_twice(commune, ba_lan):
    assert [number(commune, ba_lan, "KH-UBND") for _ in range(3)][-1] == "03/KH-UBND"
    share_series(commune, by=ba_lan, types=["TB", "KH"])
    assert [number(commune, ba_lan, each) for each in ("TB-UBND", "KH-UBND")] == ["01/TB-UBND", "04/KH-UBND"]
    told = OutgoingEntry.objects.get(state="before")
    assert (told.series, told.code) == ("Chung-UBND", "02–03")
    share_series(commune, by=ba_lan, types=[])
    assert [number(commune, ba_lan, each) for each in ("TB-UBND", "KH-UBND")] == ["02/TB-UBND", "05/KH-UBND"]


def test_one_type_alone_or_an_unknown_one_is_refused(commune, ba_lan):
    assert refused(share_series, commune, by=ba_lan, types=["KH"]).startswith("Dãy số chung cần ít nhất hai")
    assert refused(share_series, commune, by=ba_lan, types=["KH", "XX"]) == (
        "Không có loại văn bản “XX”. Xin chọn trong danh sách."
    )


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(share_series, commune, by=ong_nam) == STRANGER


def test_the_officer_may_not(commune, ong_tu):
    assert refused_beforehand(share_series, commune, by=ong_tu) == only_for(share_series)
