"""Papers: the Typst compiler, the letterhead, the fonts and every printed template of the house."""
