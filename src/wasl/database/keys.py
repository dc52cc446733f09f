"""A key to a row the reader may not be shown: then it reads as None, and the row that holds it is still found."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor


class _ShownOrNone(ForwardManyToOneDescriptor):
    """The other end, or None when no policy shows it to this reader."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        try:
            return super().__get__(instance, cls)
        except self.field.remote_field.model.DoesNotExist:
            return None


class _SealedKey(models.ForeignKey):
    """A foreign key whose other end may be sealed (invariant 14): joined from the outside, and None when hidden.

    The database still wants it filled. Where a reader may not see the other end, whoever writes must say so first:
    ``grants.access`` and ``handovers.access`` refuse what needs it.
    """

    forward_related_accessor_class = _ShownOrNone

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Joins and reading only: an inner join would lose the row, and a None would be refused on reading.
        self.required = not self.null
        self.null = True

    def deconstruct(self) -> Any:
        """As an ordinary key: nothing of this stands in the table."""
        name, _path, args, kwargs = super().deconstruct()
        if self.required:
            kwargs.pop("null", None)
        return name, "django.db.models.ForeignKey", args, kwargs


if TYPE_CHECKING:
    # Typed as the key it stands for: whoever may act on a grant sees both ends.
    from django.db.models import ForeignKey as SealedKey
else:
    SealedKey = _SealedKey

__all__ = ["SealedKey"]
