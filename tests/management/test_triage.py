"""The two commands other programs rely on, as docs and contract say."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command


def told(command: str, rows: list[Any], monkeypatch: pytest.MonkeyPatch, *args: str) -> list[dict[str, Any]]:
    said = "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    monkeypatch.setattr("sys.stdin", io.StringIO(said))
    out = io.StringIO()
    call_command(command, *args, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_parts_fields_and_masks(monkeypatch):
    text = "1. Cột điện nghiêng sắp đổ, gọi tôi 0912345678\n2. Kế toán thôn ăn chặn tiền quà của hộ nghèo"
    (found,) = told("triage", [{"id": 7, "text": text}, ""], monkeypatch)
    assert found["id"] == 7
    first, second = found["parts"]
    assert first["text"] in text
    assert (first["field"], first["urgency"], first["competence"]) == ("dien", "khẩn", "tỉnh")
    assert second["kind"] == "denunciation"
    assert [span["what"] for span in found["mask"]] == ["phone"]
    assert "0912345678" not in found["masked"]
    assert set(first) >= {"text", "field", "fields", "because", "urgency", "competence", "kind"}


def test_a_denunciation_in_a_long_text_is_found(monkeypatch):
    text = (
        "Tôi ở thôn Hạ đã lâu, đường sá đi lại tạm được, cảm ơn xã. Ruộng năm nay được mùa. Có điều bà con xì xào "
        "trưởng thôn giữ lại tiền hỗ trợ bão mỗi nhà hai trăm, ai hỏi thì gạt đi. Mong các bác xem."
    )
    (found,) = told("triage", [{"id": 1, "text": text}], monkeypatch)
    assert "denunciation" in [part["kind"] for part in found["parts"]]


def test_confirmed_labels_are_read(monkeypatch, tmp_path: Path):
    labels = tmp_path / "nhan.jsonl"
    labels.write_text('{"text": "Cồn Bảy lầy", "field": "giao_thong"}\n', encoding="utf-8")
    (found,) = told("triage", [{"id": 1, "text": "Cồn Bảy lở"}], monkeypatch, "--confirmed", str(labels))
    assert found["parts"]
    labels.write_text('{"text": "Cồn Bảy lầy", "field": "duong"}\n', encoding="utf-8")
    with pytest.raises(CommandError, match="Lĩnh vực không có trong bảng: duong"):
        told("triage", [], monkeypatch, "--confirmed", str(labels))
    with pytest.raises(CommandError, match="Không đọc được tệp nhãn"):
        told("triage", [], monkeypatch, "--confirmed", str(tmp_path / "khong_co.jsonl"))


@pytest.mark.parametrize("line", ["không phải JSON", "[]", '{"id": 1}', '{"id": 1, "text": 5}'])
@pytest.mark.parametrize("command", ["triage", "similar"])
def test_a_wrong_line_is_refused_with_its_number(command, line, monkeypatch):
    with pytest.raises(CommandError, match="Dòng 2"):
        told(command, [{"id": 0, "text": "Đường xấu"}, line], monkeypatch)


def test_pairs_that_may_ask_the_same(monkeypatch):
    rows = [
        {"id": "a", "text": "Đường xóm 3 lầy lội, đề nghị đổ bê tông"},
        {"id": "b", "text": "duong xom 3 lay loi qua, xin do be tong", "place": None},
        {"id": "c", "text": "Đường xóm 4 lầy lội, đề nghị đổ bê tông"},
        {"id": "d", "text": "Trạm y tế hết thuốc"},
    ]
    found = told("similar", rows, monkeypatch)
    assert [(row["a"], row["b"]) for row in found if row["same"]] == [("a", "b")]
    assert all(row["score"] > 0.2 for row in found)
