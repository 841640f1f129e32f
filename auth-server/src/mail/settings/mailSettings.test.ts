import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatMailSender, parseMailSender } from './mailSender.js';
import { checkMailSettings, mailSettingsShape, toMailSettings } from './mailSettings.js';
import { parseSmtpServer } from './smtpServer.js';

const read = (env: Record<string, string>) =>
  toMailSettings(z.object(mailSettingsShape).parse(env), '/data');
const FROM = 'Acme Docs <docs@example.com>';

describe('mail settings', () => {
  it('select the outbox by default', () => {
    expect(read({})).toEqual({
      from: { name: null, address: 'noreply@example.invalid' },
      via: 'outbox',
      directory: '/data/outbox',
    });
  });

  it('select SMTP or Resend if these are set', () => {
    const from = { name: 'Acme Docs', address: 'docs@example.com' };
    expect(read({ MAIL_FROM: FROM, SMTP_URL: 'smtps://mail.example.com' })).toMatchObject({
      from,
      via: 'smtp',
    });
    expect(read({ MAIL_FROM: FROM, RESEND_API_KEY: 're_1' })).toEqual({
      from,
      via: 'resend',
      apiKey: 're_1',
      baseUrl: 'https://api.resend.com',
    });
  });

  it('are refused when they conflict, all at once', () => {
    const problems = checkMailSettings({ SMTP_URL: 'x', RESEND_API_KEY: 'x' }).join('\n');
    expect(problems).toContain("SMTP_URL and RESEND_API_KEY can't be used together");
    expect(problems).toContain('MAIL_FROM is required');
    expect(checkMailSettings({ RESEND_BASE_URL: 'x' })).toEqual([
      'RESEND_BASE_URL has no effect without RESEND_API_KEY: set both or neither',
    ]);
    expect(checkMailSettings({ MAIL_FROM: FROM, SMTP_URL: 'x' })).toEqual([]);
  });
});

describe('MAIL_FROM', () => {
  it.each([
    ['docs@example.com', 'docs@example.com'],
    ['<docs@example.com>', 'docs@example.com'],
    [FROM, '"Acme Docs" <docs@example.com>'],
    ['دستاویزات <docs@example.com>', '"دستاویزات" <docs@example.com>'],
  ])('may be %s', (value, header) => {
    const parsed = parseMailSender(value);
    expect(parsed.ok && formatMailSender(parsed.value)).toBe(header);
  });

  it.each([
    '',
    'Acme Docs',
    'a@example.com, b@example.com',
    'A, B <a@example.com>',
    'A" <evil@example.com> <a@example.com>',
    'A\r\nBcc: e@example.com <a@example.com>',
  ])('can’t be %j', (value) => {
    expect(parseMailSender(value)).toMatchObject({ ok: false });
  });
});

describe('SMTP_URL', () => {
  it.each([
    ['smtps://mail.example.com', 465, 'always', null],
    ['smtp://mail.example.com', 587, 'required', null],
    ['smtp://mailpit:1025?tls=optional', 1025, 'optional', null],
    ['smtp://localhost:1025', 1025, 'optional', null],
    ['smtp://[::1]:25/', 25, 'optional', null],
    ['smtp://a%40b:p%2Fw@mail.example.com', 587, 'required', { user: 'a@b', pass: 'p/w' }],
  ])('can be %s', (value, port, tls, auth) => {
    expect(parseSmtpServer(value)).toMatchObject({ ok: true, value: { port, tls, auth } });
  });

  it.each([
    '',
    'mail.example.com:587',
    'http://mail.example.com',
    'smtp://',
    'smtp://mail.example.com/path',
    'smtp://mail.example.com?logger=true',
    'smtp://mail.example.com?tls.rejectUnauthorized=false',
    'smtp://a%ZZ:b@mail.example.com',
  ])('can’t be %j', (value) => {
    expect(parseSmtpServer(value)).toMatchObject({ ok: false });
  });
});
