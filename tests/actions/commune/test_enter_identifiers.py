"""The province told the commune its identifiers."""

import pytest

from doithoai.actions.commune.enter_identifiers import enter_identifiers
from doithoai.models import Commune
from tests.actions.refusals import STRANGER, only_for, refused, refused_beforehand


def test_what_is_typed_is_kept_and_what_is_emptied_goes(commune, ba_lan):
    enter_identifiers(commune, by=ba_lan, codes={"UBND": " H01.151 ", "HĐND": "K01.151", "ĐU": ""})
    assert Commune.objects.get(pk=commune.pk).identifiers == {"UBND": "H01.151", "HĐND": "K01.151"}
    enter_identifiers(commune, by=ba_lan, codes={"UBND": "000.00.56.H56"})
    assert Commune.objects.get(pk=commune.pk).identifiers == {"UBND": "000.00.56.H56"}


@pytest.mark.parametrize("code", ["UBND Thanh Sơn", "H1.151", "H01.151'; --", "H01." + "1" * 40])
def test_what_is_no_identifier_is_refused_and_nothing_kept(commune, ba_lan, code):
    sentence = refused(enter_identifiers, commune, by=ba_lan, codes={"UBND": code})
    assert "không phải mã định danh điện tử" in sentence
    assert Commune.objects.get(pk=commune.pk).identifiers == {}


def test_ong_nam_may_not(commune, ong_nam):
    assert refused_beforehand(enter_identifiers, commune, by=ong_nam) == STRANGER


def test_the_officer_may_not(commune, ong_tu):
    assert refused_beforehand(enter_identifiers, commune, by=ong_tu) == only_for(enter_identifiers)
