from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Field, Model
from django.utils.translation import override

from breakthrough import documents
from breakthrough.figures import figures
from breakthrough.models.bilingual import Label
from breakthrough.translations import compile_catalogs

DIAGRAM_NOTE = "An arrow leads from a row to the row it names; `1` and `n` say how many of them."


class Command(BaseCommand):
    help = "Writes the pages of docs/ that are made from the code: the data model, the figures, and the apps' own."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is not up to date")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        # The names in both languages need the compiled catalogs.
        compile_catalogs()
        with override("en"):
            pages = {"data-model.md": data_model(), "figures.md": dictionary(), **documents.pages()}
        folder = Path(settings.BASE_DIR) / "docs"
        stale = [name for name, text in pages.items() if not is_current(folder / name, text)]
        if check and stale:
            raise CommandError(f"Out of date: {', '.join(stale)}. Run: python manage.py document")
        for name in stale:
            (folder / name).write_text(pages[name], encoding="utf-8")
            self.stdout.write(f"docs/{name} written")


def is_current(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


def data_model() -> str:
    return "\n".join(
        ["# Data model", "", *introduction(), *(line for app in settings.DOMAIN_APPS for line in room(app))]
    )


def introduction() -> Iterator[str]:
    yield "Made from the models by `python manage.py document`; do not edit by hand."
    yield ""
    yield "Every table has a twin, `…event`, that holds each insert, update and delete (see architecture.md)."
    yield "Amounts are in yuan with two decimals; days lie between 1990 and 2100."
    yield ""


def models_of(app: str) -> list[type[Model]]:
    return [model for model in apps.get_app_config(app).get_models() if not hasattr(model, "pgh_tracked_model")]


def room(app: str) -> Iterator[str]:
    yield f"## {app}"
    yield ""
    yield DIAGRAM_NOTE
    yield ""
    yield "```mermaid"
    yield "erDiagram"
    yield from (f"    {line}" for model in models_of(app) for line in arrows(model))
    yield "```"
    yield ""
    for model in models_of(app):
        yield from table(model)


def arrows(model: type[Model]) -> Iterator[str]:
    for field in links(model):
        many = "|o" if field.one_to_one else "}o"
        one = "o|" if field.null else "||"
        yield f"{model.__name__} {many}--{one} {field.related_model.__name__} : {field.name}"


def links(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.local_fields if field.is_relation and field.related_model]


def table(model: type[Model]) -> Iterator[str]:
    yield f"### {model.__name__}"
    yield ""
    yield " ".join((model.__doc__ or "").split())
    yield ""
    yield "| column | means | type |"
    yield "|---|---|---|"
    for field in model._meta.local_fields:
        yield f"| `{field.column}` | {field.verbose_name} | {kind(field)} |"
    yield ""
    rules = [constraint.name for constraint in model._meta.constraints] + list(getattr(model, "rules", {}))
    if rules:
        yield "Rules that the database keeps: " + ", ".join(f"`{name}`" for name in rules) + "."
        yield ""


def kind(field: Field) -> str:
    if field.is_relation and isinstance(field.related_model, type):
        name = f"→ {field.related_model.__name__}"
    elif field.choices:
        name = ", ".join(f"`{key}`" for key, _label in field.flatchoices if key)
    else:
        name = field.get_internal_type().removesuffix("Field").lower()
    return f"{name}, may be empty" if field.null else name


def dictionary() -> str:
    lines = [
        "# Figures",
        "",
        "Made from the dictionary by `python manage.py document`; do not edit by hand.",
        "",
        "Every number that a page, the API or a document shows is one of these, computed in one place from the rows.",
        "Each counts facts dated up to `until`, as they were known at `as_of`; ratios are rounded last, half up.",
        "",
        "| code | name | unit | by | version |",
        "|---|---|---|---|---|",
    ]
    for figure in figures().values():
        label = Label.of(figure.name)
        ways = ", ".join(figure.by)
        lines.append(f"| `{figure.code}` | {label.en} · {label.zh} | {figure.unit.code} | {ways} | {figure.version} |")
    for figure in figures().values():
        name, definition = Label.of(figure.name), Label.of(figure.definition)
        lines += ["", f"## {figure.code}", "", f"**{name.en}** · {name.zh}", "", definition.en, "", definition.zh]
    return "\n".join([*lines, ""])
