"""Whether two records are of one person: phonetic keys, comparison, a calibrated score, reasons in words.

Pure: no row is read and nothing is decided here. ``keys`` makes what is stored and looked for, ``traits`` holds what is
known of someone, ``score`` compares two, ``blocking`` says whom to compare, ``batch`` compares a whole file.
"""
