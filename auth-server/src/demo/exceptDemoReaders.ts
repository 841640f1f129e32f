import type { Mailer } from '../mail/createMailer.js';
import { DEMO_READERS } from './demoReaders.js';

/** A mailer that skips the demo readers, whose addresses don't exist. */
export function exceptDemoReaders(mailer: Mailer): Mailer {
  const addresses = new Set<string>(DEMO_READERS.map(({ email }) => email));
  return {
    send: async (mail, options) => {
      if (!addresses.has(mail.to)) await mailer.send(mail, options);
    },
  };
}
