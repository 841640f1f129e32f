from typing import Any, Optional

from fastapi import Depends, FastAPI, Request
from fastapi.testclient import TestClient

from gatehouse import Gatehouse, Reader
from issuer import AUDIENCE


class Service:
    """The smallest service that asks who is calling."""

    def __init__(self, gatehouse: Gatehouse):
        self.gatehouse = gatehouse
        app = FastAPI()
        gatehouse.answer_errors(app)

        @app.api_route("/me", methods=["GET", "POST"])
        async def me(reader: Reader = Depends(gatehouse.reader)) -> dict[str, Any]:
            return vars(reader)

        @app.get("/maybe")
        async def maybe(reader: Optional[Reader] = Depends(gatehouse.optional_reader)) -> dict[str, Any]:
            return {"id": reader and reader.id}

        @app.get("/premium")
        async def premium(reader: Reader = Depends(gatehouse.require_plan("premium"))) -> dict[str, Any]:
            return {"id": reader.id}

        @app.post("/echo")
        async def echo(request: Request, reader: Reader = Depends(gatehouse.reader)) -> dict[str, Any]:
            return {"id": reader.id, "body": await request.json()}

        self.client = TestClient(app)

    def get(self, token: Optional[str], path: str = "/me"):
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        return self.client.get(path, headers=headers)


def assert_refused(answer: Any) -> None:
    """As agreed for a token that is not valid, whatever is wrong with it."""
    assert answer.status_code == 401
    body = answer.json()
    assert set(body) == {"code", "message", "requestId"}
    assert (body["code"], body["message"]) == ("INVALID_ACCESS_TOKEN", "The access token is not valid.")
    assert answer.headers["www-authenticate"] == f'Bearer realm="{AUDIENCE}", error="invalid_token"'
    assert answer.headers["cache-control"] == "no-store"
