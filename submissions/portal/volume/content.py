"""What an evidence volume is: chapters, the pages of each piece of evidence, and the finished file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from submissions.documents.content import FormContent, PlaceInVolume, VolumeListing
from submissions.documents.printed import Printed
from submissions.documents.sections import Exhibit, Section
from submissions.evidence.problems import UnfitError
from submissions.portal.volume.shapes import Look, Shape, Under


@dataclass(frozen=True)
class NotShown:
    """A piece of evidence in whose place stands a sheet that says why it is not there."""

    number: str
    title: str
    file: str
    error: UnfitError


@dataclass(frozen=True)
class Volume:
    """A finished evidence volume.

    `places` gives for each piece of evidence, by its identifier, where in the volume it stands.
    """

    printed: Printed
    places: Mapping[str, tuple[PlaceInVolume, ...]]
    not_shown: list[NotShown]

    def listing(self, file_name: str) -> VolumeListing:
        """Return what the dossier says of it."""
        return VolumeListing(file_name, self.printed.pages, self.places)


@dataclass(frozen=True)
class VolumePage:
    """One page of the volume: what it shows, the `id` that it has, and its number among those of its evidence."""

    anchor: str
    look: Look
    is_wide: bool
    number: int


@dataclass(frozen=True)
class ShownExhibit:
    """One piece of evidence at one place that cites it, and its pages."""

    exhibit: Exhibit
    shape: Shape
    sheets: tuple[VolumePage, ...]


@dataclass(frozen=True)
class Chapter:
    """A section of the volume: its own sheet, then the pages of its evidence."""

    section: Section
    exhibits: tuple[ShownExhibit, ...]


@dataclass(frozen=True)
class VolumePlan:
    """All sheets of a volume, ready to be printed."""

    form: FormContent
    chapters: tuple[Chapter, ...]

    @property
    def exhibits(self) -> Iterator[ShownExhibit]:
        """Return all that the volume shows, in order."""
        return (shown for chapter in self.chapters for shown in chapter.exhibits)

    @property
    def pages(self) -> int:
        """Return how many pages of evidence there are."""
        return sum(len(shown.sheets) for shown in self.exhibits)

    @property
    def under(self) -> dict[str, Under]:
        """Return what lies under the printed pages, by the `id` of a page."""
        return {
            sheet.anchor: Under(shown.shape.file, sheet.number - 1, sheet.look is Look.PICTURE)
            for shown in self.exhibits
            if shown.shape.file is not None
            for sheet in shown.sheets
        }

    def volume(self, printed: Printed) -> Volume:
        """Return the finished volume; the places of what was printed are the numbers of its pages by their `id`."""
        places: dict[str, tuple[PlaceInVolume, ...]] = {}
        for shown in self.exhibits:
            key, place = shown.exhibit.evidence.key, printed.places[shown.sheets[0].anchor]
            places[key] = (*places.get(key, ()), PlaceInVolume(shown.exhibit.number, place))
        not_shown = [
            NotShown(shown.exhibit.number, evidence.title, evidence.file or "", shown.shape.unfit)
            for shown in self.exhibits
            if (evidence := shown.exhibit.evidence) and shown.shape.unfit
        ]
        return Volume(printed, places, not_shown)
