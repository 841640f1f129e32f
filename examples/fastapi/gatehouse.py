"""Who is calling: checks Gatehouse's access tokens in a FastAPI service. Copy this file into yours.

    gatehouse = Gatehouse(issuer="https://docs.example.com", audience="https://docs.example.com")
    gatehouse.answer_errors(app)

    @app.get("/me")
    async def me(reader: Reader = Depends(gatehouse.reader)):
        return {"id": reader.id}

Write `= Depends(...)`: FastAPI before 0.95 ignores `Annotated[Reader, Depends(...)]`.
"""

import asyncio
import json
import logging
import re
import threading
import time
import urllib.request
import uuid
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Optional

import jwt
from fastapi import Depends, FastAPI, Request
from fastapi.responses import JSONResponse

ALGORITHMS = ("RS256", "EdDSA")
TYPES = ("at+jwt", "application/at+jwt")  # of access tokens (RFC 9068)
LEEWAY = 30  # seconds by which two clocks may differ
LONGEST_TOKEN = 8192
LONGEST_KEY_SET = 1_000_000
REFRESH_AFTER = 600  # seconds until the keys are fetched again
COOLDOWN = 30  # seconds between two fetches, however many unknown keys tokens name
TIMEOUT = RETRY_AFTER = 5  # seconds

log = logging.getLogger("gatehouse")


class Reader:
    """Who is calling. A plain class, so that FastAPI can't read one from a request's body."""

    def __init__(self, id: str, session_id: str, email: str, email_verified: bool, plans: list[str]):
        self.id, self.session_id = id, session_id
        self.email, self.email_verified, self.plans = email, email_verified, plans


class Refusal(Exception):
    """An error that becomes the answer `{code, message, requestId}`."""

    def __init__(self, status: int, code: str, message: str, headers: Optional[dict[str, str]] = None, **more: Any):
        super().__init__(code)
        self.status, self.headers = status, {"Cache-Control": "no-store", **(headers or {})}
        self.body = {"code": code, "message": message, "requestId": str(uuid.uuid4()), **more}


def unavailable(code: str, problem: str) -> Refusal:
    message = f"{problem} right now. Try again in a moment."
    return Refusal(503, code, message, {"Retry-After": str(RETRY_AFTER)})


async def answer_refusal(_request: Request, refusal: Refusal) -> JSONResponse:
    if refusal.status >= 500:
        log.error("request %s failed", refusal.body["requestId"], exc_info=refusal.__cause__)
    return JSONResponse(refusal.body, refusal.status, refusal.headers)


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Keys come from the configured address alone: a redirect is an error."""


class KeySet:
    """The issuer's public keys: parsed once, and kept while the issuer can't be reached."""

    def __init__(self, url: str, clock: Callable[[], float]):
        self._url, self._clock = url, clock
        self._keys: dict[str, tuple[str, Any]] = {}
        self._fetched_at = self._tried_at = float("-inf")
        self._fetch_in_progress: Optional[Future[bool]] = None
        self._lock = threading.Lock()
        self._thread = ThreadPoolExecutor(1, "gatehouse-keys")
        self._open = urllib.request.build_opener(NoRedirects).open

    async def get(self, kid: str) -> tuple[str, Any]:
        """Returns algorithm and key. Raises KeyError if the issuer has no such key, and a 503 if it can't be asked."""
        is_old = self._clock() - self._fetched_at > REFRESH_AFTER
        if is_old or kid not in self._keys:
            # Also for a known key: it may have leaked and been removed since.
            fetch = asyncio.wrap_future(self._refresh())
            try:
                is_current = await asyncio.wait_for(asyncio.shield(fetch), TIMEOUT)
            except asyncio.TimeoutError:
                is_current = False
            if not is_current and kid not in self._keys:
                raise unavailable("KEYS_UNAVAILABLE", "Access tokens can’t be checked")
        return self._keys[kid]

    def _refresh(self) -> "Future[bool]":
        """Fetches the keys. Everyone who asks during a fetch, or soon after it, shares its result."""
        with self._lock:
            pause = COOLDOWN if self._keys else RETRY_AFTER
            last = self._fetch_in_progress
            if last is None or (last.done() and self._clock() - self._tried_at >= pause):
                self._tried_at = self._clock()
                self._fetch_in_progress = self._thread.submit(self._fetch)
            return self._fetch_in_progress

    def _fetch(self) -> bool:
        try:
            with self._open(self._url, timeout=TIMEOUT) as response:
                listed = json.loads(response.read(LONGEST_KEY_SET))["keys"]
            usable = [key for key in listed if key.get("kid") and key.get("alg") in ALGORITHMS]
            keys = {key["kid"]: (key["alg"], jwt.PyJWK(key).key) for key in usable}
            if not keys:
                raise ValueError("there is no usable key in it")
        except Exception as error:  # whatever went wrong: a bad answer must not cost us the keys we have
            log.warning("could not get keys from %s: %r", self._url, error)
            return False
        self._keys, self._fetched_at = keys, self._clock()
        return True


