"""When the issuer's keys are fetched, and what holds while they can't be."""

import asyncio
import base64
import json
import threading

import pytest

from gatehouse import COOLDOWN, REFRESH_AFTER, RETRY_AFTER, KeySet, Refusal
from service import assert_refused


def assert_unavailable(answer):
    assert answer.status_code == 503
    body = answer.json()
    assert set(body) == {"code", "message", "requestId"}
    assert body["code"] == "KEYS_UNAVAILABLE"
    assert body["message"] == "Access tokens can’t be checked right now. Try again in a moment."
    assert answer.headers["retry-after"] == "5"
    assert answer.headers["cache-control"] == "no-store"


def finish_fetch(service):
    """Waits for a fetch that is still running."""
    service.gatehouse._keys._fetch_in_progress.result(10)


def test_keys_are_fetched_once_from_where_gatehouse_has_them(service, issuer):
    for _ in range(20):
        assert service.get(issuer.token()).status_code == 200
    assert issuer.paths == ["/api/auth/jwks"]


def test_unknown_key_ids_cause_one_fetch_in_30_seconds_jwt_06(service, issuer, clock):
    service.get(issuer.token())
    clock.seconds = COOLDOWN
    for number in range(50):
        assert_refused(service.get(issuer.token(header={"kid": f"unknown-{number}"})))
    assert issuer.fetches == 2
    clock.seconds += COOLDOWN - 1
    assert_refused(service.get(issuer.token(header={"kid": "unknown"})))
    assert issuer.fetches == 2
    clock.seconds += 1
    assert_refused(service.get(issuer.token(header={"kid": "unknown"})))
    assert issuer.fetches == 3


def test_a_token_that_no_key_could_save_causes_no_fetch(service, issuer):
    for header in ({"typ": "JWT"}, {"jku": "http://evil.example"}, {"crit": ["x"]}):
        assert_refused(service.get(issuer.token(header={"kid": "unknown", **header})))
    head = base64.urlsafe_b64encode(b'{"alg":"none","typ":"at+jwt","kid":"unknown"}').decode()
    assert_refused(service.get(f"{head}.{issuer.token().split('.')[1]}."))
    assert issuer.fetches == 0


def test_a_rotated_key_counts_inside_the_overlap_and_not_after_it_jwt_06(service, issuer, clock, rsa_key, other_key):
    old = issuer.token(exp=4_000_000_000)
    assert service.get(old).status_code == 200
    clock.seconds = COOLDOWN
    issuer.keys = [other_key, rsa_key]
    assert service.get(issuer.token(exp=4_000_000_000)).status_code == 200
    assert service.get(old).status_code == 200
    assert issuer.fetches == 2
    issuer.keys = [other_key]
    clock.seconds += REFRESH_AFTER + 1
    assert_refused(service.get(old))
    assert service.get(issuer.token(exp=4_000_000_000)).status_code == 200


def test_a_key_that_appears_within_the_cooldown_counts_after_it_jwt_06(service, issuer, clock, other_key):
    service.get(issuer.token())
    issuer.keys.insert(0, other_key)
    assert_refused(service.get(issuer.token()))
    clock.seconds = COOLDOWN
    assert service.get(issuer.token()).status_code == 200


def test_old_keys_are_fetched_again_before_they_count(service, issuer, clock):
    token = issuer.token()
    service.get(token)
    clock.seconds = REFRESH_AFTER
    assert service.get(token).status_code == 200
    assert issuer.fetches == 1
    clock.seconds += 1
    assert service.get(token).status_code == 200
    assert service.get(token).status_code == 200
    assert issuer.fetches == 2


def test_old_keys_count_while_the_issuer_does_not_answer(service, issuer, clock, monkeypatch):
    token = issuer.token()
    service.get(token)
    clock.seconds = REFRESH_AFTER + 1
    monkeypatch.setattr("gatehouse.TIMEOUT", 0.05)
    may_answer = threading.Event()
    issuer.before_answer = lambda: may_answer.wait(10)
    assert service.get(token).status_code == 200
    may_answer.set()
    finish_fetch(service)
    assert issuer.fetches == 2


def break_off(issuer):
    issuer.status = 500


def answer_nonsense(issuer):
    issuer.body = b"<html>"


def answer_without_keys(issuer):
    issuer.body = b'{"keys": []}'


def answer_keys_of_another_kind(issuer):
    issuer.body = b'{"keys": [{"kty": "oct", "k": "AAAA", "kid": "rsa-1", "alg": "HS256"}]}'


def answer_a_secret_as_a_public_key(issuer):
    issuer.body = b'{"keys": [{"kty": "oct", "k": "AAAA", "kid": "rsa-1", "alg": "RS256"}]}'


def answer_another_shape(issuer):
    issuer.body = b'[{"keys": 1}]'


def answer_too_much(issuer):
    issuer.body = b" " * 2_000_000 + json.dumps({"keys": [key.jwk for key in issuer.keys]}).encode()


