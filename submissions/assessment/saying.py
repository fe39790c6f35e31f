"""What documents and names say of themselves: whose region, whose page, whose report, how many, how long."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from schemas.innovation import IndicatorFacts, Innovation
from schemas.remarks import remarks
from schemas.settings import Region
from schemas.stating import Stating
from submissions.assessment.cited import CitedDocument
from submissions.assessment.links import kind_of_link

PROVINCE = "provinsi"
_LEVELS = (PROVINCE, "kabupaten", "kota")
_NAMED = re.compile(r"\b(Kabupaten|Kab\.|Kota|Provinsi) +((?:[A-Z][\w'-]* ?){1,4})")
_KIND = re.compile(r"^(?:pemerintah +|pemkab +|pemkot +|pemprov +)?(?:(?:kabupaten|kab\.|kota|provinsi) +)?")
_PARTS = frozenset(
    {
        *("barat", "timur", "utara", "selatan", "tengah", "tenggara", "raya", "baru", "hulu", "hilir", "kepulauan"),
        *("jaya", "laut", "besar", "daya", "ilir", "ulu", "muda", "kuala"),
    }
)
"""What after a name makes that of another region of it."""
_AUTHOR = 160  # characters after "disusun oleh" in which the author is named
_NEARLY = Decimal("0.01")  # so near the number of all is all
_TITLES = re.compile(r",.*|^(?:(?:dr|dra|drs|ir|hj?|prof|apt|ns|drg)\.? +)+", re.IGNORECASE)
_DAYS = re.compile(
    r"(?<![\d.,/-])(\d{1,3})(?: *\([a-z ]{2,20}\))? *"
    r"(?:(?:s\.?d\.?|-|–|sampai(?: dengan)?) *(\d{1,3})(?: *\([a-z ]{2,20}\))? *)?hari\b",
    re.IGNORECASE,
)
_SHORTER = re.compile(r"\b(?:satu|sehari|jam|menit)\b|hari yang sama", re.IGNORECASE)


def level_of(region: Region) -> str | None:
    """Return whether a region is `provinsi`, `kabupaten` or `kota`; None where the settings do not tell."""
    words = re.findall(r"[a-z]+", f"{region.jenis or ''} {region.nama}".casefold())
    return next((word for word in words if word in _LEVELS), None)


def other_region(text: str, region: Region, *, of_other_kind: bool = False) -> str | None:
    """Return the name of another region than one's own in a text, such as `Kabupaten Umpama`; None where there is none.

    One's own province is no other region.

    Args:
        text: in which it may be named.
        region: one's own.
        of_other_kind: whether a town is another region than the regency of the same name; in the name of an office
            it may be a part of it.
    """
    home = [_KIND.sub("", name.casefold()).split() for name in (region.nama, region.singkat, region.provinsi) if name]
    level = level_of(region)
    for found in _NAMED.finditer(text):
        words = found[2].casefold().split()
        kind = "kabupaten" if found[1].startswith("Kab") else found[1].casefold()
        if of_other_kind and PROVINCE not in (kind, level) and level is not None and kind != level:
            return found[0].strip()
        if not any(_is_named(words, name) for name in home):
            return found[0].strip()
    return None


def _is_named(words: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether words begin with the whole of a name: Contoh Barat is not Contoh, and Contoh not Contoh Barat."""
    after = words[len(name) :]
    return list(words[: len(name)]) == list(name) and not (after and after[0] in _PARTS)


def is_elsewhere(text: str, region: Region) -> bool:
    """Return whether the name of who copied an innovation can be another region, or lies in one."""
    if other_region(text, region, of_other_kind=True):
        return True
    if _NAMED.search(text):
        return False
    plain = " ".join(text.casefold().split())
    if remarks("claims").any_of("unit").search(plain):
        return False
    home = {_KIND.sub("", (name or "").casefold()) for name in (region.nama, region.singkat)} - {""}
    bare = _KIND.sub("", plain)
    return bare not in home and not any(re.search(rf"\bkab(?:upaten|\.) +{re.escape(name)}$", plain) for name in home)


def government_media(document: CitedDocument) -> str | None:
    """Return the words by which press is the government's own: the address, or the title; else None."""
    evidence = document.evidence
    if evidence.tautan and kind_of_link(evidence.tautan) == "pemerintah":
        return evidence.tautan
    named = [text for text in (evidence.judul, evidence.tentang, evidence.keterangan) if text]
    found = [remarks("claims").any_of("government_media").search(text) for text in named]
    return next((each[0] for each in found if each), None)


def own_people(stating: Stating) -> list[str]:
    """Return the names that make a report one's own: the proposer's and the innovators', without their titles."""
    if not isinstance(stating, Innovation):
        return []
    people = [_TITLES.sub("", person.nama).strip() for person in stating.inovator]
    names = [stating.pengusul.nama, *(name for name in people if " " in name)]
    return [" ".join(name.casefold().split()) for name in names]


def own_author(document: CitedDocument, people: Iterable[str]) -> str | None:
    """Return the words of a report by which one's own people wrote it, or it calls itself internal; else None."""
    lists, evidence = remarks("claims"), document.evidence
    named = " ".join(text for text in (evidence.judul, evidence.tentang) if text)
    if lists.any_of("internal").search(named):
        return named
    texts = [evidence.keterangan or "", named]
    if document.facts is not None and document.facts.has_text:
        texts.append(document.facts.text)
    for text in texts:
        for found in lists.any_of("author").finditer(text):
            words = " ".join(text[found.start() : found.end() + _AUTHOR].split())
            if any(name in words.casefold() for name in people):
                return words
    return None


def whole_population(stating: Stating, facts: IndicatorFacts) -> str | None:
    """Return the words of a record by which those who benefit are everybody; None where nothing says so."""
    lists = remarks("claims")
    if facts.keterangan and (everybody := lists.any_of("everybody").search(facts.keterangan)):
        return everybody[0]
    if facts.jumlah is None or not isinstance(stating, Innovation):
        return None
    for text in (stating.ringkasan, stating.rancang_bangun.permasalahan, stating.hasil, stating.manfaat):
        for found in lists.any_of("population").finditer(text or ""):
            number = Decimal((found["after"] or found["before"]).replace(".", ""))
            if abs(number - facts.jumlah) <= number * _NEARLY:
                return " ".join(found[0].split())
    return None


def days_in(document: CitedDocument) -> dict[Decimal, str]:
    """Return the days that a document's text names, by their number; none where it names a shorter time as well."""
    if document.facts is None or not document.facts.has_text or _SHORTER.search(document.facts.text):
        return {}
    found = {}
    for named in _DAYS.finditer(document.facts.text):
        found[Decimal(named[1])] = " ".join(named[0].split())
    return found
