import { expect } from 'vitest';
import type { Surroundings } from '../cli/doctor/diagnose.js';
import { createSetup, type Setup } from './createSetup.js';
import type { TestDatabase } from './createTestDatabase.js';

/** What must never be printed. */
export const SECRETS = {
  wrongDatabase: 'a-wrong-database-password',
  smtp: 'the-right-smtp-password',
  wrongSmtp: 'a-wrong-smtp-password',
  resend: 're_the-resend-key',
  google: 'the-google-client-secret',
};

/** A set-up in which something is wrong. */
export interface Broken {
  title: string;
  /** Settings that differ from a good set-up. `undefined` removes one. */
  env?: (setup: Setup) => Record<string, string | undefined>;
  files?: (setup: Setup) => Promise<unknown>;
  /** Breaks the database, and mends it. */
  sql?: [broken: string, mended: string];
  around?: Partial<Surroundings>;
  /** Everything that doctor says besides what is fine. */
  problems: RegExp[];
}

/** Breaks a good set-up, and expects doctor to find exactly that, to say what to do, and to print no secret. */
export async function expectProblems(broken: Broken, database: TestDatabase): Promise<void> {
  const setup = await createSetup(database.url);
  Object.assign(setup.env, broken.env?.(setup));
  await broken.files?.(setup);
  if (broken.sql) await database.sql(broken.sql[0]);
  try {
    const problems = await setup.findProblems(broken.around);
    for (const [index, expected] of broken.problems.entries()) {
      expect(problems[index], problems.join('\n')).toMatch(expected);
    }
    expect(problems, problems.join('\n')).toHaveLength(broken.problems.length);
    const printed = setup.printed.join('\n');
    const password = decodeURIComponent(new URL(database.url).password);
    for (const secret of [setup.secret, password, ...Object.values(SECRETS)]) {
      expect(printed).not.toContain(secret);
    }
    expect(printed).not.toMatch(/^\s+at /m);
  } finally {
    if (broken.sql) await database.sql(broken.sql[1]);
    await setup.remove();
  }
}
