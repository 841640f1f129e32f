import { translate } from '@docusaurus/Translate';

/** The server's own bounds, in characters. */
export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 128;

/** In the form that the server hashes: what looks the same counts the same. */
export function passwordLength(password: string): number {
  return password.normalize('NFKC').length;
}

/** What is wrong with a password to be chosen, or null. */
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
