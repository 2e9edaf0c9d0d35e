"""What can go wrong, as exceptions. Each also subclasses the built-in that a caller would expect."""

from __future__ import annotations


class AttribError(Exception):
    """Base of every exception that attrib raises on purpose."""


class InputError(AttribError, ValueError):
    """The input has the right type but cannot be used; the message says why."""


class InputTypeError(AttribError, TypeError):
    """The input is of a type that is not accepted."""


class TooLargeError(InputError):
    """The input exceeds a documented limit."""


class NotTextError(InputError):
    """The input is binary data (an image, a PDF, an archive ...), not text or HTML."""


class CorpusError(AttribError, ValueError):
    """A labelled corpus cannot be used; the message names rows or columns."""


class CorpusWarning(UserWarning):
    """A labelled corpus can be used, but not all that comes of it can be trusted; the message says what."""


class RulesError(AttribError, ValueError):
    """A file of a user's own rules cannot be used; the message names the rule."""


class ModelFormatError(AttribError, ValueError):
    """A model bundle is damaged, foreign or too new."""


class ModelNotFoundError(AttribError, LookupError):
    """There is no shipped model of that name and no bundle at that path."""


class MissingExtraError(AttribError, ImportError):
    """An optional dependency is needed; the message names the extra to install."""


class TimeLimitError(AttribError, TimeoutError):
    """An article of a batch took longer than it was given."""
