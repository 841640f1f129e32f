import { sql, type Kysely } from 'kysely';

/** Adds the data that the current texts need to emails that are still queued. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update mail
       set data = (data - 'place') || jsonb_build_object('ipAddress', data->'place')
     where template = 'new-sign-in' and data ? 'place'`.execute(db);
  // Both go to the old address.
  await sql`
    update mail
       set data = data || jsonb_build_object('oldAddress', recipient)
     where template in ('email-change', 'email-changed')
       and data ? 'newAddress' and not data ? 'oldAddress'`.execute(db);
}
