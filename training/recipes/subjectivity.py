"""The model ``subjectivity``: does a sentence, in its author's words, tell an opinion?

Nobody labelled sentences for it that may be shipped: it is learned from columns against reports of the reference pool
(distant labels, by address and outlet), added to what AnnoLexical's labels teach of biased wording, which readers tell
from fact by the same means. Calibrated on AnnoLexical's development split, so its probabilities are those of biased
wording, and lean towards too few.
"""
