import { expect, it } from 'vitest';
import type { Mail } from '../mail/message/Mail.js';
import { DEMO_READERS } from './demoReaders.js';
import { exceptDemoReaders } from './exceptDemoReaders.js';

it('sends emails to everyone except the demo readers', async () => {
  const written: string[] = [];
  const mailer = exceptDemoReaders({
    send: (mail) => {
      written.push(mail.to);
      return Promise.resolve();
    },
  });
  const welcome = (to: string): Mail => ({
    to,
    template: 'welcome',
    data: { name: 'Ada', path: '/' },
    dedupeKey: 'request-1',
  });
  for (const { email } of DEMO_READERS) await mailer.send(welcome(email));
  await mailer.send(welcome('ada@example.com'));
  expect(written).toEqual(['ada@example.com']);
});
