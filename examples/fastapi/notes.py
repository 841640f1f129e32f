"""Notes that belong to their reader. Only the token says who that is; nothing else in the request does."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Depends
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, Field
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from database import Database
from gatehouse import Gatehouse, Reader, Refusal
from models import LONGEST_NOTE, Note

MOST_NOTES = 200  # of one reader; requests at the same moment can exceed it by a few
NO_SUCH_READER = "23503"  # PostgreSQL's foreign_key_violation


class NoteIn(BaseModel):
    text: str = Field(min_length=1, max_length=LONGEST_NOTE)


class NoteOut(BaseModel):
    id: UUID
    text: str
    created_at: datetime
    changed_at: datetime


def to_answer(note: Note) -> NoteOut:
    return NoteOut(id=note.id, text=note.text, created_at=note.created_at, changed_at=note.changed_at)


def storable(text: str) -> str:
    """PostgreSQL can't store NUL, and UTF-8 can't encode half a surrogate pair."""
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise Refusal(400, "INVALID_INPUT", "Some values are not valid.", fields={"text": "has invalid characters"})
    return text


def not_found() -> Refusal:
    """Also for someone else's note: whether it exists is nobody else's business."""
    return Refusal(404, "NOT_FOUND", "Not found.")


def create_notes(gatehouse: Gatehouse, database: Database) -> APIRouter:
    router = APIRouter(prefix="/notes")

    @router.get("", response_model=list[NoteOut])
    async def list_notes(reader: Reader = Depends(gatehouse.reader)):
        async with database.transaction() as session:
            return [to_answer(note) for note in await notes_of(session, reader)]

    @router.post("", response_model=NoteOut, status_code=201)
    async def create_note(note: NoteIn, reader: Reader = Depends(gatehouse.reader)):
        async with database.transaction() as session:
            count = select(func.count()).select_from(Note).where(Note.reader_id == reader.id)
            if (await session.execute(count)).scalar_one() >= MOST_NOTES:
                raise Refusal(409, "CONFLICT", f"You have {MOST_NOTES} notes. Delete one first.")
            created = Note(reader_id=reader.id, text=storable(note.text))
            session.add(created)
            try:
                await session.flush()
            except IntegrityError as error:
                # The token outlived the account.
                if getattr(error.orig, "sqlstate", None) == NO_SUCH_READER:
                    raise gatehouse.invalid_token() from error
                raise
            await session.refresh(created)
            return to_answer(created)

    @router.get("/export", response_class=PlainTextResponse)
    async def export_notes(reader: Reader = Depends(gatehouse.require_plan("premium"))):
        """All notes as one text. For readers with the plan."""
        async with database.transaction() as session:
            return "\n\n".join(note.text for note in await notes_of(session, reader))

    @router.patch("/{note_id}", response_model=NoteOut)
    async def change_note(note_id: UUID, note: NoteIn, reader: Reader = Depends(gatehouse.reader)):
        change = (
            update(Note)
            .where(Note.id == note_id, Note.reader_id == reader.id)
            .values(text=storable(note.text), changed_at=func.now())
            .execution_options(synchronize_session=False)
        )
        async with database.transaction() as session:
            if (await session.execute(change)).rowcount == 0:
                raise not_found()
            return to_answer(await session.get(Note, note_id))

    @router.delete("/{note_id}", status_code=204)
    async def delete_note(note_id: UUID, reader: Reader = Depends(gatehouse.reader)) -> None:
        removal = delete(Note).where(Note.id == note_id, Note.reader_id == reader.id)
        async with database.transaction() as session:
            if (await session.execute(removal.execution_options(synchronize_session=False))).rowcount == 0:
                raise not_found()

    return router


async def notes_of(session, reader: Reader) -> list[Note]:
    newest_first = select(Note).where(Note.reader_id == reader.id).order_by(Note.created_at.desc(), Note.id)
    return list((await session.execute(newest_first)).scalars())
