import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { describe, expect, it } from 'vitest';
import { MAIL_LOCALES, type MailLocale } from '@gatehouse/contract/mailLocale';
import { SECURITY_CHANGES } from '../message/securityChanges.js';
import { MAIL_TEMPLATES, type MailData, type MailTemplate } from '../message/mailTemplates.js';
import { DARK, findPaleColors, LIGHT } from './mailStyle.js';
import { renderMail } from './renderMail.js';

const SITE = { name: 'Acme Docs', url: 'https://docs.example.com', routes: DEFAULT_ROUTES };
const TEMPLATES = Object.keys(MAIL_TEMPLATES) as MailTemplate[];
const EVERYTHING = {
  name: 'Ada',
  path: '/go?token=abc&next=%2Fdocs',
  validMinutes: 60,
  at: '2026-01-31T09:30:00Z',
  oldAddress: 'old@example.com',
  newAddress: 'new@example.com',
  device: 'Firefox on Linux',
  ipAddress: '192.0.2.7',
  change: 'passkey-added',
  what: 'Ada’s phone',
  plan: 'Premium',
  reader: { name: 'Bob', email: 'bob@example.com' },
  command: "gatehouse admin grant 'bob@example.com' premium",
};

/** The values that the template accepts. */
const dataOf = (template: MailTemplate, values: object = {}) => {
  const given: Record<string, unknown> = { ...EVERYTHING, ...values };
  const fields = Object.keys(MAIL_TEMPLATES[template].shape);
  return Object.fromEntries(fields.map((field) => [field, given[field]]));
};
const render = (template: MailTemplate, locale: MailLocale = 'en', values: object = {}) =>
  renderMail({ template, locale, data: dataOf(template, values) }, SITE);

