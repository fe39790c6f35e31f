"""What the program itself writes into documents; everything else is in templates and editions. Always Indonesian."""

ATTACHED_ORIGIN = "Asal dokumen ini dan sidik halamannya"
ATTACHED_RECORD = "Rekaman inovasi yang menjadi sumber dokumen ini"
CITING = {"indikator": "", "isian": "profil "}
FILLING = "inovasi yang dan di oleh pada untuk dalam dari tentang"
"""Words that add nothing to a title."""
MILESTONES = {
    "waktu_ide": "gagasan",
    "waktu_uji_coba": "uji coba",
    "waktu_penerapan": "penerapan",
    "waktu_pengembangan": "pengembangan",
}
PARAMETER = "Parameter {number}."
POINTS = "poin"
PROPOSAL = "Proposal {edition}"
QR_CODE = "Kode QR: {what}"
