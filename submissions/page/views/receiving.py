"""Excel forms given out and taken back."""

import datetime as dt
import io
import os
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from submissions.changing.journal import Action, read_journal
from submissions.changing.undoing import undo
from submissions.errors import OutputError, UserError
from submissions.filling.answers import fingerprint
from submissions.findings.finding import Finding
from submissions.language import _, ngettext
from submissions.office.forms import FormMaker, empty_form, form_names
from submissions.office.importing import planned_import
from submissions.page.desk import Desk
from submissions.page.middleware import desk_of
from submissions.page.parcels import put_down, taken_up, throw_away
from submissions.page.showing import render_page
from submissions.page.views.documents import download
from submissions.records.reading import ReadRecord
from submissions.workbooks.changes import FieldDifference, RecordChange

_OUTCOME = "impor"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def form(request: HttpRequest) -> HttpResponse:
    """Give the empty form."""
    desk = desk_of(request)
    content = empty_form(desk.workspace(), desk.editions(), dt.date.today())
    return download(content, "formulir.xlsx", _WORKBOOK)


def forms_of(desk: Desk, paths: Sequence[Path]) -> HttpResponse:
    """Give the forms of innovations with what is known of them and what is missing: one as it is, several packed."""
    maker = FormMaker(desk.workspace(), desk.editions(), dt.date.today())
    read = list(map(desk.read, paths))
    records = [record for record in read if isinstance(record, ReadRecord)]
    if len(records) < len(read):
        unread = ", ".join(record.file for record in read if record not in records)
        raise UserError(
            _("These cannot be read, so they have no form: {files}.").format(files=unread),
            _("Mend them first, or untick them."),
        )
    # By itself: what goes to one office names no other's innovation.
    maker.mark_gaps_of(desk.glimpse(record.path) for record in records)
    names = form_names(records, by_office=len(records) > 1)
    if len(records) == 1:
        return download(maker.form(records[0]), names[records[0].path], _WORKBOOK)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for record in records:
            archive.writestr(names[record.path], maker.form(record))
    return download(packed.getvalue(), "formulir.zip", "application/zip")


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """Take filled forms, to be looked at before anything is written."""
    desk = desk_of(request)
    if request.method == "POST":
        sent = request.FILES.getlist("berkas")
        if not sent:
            raise UserError(_("No file was chosen."), _("Choose the filled forms, then press the button again."))
        return redirect("impor-periksa", put_down((each.name or "", each) for each in sent))
    return render_page(
        request, "impor.html.j2", outcome=request.session.pop(_OUTCOME, ""), can_undo=_can_undo(desk), refused=[]
    )


@require_http_methods(["GET", "POST"])
def look(request: HttpRequest, parcel: str) -> HttpResponse:
    """Show what the forms hold, and write what is ticked."""
    desk = desk_of(request)
    files = taken_up(parcel)
    if not files:
        raise Http404(parcel)
    with planned_import(files, desk.workspace()) as planned:
        if request.method == "POST" and request.POST.get("aksi") == "gagal":
            return download(planned.failed_rows(), "gagal.xlsx", _WORKBOOK)
        if request.method == "POST":
            chosen = set(request.POST.getlist("ambil"))
            outcome = planned.outcome()
            leave = {each.id for each in planned.found.changes if each.new and each.id not in chosen}
            planned.write(outcome, partial(_ticked, chosen=chosen), leave=leave)
            request.session[_OUTCOME] = str(outcome)
            known = {_key(each, one) for each in planned.found.changes for one in each.differences}
            if chosen - known - {each.id for each in planned.found.changes}:
                # What was ticked against an answer that is another one by now is decided anew.
                return redirect(f"{request.path}?berubah=ya")
            throw_away(parcel)
            return redirect("impor")
        if planned.refused and not planned.found.changes:
            throw_away(parcel)
            return render_page(
                request,
                "impor.html.j2",
                status=422,
                outcome="",
                can_undo=_can_undo(desk),
                refused=_placed(planned.refused, files),
            )
        return render_page(
            request,
            "impor-periksa.html.j2",
            new=[each for each in planned.found.changes if each.new],
            changed=[
                {"name": each.name or each.id, "fields": [_shown(each, difference) for difference in each.differences]}
                for each in planned.found.changes
                if each.record and each.differences
            ],
            findings=_placed([*planned.refused, *planned.found.findings], files),
            failed=len(planned.found.failed),
            read=planned.rows,
            outcome=request.session.pop(_OUTCOME, "") if "berubah" in request.GET else "",
        )


@require_POST
def undo_last(request: HttpRequest) -> HttpResponse:
    """Take the last import back."""
    try:
        undone = undo(desk_of(request).workspace(), Action.IMPORT)
    except OutputError as error:
        raise UserError(
            error.message, _("What it wrote into one innovation can be taken back on its page “History”.")
        ) from None
    count = len(undone.removed) + len(undone.restored)
    told = ngettext("Undone: {n} file is as it was before.", "Undone: {n} files are as they were before.", count)
    request.session[_OUTCOME] = told.format(n=count)
    return redirect("impor")


def _placed(findings: Iterable[Finding], files: Iterable[Path]) -> list[tuple[str, Finding]]:
    """Return findings with their places, in which files have the names that they were sent under."""
    folders = {f"{file.parent}{os.sep}" for file in files}
    return [(_without(str(each.place), folders), each) for each in findings]


def _without(text: str, folders: Iterable[str]) -> str:
    for folder in folders:
        text = text.replace(folder, "")
    return text


def _can_undo(desk: Desk) -> bool:
    try:
        return read_journal(desk.workspace()).action is Action.IMPORT
    except UserError:
        return False


def _ticked(change: RecordChange, *, chosen: set[str]) -> RecordChange | None:
    """Return of a change what is ticked; None where nothing is."""
    kept = tuple(each for each in change.differences if _key(change, each) in chosen)
    return replace(change, differences=kept) if kept else None


def _key(change: RecordChange, difference: FieldDifference) -> str:
    # Whoever ticked it saw what is there: if that is another answer by now, it was not this that was ticked.
    return ":".join((change.id, *map(str, difference.location), fingerprint(_text(difference.old))))


def _shown(change: RecordChange, difference: FieldDifference) -> dict[str, Any]:
    return {
        "key": _key(change, difference),
        "label": difference.label,
        "old": _text(difference.old),
        "new": _text(difference.new),
        "both": difference.given is not None,
    }


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(_text(each) for each in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_text(each)}" for name, each in value.items())
    return "" if value is None else str(value)
