"""A workspace to begin with that holds nothing invented: settings, and the schemas for editors."""

import re
from dataclasses import dataclass
from pathlib import Path

from schemas.editions import edition_files, load_edition
from schemas.fields import NIP_DIGITS
from schemas.jsonschema import record_schema, schema_text, settings_schema
from submissions.errors import UserError
from submissions.files.folder import write_files
from submissions.language import _
from submissions.records.writing import on_one_line
from submissions.starting import words
from submissions.workspace import RECORD_SCHEMA, SETTINGS_FILE, SETTINGS_SCHEMA

_KINDS = {"kabupaten": "kabupaten", "kota": "kota", "provinsi": "provinsi"}


@dataclass(frozen=True)
class NewOffice:
    """What an office says of itself when it begins; what is empty is left blank."""

    region: str = ""
    province: str = ""
    name: str = ""
    signatory: str = ""
    position: str = ""
    nip: str = ""


def write_workspace(folder: Path, office: NewOffice) -> None:
    """Write a workspace without records: settings, and the schemas for editors.

    Raises:
        UserError: what the office says of itself cannot be.
        OutputError: a file is there already, or it cannot be written; nothing has been written then.
    """
    files = {
        SETTINGS_FILE: settings_text(office).encode(),
        RECORD_SCHEMA: schema_text(record_schema(map(load_edition, edition_files()))).encode(),
        SETTINGS_SCHEMA: schema_text(settings_schema()).encode(),
    }
    write_files(folder, files)
    for name in ("inovasi", "bukti"):
        (folder / name).mkdir(exist_ok=True)


def settings_text(office: NewOffice) -> str:
    """Return the settings of an office as YAML text, every field of them with what it is for.

    Raises:
        UserError: the region or the NIP cannot be.
    """
    kind = kind_of_region(office.region)
    place = _without_kind(office.region)
    lines = [f"PEMERINTAH {office.region.upper()}" if office.region else "", office.name.upper()]
    return words.SETTINGS.format(
        schema=SETTINGS_SCHEMA,
        government=_value(f"Pemerintah {office.region}" if office.region else ""),
        region=_value(office.region),
        kind=_value(kind),
        province=_value(office.province or (place if kind == "provinsi" else "")),
        lines="".join(f"\n    - {on_one_line(line)}" for line in lines if line),
        position=_value(office.position),
        signatory=_value(office.signatory),
        nip=_value(checked_nip(office.nip)),
        place=_value(place if kind != "provinsi" else ""),
    )


def kind_of_region(region: str) -> str:
    """Return which kind of region a name means, by its first word; empty where there is no name.

    Raises:
        UserError: it does not begin with Kabupaten, Kota or Provinsi.
    """
    if not region:
        return ""
    kind = _KINDS.get(region.split()[0].casefold())
    if kind is None or len(region.split()) < 2:
        raise UserError(
            _("“{region}” is no region: its name begins with Kabupaten, Kota or Provinsi.").format(region=region),
            _("Write it as in “Kabupaten Contoh”."),
        )
    return kind


def checked_nip(nip: str) -> str:
    """Return a NIP with spaces as it is printed; empty where there is none.

    Raises:
        UserError: it has not 18 digits.
    """
    digits = re.sub(r"[\s.-]", "", nip)
    if digits and not re.fullmatch(rf"[0-9]{{{NIP_DIGITS}}}", digits):
        raise UserError(
            _("“{nip}” is no NIP: it has {count} digits, not {wanted}.").format(
                nip=nip, count=sum(map(str.isdigit, digits)), wanted=NIP_DIGITS
            ),
            _("Write it as on a decree, with or without spaces, or leave it out."),
        )
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}" if digits else ""


def _without_kind(region: str) -> str:
    return " ".join(region.split()[1:])


def _value(text: str) -> str:
    return f" {on_one_line(text)}" if text else ""
