"""What is typed is what is kept: the words and lines that a reader sees, in documents and on the copy sheet."""

import re
from html.parser import HTMLParser

from hypothesis import example, given, settings
from hypothesis import strategies as st

from schemas.source import parse_source
from schemas.typed import as_markdown, taken
from submissions.documents.richtext import narrative_html
from submissions.portal.kit.plaintext import plain_paragraphs
from submissions.records.editing import changed_text
from submissions.records.writing import new_text

MARKS = ["•", "–", "-", "*", "·", "\uf0b7", "\uf0a7", "▪", "o\t", "—"]
WORDS = ["antre", "warga", "Rp145.000", "nama_berkas", "rata-rata", "5*6*7", "C:\\data", "“kutip”", "TPB", "(dua)", "a"]
SIGNS = [
    *(
        "*",
        "**",
        "_",
        "__",
        "#",
        "##",
        "~",
        "~~~",
        "`",
        "```",
        "|",
        "<",
        ">",
        "&",
        "&amp;",
        "&#42;",
        "\\",
        "[x]",
        "[ ]",
    ),
    *(
        "![foto](x.jpg)",
        "[SK](bukti/sk.pdf)",
        "[1]: https://a.id",
        "<b>",
        "</b>",
        "<https://a.id>",
        "https://a.id/b_c_d",
    ),
    *(
        "---",
        "===",
        "|---|---|",
        "---|---",
        ":-:",
        "* * *",
        "_ _ _",
        "+",
        "-",
        "=",
        "1.",
        "2)",
        "90 %",
        "90%",
        "**tebal**",
    ),
    *(
        "$x$",
        "{{ nama }}",
        "^2",
        "H~2~O",
        "_miring_",
        "*)",
        "-dua",
        "–tiga",
        ")",
        "]",
        "(",
        "!",
        "[",
        "a\u00a0b",
        "lu\u00adnak",
    ),
    *(
        "x\u200by",
        "\ufeff",
        "\x0b",
        "\x07",
        "\u2028",
        "\x85",
        "\\*",
        "*a",
        "b*",
        "_a",
        "b_",
        "&nbsp;",
        ".",
        "[a][b]",
        "¹",
    ),
]
NUMBERS = st.one_of(
    st.integers(0, 12).map(lambda number: f"{number}. "),
    st.integers(0, 5).map(lambda number: f"{number}) "),
    st.sampled_from(["a. ", "b. ", "b) ", "1.1 ", "1.1. ", "IV. ", "(1) ", "2024. ", "01. ", "1.", "10. "]),
)
STARTS = st.one_of(
    st.just(""),
    st.sampled_from(MARKS).map(lambda mark: f"{mark} "),
    st.sampled_from(["•", "\uf0b7\t", "-\t", "# ", "> ", "+ ", "    ", "| ", "~~~ ", "* "]),
    NUMBERS,
)
PIECES = st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.integers(0, 3000).map(str))
GAPS = st.sampled_from([" ", " ", " ", "  ", "", "\t"])
INDENTS = st.sampled_from(["", "", "", "  ", "    ", "\t", "         ", " "])


@st.composite
def lines(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(PIECES, max_size=6))
    return draw(INDENTS) + draw(STARTS) + "".join(piece + draw(GAPS) for piece in pieces)


@st.composite
def runs(draw: st.DrawFn) -> str:
    """Return lines that count up, as lists in offices do, now and then with something between them."""
    form = draw(st.sampled_from(["{}. ", "{}) "]))
    between = st.sampled_from(["", "", "", "\n- rinci", "\n   - rinci\n     lanjut", "\n   lanjut", "\n", "\nteks"])
    count = draw(st.integers(1, 4))
    return "\n".join(f"{form.format(n)}{draw(PIECES)} butir{draw(between)}" for n in range(1, count + 1))


TYPED = st.lists(st.one_of(lines(), lines(), runs(), st.just("")), max_size=8).map("\n".join)
ANYTHING = st.text(st.one_of(st.sampled_from("*_`#-+=|<>&[]()!~\\:.1a \n\t•"), st.characters()), max_size=40)


