"""Who signs the sample's papers: the invented regent and the invented heads of offices."""

import random
from functools import cache
from typing import Any

from submissions.sample.people import person, personnel_number
from submissions.sample.sheet import Signer
from submissions.sample.subject import BUPATI, Subject, as_date, day


def head_of(subject: Subject, date: Any = None) -> Signer:
    """Return the head of the proposing office, always the same invented person.

    Args:
        subject: whose head signs.
        date: the day of signing, a date or its text.
    """
    signed = as_date(date)
    name, number = _office_holder(subject.kepala)
    civil = subject.jenis_pengusul not in {"bumd", "masyarakat", "desa_kelurahan"}
    return Signer(
        subject.kepala,
        name,
        number if civil else None,
        tempat="Purbalingga",
        tanggal=day(signed) if signed else None,
    )


def regent(date: Any = None) -> Signer:
    """Return the invented regent."""
    signed = as_date(date)
    return Signer(BUPATI, "H. Contoh Bupati, S.E., M.M.", tempat="Purbalingga", tanggal=day(signed) if signed else None)


@cache
def _office_holder(office: str) -> tuple[str, str]:
    chance = random.Random(office)
    return person(chance), personnel_number(chance)
