"""Why a paper was not printed."""


class PaperError(Exception):
    """A paper could not be made: its data do not fit its shape, or Typst refused or warned. Nothing was printed."""
