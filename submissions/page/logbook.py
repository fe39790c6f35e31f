"""The log of a page that is served to an office: a line of JSON for each answer, without what was typed or shown."""

import datetime as dt
import json
import sys
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

View = Callable[[HttpRequest], HttpResponse]


def logged(view: View) -> View:
    """Write a line on the standard error for each answer: when, who, which page of what, how it ended, how long.

    The path is written without what stands behind its question mark, since that may be what somebody looked for, and
    not at all where it lets somebody in.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        begun = time.monotonic()
        account = request.user.get_username() if request.user.is_authenticated else ""
        response = view(request)
        try:
            name = resolve(request.path_info).url_name or ""
        except Resolver404:
            name = ""
        line = {
            "at": dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
            "account": account,
            "method": request.method,
            "page": name,
            "path": "" if name == "undangan" else request.path[:300],
            "status": response.status_code,
            "ms": round((time.monotonic() - begun) * 1000),
        }
        # In one piece with its end: of many answers at once, `print` lets another line come between the two.
        sys.stderr.write(f"{json.dumps(line, ensure_ascii=False)}\n")
        sys.stderr.flush()
        return response

    return answer
