"""The database goes away and comes back."""

import pytest
from sqlalchemy import literal_column


def assert_unavailable(answer):
    assert answer.status_code == 503
    body = answer.json()
    assert set(body) == {"code", "message", "requestId"}
    assert body["code"] == "DATABASE_UNAVAILABLE"
    assert body["message"] == "The database can’t be reached right now. Try again in a moment."
    assert answer.headers["retry-after"] == "5"
    assert answer.headers["cache-control"] == "no-store"


BOTH_CHECKS = pytest.mark.parametrize("client", ["token", "database"], indirect=True)


@BOTH_CHECKS
def test_a_database_that_is_down_at_the_start_is_503_and_found_when_it_is_up(client, make_reader, database_proxy):
    ada = make_reader()
    database_proxy.cut()
    for _ in range(3):
        assert_unavailable(client.get("/notes", headers=ada.headers()))
        assert_unavailable(client.post("/notes", json={"text": "x"}, headers=ada.headers()))
    database_proxy.connect()
    assert client.get("/notes", headers=ada.headers()).json() == []


@BOTH_CHECKS
def test_a_database_that_goes_down_later_is_503_and_found_again(client, make_reader, database_proxy):
    ada = make_reader()
    client.post("/notes", json={"text": "Kept"}, headers=ada.headers())
    database_proxy.cut()
    for _ in range(3):
        assert_unavailable(client.get("/notes", headers=ada.headers()))
    database_proxy.connect()
    assert [note["text"] for note in client.get("/notes", headers=ada.headers()).json()] == ["Kept"]


@BOTH_CHECKS
def test_connections_that_died_while_idle_are_replaced_unnoticed(client, make_reader, database_proxy):
    ada = make_reader()
    for _ in range(3):
        assert client.get("/notes", headers=ada.headers()).status_code == 200
        database_proxy.drop_idle()


def test_who_is_calling_is_known_without_the_database(client, make_reader, database_proxy):
    ada = make_reader()
    database_proxy.cut()
    assert client.get("/me", headers=ada.headers()).json()["reader"]["id"] == ada.id


def test_pages_of_the_site_can_read_that_the_database_is_away(client, make_reader, database_proxy):
    database_proxy.cut()
    answer = client.get("/notes", headers={"Origin": "https://docs.example.com", **make_reader().headers()})
    assert_unavailable(answer)
    assert answer.headers["access-control-allow-origin"] == "https://docs.example.com"


def test_a_wrong_statement_is_no_outage(client, make_reader, monkeypatch):
    monkeypatch.setattr("notes.Note.reader_id", literal_column("no_such_column"))
    answer = client.get("/notes", headers=make_reader().headers())
    assert (answer.status_code, answer.json()["code"]) == (500, "INTERNAL_ERROR")
