import type { Kysely } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import type { Schema } from '../../db/schema.js';

/** Steps of 30 seconds before and after the current one: clocks differ, and people type slowly. */
const WINDOW = 1;

/**
 * Finds the time step of a code.
 *
 * @param secret as Better Auth stores it: its characters are the key's bytes
 * @param timestamp milliseconds since 1970
 * @returns `null` if the code is not currently valid
 */
export function findTotpStep(secret: string, code: string, timestamp: number): number | null {
  const totp = new TOTP({ secret: Secret.fromUTF8(secret) });
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

/**
 * Uses up a time step and all before it, so that an observed code is worthless (RFC 6238, 5.2). Of
 * concurrent requests, only one succeeds (TOK-11).
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
