"""Nobody is left with the browser's own empty page."""


def test_coming_back_to_where_a_form_was_sent_is_a_sentence(lan):
    answer = lan.get("/theo-doi/1/gia-han/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "không mở lại được" in answer.content.decode()
