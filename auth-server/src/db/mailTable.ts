import type { ColumnType, Generated } from 'kysely';

/** `to` is a reserved word of SQL: the column is named `recipient`. */
export interface MailTable {
  id: Generated<string>;
  recipient: string;
  template: string;
  /** Blank, `{}`, once the email is sent or given up: it holds secret links. */
  data: ColumnType<unknown, string, string>;
  locale: string;
  dedupe_key: string;
  created_at: Generated<Date>;
  /** After it the links of the email are dead, and no one is helped by it. */
  expires_at: Date | null;
  /** While a worker has the email: when another one may take it for lost. */
  next_attempt_at: Generated<Date>;
  attempts: Generated<number>;
  last_error: string | null;
  sent_at: Date | null;
  given_up_at: Date | null;
}
