"""Sheets of people imported into one centre's register: read, compared, shown, then written whole or not at all.

Nothing of a sheet is kept but, for each of its rows, whose file it became and digests to know the row again.
"""
