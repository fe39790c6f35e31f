"""Who may do what, and in whose innovations."""

import pytest

from submissions.workflow.permitting import Person, may

OWN, OTHER = ("Puskesmas  Sukamaju", "Dinas Kesehatan"), ("Dinas Perdagangan", "")


@pytest.mark.parametrize(
    ("role", "action", "own", "other", "at_all"),
    [
        ("pengusul", "isi", True, False, True),
        ("pengusul", "tinjau", False, False, False),
        ("pengusul", "pengguna", False, False, False),
        ("reviewer", "tinjau", True, False, True),
        ("reviewer", "isi", False, False, False),
        ("verifikator", "lihat", True, False, True),
        ("pimpinan", "lihat", True, True, True),
        ("pimpinan", "isi", False, False, False),
        ("penilai", "simulasi", True, True, True),
        ("admin", "isi", True, True, True),
        ("admin", "pengguna", True, True, True),
    ],
)
def test_a_role_does_what_it_may_where_it_may(role: str, action: str, own: bool, other: bool, at_all: bool) -> None:
    person = Person("Contoh Rekaan", role, "contoh", ("PUSKESMAS Sukamaju",))
    assert (may(person, action, OWN), may(person, action, OTHER), may(person, action)) == (own, other, at_all)


def test_what_names_no_office_is_for_those_who_see_all() -> None:
    assert not may(Person("Contoh", "pengusul", "contoh", ("", "Dinas A")), "lihat", ("", ""))
    assert may(Person("Contoh", "pimpinan", "contoh"), "lihat", ())
    assert may(Person("Siapa pun"), "isi", ("Dinas Kesehatan",))
