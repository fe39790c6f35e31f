"""What the program itself writes into a region's papers; everything else is in templates. Always Indonesian."""

GOVERNMENT_PROFILE = "Profil Pemerintah Daerah {edition}"

# The decisions of the report: what, and why.
CONFIRM_ONE = "Tugaskan pemeriksaan bukti {indicator} pada {innovations} inovasi"
CONFIRM_ALL = "Tugaskan pemeriksaan {count} butir bukti yang sudah ada"
CONFIRM_REST = "Tugaskan pemeriksaan {count} butir bukti yang lain"
CONFIRM_WHY_ONE = "Berkasnya sudah ada; yang perlu dipastikan orang: {point}."
CONFIRM_WHY = "Berkasnya sudah ada; belum ada orang yang memastikan isinya. Terutama {indicators}."
COMPLETE = "Lengkapi {count} bukti yang kurang pada {innovations} inovasi"
COMPLETE_WHY = "Sudah dinyatakan, tetapi buktinya belum ada atau belum memenuhi. Terutama {indicators}."
COMPLETE_WHY_ONE = "Sudah dinyatakan, tetapi buktinya belum ada atau belum memenuhi: {document}."
GOVERNMENT = "Lengkapi bukti profil pemerintah daerah"
GOVERNMENT_WHY = "Dinyatakan, tetapi belum terbukti: {indicators}."
GOVERNMENT_NONE = "Susun profil pemerintah daerah"
GOVERNMENT_NONE_WHY = "Profil belum ada, sehingga nilai Satuan Pemerintah Daerah dihitung 0 dari {maximum}."
RAISE = "Naikkan {indicator} pada {innovations} inovasi"
RAISE_WHY = "Perlu kegiatan atau dokumen baru: {document}."
SEND = "Kirim {sent} inovasi, tahan {held}"
SEND_WHY = "Yang ditahan menurunkan rata-rata lebih daripada menambah jumlah: {names}."
MEND = "Perbaiki isian {count} inovasi yang belum layak"
MEND_WHY = "Yang kurang hanya isian atau berkas."
MEND_OTHERS = "{count} inovasi lain terhalang syarat edisi dan tidak dihitung."

# What the index of the best set falls to.
RISK_ALL = "{count} parameter yang buktinya ada catatan, semuanya tidak diterima"
RISK_ONE = "Yang terberat dari semua itu: {indicator}, {innovation}"
RISK_SINGLE = "Bukti {indicator} pada {innovation}, ada catatannya, tidak diterima"
RISK_INNOVATION = "Satu inovasi tidak diterima; yang terberat: {innovation}"
RISK_AFFAIR = "Satu inovasi tidak diterima; yang terberat: {innovation}, satu-satunya pada urusan {affair}"

AND, OTHER_OFFICES, OTHERS = " dan ", "{count} perangkat daerah lain", "{count} lain"
ALL_CARRIED_OUT = "bila semua dijalankan"
