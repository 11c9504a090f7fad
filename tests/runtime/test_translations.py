import polib
import pytest

from breakthrough.translations import (
    Message,
    compile_catalogs,
    faults,
    messages,
    messages_of_code,
    messages_of_template,
    update,
)


def wanted(*texts):
    return {(text, None): Message(text) for text in texts}


def catalog(tmp_path, *entries):
    file = polib.POFile()
    file.extend(polib.POEntry(**entry) for entry in entries)
    file.save(str(tmp_path / "django.po"))
    return tmp_path / "django.po"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("_('One')", Message("One")),
        ("gettext_lazy('One ' 'long text')", Message("One long text")),
        ("translation.gettext('One')", Message("One")),
        ("ngettext('%d task', '%d tasks', n)", Message("%d task", "%d tasks")),
        ("pgettext_lazy('of a task', 'Lead')", Message("Lead", context="of a task")),
        ("npgettext('c', 'one', 'many', n)", Message("one", "many", "c")),
        ("_t('At once')", Message("At once")),
    ],
)
def test_texts_of_code_are_found(code, found):
    assert list(messages_of_code(code)) == [found]


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<a title='x'>{% translate 'One' %}</a>", Message("One")),
        ("{% translate 'Lead' context 'of a task' %}", Message("Lead", context="of a task")),
        (
            "{% blocktranslate trimmed %}\n  Two\n  lines of {{ name }}\n{% endblocktranslate %}",
            Message("Two lines of %(name)s"),
        ),
        ("{% blocktranslate count n=n %}a{% plural %}b's{% endblocktranslate %}", Message("a", "b's")),
        ("{{ _('One') }}", Message("One")),
    ],
)
def test_texts_of_templates_are_found(template, found):
    assert list(messages_of_template(template)) == [found]


def test_text_put_together_at_run_time_is_refused():
    with pytest.raises(SyntaxError, match="a.py:1: a text to translate must be written out"):
        list(messages_of_code("_(f'{n} tasks')", "a.py"))


def test_sources_of_a_folder_are_read_except_migrations(tmp_path):
    for name, text in [("a.py", "A"), ("migrations/b.py", "B"), ("templates/c.html", "C"), ("static/d.txt", "D")]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"_('{text}')" if name.endswith(".py") else f"{{{{ _('{text}') }}}}")
    assert sorted(text for text, _ in messages([tmp_path])) == ["A", "C"]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"msgid": "Other", "msgstr": "别的"}, "missing: 'Task %(code)s'"),
        ({"msgid": "Task %(code)s", "msgstr": ""}, "untranslated: 'Task %(code)s'"),
        ({"msgid": "Task %(code)s", "msgstr": "任务%(code)s", "flags": ["fuzzy"]}, "fuzzy: 'Task %(code)s'"),
        ({"msgid": "Task %(code)s", "msgstr": "任务%(number)s"}, "placeholders differ: 'Task %(code)s'"),
    ],
)
def test_fault_in_a_catalog_is_named(entry, fault, tmp_path):
    assert fault in list(faults(catalog(tmp_path, entry), wanted("Task %(code)s"), set()))


def test_obsolete_text_is_a_fault(tmp_path):
    path = catalog(tmp_path, {"msgid": "Gone", "msgstr": "没了"})
    assert list(faults(path, {}, set())) == ["obsolete: 'Gone'"]


def test_complete_catalog_has_no_fault(tmp_path):
    assert list(faults(catalog(tmp_path, {"msgid": "Task", "msgstr": "任务"}), wanted("Task"), set())) == []


def test_text_that_django_translates_itself_is_not_missing(tmp_path):
    assert list(faults(tmp_path / "none.po", wanted("Save"), {("Save", None)})) == []


def test_update_keeps_translations_and_adds_and_removes_texts(tmp_path):
    path = catalog(tmp_path, {"msgid": "Gone", "msgstr": "没了"}, {"msgid": "Task", "msgstr": "任务"})
    update(path, wanted("Task", "New"), set())
    assert [(entry.msgid, entry.msgstr) for entry in polib.pofile(str(path))] == [("New", ""), ("Task", "任务")]


def test_second_update_changes_nothing(tmp_path):
    update(tmp_path / "a.po", wanted("Task"), set())
    before = (tmp_path / "a.po").read_bytes()
    update(tmp_path / "a.po", wanted("Task"), set())
    assert (tmp_path / "a.po").read_bytes() == before


def test_compiled_catalog_translates(tmp_path):
    folder = tmp_path / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog(folder, {"msgid": "Task", "msgstr": "任务"})
    compile_catalogs(tmp_path)
    assert [entry.msgstr for entry in polib.mofile(str(folder / "django.mo"))] == ["任务"]
