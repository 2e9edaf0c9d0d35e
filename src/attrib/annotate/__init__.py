"""From a cleaned article to whose words are whose: tokens, sentences, quotations, attributions, the ledger of sources.

The stages run in this order, a module each; word lists lie in ``lexicons/``. Only :func:`analyse` is public; importing
this package loads none of the stages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrib.schema import Analysis, Document

__all__ = ["analyse"]


def analyse(document: Document) -> Analysis:
    """Annotate an article: sentences with their voice, quotations, attributions, sources, unattributed judgements.

    Args:
        document: a cleaned article; its kept blocks are the paragraphs. The title is annotated on its own.

    Returns:
        The analysis. Spans are characters of ``document.text``, those of the headline characters of the title.
        No text makes this raise.
    """
    from attrib.annotate.stages import annotate

    return annotate(document)
