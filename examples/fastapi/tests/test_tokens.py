"""Which tokens name a reader, and which are refused."""

import asyncio
import hashlib
import hmac
import json

import pytest
from fastapi import Request

from gatehouse import Refusal
from issuer import AUDIENCE, NOW
from issuer import encode as encode_bytes
from service import assert_refused


def encode(value):
    return encode_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())


def test_a_token_names_its_reader(service, issuer):
    assert service.get(issuer.token()).json() == {
        "id": "reader-1",
        "session_id": "session-1",
        "email": "ada@example.com",
        "email_verified": True,
        "plans": ["premium"],
    }


def test_an_eddsa_token_names_its_reader(service, issuer, ed_key):
    assert service.get(issuer.token(key=ed_key)).status_code == 200


@pytest.mark.parametrize("typ", ["at+jwt", "AT+JWT", "application/at+jwt"])
def test_an_access_token_is_known_by_its_type(service, issuer, typ):
    assert service.get(issuer.token(header={"typ": typ})).status_code == 200


@pytest.mark.parametrize("typ", ["JWT", "", None, ["at+jwt"], "id_token", "logout+jwt"])
def test_a_token_of_another_type_is_refused(service, issuer, typ):
    assert_refused(service.get(issuer.token(header={"typ": typ})))


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "nOnE", ""])
@pytest.mark.parametrize("signature", ["", "AAAA"])
def test_an_unsigned_token_is_refused_jwt_01(service, issuer, algorithm, signature):
    header = {"alg": algorithm, "typ": "at+jwt", "kid": "rsa-1"}
    assert_refused(service.get(f"{encode(header)}.{encode(issuer.claims())}.{signature}"))


def test_a_token_without_its_signature_is_refused_jwt_01(service, issuer):
    assert_refused(service.get(issuer.token().rpartition(".")[0] + "."))


@pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
def test_a_token_signed_with_the_public_key_as_a_secret_is_refused_jwt_02(service, issuer, rsa_key, algorithm):
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = rsa_key.private.public_key()
    secrets = [
        public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        public.public_bytes(Encoding.PEM, PublicFormat.PKCS1),
        public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        json.dumps(rsa_key.jwk).encode(),
    ]
    for secret in secrets:
        signed = f"{encode({'alg': algorithm, 'typ': 'at+jwt', 'kid': 'rsa-1'})}.{encode(issuer.claims())}"
        signature = hmac.new(secret, signed.encode(), getattr(hashlib, f"sha{algorithm[2:]}")).digest()
        assert_refused(service.get(f"{signed}.{encode(signature)}"))


def test_a_key_is_used_with_its_own_algorithm_only_jwt_02(service, issuer, rsa_key, ed_key):
    for key, kid in [(rsa_key, "ed-1"), (ed_key, "rsa-1")]:
        assert_refused(service.get(issuer.token(key=key, header={"kid": kid})))
    for algorithm in ["RS384", "PS256", "ES256", "EdDSA", ["RS256"], {}, 1, None]:
        assert_refused(service.get(issuer.token(header={"alg": algorithm})))


@pytest.mark.parametrize("member", ["jku", "x5u"])
@pytest.mark.parametrize("value", ["http://evil.example/keys", "https://docs.example.com/api/auth/jwks", 1])
def test_a_token_that_names_an_address_of_keys_is_refused_unasked_jwt_03(service, issuer, member, value):
    assert_refused(service.get(issuer.token(header={member: value})))
    assert issuer.fetches == 0


def test_a_token_that_brings_its_own_key_is_refused_jwt_03(service, issuer, other_key):
    for header in [{"jwk": other_key.jwk}, {"x5c": ["MIIB"]}]:
        assert_refused(service.get(issuer.token(key=other_key, header={"kid": "rsa-1", **header})))
        assert_refused(service.get(issuer.token(header=header)))


@pytest.mark.parametrize(
    "kid", ["../../x", "/etc/passwd", "' or 1=1 --", "http://evil.example/", "rsa-1 ", "\0", "x" * 4000]
)
def test_a_key_id_is_only_compared_jwt_03(service, issuer, kid):
    assert_refused(service.get(issuer.token(header={"kid": kid})))
    assert issuer.paths in ([], ["/api/auth/jwks"])


@pytest.mark.parametrize("kid", [None, 1, [], {}, True, ""])
def test_a_token_without_a_key_id_is_refused_jwt_03(service, issuer, kid):
    assert_refused(service.get(issuer.token(header={"kid": kid})))


@pytest.mark.parametrize("crit", [["exp"], ["b64"], [], "exp", ["http://example.com/unknown"]])
def test_a_token_with_critical_extensions_is_refused(service, issuer, crit):
    assert_refused(service.get(issuer.token(header={"b64": True, "crit": crit})))


