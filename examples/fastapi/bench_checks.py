"""What a check costs, as JSON: checks per second of processor time, next to PyJWT alone with the key in memory.

`python3 -m bench_checks`
"""

import asyncio
import json
import sys
import time
from pathlib import Path

import jwt
from starlette.requests import Request

from gatehouse import Gatehouse

sys.path.insert(0, str(Path(__file__).parent / "tests"))

from issuer import AUDIENCE, Issuer, Key  # noqa: E402

CHECKS = 10_000


async def check_with_gatehouse(issuer: Issuer, token: str) -> None:
    gatehouse = Gatehouse(issuer.url, AUDIENCE)
    headers = [(b"host", b"localhost"), (b"authorization", f"Bearer {token}".encode())]
    for _ in range(CHECKS):
        await gatehouse.reader(Request({"type": "http", "headers": headers}))


async def check_with_pyjwt(issuer: Issuer, token: str) -> None:
    key = issuer.keys[0].private.public_key()
    for _ in range(CHECKS):
        jwt.decode(token, key, ["RS256"], audience=AUDIENCE, issuer=issuer.url)


def measure() -> dict[str, float]:
    issuer = Issuer(Key("rsa-1"))
    now = int(time.time())
    token = issuer.token(iat=now, exp=now + 900)
    per_second = {}
    for check in (check_with_pyjwt, check_with_gatehouse):
        before = time.process_time()
        asyncio.run(check(issuer, token))
        per_second[check] = CHECKS / (time.process_time() - before)
    issuer.close()
    return {
        "checks": CHECKS,
        "fetches": issuer.fetches,
        "perSecond": round(per_second[check_with_gatehouse]),
        "barePerSecond": round(per_second[check_with_pyjwt]),
        "ratio": round(per_second[check_with_gatehouse] / per_second[check_with_pyjwt], 2),
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
