"""Long numbers are masked for roles that only read: of telephones and NIK they need the last figures at most."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from submissions.page.middleware import person_of
from submissions.showcase.privacy import numbers_in

_PIECE = re.compile(r"<[^>]*>|[^<]+")
_TYPED = re.compile(r'(?<=\svalue=")[^"]+')
_LEFT = 3  # figures at the end that stay
_LETTER_NUMBER = "/"  # telephones have none, numbers of letters do
View = Callable[[HttpRequest], HttpResponse]


def masked(view: View) -> View:
    """Mask numbers in every page for whom the role says so; files are given as they are."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = view(request)
        if person_of(request).rights.masked and response.get("Content-Type", "").startswith("text/html"):
            response.content = masked_page(response.content.decode())
        return response

    return answer


def masked_page(html: str) -> str:
    """Return a page with the numbers of telephones and persons masked, in its text and in what its forms hold."""
    return _PIECE.sub(lambda piece: _of_piece(piece[0]), html)


def masked_text(text: str) -> str:
    """Return a text in which of each such number only the last figures are left."""
    pieces, at = [], 0
    for span in numbers_in(text):
        number = text[span.start : span.end]
        if _LETTER_NUMBER not in number:
            pieces += [text[at : span.start], _hidden(number)]
            at = span.end
    return "".join([*pieces, text[at:]])


def _of_piece(piece: str) -> str:
    if not piece.startswith("<"):
        return masked_text(piece)
    return piece if 'type="hidden"' in piece else _TYPED.sub(lambda value: masked_text(value[0]), piece)


def _hidden(number: str) -> str:
    left = sum(sign.isdecimal() for sign in number) - _LEFT
    shown = []
    for sign in number:
        shown.append("•" if sign.isdecimal() and left > 0 else sign)
        left -= sign.isdecimal()
    return "".join(shown)
