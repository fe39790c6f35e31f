"""How much an office may send on a day: nobody fills the disk of a whole region, by mistake or otherwise."""

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from schemas.offices import office_key
from submissions.language import _
from submissions.page.accounts.models import DailyUse
from submissions.page.middleware import person_of, problem, typed_in_form

_KEPT = dt.timedelta(days=31)
_LONGEST = 300
View = Callable[[HttpRequest], HttpResponse]


def within_limits(view: View) -> View:
    """Take no more files on a day than the office's configuration allows; what was sent counts, taken or not."""

    def answer(request: HttpRequest) -> HttpResponse:
        sent = [file for name in request.FILES for file in request.FILES.getlist(name)] if _may_hold(request) else []
        person = person_of(request)
        if not sent or not person.account:
            return view(request)
        size = sum(file.size or 0 for file in sent)
        for whose in person.offices or (person.name,):
            key = office_key(whose) if person.offices else f"@{person.account}"
            if not _counted(key[:_LONGEST], len(sent), size):
                return problem(
                    request,
                    429,
                    _("{office} has sent as much as it may in a day: {files} files, {megabytes} MB.").format(
                        office=whose, files=settings.FILES_PER_DAY, megabytes=settings.BYTES_PER_DAY >> 20
                    ),
                    _(
                        "Nothing of this was taken. Go on tomorrow, or let whoever runs the server raise "
                        "`files_per_day` or `megabytes_per_day`."
                    ),
                    typed=typed_in_form(request),
                )
        return view(request)

    return answer


def _may_hold(request: HttpRequest) -> bool:
    return request.method == "POST" and request.content_type == "multipart/form-data"


def _counted(key: str, files: int, size: int) -> bool:
    """Count what was sent, if it is within the limits; return whether it is."""
    today = dt.date.today()
    with transaction.atomic():
        _row, is_new = DailyUse.objects.get_or_create(day=today, whose=key)
        if is_new:
            DailyUse.objects.filter(day__lt=today - _KEPT).delete()
        use = DailyUse.objects.select_for_update().get(day=today, whose=key)
        if use.files + files > settings.FILES_PER_DAY or use.size + size > settings.BYTES_PER_DAY:
            return False
        use.files, use.size = use.files + files, use.size + size
        use.save()
    return True
