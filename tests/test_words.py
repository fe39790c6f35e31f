"""What readers are told in Indonesian stands in one place of each room, and the glossary names what there is."""

import ast
import importlib
import re
from collections.abc import Iterator

import pytest

from submissions.language import FOLDER

ROOT = FOLDER.parents[1]
SUBMISSIONS = ROOT / "submissions"
# Words that make an Indonesian sentence of a text; one alone may be a key of a record.
COMMON = re.compile(
    r"\b(adalah|atau|bila|belum|berkas|boleh|bukan|dan|dari|dengan|dokumen|halaman|harus|inovasi|ini|jangan|kata|lebih"
    r"|maka|paling|pada|perlu|sudah|tanpa|terlalu|tiap|tidak|untuk|yang)\b",
    re.IGNORECASE,
)
# Sentences in two languages side by side, for user and reader; the heading by which a workbook's rows find their owner.
ELSEWHERE = {"evidence/problems.py", "workbooks/columns.py"}
ROOMS_OF_TEXT = ("sample/",)  # the invented innovations
TRANSLATED = {"_", "N_", "ngettext"}


def sentences_in(source: str) -> Iterator[str]:
    """Yield the Indonesian sentences of a module that are no docstrings and no messages for the catalogue."""

    def visit(node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATED:
            return
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
            for part in node.values:
                if not isinstance(part, ast.Constant):
                    yield from visit(part)
            return
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        for child in ast.iter_child_nodes(node):
            yield from visit(child)

    for text in visit(ast.parse(source)):
        if len(set(COMMON.findall(text.casefold()))) > 1 and " " in text:
            yield text


def test_sentences_are_told_from_messages_keys_and_docstrings() -> None:
    source = '''
"""Berkas ini tidak ada."""
a = _("berkas dan dokumen"), "Berkas ini tidak ada.", "tidak_terpenuhi", "English words", f"{n} berkas dan {m}"
'''
    assert list(sentences_in(source)) == ["Berkas ini tidak ada.", "… berkas dan …"]


def test_indonesian_sentences_stand_in_the_words_of_a_room() -> None:
    modules = [path.relative_to(SUBMISSIONS).as_posix() for path in sorted(SUBMISSIONS.rglob("*.py"))]
    homes = {name for name in modules if name.endswith("/words.py")} | ELSEWHERE
    found = {name: list(sentences_in((SUBMISSIONS / name).read_text(encoding="utf-8"))) for name in modules}
    assert sum(len(found[name]) for name in homes) > 20
    others = {
        name: texts
        for name, texts in found.items()
        if texts and name not in homes and not name.startswith(ROOMS_OF_TEXT)
    }
    assert others == {}


def test_a_class_has_a_name_of_its_own() -> None:
    homes: dict[str, list[str]] = {}
    for path in sorted([*SUBMISSIONS.rglob("*.py"), *(ROOT / "schemas").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(path.relative_to(ROOT).as_posix())
    assert len(homes) > 200
    named_by_django = {"Meta", "Migration"}
    assert {name: places for name, places in homes.items() if len(places) > 1 and name not in named_by_django} == {}


GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| Indonesian"))
]
TERMS = sorted({term for row in ROWS for term in re.findall(r"`([^`]+)`", row[1])})


def found(term: str) -> object:
    """Return what a dotted name such as `submissions.region.index.Standing.PROVEN` stands for."""
    parts = term.split(".")
    for length in range(len(parts), 0, -1):
        try:
            thing: object = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for name in parts[length:]:
            fields = getattr(thing, "model_fields", None) or getattr(thing, "__dataclass_fields__", {})
            thing = fields[name] if name in fields else getattr(thing, name)
        return thing
    raise LookupError(term)


def test_glossary_has_rows_of_five_cells() -> None:
    assert len(ROWS) > 25
    assert [row for row in ROWS if len(row) != 5 or not all(row)] == []
    names = [row[0] for row in ROWS]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("term", TERMS)
def test_every_term_in_code_that_the_glossary_names_exists(term: str) -> None:
    assert found(term) is not None


@pytest.mark.parametrize("term", ["submissions.nowhere.Nothing", "schemas.settings.Settings.nothing"])
def test_a_term_that_does_not_exist_is_noticed(term: str) -> None:
    with pytest.raises((LookupError, AttributeError)):
        found(term)
