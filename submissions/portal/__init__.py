"""What is uploaded by hand: the evidence volume, the upload kit, the copy sheet."""