def test_a_token_with_a_detached_payload_is_refused(service, issuer):
    assert_refused(service.get(issuer.token(header={"b64": False})))


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"iss": ["{issuer}"]},
        {"iss": "{issuer}/"},
        {"iss": ""},
        {"aud": "https://evil.example"},
        {"aud": None},
        {"aud": [AUDIENCE, "https://evil.example"]},
        {"aud": ["https://evil.example", AUDIENCE]},
        {"aud": [AUDIENCE, AUDIENCE]},
        {"aud": []},
        {"aud": f"{AUDIENCE}/"},
        {"aud": f"{AUDIENCE}.evil.example"},
        {"aud": {AUDIENCE: True}},
        {"sub": None},
        {"sub": ""},
        {"sub": 1},
        {"sub": ["reader-1"]},
        {"sid": None},
        {"sid": 1},
        {"email": None},
        {"plans": None},
        {"plans": "premium"},
        {"plans": {"premium": True}},
        {"plans": [1]},
        {"plans": [["premium"]]},
        {"exp": None},
        {"iat": None},
    ],
    ids=json.dumps,
)
def test_a_signed_token_with_other_claims_is_refused_jwt_04(service, issuer, changes):
    text = json.dumps({name: value for name, value in changes.items()}).replace("{issuer}", issuer.url)
    assert_refused(service.get(issuer.token(**json.loads(text))))


def test_an_audience_may_be_a_list_of_ours_alone_jwt_04(service, issuer):
    assert service.get(issuer.token(aud=[AUDIENCE])).status_code == 200


def test_an_email_counts_as_verified_only_when_the_token_says_so(service, issuer):
    for value in (None, "true", 1, False):
        assert service.get(issuer.token(email_verified=value)).json()["email_verified"] is False


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"iat": NOW - 900, "exp": NOW - 29}, 200),
        ({"iat": NOW - 900, "exp": NOW - 30}, 401),
        ({"iat": NOW - 900, "exp": 0}, 401),
        ({"iat": NOW + 30}, 200),
        ({"iat": NOW + 31}, 401),
        ({"nbf": NOW + 30}, 200),
        ({"nbf": NOW + 31}, 401),
        ({"exp": "tomorrow"}, 401),
        ({"exp": float("inf")}, 401),
        ({"exp": float("nan")}, 401),
        ({"iat": "yesterday"}, 401),
        ({"nbf": {}}, 401),
    ],
    ids=str,
)
def test_a_token_counts_from_issue_to_expiry_within_30_seconds_jwt_05(service, issuer, changes, status):
    answer = service.get(issuer.token(**changes))
    assert answer.status_code == status
    if status == 401:
        assert_refused(answer)


def test_a_token_ends_while_the_service_runs_jwt_05(service, issuer, clock):
    token = issuer.token()
    clock.seconds = 900 + 29
    assert service.get(token).status_code == 200
    clock.seconds = 900 + 30
    assert_refused(service.get(token))


def test_a_tampered_token_is_refused(service, issuer):
    header, payload, signature = issuer.token().split(".")
    richer = encode(issuer.claims(sub="reader-2"))
    assert_refused(service.get(f"{header}.{richer}.{signature}"))
    for place in (0, len(signature) // 2):
        other = "A" if signature[place] != "A" else "B"
        assert_refused(service.get(f"{header}.{payload}.{signature[:place]}{other}{signature[place + 1 :]}"))


def test_a_token_signed_by_someone_else_is_refused(service, issuer, other_key):
    assert_refused(service.get(issuer.token(key=other_key, header={"kid": "rsa-1"})))


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "..",
        "...",
        "a.b.c",
        "gh_0123456789abcdef",
        "é.é.é",
        encode([]) + "..",
        encode(b"\xff\xfe") + "..",
        encode(b'{"alg":"RS256","typ":"at+jwt","kid":"rsa-1"') + "..",
        encode(b"[" * 5000) + "..",
        encode(b'{"a":' * 1200) + "..",
        encode(b'{"alg":"RS256","typ":"at+jwt","kid":"rsa-1","n":' + b"9" * 5000 + b"}") + "..",
    ],
    ids=lambda token: repr(token[:12]),
)
def test_what_is_no_token_is_refused(service, token):
    headers = [(b"authorization", f"Bearer {token}".encode())]
    assert_refused(service.client.get("/me", headers=headers))


def test_a_token_of_5_mb_is_refused_unread(service, issuer, monkeypatch):
    monkeypatch.setattr("jwt.get_unverified_header", lambda token: pytest.fail("it was read"))
    assert_refused(service.get("x" * 5_000_000))
    assert_refused(service.get(issuer.token(note="x" * 7000)))
    assert issuer.fetches == 0


def test_a_token_counts_in_the_header_only(service, issuer):
    token = issuer.token()
    answers = [
        service.client.get("/me", params={"access_token": token, "token": token}),
        service.client.get("/me", headers={"Cookie": f"access_token={token}; Authorization=Bearer {token}"}),
        service.client.post("/me", data={"access_token": token}),
        service.client.post("/me", json={"access_token": token}),
        service.client.get("/me", headers={"X-Access-Token": token, "Proxy-Authorization": f"Bearer {token}"}),
        service.client.get("/me", headers={"Authorization": f"Basic {token}"}),
        service.client.get("/me", headers={"Authorization": token}),
    ]
    assert [answer.json()["code"] for answer in answers] == ["SIGN_IN_REQUIRED"] * len(answers)


def test_two_credentials_in_one_request_are_refused(service, issuer):
    def ask(*values):
        headers = [(b"authorization", value.encode()) for value in values]
        return asyncio.run(service.gatehouse.reader(Request({"type": "http", "headers": headers})))

    mine, theirs = f"Bearer {issuer.token()}", f"Bearer {issuer.token(sub='reader-2')}"
    assert ask(mine).id == "reader-1"
    for values in [(mine, theirs), (mine, mine), (mine, "Basic YTpi"), ("Basic YTpi", mine)]:
        with pytest.raises(Refusal, match="INVALID_ACCESS_TOKEN"):
            ask(*values)
