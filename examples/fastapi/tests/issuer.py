"""An issuer that signs tokens as Gatehouse does, and also tokens that Gatehouse would never sign."""

import base64
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Optional

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from jwt.algorithms import OKPAlgorithm, RSAAlgorithm

NOW = 1_800_000_000
AUDIENCE = "https://docs.example.com"


class Key:
    def __init__(self, kid: str, algorithm: str = "RS256"):
        self.kid, self.algorithm = kid, algorithm
        is_rsa = algorithm == "RS256"
        self.private: Any = generate_private_key(65537, 2048) if is_rsa else Ed25519PrivateKey.generate()
        written = (RSAAlgorithm if is_rsa else OKPAlgorithm).to_jwk(self.private.public_key())
        members = json.loads(written)
        members.pop("key_ops", None)
        self.jwk = {**members, "kid": kid, "alg": algorithm, "use": "sig"}


class Issuer:
    """Serves its keys on a port of its own, and counts the requests for them."""

    def __init__(self, *keys: Key):
        self.keys = list(keys)
        self.paths: list[str] = []
        self.status = 200
        self.headers: dict[str, str] = {}
        self.body: Optional[bytes] = None  # instead of the keys
        self.before_answer: Callable[[], object] = lambda: None
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                issuer.paths.append(self.path)
                issuer.before_answer()
                self.send_response(issuer.status)
                for header in issuer.headers.items():
                    self.send_header(*header)
                self.end_headers()
                keys = {"keys": [key.jwk for key in issuer.keys]}
                self.wfile.write(json.dumps(keys).encode() if issuer.body is None else issuer.body)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        # A client that has read enough hangs up.
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.port = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def fetches(self) -> int:
        return len(self.paths)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def claims(self, **changes: Any) -> dict[str, Any]:
        """The claims of a valid token. A claim that is changed to None is left out."""
        claims = {
            "iss": self.url,
            "aud": AUDIENCE,
            "sub": "reader-1",
            "sid": "session-1",
            "iat": NOW,
            "exp": NOW + 900,
            "jti": "0d0f",
            "email": "ada@example.com",
            "email_verified": True,
            "plans": ["premium"],
            **changes,
        }
        return {name: value for name, value in claims.items() if value is not None}

    def token(
        self,
        claims: Optional[dict[str, Any]] = None,
        *,
        key: Optional[Key] = None,
        header: Optional[dict[str, Any]] = None,
        **changes: Any,
    ) -> str:
        """A signed token. Changes are of claims; a member of the header that is None is left out."""
        key = key or self.keys[0]
        members = {"alg": key.algorithm, "typ": "at+jwt", "kid": key.kid, **(header or {})}
        parts = [
            {name: value for name, value in members.items() if value is not None},
            self.claims(**changes) if claims is None else claims,
        ]
        signed = ".".join(encode(json.dumps(part).encode()) for part in parts)
        # Not by `jwt.encode`, which refuses to sign some of what must be refused.
        signature = jwt.PyJWS().get_algorithm_by_name(key.algorithm).sign(signed.encode(), key.private)
        return f"{signed}.{encode(signature)}"


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
