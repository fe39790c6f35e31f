"""Narratives in which a reader of PDF may stumble: links, pictures, ligatures, invisible marks, tables, lists."""

from random import Random

from tests.build import words

PIECES = {
    "plain": words(30),
    "link": "Lihat [situs kami](https://example.go.id/a) berikut.",
    "link that is its text": "Lihat <https://example.go.id/panjang/sekali/alamatnya?a=1&b=2> berikut.",
    "picture": "Sebelum ![Gambar pasar](gambar.png) sesudah.",
    "ligatures": "efisien, afiliasi, konflik, flora, grafik, efektif, offline, ﬁnal dan ﬂora",
    "zero width": "kata\u200bsambung\u200bpanjang dan nol\u200clebar\u200djuga di sini",
    "soft hyphen": "pem\u00adber\u00adda\u00adya\u00adan ma\u00adsya\u00adra\u00adkat " * 12,
    "direction": "kata \u202ekanan ke kiri\u202c dan \u2067angka 12\u2069 serta \u200fini",
    "no break": "Rp\u00a05.000.000 dan 12\u202f500 orang, tahun\u00a02024",
    "hyphens": "sekolah\u2011sekolah dan anak-anak, 2020\u20132024 \u2014 selesai",
    "list": "- butir satu\n- butir dua, 1.250 orang\n  - butir dalam\n- butir tiga",
    "numbered": "\n".join(f"{number}. langkah ke-{number} dari {number * 7} langkah" for number in range(1, 14)),
    "table": "| Tahun | Peserta | Biaya |\n|---|---:|:-:|\n| 2023 | 1.250 | 5.000,50 |\n| 2024 | 2.500 | 6.000,75 |",
    "tall table": "| No | Uraian |\n|---|---|\n" + "\n".join(f"| {row} | {words(25, row)} |" for row in range(1, 40)),
    "bold": "**tebal**, *miring*, ***keduanya*** dan `kode 1.0` serta se**te**ngah",
    "quote": "> Kutipan yang\n> dua baris\n\nlalu biasa",
    "heading": "# Judul\n\nIsi di bawahnya\n\n## Anak judul\n\nLagi",
    "code": "```\nfungsi(1, 2)\n    hasil 3.5\n```",
    "figures": "3,75 persen; 1.234.567,89; 5/7; 12:30; 50%; -7,5; H2O; CO₂; m²; ½",
    "accents": "café, naïve, Über, Ångström, ñandu, Dvořák, Đorđe",
    "other scripts": "Aksara ꦲꦏ꧀ꦱꦫ, العربية, 漢字, кириллица, ελληνικά, 😀 dan kata biasa",
    "long run": "tautan" * 40 + " lalu " + "a1" * 90,
    "html": "Kata <b>bukan tebal</b> &amp; 5 < 6 > 4 dan &nbsp; juga",
    "escapes": r"\*bukan miring\* dan \# bukan judul, 1\. bukan daftar",
    "quotes": "“kutip” ‘tunggal’ … titik – garis",
    "long": words(700),
    "long list": "\n".join(f"- {words(15, number)}" for number in range(1, 50)),
}


def mixed(count: int, seed: int) -> list[str]:
    """Return so many narratives, each of a few pieces in any order."""
    chance = Random(seed)
    return ["\n\n".join(chance.sample(list(PIECES.values()), chance.randint(2, 6))) for _ in range(count)]
