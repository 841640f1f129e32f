import { translate } from '@docusaurus/Translate';

/** The server's limits, in characters. */
export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 128;

/**
 * Normalized as the server does before hashing: passwords that look the same have the same length.
 */
export function passwordLength(password: string): number {
  return password.normalize('NFKC').length;
}

/** The problem with a new password, or null. */
export function passwordProblem(password: string): string | null {
  const length = passwordLength(password);
  if (length < MIN_PASSWORD) {
    return translate(
      { id: 'form.problem.passwordShort', message: 'Use at least {min} characters.' },
      { min: MIN_PASSWORD },
    );
  }
  if (length > MAX_PASSWORD) {
    return translate(
      { id: 'form.problem.passwordLong', message: 'Use at most {max} characters.' },
      { max: MAX_PASSWORD },
    );
  }
  return null;
}
