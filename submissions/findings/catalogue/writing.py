"""Kinds of hints on how a text is written; `check --writing` tells them, one line for each text."""

from submissions.findings.catalogue.defining import own_hint as _hint
from submissions.language import N_

_REMEDY = N_("Mend these first, then read the text aloud once.")

WRITING = _hint("writing", N_("{count} places to write better, such as: {first}"), _REMEDY)
WRITING_SEVERAL = _hint("writing", N_("{count} places to write better, first: {first}; {second}"), _REMEDY)
WRITING_SPELLING = _hint("writing-spelling", N_("“{text}” is spelt {better}"), _REMEDY)
WRITING_NUMBER = _hint("writing-number", N_("“{text}”: {better}"), _REMEDY)
WRITING_PHRASE = _hint("writing-phrase", N_("“{text}” says little without a figure: {better}"), _REMEDY)
WRITING_TWICE = _hint("writing-twice", N_("the same sentence stands twice: “{text}”"), _REMEDY)
WRITING_LONG = _hint("writing-long", N_("a sentence of {words} words: “{text}”"), _REMEDY)
WRITING_LANGUAGE = _hint("writing-language", N_("not in Indonesian: “{text}”"), _REMEDY)
WRITING_ABBREVIATION = _hint("writing-abbreviation", N_("“{text}” is not explained anywhere"), _REMEDY)
