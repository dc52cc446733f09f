"""Who is followed, and what is written about them."""

from wasl.participants.models.people import Correction, File, Person, Record

__all__ = ["Correction", "File", "Person", "Record"]
