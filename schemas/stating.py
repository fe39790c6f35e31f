"""What innovations and the government itself have in common: facts per indicator, evidence, what was seen and found."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from schemas.evidence import Evidence
from schemas.innovation import IndicatorFacts, Inspection, Verification


class Stating(Protocol):
    """What states facts per indicator with evidence for them: an `Innovation`, or the `Government`."""

    @property
    def indikator(self) -> Mapping[str, IndicatorFacts]:
        """Return the facts of each indicator."""

    @property
    def bukti(self) -> Mapping[str, Evidence]:
        """Return the evidence by its identifier."""

    @property
    def pemeriksaan(self) -> Sequence[Inspection]:
        """Return what persons saw in the evidence."""

    @property
    def verifikasi(self) -> Mapping[str, Verification]:
        """Return the ministry's result per edition."""

    def cited(self) -> Mapping[tuple[str | int, ...], str]:
        """Return every citation of evidence: its location, and the id that is cited."""


def inspected(inspections: Iterable[Inspection]) -> dict[str, tuple[bool, Inspection]]:
    """Return for each point that was looked at whether it holds and who said so; the latest word counts."""
    said: dict[str, tuple[bool, Inspection]] = {}
    for inspection in sorted(inspections, key=lambda each: each.tanggal):
        said |= dict.fromkeys(inspection.terpenuhi, (True, inspection))
        said |= dict.fromkeys(inspection.tidak_terpenuhi, (False, inspection))
    return said
