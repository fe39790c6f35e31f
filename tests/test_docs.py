from tools import make_edition_diff
from tools.make_record import TARGET, page


def test_the_page_on_the_record_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == page()


def test_the_page_on_two_editions_is_up_to_date() -> None:
    assert make_edition_diff.TARGET.read_text(encoding="utf-8") == make_edition_diff.page()