def answer_deep(issuer):
    issuer.body = b"[" * 100_000


FAILURES = [
    break_off,
    answer_nonsense,
    answer_without_keys,
    answer_keys_of_another_kind,
    answer_a_secret_as_a_public_key,
    answer_another_shape,
    answer_too_much,
    answer_deep,
]


@pytest.mark.parametrize("fail", FAILURES)
def test_without_any_keys_the_answer_is_503_until_they_can_be_had(service, issuer, clock, fail):
    fail(issuer)
    for _ in range(5):
        assert_unavailable(service.get(issuer.token()))
    assert issuer.fetches == 1
    issuer.status, issuer.body = 200, None
    clock.seconds = RETRY_AFTER
    assert service.get(issuer.token()).status_code == 200


@pytest.mark.parametrize("fail", FAILURES)
def test_good_tokens_keep_working_while_keys_cannot_be_fetched(service, issuer, clock, fail):
    token = issuer.token(exp=4_000_000_000)
    service.get(token)
    fail(issuer)
    for _ in range(3):
        clock.seconds += 10 * REFRESH_AFTER
        assert_unavailable(service.get(issuer.token(header={"kid": "unknown"})))
        assert service.get(token).status_code == 200
    finish_fetch(service)
    assert service.get(token).status_code == 200


def test_an_issuer_that_is_gone_is_503_and_good_tokens_keep_working(service, issuer, clock):
    service.get(issuer.token())
    issuer.close()
    clock.seconds = REFRESH_AFTER - 1
    assert_unavailable(service.get(issuer.token(header={"kid": "unknown"})))
    assert service.get(issuer.token()).status_code == 200


def test_an_issuer_that_was_never_there_is_503(service, issuer):
    issuer.close()
    assert_unavailable(service.get(issuer.token()))


def test_a_redirect_leads_nowhere_jwt_03(service, issuer):
    issuer.status, issuer.headers = 302, {"Location": "http://evil.example/keys"}
    assert_unavailable(service.get(issuer.token()))
    assert issuer.fetches == 1


def test_an_issuer_that_does_not_answer_in_time_is_503(service, issuer, monkeypatch):
    monkeypatch.setattr("gatehouse.TIMEOUT", 0.05)
    may_answer = threading.Event()
    issuer.before_answer = lambda: may_answer.wait(10)
    assert_unavailable(service.get(issuer.token()))
    may_answer.set()


async def ask(keys):
    algorithm, _ = await keys.get("rsa-1")
    return algorithm


def test_20_tasks_that_start_cold_share_one_fetch(issuer, clock):
    keys = KeySet(f"{issuer.url}/api/auth/jwks", clock)

    async def all_at_once():
        return await asyncio.gather(*[ask(keys) for _ in range(20)])

    assert asyncio.run(all_at_once()) == ["RS256"] * 20
    assert issuer.fetches == 1


def test_20_threads_that_start_cold_share_one_fetch(issuer, clock):
    keys = KeySet(f"{issuer.url}/api/auth/jwks", clock)
    barrier, found = threading.Barrier(20), []

    def run():
        barrier.wait()
        found.append(asyncio.run(ask(keys)))

    threads = [threading.Thread(target=run) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["RS256"] * 20
    assert issuer.fetches == 1


def test_one_who_stops_waiting_spoils_it_for_no_one(issuer, clock):
    keys = KeySet(f"{issuer.url}/api/auth/jwks", clock)
    may_answer = threading.Event()

    async def two():
        # The fetch waits for its turn, and so it could still be called off.
        keys._thread.submit(may_answer.wait, 10)
        impatient, patient = asyncio.ensure_future(ask(keys)), asyncio.ensure_future(ask(keys))
        while keys._fetch_in_progress is None:
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        impatient.cancel()
        await asyncio.wait([impatient])
        may_answer.set()
        return await patient

    assert asyncio.run(two()) == "RS256"
    assert issuer.fetches == 1


def test_a_fetch_that_takes_long_is_the_only_one(issuer, clock):
    keys = KeySet(f"{issuer.url}/api/auth/jwks", clock)
    may_answer = threading.Event()
    issuer.before_answer = lambda: may_answer.wait(10)
    first = keys._refresh()
    clock.seconds = 10 * COOLDOWN
    assert keys._refresh() is first
    may_answer.set()
    assert first.result(10) is True
    assert issuer.fetches == 1


def test_a_failed_fetch_is_503_for_all_who_waited(issuer, clock):
    issuer.status = 500
    keys = KeySet(f"{issuer.url}/api/auth/jwks", clock)

    async def all_at_once():
        return await asyncio.gather(*[ask(keys) for _ in range(20)], return_exceptions=True)

    failures = asyncio.run(all_at_once())
    assert [failure.status for failure in failures if isinstance(failure, Refusal)] == [503] * 20
    assert issuer.fetches == 1
