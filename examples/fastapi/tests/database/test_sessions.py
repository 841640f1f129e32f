"""SESSION_CHECK=database: what the database says counts, at once. Without it: what the token says, until it expires."""

import pytest

from service import assert_refused

BY_DATABASE = pytest.mark.parametrize("client", ["database"], indirect=True)
ENDINGS = pytest.mark.parametrize("ending", ["sign_out", "ban", "expire_session", "delete_account"])


@BY_DATABASE
@ENDINGS
def test_a_session_that_ended_is_refused_on_the_next_request_jwt_07(client, make_reader, ending):
    ada = make_reader()
    assert client.get("/notes", headers=ada.headers()).status_code == 200
    getattr(ada, ending)()
    for path in ("/notes", "/me", "/notes/export"):
        assert_refused(client.get(path, headers=ada.headers()))


@ENDINGS
def test_without_the_check_a_token_counts_within_its_lifetime_jwt_07(client, make_reader, ending, clock):
    ada = make_reader()
    getattr(ada, ending)()
    assert client.get("/notes", headers=ada.headers()).status_code == 200
    clock.seconds = 900 + 30
    assert_refused(client.get("/notes", headers=ada.headers()))


@BY_DATABASE
def test_plans_are_those_of_the_database(client, make_reader):
    ada, eve = make_reader("premium"), make_reader()
    export = "/notes/export"
    assert client.get(export, headers=ada.headers()).status_code == 200
    ada.end_plans()
    assert client.get(export, headers=ada.headers()).json()["code"] == "PLAN_REQUIRED"
    assert client.get(export, headers=eve.headers(plans=["premium"])).json()["code"] == "PLAN_REQUIRED"
    eve.grant("premium")
    assert client.get(export, headers=eve.headers()).status_code == 200


@BY_DATABASE
def test_a_session_counts_for_its_own_reader_only(client, make_reader):
    ada, eve = make_reader(), make_reader()
    assert_refused(client.get("/notes", headers=eve.headers(sid=ada.session_id)))
    assert_refused(client.get("/notes", headers=eve.headers(sub=ada.id)))


@BY_DATABASE
def test_a_session_that_cannot_be_looked_up_is_not_in_force(client, make_reader):
    ada = make_reader()
    for value in ("' or true --", "%", "x" * 1000):
        assert client.get("/notes", headers=ada.headers(sid=value)).status_code == 401
