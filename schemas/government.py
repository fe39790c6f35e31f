"""The government profile, `pemda.yaml`: the facts that a region is scored by as a whole, and their evidence."""

from pydantic import Field

from schemas.evidence import EvidenceList
from schemas.fields import Identifier, Model
from schemas.innovation import IndicatorFacts, Inspection, Verification


class Government(Model):
    """What is true of the regional government, per indicator of the edition's `government_indicators`.

    As in a record of an innovation, facts are stated and never a parameter.
    """

    indikator: dict[Identifier, IndicatorFacts] = Field({}, title="Indikator Satuan Pemerintah Daerah")
    bukti: EvidenceList = Field({}, title="Bukti")
    pemeriksaan: list[Inspection] = Field([], title="Pemeriksaan Bukti")
    verifikasi: dict[Identifier, Verification] = Field({}, title="Hasil Verifikasi")

    def cited(self) -> dict[tuple[str | int, ...], str]:
        """Return every citation of evidence in the profile: its location, and the id that is cited."""
        return {
            ("indikator", key, "bukti", number): cited
            for key, facts in self.indikator.items()
            for number, cited in enumerate(facts.bukti)
        }
