"""What a finished PDF is and says, in words: what it was made from, what is other than it was printed, who says so.

A PDF comes from strangers, so it is opened in a helper process; see `submissions.office.verifier`.
"""

import json
import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from submissions.findings.finding import visible
from submissions.finished.carried import Checked
from submissions.finished.signatures import Signature
from submissions.finished.states import Bytes, ChangeKind
from submissions.freezing.seal import seal_of
from submissions.language import N_, _, languages, ngettext
from submissions.making.limits import NO_MORE_THAN_USUAL, Limits, cannot_work, loss_words
from submissions.workers.crew import CannotWorkError, Crew
from submissions.workers.tasks import Answer, Loss, Result, Task

_WORKER = "submissions.office.verifier"
_BYTES_PER_SECOND = 1_000_000  # of a large file; it gets more time

_PROBLEMS = {
    "no-record": N_("it carries no sign of where it comes from: it was not made by this program, or that was removed"),
    "no-origin": N_(
        "it carries a record, but no digests of its pages: an earlier version made it, or they were removed"
    ),
    "other-format": N_("a later version of the program made it; this one cannot compare it"),
    "unreadable": N_("it cannot be read"),
    "locked": N_("it opens only with a password, so it cannot be compared"),
}
_KINDS = {
    "dossier": N_("dossier"),
    "form": N_("form"),
    "letters": N_("letter"),
    "evidence": N_("evidence volume"),
    "kesiapan": N_("readiness sheet"),
    "pemda": N_("sheet of the government profile"),
    "laporan": N_("report"),
}
_CHANGES = {
    ChangeKind.PAGE_GONE: N_("page {before} as printed is not there any more"),
    ChangeKind.PAGE_ADDED: N_("page {page} was added, or holds nothing of what was printed"),
    ChangeKind.PAGE_MOVED: N_("page {page} stood as page {before}"),
    ChangeKind.PAGE_ALTERED: N_("page {page} shows something else than was printed"),
    ChangeKind.ANNOTATION: N_("page {page}: something was laid upon it ({name})"),
    ChangeKind.LINKS: N_("page {page}: its links are not those that were printed"),
    ChangeKind.SCRIPT: N_("a script (JavaScript) was put into it"),
    ChangeKind.ACTION: N_("an action was put into it, which runs when it is opened or turned over"),
    ChangeKind.FILE_ADDED: N_("a file was attached to it: {name}"),
    ChangeKind.RECORD: N_("the record or the digests that it carries are not those that it was made with"),
    ChangeKind.FIELD: N_("a form field was added: {name}"),
    ChangeKind.ABOUT: N_("what the file says of itself was changed; it now says: {name}"),
}
_MOST = 20  # changes that are named


@dataclass(frozen=True)
class Verified:
    """What there is to say of a PDF that was compared, line by line, and whether nothing speaks against it."""

    file: Path
    is_good: bool
    lines: tuple[str, ...]


def verified(
    files: Iterable[Path],
    trust: Sequence[Path] = (),
    limits: Limits = NO_MORE_THAN_USUAL,
    together: float = math.inf,
) -> Iterator[Verified]:
    """Compare PDF files with what was printed, one after the other; none holds the others up.

    Args:
        files: to compare.
        trust: certificates, which can be read, whose signatures are trusted.
        limits: of the helper that opens them.
        together: seconds that all may take; those that are left then are not compared, which is said of each.

    Raises:
        OutputError: no helper process can be started.
    """
    trusted = [str(path.resolve()) for path in trust]
    with Crew[Path](_WORKER, [str(limits.memory_mb)], 1, good=_is_whole) as crew:
        until = time.monotonic() + together
        for file in files:
            if time.monotonic() > until:
                yield Verified(file, False, (_("not compared: those before it took too long; send it alone"),))
                continue
            seconds = limits.seconds + file.stat().st_size / _BYTES_PER_SECOND
            asked = {"path": str(file.resolve()), "trust": trusted, "languages": languages(), "seconds": seconds}
            try:
                result = crew.submit(Task(file, json.dumps(asked), seconds)).result()
            except CannotWorkError as error:
                raise cannot_work(error) from None
            yield _verified(result, limits)


def _is_whole(answer: Answer) -> bool:
    return "lost" in answer or (isinstance(answer["good"], bool) and isinstance(answer["lines"], list))


def _verified(result: Result[Path], limits: Limits) -> Verified:
    answer = result.answer or {}
    lost = result.lost or (Loss(answer["lost"]) if "lost" in answer else None)
    if lost is None:
        return Verified(result.job, answer["good"], tuple(map(str, answer["lines"])))
    reason = loss_words(lost, result.detail, limits.memory_mb)
    return Verified(result.job, False, (_("it could not be compared: {reason}").format(reason=reason),))


def told_of(found: Checked) -> Iterator[str]:
    """Yield what there is to say of a PDF that was compared, line by line; the first says what it comes to."""
    yield _what_it_comes_to(found)
    yield from (*_what_it_is(found), *_what_is_other(found), *_what_was_compared(found), *_who_says_so(found))


