"""What people do with publications in the admin, and what the API answers."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from breakthrough.models import Publication, Snapshot, User
from breakthrough.publications import verbs
from breakthrough.publications.standard import NAMES, words_of
from tests import portfolio
from tests.publications.conftest import tamper

STEM = "admin:breakthrough_publication"


def client_of(username: str, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(User.objects.get(username=username))
    return client


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.fixture
def draft(demo: None, bulletin: Any, office: User) -> Publication:
    return verbs.begin(bulletin, office)


# The admin


@pytest.mark.parametrize(("language", "words"), [("en", "Proved: everything agrees"), ("zh-hans", "核验一致")])
def test_a_publication_is_verified_by_a_button(brief: Publication, language: str, words: str) -> None:
    answer = client_of("leader", language).post(reverse(f"{STEM}_verify", args=[brief.pk]))
    assert words in text_of(answer)


def test_a_difference_is_named_on_the_page(brief: Publication) -> None:
    tamper("UPDATE funding_fundentryevent SET amount = amount + 1 WHERE kind = 'disbursed' AND source = 'fiscal'")
    page = text_of(client_of("leader").post(reverse(f"{STEM}_verify", args=[brief.pk])))
    assert "Published: 670500000.00; by history:" in page


def test_each_figure_leads_to_its_rows_as_of_then(brief: Publication) -> None:
    client = client_of("leader")
    page = text_of(client.get(reverse(f"{STEM}_change", args=[brief.pk]), {"language": "en"}))
    found = re.search(r'<a class="paper-figure" href="([^"]+)">670 million yuan</a>', page)
    assert found
    address = found[1].replace("&amp;", "&")
    assert "670.5" in text_of(client.get(address))


def test_a_draft_shows_what_is_doubtful(draft: Publication) -> None:
    page = text_of(client_of("office").get(reverse(f"{STEM}_change", args=[draft.pk])))
    assert re.search(r"Incomplete: only 6\d of 64 due reports are approved.", page)
    assert "Not approved: reports wait for a decision that would change it." in page


def test_a_publisher_reads_and_then_publishes_exactly_that(draft: Publication, office: User) -> None:
    verbs.put_forward(draft, office)
    client, address = client_of("leader"), reverse(f"{STEM}_verb", args=[draft.pk, "publish"])
    page = client.get(address)
    read = re.search(r'name="read" value="([^"]+)"', page.content.decode())
    assert read
    refused = client.post(address, {"read": read[1]})
    assert "Say that you have read what is doubtful." in text_of(refused)
    client.post(address, {"read": read[1], "seen": "on"})
    draft.refresh_from_db()
    assert draft.state == "published"
    assert page.context["preview"].as_of == draft.as_of


def test_whoever_put_it_forward_has_no_button_to_publish(draft: Publication, office: User) -> None:
    verbs.put_forward(draft, office)
    assert client_of("office").get(reverse(f"{STEM}_verb", args=[draft.pk, "publish"])).status_code == 403


def test_a_mistake_in_a_text_is_named_in_the_form(draft: Publication) -> None:
    client, address = client_of("office"), reverse(f"{STEM}_change", args=[draft.pk])
    form = client.get(address).context["adminform"].form
    given = {name: form.initial.get(name, "") or "" for name in form.fields} | {"body_en": "{fiscal_investd}"}
    page = text_of(client.post(address, given))
    assert "There is no figure “fiscal_investd”. Did you mean fiscal_invested?" in page


def test_a_draft_begins_with_the_words_of_its_template(bulletin: Any) -> None:
    form = client_of("office").get(reverse(f"{STEM}_add"), {"template": bulletin.pk}).context["adminform"].form
    assert form.initial["body_zh"] == bulletin.body_zh


def test_the_templates_to_choose_from_are_named_as_they_would_be_printed(bulletin: Any) -> None:
    page = text_of(client_of("office").get(reverse(f"{STEM}_add")))
    assert "“Breakthrough” Project: Bulletin for November 2025" in page


@pytest.mark.django_db
@pytest.mark.parametrize("code", NAMES)
def test_a_department_without_templates_begins_with_the_standard_ones(code: str) -> None:
    client = Client()
    client.force_login(portfolio.user("office"))
    page = client.get(reverse(f"{STEM}_add")).content.decode()
    address = f"{reverse('admin:breakthrough_texttemplate_add')}?standard={code}"
    assert address in page
    initial = client.get(address).context["adminform"].form.initial
    assert {name: initial[name] for name in words_of(code)} == words_of(code)


@pytest.mark.parametrize("username", ["officer", "reviewer", "system", "security"])
def test_a_draft_is_its_makers_and_a_publication_everybodys(
    brief: Publication, draft: Publication, username: str
) -> None:
    client = client_of(username)
    assert client.get(reverse(f"{STEM}_change", args=[brief.pk])).status_code == 200
    assert client.get(f"/api/v1/publications/{brief.pk}/").status_code == 200
    assert client.get(f"/api/v1/publications/{draft.pk}/").status_code == 404


def test_who_sees_some_clusters_reads_no_row_of_others(brief: Publication) -> None:
    tamper("UPDATE funding_fundentryevent SET amount = amount + 1 WHERE kind = 'disbursed' AND source = 'fiscal'")
    client = client_of("officer")
    found = client.post(f"/api/v1/publications/{brief.pk}/verify/").json()
    assert found["match"] is False
    assert {len(one["rows"]) for one in found["differences"]} == {0}
    assert client.get(f"/api/v1/publications/{brief.pk}/").json()["restatements"] is None
    assert client.get(f"/api/v1/publications/{brief.pk}/snapshot/").status_code == 403


# The API


@pytest.mark.parametrize("username", ["leader", "officer", "security"])
def test_the_api_proves_it_whoever_asks(brief: Publication, username: str) -> None:
    answer = client_of(username).post(f"/api/v1/publications/{brief.pk}/verify/")
    assert answer.json() == {"match": True, "differences": []}


def test_the_seal_can_be_checked_without_us(brief: Publication) -> None:
    client = client_of("leader")
    content = client.get(f"/api/v1/publications/{brief.pk}/snapshot/").content
    seal = client.get(f"/api/v1/publications/{brief.pk}/").json()["seal"]
    assert hashlib.sha256(content).hexdigest() == seal["sha256"]
    key: Any = load_pem_public_key(seal["public_key"].encode())
    key.verify(base64.b64decode(seal["signature"]), seal["sha256"].encode())


def test_the_api_tells_the_figures_as_they_were_published(brief: Publication) -> None:
    figures = client_of("officer").get(f"/api/v1/publications/{brief.pk}/").json()["figures"]
    values = {(one["code"], *one["filters"].values()): one["value"] for one in figures}
    assert values["fiscal_invested",] == "670500000.00"
    assert values["added_output", "coating"] == "300000000.00"
    assert "rows" not in figures[0]


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_document_has_always_the_same_bytes(brief: Publication, kind: str, language: str) -> None:
    address, asked = f"/api/v1/publications/{brief.pk}/document/", {"format": kind, "language": language}
    first = client_of("officer").get(address, asked)
    assert first.status_code == 200
    tamper("UPDATE funding_fundentryevent SET amount = amount + 1 WHERE kind = 'disbursed' AND source = 'fiscal'")
    assert client_of("leader", "zh-hans").get(address, asked).content == first.content


@pytest.mark.parametrize("wrong", [{"format": "doc"}, {"language": "fr"}, {"kind": "pdf"}])
def test_a_document_that_there_is_not_is_refused(brief: Publication, wrong: dict[str, str]) -> None:
    assert client_of("leader").get(f"/api/v1/publications/{brief.pk}/document/", wrong).status_code == 400


def test_the_number_of_questions_does_not_grow_with_the_rows(
    brief: Publication, django_assert_max_num_queries: Any
) -> None:
    client = client_of("leader")
    with django_assert_max_num_queries(15):
        client.get("/api/v1/publications/")


# The command


def test_the_command_proves_all(brief: Publication, capsys: Any) -> None:
    call_command("verify_publications")
    assert "1" in capsys.readouterr().out


def test_the_command_fails_and_names_what_differs(brief: Publication, capsys: Any) -> None:
    tamper("UPDATE breakthrough_snapshot SET signature = reverse(signature)")
    with pytest.raises(CommandError):
        call_command("verify_publications")
    assert str(brief.pk) in capsys.readouterr().err


@pytest.mark.django_db
def test_a_small_publication_has_all_of_it() -> None:
    made = portfolio.publication()
    assert Snapshot.objects.get(publication=made).key