describe('a mail', () => {
  it.each<[MailTemplate, string]>([
    ['verification', 'Confirm your email address for Acme Docs'],
    ['reset', 'Reset your Acme Docs password'],
    ['magic-link', 'Your sign-in link for Acme Docs'],
    ['address-in-use', 'You already have an account on Acme Docs'],
    ['welcome', 'Welcome to Acme Docs'],
    ['password-changed', 'Your Acme Docs password was changed'],
    ['email-change', 'Approve the new email address for your Acme Docs account'],
    ['email-changed', 'Your Acme Docs email address was changed'],
    ['security-changed', 'A passkey was added to your Acme Docs account'],
    ['new-sign-in', 'New sign-in to your Acme Docs account'],
    ['granted', 'You now have access to Premium on Acme Docs'],
    ['access-requested', 'Bob requested access to Premium on Acme Docs'],
    ['account-deleted', 'Your Acme Docs account was deleted'],
  ])('of template %s has a clear subject', (template, subject) => {
    expect(render(template).subject).toBe(subject);
  });

  it.each<[MailLocale, string, string]>([
    ['en', 'Firefox on Linux', 'Device: Firefox on Linux'],
    ['en', 'Hands on deck on Linux', 'Device: Hands on deck on Linux'],
    ['en', 'Unknown browser', 'Device: Unknown browser'],
    ['ur', 'Firefox on Linux', 'Linux پر Firefox'],
    ['ur', 'Unknown browser on Linux', 'Linux پر نامعلوم براؤزر'],
    ['ur', 'Safari', 'Safari'],
    ['de', 'Firefox on Linux', 'Gerät: Firefox unter Linux'],
    ['de', 'Unknown browser on Linux', 'Gerät: Unbekannter Browser unter Linux'],
    ['fr', 'Unknown browser', 'Appareil\u00a0: Navigateur inconnu'],
    ['es', 'Firefox on Linux', 'Dispositivo: Firefox en Linux'],
    ['pt-BR', 'Unknown browser', 'Dispositivo: Navegador desconhecido'],
    ['ja', 'Firefox on Linux', '端末：Firefox（Linux）'],
    ['zh-Hans', 'Unknown browser on Linux', '设备：未知浏览器（Linux）'],
  ])('in %s describes the device %s as %s', (locale, device, named) => {
    const { text } = render('new-sign-in', locale, { device });
    expect(text.replace(/[\u2066-\u2069]/g, '')).toContain(named);
  });

  it.each(
    MAIL_LOCALES.flatMap((locale) => TEMPLATES.map((template) => [template, locale] as const)),
  )(
    '%s in %s contains its link in both bodies, to the configured origin only',
    (template, locale) => {
      const { text, html, subject } = render(template, locale);
      const link = 'https://docs.example.com/go?token=abc&next=%2Fdocs';
      const hasLink = template !== 'access-requested' && template !== 'account-deleted';
      expect(text.includes(`\n${link}\n`)).toBe(hasLink);
      expect(html.includes(`href="${link.replace('&', '&amp;')}"`)).toBe(hasLink);
      const targets = [...html.matchAll(/(?:href|src|background)="([^"]*)"/g)].map(
        ([, url]) => url,
      );
      expect(targets.filter((url) => !url?.startsWith('https://docs.example.com'))).toEqual([]);
      expect(html).not.toMatch(/<img|<script|<link|url\(|@import/i);
      expect(`${subject}${text}${html}`).not.toMatch(/undefined|\[object|null/);
      expect(subject).not.toMatch(/\p{Cc}/u);
    },
  );

  it.each(
    MAIL_LOCALES.flatMap((locale) => TEMPLATES.map((template) => [template, locale] as const)),
  )('%s in %s names the site, and never the product', (template, locale) => {
    const { subject, text, html } = render(template, locale);
    expect(text).toContain('Acme Docs');
    expect(`${subject}${text}${html}`).not.toContain('Gatehouse');
  });

  it.each(['email-change', 'email-changed'] as const)(
    'of template %s contains the old address and the new one',
    (template) => {
      const { text, html } = render(template);
      for (const body of [text, html]) {
        expect(body).toContain('old@example.com');
        expect(body).toContain('new@example.com');
      }
    },
  );

  it('shows a name as text, whatever it contains (INP-10)', () => {
    const { text, html } = render('welcome', 'en', { name: '<img src=x onerror=alert(1)>"&\'' });
    expect(text).toContain('Hi <img src=x onerror=alert(1)>"&\',');
    expect(html).toContain('Hi &lt;img src=x onerror=alert(1)&gt;&quot;&amp;&#39;,');
    expect(html).not.toContain('<img');
  });

  it('omits a name that contains a domain', () => {
    expect(render('verification', 'en', { name: 'Win at evil.example' }).text).toMatch(/^Hi,\n/);
  });

  it('escapes a browser’s name', () => {
    const { html } = render('new-sign-in', 'en', { device: '</td><script>', ipAddress: null });
    expect(html).toContain('>&lt;/td&gt;&lt;script&gt;</td>');
    expect(html).not.toContain('IP address');
  });

  it.each(MAIL_LOCALES)('distinguishes all changes to sign-in methods, in %s', (locale) => {
    const mails = SECURITY_CHANGES.map((change) =>
      render('security-changed', locale, { change, what: null }),
    );
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(SECURITY_CHANGES.length);
    expect(new Set(mails.map(({ text }) => text)).size).toBe(SECURITY_CHANGES.length);
    expect(render('security-changed', locale).text).toContain('Ada’s phone');
  });

  it('says when a link expires and when something happened', () => {
    expect(render('verification', 'en', { validMinutes: 15 }).text).toContain(
      'expires in 15 minutes',
    );
    expect(render('reset').text).toContain('expires in 1 hour');
    expect(render('password-changed').text).toContain('January 31, 2026 at 09:30 UTC');
  });

  it.each<[MailLocale, string, string]>([
    ['de', '1 Stunde', '31. Januar 2026 um 09:30 UTC'],
    ['es', '1 hora', '31 de enero de 2026 a las 9:30 UTC'],
    ['fr', '1 heure', '31 janvier 2026 à 09:30 UTC'],
    ['ja', '1 時間', '2026年1月31日 9:30 UTC'],
    ['pt-BR', '1 hora', '31 de janeiro de 2026 às 09:30 UTC'],
    ['zh-Hans', '1小时', '2026年1月31日 09:30 UTC'],
  ])('in %s formats %s and %s', (locale, duration, date) => {
    // The kind of space differs between versions of ICU.
    const plain = (template: MailTemplate) =>
      render(template, locale).text.replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(plain('reset')).toContain(duration);
    expect(plain('password-changed')).toContain(date);
  });

  it.each(MAIL_LOCALES.filter((locale) => locale !== 'en'))(
    'in %s has no sentence in English',
    (locale) => {
      const sentences = ({ subject, html }: { subject: string; html: string }) => [
        subject,
        ...[...html.matchAll(/>([^<>]+\.)</g)].map(([, sentence]) => sentence),
      ];
      for (const template of TEMPLATES) {
        const english = sentences(render(template));
        expect(english.length).toBeGreaterThan(3);
        expect(
          sentences(render(template, locale)).filter((each) => english.includes(each)),
        ).toEqual([]);
      }
    },
  );

  it.each<[MailLocale, string]>([
    ['ja', 'Hiragino Sans'],
    ['zh-Hans', 'PingFang SC'],
  ])('in %s uses fonts for its script', (locale, font) => {
    expect(render('welcome', locale).html).toContain(`&#39;${font}&#39;`);
    expect(render('welcome').html).not.toContain(font);
  });

  it('is right to left in Urdu, with a left-to-right link', () => {
    const { html, text } = render('email-change', 'ur');
    expect(html).toContain('<html lang="ur" dir="rtl">');
    expect(html).toMatch(/<table role="presentation"[^>]* lang="ur" dir="rtl"/);
    expect(html).toMatch(/<a class="link" href="[^"]*" dir="ltr"/);
    expect(text).toContain('\u2068new@example.com\u2069');
    expect(render('verification', 'en').html).toContain('<html lang="en" dir="ltr">');
  });

  it('isolates a right-to-left name in a left-to-right sentence', () => {
    expect(render('welcome', 'en', { name: 'عائشہ' }).text).toContain('Hi \u2068عائشہ\u2069,');
  });

  it('refuses data of another template', () => {
    const data = { ...dataOf('welcome'), path: 'https://evil.example' } as MailData['welcome'];
    expect(() => renderMail({ template: 'welcome', locale: 'en', data }, SITE)).toThrow(
      'path of the site',
    );
  });
});

describe('the look of emails', () => {
  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('is readable in %s mode', (_, colors) => {
    expect(findPaleColors(colors)).toEqual([]);
    expect(findPaleColors({ ...colors, muted: colors.card })).toEqual([
      'has muted on card with a contrast of 1.0:1, below the required 4.5:1',
      expect.stringContaining('has muted on page'),
    ]);
  });

  it('can be customized with a logo, and colors for both modes', () => {
    const look = {
      logo: 'https://docs.example.com/logo.png?a=1&b="',
      colors: {
        light: { ...LIGHT, primary: '#123456' },
        dark: { ...DARK, primary: '#abcdef' },
      },
    };
    const mail = { template: 'welcome', locale: 'en', data: dataOf('welcome') } as const;
    const { html } = renderMail(mail, { ...SITE, look });
    expect(html).toContain('<img src="https://docs.example.com/logo.png?a=1&amp;b=&quot;" alt=""');
    expect(html).toContain('background:#123456');
    expect(html).toContain('.primary{background:#abcdef !important}');
    expect(html).not.toContain(LIGHT.primary);
    expect(html).not.toContain(DARK.primary);
  });
});
