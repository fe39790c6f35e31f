"""What the program itself writes into documents; everything else is in templates and editions. Always Indonesian."""

ATTACHED_RECORD = "Rekaman inovasi yang menjadi sumber dokumen ini"
PROPOSAL = "Proposal {edition}"
QR_CODE = "Kode QR: {what}"
