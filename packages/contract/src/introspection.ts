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
  /** The session's id. Opens nothing. */
  sid: string;
  email: string;
  email_verified: boolean;
  /** The ids of the plans in force. */
  plans: string[];
  /** When the token, or the session, began and ends: seconds since 1970. */
  iat: number;
  exp: number;
  /** `Bearer`: an access token. `session`: the value of the session's cookie. */
  token_type: 'Bearer' | 'session';
}
