"""The upload kit of one innovation: files named and made to fit for the portal, and a sheet to copy its fields from."""
