"""Help: how to go on, what words mean, and what is still done by commands."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from submissions.page.showing import render_page


@require_GET
def help(request: HttpRequest) -> HttpResponse:  # noqa: A001 - it is called so
    """Show the page of help."""
    return render_page(request, "bantuan.html.j2")
