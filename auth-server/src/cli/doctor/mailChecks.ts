import type { CompleteSettings } from '../../config/completeSettings.js';
import { createLog } from '../../log.js';
import { createMailTransport } from '../../mail/transport/createMailTransport.js';
import { describeFailure } from '../../mail/worker/describeFailure.js';
import { error, ok, warning, type Check, type Found } from './Finding.js';

/** Domains that exist for examples only (RFC 2606). */
const EXAMPLE = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|test)$/;

/** Whether emails leave, by logging in at whoever sends them. Sends none. */
export const mailChecks: Check<{ settings: CompleteSettings }> = {
  id: 'mail',
  help: 'emails-not-sent',
  run: async ({ settings }) => {
    const { mail, production } = settings;
    if (mail.via === 'outbox') {
      return production
        ? [
            error(
              `emails are files in ${mail.directory}, and reach no one`,
              'Set MAIL_FROM, and SMTP_URL or RESEND_API_KEY.',
              'emails-not-sent',
            ),
          ]
        : [ok(`emails are files in ${mail.directory}`)];
    }
    const transport = createMailTransport(mail, { log: createLog('silent'), production });
    const where =
      mail.via === 'smtp' ? `the SMTP server ${mail.server.host}:${mail.server.port}` : 'Resend';
    try {
      const problem = await transport.verify();
      if (problem !== null)
        return [error(problem, 'Verify the domain there, or change MAIL_FROM.', 'emails-not-sent')];
    } catch (cause) {
      return [explain(where, cause)];
    }
    const domain = mail.from.address.slice(mail.from.address.lastIndexOf('@') + 1);
    return [
      EXAMPLE.test(domain)
        ? warning(
            `MAIL_FROM is an address at ${domain}, which nobody can have`,
            'Set it to an address of your domain, with SPF, DKIM and DMARC records.',
            'emails-not-sent',
          )
        : ok(`${where} accepts emails from ${domain}`),
    ];
  },
};

/** By nodemailer's codes, and names of Resend's errors. */
const ADVICE: readonly (readonly [pattern: RegExp, problem: string, advice: string])[] = [
  [
    /^EAUTH/,
    'refuses the user or the password',
    'Check SMTP_URL. Special characters have to be percent-encoded; many providers need an app password.',
  ],
  [
    /^(?:ENOTFOUND|EAI_AGAIN|EDNS)/,
    'has an unknown host name',
    'Check the host in SMTP_URL for typos.',
  ],
  [
    /ECONNREFUSED/,
    'does not listen there',
    'Check host and port in SMTP_URL: smtps uses 465, smtp uses 587.',
  ],
  [
    /ETIMEDOUT|ECONNECTION|ESOCKET.*timeout|Greeting never received/i,
    'does not respond',
    'Check port and firewalls: many hosts block 25, and some 465 and 587.',
  ],
  [
    /ETLS|STARTTLS|wrong version number|certificate/i,
    'has no valid encryption',
    'Use smtps:// for port 465 and smtp:// for 587. Only in a private network, add ?tls=optional.',
  ],
  [
    /invalid_api_key|missing_api_key|API key is invalid/,
    'refuses the API key',
    'Create a key at https://resend.com/api-keys, and set RESEND_API_KEY.',
  ],
];

function explain(where: string, cause: unknown): Found {
  const { code = '', message = '' } = cause as { code?: string; message?: string };
  const known = ADVICE.find(([pattern]) => pattern.test(code) || pattern.test(message));
  const [
    ,
    problem = `fails: ${describeFailure(cause)}`,
    advice = 'Check the settings of the mail provider.',
  ] = known ?? [];
  return error(`${where} ${problem}`, advice, 'emails-not-sent');
}
