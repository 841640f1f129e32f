"""What endpoints get and answer."""

from typing import Optional

import fastapi
import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from gatehouse import Gatehouse, Reader
from issuer import AUDIENCE
from service import Service, assert_refused

THEM = "reader-2"


def test_without_a_token_the_answer_says_to_sign_in(service):
    for path in ("/me", "/premium"):
        answer = service.get(None, path)
        assert answer.status_code == 401
        body = answer.json()
        assert (body["code"], body["message"]) == ("SIGN_IN_REQUIRED", "Sign in to continue.")
        assert set(body) == {"code", "message", "requestId"}
        assert answer.headers["www-authenticate"] == f'Bearer realm="{AUDIENCE}"'
        assert answer.headers["cache-control"] == "no-store"


def test_a_reader_is_optional_but_a_bad_token_is_not_ignored(service, issuer):
    assert service.get(None, "/maybe").json() == {"id": None}
    assert service.get(issuer.token(), "/maybe").json() == {"id": "reader-1"}
    assert_refused(service.get(issuer.token(exp=0), "/maybe"))
    assert_refused(service.get("", "/maybe"))


def test_a_plan_opens_what_it_includes(service, issuer):
    assert service.get(issuer.token(), "/premium").json() == {"id": "reader-1"}
    for plans in ([], ["team"], ["Premium"], ["premium "]):
        answer = service.get(issuer.token(plans=plans), "/premium")
        assert answer.status_code == 403
        body = answer.json()
        assert (body["code"], body["message"]) == ("PLAN_REQUIRED", "Your plan does not include this.")
        assert answer.headers["www-authenticate"] == f'Bearer realm="{AUDIENCE}", error="insufficient_scope"'
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_scheme_has_no_case(service, issuer, scheme):
    assert service.client.get("/me", headers={"Authorization": f"{scheme} {issuer.token()}"}).status_code == 200


def test_nothing_else_in_a_request_names_the_reader(service, issuer):
    answer = service.client.post(
        "/echo",
        params={"reader": THEM, "sub": THEM, "user_id": THEM},
        headers={
            "Authorization": f"Bearer {issuer.token()}",
            "X-User-Id": THEM,
            "X-Reader-Id": THEM,
            "X-Forwarded-User": THEM,
            "X-Remote-User": THEM,
            "Cookie": f"reader={THEM}; user_id={THEM}",
        },
        json={"reader": {"id": THEM, "plans": ["premium"]}, "reader_id": THEM, "sub": THEM},
    )
    assert answer.json()["id"] == "reader-1"


def test_headers_alone_name_no_one(service):
    answer = service.client.post("/echo", headers={"X-User-Id": THEM}, json={"reader": {"id": THEM}})
    assert answer.json()["code"] == "SIGN_IN_REQUIRED"


def test_a_reader_is_never_read_from_a_body(service, issuer):
    """FastAPI before 0.95 ignores `Annotated[…, Depends(…)]`: the endpoint must not start then."""
    from typing import Annotated

    app = FastAPI()
    service.gatehouse.answer_errors(app)
    ignored = tuple(map(int, fastapi.__version__.split(".")[:2])) < (0, 95)

    def add():
        @app.post("/annotated")
        async def annotated(reader: Annotated[Reader, Depends(service.gatehouse.reader)]):
            return {"id": reader.id}

    if ignored:
        with pytest.raises(fastapi.exceptions.FastAPIError):
            add()
        return
    add()
    body = {"id": THEM, "session_id": "x", "email": "x", "email_verified": True, "plans": []}
    assert TestClient(app).post("/annotated", json=body).status_code == 401


def test_a_session_check_has_the_last_word(issuer, clock, only_configured):
    answers = {"reader": None}

    async def check(reader: Reader) -> Optional[Reader]:
        assert (reader.id, reader.session_id) == ("reader-1", "session-1")
        return answers["reader"]

    service = Service(Gatehouse(issuer.url, AUDIENCE, check, clock))
    assert_refused(service.get(issuer.token()))
    answers["reader"] = Reader("reader-1", "session-1", "new@example.com", True, [])
    assert service.get(issuer.token()).json()["email"] == "new@example.com"
    assert service.get(issuer.token(), "/premium").status_code == 403


@pytest.mark.parametrize(
    "issuer_url",
    [
        "",
        "docs.example.com",
        "https://docs.example.com/",
        "https://docs.example.com/auth",
        "https://user@docs.example.com",
        "http://docs.example.com",
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "file:///etc/passwd",
    ],
)
def test_an_issuer_is_an_origin_that_no_one_can_listen_in_on(issuer_url):
    with pytest.raises(ValueError, match="issuer must be"):
        Gatehouse(issuer_url, AUDIENCE)


@pytest.mark.parametrize("audience", ["", 'a"b', "a b", "a\\b", "a\r\nb"])
def test_an_audience_fits_into_a_header(audience):
    with pytest.raises(ValueError, match="audience must be"):
        Gatehouse("https://docs.example.com", audience)
