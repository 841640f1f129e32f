export const TOKEN_ALGORITHMS = ['RS256', 'EdDSA'] as const;
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

/** How access tokens are signed, as `gatehouse.config.ts` says. */
export interface TokenSettings {
  algorithm: TokenAlgorithm;
  /** How long a token is valid. */
  minutes: number;
  /** The audience of tokens. `null`: the site's origin. */
  audience: string | null;
  /** How long a key signs. */
  rotationDays: number;
}
