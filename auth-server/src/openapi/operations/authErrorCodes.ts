/** Better Auth's own error codes and their meaning, in addition to those in the contract. */
export const AUTH_ERROR_CODES = {
  INVALID_PASSWORD: 'The password is wrong.',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'The account has no password.',
  INVALID_CODE: 'The code is wrong.',
  INVALID_BACKUP_CODE: 'The backup code is wrong, or was already used.',
  INVALID_TWO_FACTOR_COOKIE: 'The sign-in has expired. Start again.',
  TOTP_NOT_ENABLED: 'The account has no authenticator app.',
  TOTP_ALREADY_ENABLED: 'The account already has an authenticator app.',
  TWO_FACTOR_NOT_ENABLED: 'Two-factor authentication is off.',
  BACKUP_CODES_NOT_ENABLED: 'The account has no backup codes.',
  CHALLENGE_NOT_FOUND: 'The challenge has expired, or was already answered.',
  FAILED_TO_VERIFY_REGISTRATION: "The authenticator's response is not valid.",
  PREVIOUSLY_REGISTERED: 'The account already has this passkey.',
  AUTHENTICATION_FAILED: "The authenticator's response is not valid.",
  PASSKEY_NOT_FOUND: 'No account has this passkey.',
} as const;

export type AuthErrorCode = keyof typeof AUTH_ERROR_CODES;
