import type { JWTPayload } from 'jose';

/** Who is calling, as the access token or the introspection response says. */
export interface Reader {
  /** The account's ID. It never changes and is never reused: store this one. */
  readonly id: string;
  /** The session that the token was issued for. */
  readonly sessionId: string;
  /** The address of the account. Readers can change it. */
  readonly email: string;
  readonly emailVerified: boolean;
  /** The IDs of the plans in force when the token was issued, or right now with introspection. */
  readonly plans: readonly string[];
  /** When the token ends. */
  readonly expiresAt: Date;
}

/** @returns `null` when a claim is missing or has a type that Gatehouse never issues */
export function toReader(claims: JWTPayload): Reader | null {
  const { sub, sid, email, email_verified: emailVerified, plans, exp } = claims;
  if (!isText(sub) || !isText(sid) || !isText(email)) return null;
  if (typeof emailVerified !== 'boolean' || typeof exp !== 'number') return null;
  if (!Array.isArray(plans) || !plans.every(isText)) return null;
  return { id: sub, sessionId: sid, email, emailVerified, plans, expiresAt: new Date(exp * 1000) };
}

/**
 * Whether a token is for this audience alone. With several, any of the others could replay it here.
 */
export function isMeantFor(audience: string, { aud }: JWTPayload): boolean {
  return aud === audience || (Array.isArray(aud) && aud.length === 1 && aud[0] === audience);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
