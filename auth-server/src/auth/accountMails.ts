import type { Log } from '../log.js';
import type { Mailer } from '../mail/createMailer.js';
import type { Mail } from '../mail/message/Mail.js';
import { describeFailure } from '../mail/worker/describeFailure.js';

/** What an answered request left behind: the session that it made, and whose that is. */
interface Answered {
  path: string;
  newSession: { session: { id: string }; user: { name: string; email: string } } | null;
}

/**
 * Queues the mail that a successful request entails: `welcome` for a sign-up, `password-changed` for
 * a change of password (CRD-09). Both make a session, whose id names the request.
 *
 * It waits for one row in the queue, so that a process that is killed after its answer loses no
 * mail, and never for a provider. It never throws: what was done is done, with or without a mail.
 */
export async function sendAccountMail(
  { path, newSession }: Answered,
  { mailer, log }: { mailer: Mailer; log: Log },
): Promise<void> {
  if (newSession === null) return;
  const { name, email: to } = newSession.user;
  const about = { to, dedupeKey: newSession.session.id };
  const mails: Readonly<Record<string, Mail>> = {
    '/sign-up/email': { ...about, template: 'welcome', data: { name, path: '/' } },
    '/change-password': {
      ...about,
      template: 'password-changed',
      data: { name, at: new Date().toISOString(), path: '/profile' },
    },
  };
  const mail = mails[path];
  if (mail === undefined) return;
  try {
    await mailer.send(mail);
  } catch (error) {
    log.error({ template: mail.template, reason: describeFailure(error) }, 'a mail is lost');
  }
}
