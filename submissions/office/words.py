"""What a reminder and an invitation say. Always Indonesian: they are passed on to the offices."""

REMINDER_TITLE = "{count} inovasi menunggu Anda"
REMINDER_HEAD = "Yth. {name} ({role}), yang menunggu langkah Anda di pengajuan inovasi {region}:"
REMINDER_LINE = "{number}. *{innovation}* – {competition}: {state}, {waited}"
REMINDER_TODAY = "sejak hari ini"
REMINDER_DAYS = "sudah {count} hari"
REMINDER_CHANGED = "berubah setelah disetujui"
REMINDER_MORE = "… dan {count} inovasi lain."
REMINDER_OPEN = "Buka: {address}"

INVITATION_TITLE = "Undangan: pengajuan inovasi"
INVITATION = """\
Yth. {name},

Anda diundang ke halaman pengajuan inovasi. Buka alamat ini dan pilih kata sandi; alamat ini berlaku satu kali, selama
tujuh hari, dan hanya untuk Anda:

{link}
"""
STANDS_SINCE = "{state}, sejak {day}"
FELL_BACK = "{state}, karena diubah sesudah {day}"
NOT_BEGUN = "Belum mulai"
UNREADABLE_WAY = "catatan jalan tidak dapat dibaca atau diubah dengan tangan"
