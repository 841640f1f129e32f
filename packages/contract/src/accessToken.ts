/** `GET /api/auth/token`: a JWT that tells another service who is calling. */
export interface AccessToken {
  token: string;
  /** When it expires: ISO 8601 in UTC. */
  expiresAt: string;
}
