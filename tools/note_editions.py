"""Note what the packaged editions' rules are, and that the changelog tells of what changed in them.

    python -m tools.note_editions            notes the rules as they are; refuses what the changelog does not tell
    python -m tools.note_editions --check    changes nothing; lists what is not noted and exits with 1

`CHANGELOG.editions.json` has a digest of each rule: a field, an indicator, a requirement, a date. A changed one is
noted only where an entry under the changelog's first heading names the edition (`kipp-2025`) and the rule (`dampak`, or
its section `fields`); of a new edition the name is enough. Notes are for readers and are no rules; the choices of a
code list belong to each rule that names the list.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from schemas.editions import edition_files

ROOT = Path(__file__).parents[1]
CHANGELOG = ROOT / "CHANGELOG.md"
NOTED = ROOT / "CHANGELOG.editions.json"
VOCABULARIES = ROOT / "schemas" / "vocabulary"
NO_RULES = {"note", "notes"}

Digests = dict[str, str]


def rules_of(path: Path) -> Digests:
    """Return a digest of each rule of an edition's file, by its dotted name such as `fields.dampak`."""
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    found: Digests = {}
    for section, said in data.items():
        if section in NO_RULES:
            continue
        parts = said.items() if isinstance(said, dict) else [("", said)]
        found |= {f"{section}.{key}".rstrip("."): _digest(value) for key, value in parts if key not in NO_RULES}
    return found


def _digest(said: Any) -> str:
    text = json.dumps(_ruling(said), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _ruling(said: Any) -> Any:
    """Return what rules in a piece of an edition: without notes, and with the code lists that it names."""
    if isinstance(said, list):
        return [_ruling(each) for each in said]
    if not isinstance(said, dict):
        return said
    found = {key: _ruling(value) for key, value in said.items() if key not in NO_RULES}
    named = said.get("vocabulary")
    if isinstance(named, str) and (file := VOCABULARIES / f"{named}.yaml").is_file():
        found["choices of the list"] = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    return found


def packaged() -> dict[str, Digests]:
    """Return the digests of every packaged edition."""
    return {name: rules_of(file.packaged) for name, file in sorted(edition_files().items()) if file.packaged}


def noted() -> dict[str, Digests]:
    """Return the digests as they were noted last."""
    found: dict[str, Digests] = json.loads(NOTED.read_text(encoding="utf-8")) if NOTED.exists() else {}
    return found


def entries() -> list[str]:
    """Return the entries under the first heading of the changelog: those of the version that is to come."""
    sections = re.split(r"(?m)^## ", CHANGELOG.read_text(encoding="utf-8"))
    return re.split(r"(?m)^- ", sections[1])[1:] if len(sections) > 1 else []


def changed(before: Digests, after: Digests) -> list[str]:
    """Return the names of rules that are new, gone or other."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def untold(before: dict[str, Digests], after: dict[str, Digests], told: list[str]) -> Iterator[str]:
    """Yield a sentence for each change of an edition that no entry of the changelog tells."""
    for edition in sorted(before.keys() | after.keys()):
        rules = changed(before.get(edition, {}), after.get(edition, {}))
        naming = " ".join(entry for entry in told if _names(entry, edition))
        if rules and (edition not in before or edition not in after):
            if not naming:
                yield f"{edition} is {'new' if edition in after else 'gone'}: name it in {CHANGELOG.name}"
            continue
        lacking = [rule for rule in rules if not any(_names(naming, part) for part in rule.split("."))]
        if lacking:
            yield f"{edition} changed in {', '.join(lacking)}: an entry of {CHANGELOG.name} must name edition and rule"


def _names(text: str, word: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text))


def main(arguments: list[str] | None = None) -> int:
    """Note the rules, or only look; return the exit code."""
    parser = argparse.ArgumentParser(description="Note what the rules of the packaged editions are.")
    parser.add_argument("--check", action="store_true", help="change nothing; list what is not noted")
    check = parser.parse_args(arguments).check
    before, after = noted(), packaged()
    lacking = list(untold(before, after, entries()))
    for sentence in lacking:
        sys.stdout.write(f"{sentence}\n")
    if check:
        stale = [name for name in before.keys() | after.keys() if changed(before.get(name, {}), after.get(name, {}))]
        if stale and not lacking:
            sys.stdout.write(f"told, not noted yet ({', '.join(sorted(stale))}): python -m tools.note_editions\n")
        return 1 if stale else 0
    if not lacking:
        NOTED.write_text(json.dumps(after, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
