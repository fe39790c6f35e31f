"""What the program itself writes into documents; everything else is in templates and editions. Always Indonesian."""

ATTACHED_ORIGIN = "Asal dokumen ini dan sidik halamannya"
ATTACHED_RECORD = "Rekaman inovasi yang menjadi sumber dokumen ini"
CITING = {"indikator": "", "isian": "profil "}
PARAMETER = "Parameter {number}."
PROPOSAL = "Proposal {edition}"
QR_CODE = "Kode QR: {what}"