class Gatehouse:
    """FastAPI dependencies that tell an endpoint which reader is calling.

    issuer: the server's origin, its AUTH_URL. audience: as in the site's gatehouse.config.ts, by default SITE_URL.
    check_session: returns the reader as the database knows them now, or None when the session has ended. Without it,
    a token is good until it expires.
    """

    def __init__(
        self,
        issuer: str,
        audience: str,
        check_session: Optional[Callable[[Reader], Awaitable[Optional[Reader]]]] = None,
        clock: Callable[[], float] = time.monotonic,
    ):
        if not re.fullmatch(r"https://[^/?#@\s]+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", issuer):
            raise ValueError(f"issuer must be an https:// origin without a path, or http://localhost, not {issuer!r}")
        if not re.fullmatch(r'[^"\\\s]+', audience):
            raise ValueError(f"audience must be the one that the tokens name, not {audience!r}")
        self.issuer, self.audience, self.check_session = issuer, audience, check_session
        self._keys = KeySet(f"{issuer}/api/auth/jwks", clock)

    def answer_errors(self, app: FastAPI) -> None:
        app.add_exception_handler(Refusal, answer_refusal)

    async def optional_reader(self, request: Request) -> Optional[Reader]:
        """Who is calling, or None without a token. An invalid token is refused, never ignored."""
        sent = request.headers.getlist("authorization")
        tokens = [value.partition(" ")[2].strip() for value in sent if value[:7].lower() in ("bearer ", "bearer")]
        if not tokens:
            return None
        reader = await self._verify(tokens[0]) if len(sent) == 1 else None
        if reader is not None and self.check_session is not None:
            reader = await self.check_session(reader)
        if reader is None:
            raise self.invalid_token()
        return reader

    async def reader(self, request: Request) -> Reader:
        """Who is calling. Without a valid token: 401."""
        reader = await self.optional_reader(request)
        if reader is None:
            raise self._refusal(401, "SIGN_IN_REQUIRED", "Sign in to continue.")
        return reader

    def require_plan(self, plan: str) -> Callable[..., Awaitable[Reader]]:
        """Who is calling, if they have this plan. Otherwise: 403."""

        async def reader_with_plan(reader: Reader = Depends(self.reader)) -> Reader:
            if plan not in reader.plans:
                raise self._refusal(403, "PLAN_REQUIRED", "Your plan does not include this.", "insufficient_scope")
            return reader

        return reader_with_plan

    def invalid_token(self) -> Refusal:
        return self._refusal(401, "INVALID_ACCESS_TOKEN", "The access token is not valid.", "invalid_token")

    def _refusal(self, status: int, code: str, message: str, error: Optional[str] = None) -> Refusal:
        challenge = f'Bearer realm="{self.audience}"' + (f', error="{error}"' if error else "")
        return Refusal(status, code, message, {"WWW-Authenticate": challenge})

    async def _verify(self, token: str) -> Optional[Reader]:
        if len(token) > LONGEST_TOKEN:
            return None
        try:
            header = jwt.get_unverified_header(token)
            # A token must not choose how, or with whose key, it is checked (RFC 8725, 3.1 and 3.10).
            if not {"crit", "jku", "jwk", "x5u", "x5c"}.isdisjoint(header):
                return None
            if header.get("alg") not in ALGORITHMS or str(header.get("typ")).lower() not in TYPES:
                return None
            algorithm, key = await self._keys.get(header["kid"])
            options = {
                "require": ["exp", "iat"],
                "verify_aud": False,
            }  # `aud` is checked below: ours alone, not one of many
            claims = jwt.decode(token, key, [algorithm], options=options, leeway=LEEWAY)
            return self._to_reader(claims)
        except (jwt.PyJWTError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
            return None

    def _to_reader(self, claims: dict[str, Any]) -> Optional[Reader]:
        if claims.get("iss") != self.issuer or claims.get("aud") not in (self.audience, [self.audience]):
            return None
        sub, sid, email, plans = (claims.get(name) for name in ("sub", "sid", "email", "plans"))
        if not all(isinstance(value, str) and value for value in (sub, sid, email)) or not isinstance(plans, list):
            return None
        if not all(isinstance(plan, str) for plan in plans):
            return None
        return Reader(sub, sid, email, claims.get("email_verified") is True, plans)
