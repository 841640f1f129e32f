export const TOKEN_ALGORITHMS = ['RS256', 'EdDSA'] as const;
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

/** The settings for access tokens in `gatehouse.config.ts`. */
export interface TokenSettings {
  algorithm: TokenAlgorithm;
  /** How long a token is valid. */
  minutes: number;
  /** The audience of tokens. `null` for the site's origin. */
  audience: string | null;
  /** How long a key is used for signing. */
  rotationDays: number;
}
