/** `POST /api/session/introspect` (RFC 7662): the current state of a session, for services. */
export type Introspection = { active: false } | ActiveSession;

export interface ActiveSession {
  active: true;
  /** The server's origin. */
  iss: string;
  /** The audience of access tokens. */
  aud: string;
  /** The reader's id. */
  sub: string;
  /** The session's id. Grants no access. */
  sid: string;
  email: string;
  email_verified: boolean;
  /** The ids of the active plans. */
  plans: string[];
  /** When the token or session was issued and expires: seconds since 1970. */
  iat: number;
  exp: number;
  /** `Bearer`: an access token. `session`: the value of the session cookie. */
  token_type: 'Bearer' | 'session';
}
