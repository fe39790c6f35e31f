from tools.make_record import TARGET, page


def test_the_page_on_the_record_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == page()
