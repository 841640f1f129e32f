/** What the account's routes answer. Free of dependencies: the browser loads this file. */

/** `GET /api/auth/methods`: the ways to sign in that are on beside password, mail and passkey. */
export interface SignInMethods {
  providers: { id: string; name: string }[];
}
