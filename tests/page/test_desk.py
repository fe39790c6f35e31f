"""What requests share is shared without anybody waiting for ever."""

import threading
from pathlib import Path

from submissions.page.desk import Desk, Shelf
from tests.page.conftest import office


def test_two_who_look_for_the_records_at_once_do_not_wait_for_each_other(tmp_path: Path) -> None:
    shelf = Shelf(office(tmp_path, "akta-mapan"), open_evidence=False)
    one, other = Desk(shelf), Desk(shelf)
    found: list[int] = []
    looking = threading.Thread(target=lambda: found.append(len(one._files)), daemon=True)

    def look() -> None:
        with shelf.guard:
            looking.start()
            looking.join(0.2)
            assert looking.is_alive()  # it waits for the guard
            found.append(len(other.records()))

    first = threading.Thread(target=look, daemon=True)
    first.start()
    first.join(20)
    looking.join(20)
    assert found == [1, 1]
    shelf.end()
