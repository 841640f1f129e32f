import { parseEmail } from '@gatehouse/contract/emailAddress';
import { translate } from '@docusaurus/Translate';

/** An obvious problem with an address, or null: the server makes the final check. */
export function emailProblem(email: string): string | null {
  return parseEmail(email.trim()).ok
    ? null
    : translate({
        id: 'form.problem.email',
        message: 'Enter a valid email address, such as name@example.com.',
      });
}
