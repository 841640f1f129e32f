import uuid
from collections.abc import Callable, Sequence
from typing import Any

from issuer import Issuer


class KnownReader:
    """A reader with an account and a session in Gatehouse's tables."""

    def __init__(self, sql: Callable[..., Any], issuer: Issuer, plans: Sequence[str] = ()):
        self._sql, self._issuer, self.plans = sql, issuer, plans
        self.id, self.session_id = str(uuid.uuid4()), str(uuid.uuid4())
        self.email = f"{self.id}@example.com"
        sql(
            """insert into "user" (id, name, email, "emailVerified", role) values ($1, 'Ada', $2, true, 'reader')""",
            self.id,
            self.email,
        )
        sql(
            """insert into session (id, token, "userId", "expiresAt", "updatedAt")
               values ($1, $1, $2, now() + interval '1 hour', now())""",
            self.session_id,
            self.id,
        )
        for plan in plans:
            self.grant(plan)

    def grant(self, plan: str) -> None:
        self._sql("insert into entitlement (user_id, plan, source) values ($1, $2, 'grant')", self.id, plan)

    def end_plans(self) -> None:
        self._sql("update entitlement set revoked_at = now() where user_id = $1", self.id)

    def ban(self) -> None:
        self._sql("""update "user" set "bannedAt" = now() where id = $1""", self.id)

    def sign_out(self) -> None:
        self._sql("delete from session where id = $1", self.session_id)

    def expire_session(self) -> None:
        self._sql("""update session set "expiresAt" = now() where id = $1""", self.session_id)

    def delete_account(self) -> None:
        self._sql("""delete from "user" where id = $1""", self.id)

    def headers(self, **claims: Any) -> dict[str, str]:
        """With a token as Gatehouse signs it for this session."""
        values = {"sub": self.id, "sid": self.session_id, "email": self.email, "plans": list(self.plans), **claims}
        return {"Authorization": f"Bearer {self._issuer.token(**values)}"}
