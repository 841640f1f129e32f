"""The session check: what the database knows about a reader right now."""

from typing import Optional

from sqlalchemy import text

from database import Database
from gatehouse import Reader

# Gatehouse keeps this view's columns stable, whatever happens to its tables.
SESSION_IN_FORCE = text(
    """
    select reader_id, session_id, email, email_verified, plans
    from reader_session
    where session_id = :session_id and reader_id = :reader_id
    """
)


class Sessions:
    def __init__(self, database: Database):
        self._database = database

    async def check(self, reader: Reader) -> Optional[Reader]:
        """The reader with their current plans. None if the session has ended or the reader is banned."""
        values = {"session_id": reader.session_id, "reader_id": reader.id}
        async with self._database.transaction() as session:
            row = (await session.execute(SESSION_IN_FORCE, values)).first()
        if row is None:
            return None
        return Reader(row.reader_id, row.session_id, row.email, row.email_verified, list(row.plans))
