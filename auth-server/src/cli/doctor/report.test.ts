import { expect, it } from 'vitest';
import { StartupError } from '../../startupError.js';
import { error, info, ok, warning, type Check } from './Finding.js';
import { hideSecrets } from './hideSecrets.js';
import { formatFindings, toJson } from './report.js';
import { runChecks } from './runChecks.js';
import { estimateBits } from './settings/secretStrength.js';

const named = (check: string, found: ReturnType<typeof ok>) => ({ check, ...found });
const FINE = [named('node', ok('Node 22')), named('build', ok('58 pages'))];

it('prints one line when everything is fine, and each check on request', () => {
  expect(formatFindings(FINE, { verbose: false })).toBe('Everything is fine: 2 checks.');
  expect(formatFindings(FINE, { verbose: true })).toBe(
    '✓ node: Node 22\n✓ build: 58 pages\nEverything is fine: 2 checks.',
  );
});

it('prints what is wrong, what to do, and where to read on', () => {
  const findings = [
    ...FINE,
    named('mail', error('nothing is sent', 'Set SMTP_URL.', 'emails-not-sent')),
    named('database.tls', warning('not encrypted', 'Add sslmode.', 'missing-sslmode')),
    named('providers.redirects', info('Google', 'Register it.', 'redirect-uris')),
  ];
  const lines = formatFindings(findings, { verbose: false }).split('\n');
  expect(lines).toEqual([
    '✗ mail: nothing is sent',
    '  Set SMTP_URL.',
    expect.stringMatching(/^ {2}https:\/\/.*troubleshooting.*#emails-not-sent$/),
    '! database.tls: not encrypted',
    '  Add sslmode.',
    expect.stringMatching(/#missing-sslmode$/),
    '→ providers.redirects: Google',
    '  Register it.',
    expect.stringMatching(/#redirect-uris$/),
    '1 error, 1 warning, 2 fine.',
  ]);
  expect(JSON.parse(toJson(findings))).toMatchObject({ errors: 1, warnings: 1 });
});

it('reports a check that fails, without a stack trace, and goes on', async () => {
  const check = (id: string, run: () => never): Check<null> => ({ id, help: 'node-version', run });
  const fails = check('fails', () => {
    throw new TypeError('x is not a function\n    at file.js:1:1');
  });
  const refuses = check('refuses', () => {
    throw new StartupError('The port is in use. Stop the other program.');
  });
  const works: Check<null> = { id: 'works', help: 'node-version', run: () => [ok('fine')] };
  expect(await runChecks([fails, refuses, works], null)).toMatchObject([
    {
      level: 'error',
      check: 'fails',
      message: 'the check failed: x is not a function at file.js:1:1',
    },
    { level: 'error', check: 'refuses', message: 'The port is in use. Stop the other program.' },
    { level: 'ok', check: 'works' },
  ]);
});

it('hides secrets that a driver or a file mentions', () => {
  const findings = [
    named('database', error('user:p%40ssw0rd-1 or p@ssw0rd-1', 'k-123456', 'weak-secret')),
  ];
  const env = {
    DATABASE_URL: 'postgresql://user:p%40ssw0rd-1@host/db',
    RESEND_API_KEY: 'k-123456',
  };
  expect(hideSecrets(findings, env)).toMatchObject([
    { message: 'user:[hidden] or [hidden]', advice: '[hidden]' },
  ]);
});

it.each([
  ['a'.repeat(36), 0],
  ['abc'.repeat(12), 5],
  ['0123456789abcdef'.repeat(4), 64],
  ['9f86d081884c7d659a2feaa0c55ad015', 110],
])('estimates the entropy of %s', (text, bits) => {
  expect(Math.abs(estimateBits(text) - bits)).toBeLessThan(10);
});
