"""Two editions side by side: what they say differently, as a table that a person reads."""

from dataclasses import dataclass

from schemas.edition import Edition
from schemas.vocabulary import loosely
from submissions.language import _
from submissions.office.described import Saying, described


@dataclass(frozen=True)
class Difference:
    """One thing that two editions say differently; None where one of them says nothing of it."""

    section: str
    what: str
    before: str | None
    after: str | None


def differences(before: Edition, after: Edition) -> list[Difference]:
    """Return what two editions say differently, in the order of the later one, then what only the earlier says.

    A field is the same where its key is, or else its label in the same section.
    """
    old, new = described(before), described(after)
    partners = _partners(old, new)
    found = []
    for row in new:
        partner = partners.get(row.key)
        if partner is None:
            found.append(Difference(row.section, row.what, None, row.says))
        elif (partner.what, partner.says) != (row.what, row.says):
            what = row.what if partner.what == row.what else f"{partner.what} → {row.what}"
            found.append(Difference(row.section, what, partner.says, row.says))
    taken = {partner.key for partner in partners.values()}
    found += [Difference(row.section, row.what, row.says, None) for row in old if row.key not in taken]
    sections = list(dict.fromkeys(row.section for row in (*new, *old)))
    return sorted(found, key=lambda each: sections.index(each.section))


def _partners(old: list[Saying], new: list[Saying]) -> dict[tuple[str, str], Saying]:
    """Return for each later row, by its key, the earlier one that says the same thing."""
    by_key = {row.key: row for row in old}
    partners = {row.key: by_key[row.key] for row in new if row.key in by_key}
    left = {(row.section, loosely(row.what)): row for row in old if row.key not in partners}
    for row in new:
        if row.key not in partners and (same := left.pop((row.section, loosely(row.what)), None)):
            partners[row.key] = same
    return partners


def as_table(before: Edition, after: Edition) -> str:
    """Return the differences of two editions as a table in Markdown, a heading per section."""
    lines: list[str] = []
    section = ""
    for each in differences(before, after):
        if each.section != section:
            section = each.section
            lines += [*([""] if lines else []), f"**{section}**", ""]
            lines += [f"| {_('What')} | {before.id} | {after.id} |", "|---|---|---|"]
        cells = (each.what, each.before or "–", each.after or "–")
        lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    return "\n".join(lines) or _("Both say the same.")
