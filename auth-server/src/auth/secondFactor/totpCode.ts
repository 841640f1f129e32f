import type { Kysely } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import type { Schema } from '../../db/schema.js';

/** Steps of 30 seconds before and after the present one: clocks differ, and people type slowly. */
const WINDOW = 1;

/**
 * The time step that a code is the code of.
 *
 * @param secret as Better Auth keeps it: its characters are the key's bytes
 * @param timestamp milliseconds since 1970
 * @returns `null` when it is not a code of the present
 */
export function findTotpStep(secret: string, code: string, timestamp: number): number | null {
  const totp = new TOTP({ secret: Secret.fromUTF8(secret) });
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

/**
 * Uses up a time step, and all before it: whoever looked over the reader's shoulder gets nothing for
 * the code (RFC 6238, 5.2). Of several at once, one gets it (TOK-11).
 *
 * @returns whether it was still unused
 */
export async function useTotpStep(
  queries: Kysely<Schema>,
  twoFactorId: string,
  step: number,
): Promise<boolean> {
  const { numUpdatedRows } = await queries
    .updateTable('twoFactor')
    .set({ last_totp_step: step })
    .where('id', '=', twoFactorId)
    .where((where) =>
      where.or([where('last_totp_step', 'is', null), where('last_totp_step', '<', step)]),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