def _what_it_comes_to(found: Checked) -> str:
    if found.problem == "no-record":
        return _("Not made by this program, or no longer to be recognised")
    if found.problem:
        return _("Cannot be compared")
    if found.untouched:
        return _("Genuine: as it was made")
    if found.good:
        return _("As it was made")
    pages = sorted({change.page or change.before for change in found.changes} - {0})
    if not pages:
        return _("Changed since it was made")
    listed = ", ".join(map(str, pages[:_MOST])) + (" …" if len(pages) > _MOST else "")
    return ngettext(
        "Changed since it was made: page {pages}", "Changed since it was made: pages {pages}", len(pages)
    ).format(pages=listed)


def _what_it_is(found: Checked) -> Iterator[str]:
    if found.problem:
        yield _(_PROBLEMS[found.problem])
        return
    origin = {name: visible(value) for name, value in found.origin.items()}
    named = dict.fromkeys((origin["nama"], origin["pengusul"]))
    yield ", ".join(named)
    *_folder, group, template = ["", *str(found.origin["jenis"]).split("/")]
    kind = _KINDS.get(template) or _KINDS.get(group) or N_("document")
    title = visible(found.carried.document) if found.carried else origin["pengenal"]
    values = {"kind": _(kind), "document": title, "edition": origin["edisi"], "version": origin["data_edisi"]}
    yield _("{kind}: {document}, edition {edition} (data {version}), {program}").format(
        **values, program=origin["program"]
    )
    if found.code is not None:
        state = _("stands on its pages") if found.code_printed else _("does not stand on its pages")
        yield _("check code {code}: {state}").format(code=found.code, state=state)


def _what_is_other(found: Checked) -> Iterator[str]:
    if found.problem:
        return
    if found.bytes is Bytes.OTHER:
        program = visible(found.written_by) or "?"
        yield _("differs: its bytes are not those that were written; written last by: {program}").format(
            program=program
        )
    elif found.bytes is Bytes.APPENDED and not found.is_signed:
        yield _("differs: {count} bytes were appended to what was written").format(count=found.appended)
    for change in found.changes[:_MOST]:
        text = _(_CHANGES[change.kind]).format(page=change.page, before=change.before, name=visible(change.name))
        yield _("differs: {what}").format(what=text)
    if len(found.changes) > _MOST:
        yield _("differs: and {count} more").format(count=len(found.changes) - _MOST)
    if found.compared.lacking:
        paths = ", ".join(visible(path) for path in found.compared.lacking[:_MOST])
        yield _("differs: its pages do not say what the record says in: {paths}").format(paths=paths)
    for witness in found.witnesses:
        if not found.is_listed(witness):
            yield _("differs: {list} lists another file under this name").format(list=witness.list)


def _what_was_compared(found: Checked) -> Iterator[str]:
    if found.problem:
        return
    pages = len(found.origin["sidik_halaman"])
    if not found.changes:
        yield _("pages: {count}, all there, in their order, showing what was printed; nothing was laid into it").format(
            count=pages
        )
    compared = found.compared
    if found.carried and not compared.lacking:
        count = compared.count
        if compared.choices_known:
            yield _("texts, numbers, dates and choices of the record that stand on its pages: {count}").format(
                count=count
            )
        else:
            yield _(
                "texts, numbers and dates that stand on its pages: {count}; choices could not be read anew from the "
                "record, since the edition is another here"
            ).format(count=count)
    elif not found.carried:
        yield _("it carries no record, so what its pages say was not compared with one")
    for signature in found.signatures:
        yield from _of_signature(signature)
    if found.is_signed and not found.changes and found.bytes is Bytes.APPENDED:
        yield _("signed since, pages unchanged")


def _of_signature(signature: Signature) -> Iterator[str]:
    who = visible(signature.signer) or visible(signature.field)
    if signature.holds is False:
        yield _("differs: the signature of {who} does not hold").format(who=who)
        return
    if signature.holds is None:
        yield _("signed in {who}; whether it holds was not checked: pip install 'submissions[sign]'").format(who=who)
    elif signature.trusted:
        yield _("signed by {who}: the signature holds, its certificate is trusted").format(who=who)
    elif signature.trusted is None:
        yield _("signed by {who}: the signature holds; who that is was not checked (--trust CERT)").format(who=who)
    else:
        yield _("differs: signed by {who}, whose certificate is not among those that are trusted").format(who=who)
    if not signature.covers_all:
        yield _("differs: something was changed after {who} signed").format(who=who)
    if signature.covered_words:
        yield _("differs: page {page}: the picture of the signature lies over the words “{words}”").format(
            page=signature.page, words=visible(signature.covered_words)
        )


def _who_says_so(found: Checked) -> Iterator[str]:
    for witness in found.witnesses:
        if not found.is_listed(witness):
            continue
        signed = found.sha256 != witness.sha256
        said = N_("{list} lists it as it was before it was signed") if signed else N_("{list} lists it, byte for byte")
        yield _(said).format(list=witness.list)
        if witness.is_frozen:
            yield _("Seal: {seal}").format(seal=seal_of(witness.list.read_bytes()))
    if found.untouched:
        yield _("untouched, as far as that list or signature can be relied on")
    elif found.good:
        yield _(
            "not known: whether somebody made it anew, digests and all. That tells only the manifest of its export, a "
            "frozen folder, or a trusted signature"
        )
