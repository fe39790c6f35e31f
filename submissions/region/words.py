"""What the program itself writes into a region's papers; everything else is in templates. Always Indonesian."""

GOVERNMENT_PROFILE = "Profil Pemerintah Daerah {edition}"
