"""A sheet of people imported into a centre: upload, what would happen, confirm. Nothing of the sheet is kept in between."""
