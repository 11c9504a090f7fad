"""The catalogs of translations: what they must hold, what is wrong in them, and their compiled form.

English is the source. No gettext program is needed.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from django.utils.translation.reloader import translation_file_changed
from django.utils.translation.template import templatize

BASE = Path(__file__).resolve().parent.parent
LOCALE = BASE / "breakthrough" / "locale"
APPS = [BASE / name for name in ("breakthrough", "tasks", "talent", "funding")]
HEADER = {
    "Language": "zh_Hans",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}

LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(n?p?gettext|_)\(({LITERAL}(?:,\s*{LITERAL})*)", re.DOTALL)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!%)%[sd]|\{\w*\}")


class Message(NamedTuple):
    """A text to translate, as gettext knows it: by its context and itself."""

    text: str
    plural: str = ""
    context: str | None = None


def message(function: str, arguments: list[str]) -> Message:
    """The message of a call: npgettext(context, singular, plural) and its shorter sisters."""
    context = arguments.pop(0) if "pgettext" in function else None
    return Message(arguments[0], arguments[1] if "ngettext" in function or "npgettext" in function else "", context)


def messages_of_template(source: str, origin: str = "") -> Iterator[Message]:
    for function, arguments in CALL.findall(templatize(source, origin)):
        yield message(function, [ast.literal_eval(found) for found in re.findall(LITERAL, arguments)])


def messages_of_code(source: str, origin: str = "") -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        function = function_of(node)
        if not function or not isinstance(node, ast.Call):
            continue
        arguments = node.args[: 1 + ("p" in function) + function.startswith("n")]
        texts = [one.value for one in arguments if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if len(texts) == len(arguments):
            yield message(function, texts)
        elif any(isinstance(one, ast.JoinedStr | ast.BinOp) for one in arguments):
            raise SyntaxError(f"{origin}:{node.lineno}: a text to translate must be written out, with placeholders.")


def function_of(node: ast.AST) -> str | None:
    """The gettext function that is called, without the endings that change nothing here."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            plain = name.removesuffix("_lazy").removesuffix("_noop")
            return plain if plain in ("_", "_t", "gettext", "ngettext", "pgettext", "npgettext") else None
    return None


def messages(folders: Iterable[Path] = APPS) -> dict[tuple[str, str | None], Message]:
    """Every message of the sources, by what a catalog knows it by."""
    found: dict[tuple[str, str | None], Message] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder).parts
            if path.suffix == ".py" and "migrations" not in inside:
                read = messages_of_code(path.read_text("utf-8"), str(path))
            elif path.suffix in (".html", ".txt") and "templates" in inside:
                read = messages_of_template(path.read_text("utf-8"), str(path))
            else:
                continue
            for one in read:
                key = (one.text, one.context)
                # The same text with and without plural is one entry, with.
                if key not in found or one.plural:
                    found[key] = one
    return found


def borrowed(folders: Iterable[Path]) -> set[tuple[str, str | None]]:
    """What the catalogs of other packages translate already."""
    return {
        (entry.msgid, entry.msgctxt)
        for folder in folders
        for path in folder.glob("locale/zh_Hans/LC_MESSAGES/django.mo")
        for entry in polib.mofile(str(path))
    }


def entries_of(path: Path) -> dict[tuple[str, str | None], polib.POEntry]:
    return {(entry.msgid, entry.msgctxt): entry for entry in catalog(path) if not entry.obsolete}


def catalog(path: Path) -> polib.POFile:
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def update(path: Path, wanted: dict[tuple[str, str | None], Message], elsewhere: set[tuple[str, str | None]]) -> None:
    """Brings the written catalog up to the sources: new messages without a translation, those gone are left out.

    Neither dates nor line numbers are kept in it: it changes only when a text does.
    """
    old = entries_of(path)
    new = polib.POFile(wrapwidth=100)
    new.metadata = HEADER
    for key, one in sorted(wanted.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        if key in elsewhere and key not in old:
            continue
        kept = old.get(key)
        entry = polib.POEntry(msgid=one.text, msgctxt=one.context, flags=kept.flags if kept else [])
        text = (kept.msgstr or kept.msgstr_plural.get(0, "")) if kept else ""
        if one.plural:
            entry.msgid_plural, entry.msgstr_plural = one.plural, {0: text}
        else:
            entry.msgstr = text
        new.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(path))


def faults(
    path: Path, wanted: dict[tuple[str, str | None], Message], elsewhere: set[tuple[str, str | None]]
) -> Iterator[str]:
    """What is wrong in the written catalog, a line each."""
    entries = entries_of(path)
    for key in sorted(wanted.keys() - entries.keys() - elsewhere, key=str):
        yield f"missing: {key[0]!r}"
    for key in sorted(entries.keys() - wanted.keys(), key=str):
        yield f"obsolete: {key[0]!r}"
    for key in sorted(wanted.keys() & entries.keys(), key=str):
        entry = entries[key]
        text = entry.msgstr or entry.msgstr_plural.get(0, "")
        if not text:
            yield f"untranslated: {key[0]!r}"
        elif entry.fuzzy:
            yield f"fuzzy: {key[0]!r}"
        elif placeholders(text) != placeholders(entry.msgid_plural or entry.msgid):
            yield f"placeholders differ: {key[0]!r}"


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def compile_catalogs(folder: Path = LOCALE) -> None:
    """Makes the compiled catalogs, which Django reads, out of the written ones."""
    for source in folder.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        compiled = polib.pofile(str(source)).to_binary()
        # Left alone if equal, so that a folder nobody may write to will do once they are made.
        if not target.exists() or target.read_bytes() != compiled:
            target.write_bytes(compiled)
            # Django may have read the catalogs before; it forgets them when told that one changed.
            translation_file_changed(None, target)
