"""One accent gives colours that can be read, whatever its hue; the steps are told apart also without colour."""

import colorsys

import pytest

from schemas.settings import Region
from submissions.documents.colours import ACCENT, colours_of, contrast

ACCENTS = ("#0f6b57", "#8c1d2f", "#f2c200", "#5b2a86", "#ffffff", "#000000", "#808080", "#00ff00")


def hue(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return colorsys.rgb_to_hsv(red, green, blue)[0] * 360


@pytest.mark.parametrize("accent", ACCENTS)
def test_every_step_has_its_contrast_with_white(accent: str) -> None:
    colours = colours_of(accent)
    for name, wanted in (("tua", 9.0), ("aksen", 5.5), ("sedang", 2.4), ("muda", 1.45), ("tipis", 1.1)):
        assert contrast(colours[name]) == pytest.approx(wanted, rel=0.02), name


def test_known_contrasts() -> None:
    assert contrast("#ffffff") == 1
    assert contrast("#000000") == 21
    assert contrast("#767676") == pytest.approx(4.54, abs=0.01)  # the grey that WCAG's texts name


@pytest.mark.parametrize("accent", ["#0f6b57", "#8c1d2f", "#f2c200", "#5b2a86"])
def test_the_hue_stays(accent: str) -> None:
    assert abs(hue(colours_of(accent)["tua"]) - hue(accent)) < 8


def test_a_region_without_an_accent_has_ours() -> None:
    assert colours_of(None) == colours_of(ACCENT)
    assert Region().warna is None


@pytest.mark.parametrize("written", ["0f6b57", "#0F6B57", " 0f6b57 "])
def test_an_accent_is_six_digits_with_or_without_a_sign(written: str) -> None:
    assert Region.model_validate({"warna": written}).warna == "#0f6b57"


@pytest.mark.parametrize("written", ["hijau", "#0f6", "0f6b57aa", "url(x)"])
def test_nothing_else_is_an_accent(written: str) -> None:
    with pytest.raises(ValueError, match="colour"):
        Region.model_validate({"warna": written})
