"""A messy sheet compared with itself: upload, what was understood, likely duplicates, the marked sheet. Nothing is stored."""
