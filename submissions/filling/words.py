"""What the parts of a form are called beyond the titles of the models. Indonesian, as these titles are."""

LETTERS_AND_LANGUAGE = "Surat dan bahasa"
