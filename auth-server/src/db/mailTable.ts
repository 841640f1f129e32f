import type { ColumnType, Generated } from 'kysely';

/** `to` is a reserved word in SQL: the column is named `recipient`. */
export interface MailTable {
  id: Generated<string>;
  recipient: string;
  template: string;
  /** Blank, `{}`, once the email is sent or given up: it contains secret links. */
  data: ColumnType<unknown, string, string>;
  locale: string;
  dedupe_key: string;
  created_at: Generated<Date>;
  /** After this time, the links in the email no longer work, so it is not sent. */
  expires_at: Date | null;
  /** While a worker has the email: the time when another one may take it over. */
  next_attempt_at: Generated<Date>;
  attempts: Generated<number>;
  last_error: string | null;
  sent_at: Date | null;
  given_up_at: Date | null;
}
