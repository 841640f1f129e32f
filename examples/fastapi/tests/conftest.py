import socket
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import jwt.api_jwt
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from gatehouse import Gatehouse  # noqa: E402
from issuer import AUDIENCE, NOW, Issuer, Key  # noqa: E402
from service import Service  # noqa: E402


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(scope="session")
def rsa_key() -> Key:
    return Key("rsa-1")


@pytest.fixture(scope="session")
def other_key() -> Key:
    return Key("rsa-2")


@pytest.fixture(scope="session")
def ed_key() -> Key:
    return Key("ed-1", "EdDSA")


@pytest.fixture
def issuer(rsa_key: Key, ed_key: Key) -> Iterator[Issuer]:
    issuer = Issuer(rsa_key, ed_key)
    yield issuer
    issuer.close()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """One clock for how old keys are and, counted from NOW, for what tokens say."""
    clock = Clock()

    class FakeDatetime(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime.fromtimestamp(NOW + clock.seconds, tz)

    monkeypatch.setattr(jwt.api_jwt, "datetime", FakeDatetime)
    return clock


@pytest.fixture
def only_configured(issuer: Issuer, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test that connects to anything but the issuer, or looks anything up."""
    strangers = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if address[:2] != ("127.0.0.1", issuer.port):
            strangers.append(address)
            raise OSError(f"{address} is not configured")
        connect(self, address)

    def guarded_look_up(host: Any, *rest: Any, **more: Any) -> Any:
        if host != "127.0.0.1":
            strangers.append(host)
            raise OSError(f"{host} is not configured")
        return look_up(host, *rest, **more)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield
    assert strangers == []


@pytest.fixture
def service(issuer: Issuer, clock: Clock, only_configured: None) -> Service:
    return Service(Gatehouse(issuer.url, AUDIENCE, clock=clock))
