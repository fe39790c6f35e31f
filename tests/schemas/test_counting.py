from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.narrative import count_words, plain_text

LINES = st.lists(
    st.lists(
        st.sampled_from(
            [
                "1.",
                "2.",
                "10)",
                "1)",
                "-",
                "*",
                "+",
                "kata",
                "rata-rata",
                "**tebal**",
                "*miring*",
                "–",
                "2024",
                "#",
                "---",
                "=",
                "",
            ]
        ),
        max_size=5,
    ).map(" ".join),
    max_size=8,
)


def in_plain_text(markdown: str) -> int:
    return sum(1 for token in plain_text(markdown).split() if any(character.isalnum() for character in token))


@settings(max_examples=2000, deadline=None)
@given(LINES, st.sampled_from(["", " ", "  ", "   "]))
def test_counting_without_parsing_gives_what_a_reader_sees(lines: list[str], indent: str) -> None:
    markdown = "\n".join(f"{indent}{line}" if number % 3 == 2 else line for number, line in enumerate(lines))
    assert count_words(markdown) == in_plain_text(markdown)
