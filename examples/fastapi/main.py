"""A service behind the docs: notes of the readers who are signed in there."""

from typing import Optional

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from database import Database
from gatehouse import Gatehouse, Reader, Refusal, answer_refusal
from notes import create_notes
from sessions import Sessions
from settings import Settings, read_settings

KNOWN = {404: ("NOT_FOUND", "Not found."), 405: ("METHOD_NOT_ALLOWED", "This method is not allowed here.")}


def create_app(settings: Settings) -> FastAPI:
    app = FastAPI(title="Notes")
    database = Database(settings)
    check = Sessions(database).check if settings.session_check == "database" else None
    gatehouse = Gatehouse(settings.auth_url, settings.audience, check)

    # Only pages of the docs site: any other site could use its visitors' browsers to call.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=[settings.site_url],
        allow_credentials=True,
        allow_methods=["GET", "POST", "PATCH", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
        expose_headers=["Retry-After", "WWW-Authenticate"],
    )
    app.middleware("http")(forbid_caching)
    answer_errors(app, gatehouse)
    app.state.database = database

    @app.get("/me")
    async def me(reader: Optional[Reader] = Depends(gatehouse.optional_reader)):
        if reader is None:
            return {"reader": None}
        return {"reader": {"id": reader.id, "email": reader.email, "plans": reader.plans}}

    app.include_router(create_notes(gatehouse, database))
    return app


def answer_errors(app: FastAPI, gatehouse: Gatehouse) -> None:
    """Every error looks like Gatehouse's, `{code, message, requestId}`, and hides its cause."""
    gatehouse.answer_errors(app)

    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        # What was wrong, and not what was sent: it may be someone's secret.
        fields = {".".join(map(str, problem["loc"][1:])): problem["msg"] for problem in error.errors()}
        return await answer_refusal(request, Refusal(400, "INVALID_INPUT", "Some values are not valid.", fields=fields))

    async def known(request: Request, error: HTTPException) -> JSONResponse:
        code, message = KNOWN.get(error.status_code, ("BAD_REQUEST", "The request is malformed."))
        return await answer_refusal(request, Refusal(error.status_code, code, message, dict(error.headers or {})))

    async def unknown(request: Request, error: Exception) -> JSONResponse:
        refusal = Refusal(500, "INTERNAL_ERROR", "Something went wrong on our end.")
        refusal.__cause__ = error
        return await answer_refusal(request, refusal)

    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, known)
    app.add_exception_handler(Exception, unknown)


async def forbid_caching(request: Request, call_next):
    response = await call_next(request)
    response.headers["Cache-Control"] = "no-store"
    return response


def create_from_environment() -> FastAPI:
    """For `uvicorn --factory main:create_from_environment`."""
    return create_app(read_settings())
