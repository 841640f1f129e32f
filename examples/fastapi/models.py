"""The service's tables. They live in Gatehouse's database, next to its own."""

from sqlalchemy import CheckConstraint, Column, DateTime, ForeignKey, Index, MetaData, Table, Text, func, text
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.orm import registry

LONGEST_NOTE = 2000  # characters

metadata = MetaData()
mapper = registry(metadata=metadata)

# As much of Gatehouse's table as the foreign key needs. Alembic and the schema check leave it alone.
user = Table("user", metadata, Column("id", Text, primary_key=True))


@mapper.mapped
class Note:
    __tablename__ = "note"
    id = Column(UUID(as_uuid=True), primary_key=True, server_default=text("gen_random_uuid()"))
    # When readers delete their account, their notes go too.
    reader_id = Column(Text, ForeignKey("user.id", name="note_reader_id_fkey", ondelete="CASCADE"), nullable=False)
    text = Column(Text, nullable=False)
    created_at = Column(DateTime(timezone=True), nullable=False, server_default=func.now())
    changed_at = Column(DateTime(timezone=True), nullable=False, server_default=func.now())
    __table_args__ = (
        CheckConstraint(f"char_length(text) between 1 and {LONGEST_NOTE}", name="note_text_length"),
        Index("note_reader_id_created_at", "reader_id", "created_at"),
    )


OWN_TABLES = frozenset({Note.__tablename__})
