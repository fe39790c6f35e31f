"""What a message for a chat says. Always Indonesian: it is passed on to the offices."""

TO_COMPLETE = "{innovations} inovasi, {gaps} hal perlu dilengkapi (+{points} poin)"
MORE_INNOVATIONS = "… dan {count} inovasi lain."
MORE_GAPS = "… dan {count} hal lain"
SCORES = "terbukti {proven} dari {claimed} yang dinyatakan"
TO_BE_SEEN = "perlu dilihat: {count} butir"
MANDATORY = " (wajib)"
