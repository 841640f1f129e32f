import { translate } from '@docusaurus/Translate';

/** What is obviously wrong with an address, or null: the server has the last word. */
export function emailProblem(email: string): string | null {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())
    ? null
    : translate({
        id: 'form.problem.email',
        message: 'Enter an e-mail address, such as name@example.com.',
      });
}