class _Seen(HTMLParser):
    """The lines of HTML, items of lists with their marks."""

    BLOCKS = ("p", "li", "br", "ul", "ol", "pre", "blockquote", "table", "tr")

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self._numbers: list[int | None] = []
        self.items = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.BLOCKS:
            self.lines.append("")
        if tag in ("ul", "ol"):
            self._numbers.append(int(dict(attrs).get("start") or 1) if tag == "ol" else None)
        elif tag == "li":
            number = self._numbers[-1]
            self.lines[-1] = "• " if number is None else f"{number}. "
            self._numbers[-1] = None if number is None else number + 1
            self.items += number is None

    def handle_endtag(self, tag: str) -> None:
        if tag in self.BLOCKS:
            self.lines.append("")
        if tag in ("ul", "ol"):
            self._numbers.pop()

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data


MARK = re.compile(r"(?:[•–\-*·\uf0b7\uf0a7▪—]\s+(?=\S)|[•·\uf0b7\uf0a7▪]|o\t\s*(?=\S)|[-–—](?=[^\W\d_]))\s*")


def normal(lines: list[str]) -> list[str]:
    """Return lines without what does not show: kinds of white space and of bullets, `1)` for `1.`, blank lines."""
    found = []
    for line in lines:
        line = re.sub("[\xad\u200b-\u200f\ufeff]", "", line).strip()
        line = MARK.sub("", line, count=1) if MARK.match(line) else line
        line = re.sub(r"^(\d+)\)(?=\s)", r"\1.", line)
        if line:
            found.append(" ".join(line.split()))
    return found


def typed_lines(typed: str) -> list[str]:
    text = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", typed)
    text = "".join(sign for sign in text if sign in "\t\n" or (ord(sign) >= 32 and not 0x7F <= ord(sign) < 0xA0))
    return normal(text.split("\n"))


def printed_lines(markdown: str) -> list[str]:
    seen = _Seen()
    seen.feed(str(narrative_html(markdown)))
    return normal([line.replace("\n", " ") for line in seen.lines])


@settings(max_examples=300)
@given(TYPED)
@example("Manfaat:\n• antre\n• biaya\n\n         a. Potensi :\n- satu\n-dua\n– tiga\n2025 adalah\n2024. Tahun")
@example("1. a\n2. b\n1. c\n2. d\n\n1) e\n2) f\n3) g\n5) h")
def test_what_is_typed_is_printed_and_stands_on_the_copy_sheet(typed: str) -> None:
    markdown = as_markdown(typed)
    assert printed_lines(markdown) == typed_lines(typed)
    assert normal(plain_paragraphs(markdown).split("\n")) == typed_lines(typed)


@settings(max_examples=200)
@given(TYPED)
def test_what_came_from_a_cell_comes_back_unchanged(typed: str) -> None:
    markdown = as_markdown(typed)
    assert taken(markdown, markdown) == markdown
    assert taken(typed, markdown) == markdown
    assert taken(typed, None) == markdown


@settings(max_examples=200)
@given(TYPED)
def test_what_is_written_can_be_read_again(typed: str) -> None:
    markdown = as_markdown(typed)
    data = parse_source(new_text({"nama": "Contoh", "tujuan": markdown}).encode(), "a.yaml").data
    assert (data["tujuan"] or "").strip() == markdown.strip()
    text = changed_text("nama: Contoh\ntujuan: lama\n", {("tujuan",): markdown}, "a.yaml")
    assert (parse_source(text.encode(), "a.yaml").data["tujuan"] or "").strip() == markdown.strip()


@settings(max_examples=300)
@given(ANYTHING)
def test_no_text_stops_it_and_words_stay(typed: str) -> None:
    words = re.sub(r"\W", "", "".join(typed_lines(typed)))
    assert re.sub(r"\W", "", "".join(normal(plain_paragraphs(as_markdown(typed)).split("\n")))) == words
