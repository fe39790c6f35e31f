"""What the words of a text or of a document's title tell: lists of expressions, kept as data.

Each list is a YAML file in `schemas/remarks/`. What is looked for with it, the checks of `assessment` say.
"""

import re
from functools import cache, cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from schemas.source import read_source

AS_WRITTEN = "_as_written"
FOLDER = Path(__file__).parent / "remarks"


class WordList(BaseModel):
    """Lists of regular expressions by name, with where they come from.

    Capitals matter only in a list whose name ends so (`…_as_written`): it is found many times faster.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    source: str
    patterns: dict[str, list[str]]

    def any_of(self, name: str) -> re.Pattern[str]:
        """Return one expression of all that stand under a name.

        Raises:
            KeyError: there is no such list.
        """
        return self._compiled[name]

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        return {
            name: re.compile("|".join(f"(?:{each})" for each in patterns), 0 if name.endswith(AS_WRITTEN) else re.I)
            for name, patterns in self.patterns.items()
        }


@cache
def remarks(name: str) -> WordList:
    """Return a list by the name of its file."""
    file = f"{name}.yaml"
    return WordList.model_validate(read_source(FOLDER / file, file).data)
