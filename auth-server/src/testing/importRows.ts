import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Candidate } from '../import/ImportedReader.js';
import { importReaders, type ImportOptions } from '../import/importReaders.js';
import { inBatches, type ImportSource } from '../import/ImportSource.js';

export const IMPORT_OPTIONS: ImportOptions = {
  isDryRun: false,
  withPasswords: true,
  providers: {},
  reportFile: null,
};

/** A row of a source, with a new id and address. */
export function candidate(about: Partial<Candidate> = {}): Candidate {
  const id = randomUUID();
  return {
    from: id,
    id,
    email: `${id}@example.com`,
    skip: null,
    names: ['Ada'],
    images: [],
    locales: [],
    passwordHash: null,
    identities: [],
    isBanned: false,
    hasSecondFactor: false,
    createdAt: '2020-02-03T04:05:06Z',
    preferences: {},
    plans: [],
    ...about,
  };
}

export const sourceOf = (...candidates: Candidate[]): ImportSource => ({
  name: 'test',
  total: candidates.length,
  providers: { google: 'google' },
  leftBehind: ['bios'],
  batches: () => inBatches(candidates),
});

export const importRows = (
  queries: Kysely<Schema>,
  candidates: readonly Candidate[],
  options: Partial<ImportOptions> = {},
) => importReaders(queries, sourceOf(...candidates), { ...IMPORT_OPTIONS, ...options });

/** The line of a report about this. */
export const lineOf = (lines: readonly string[], about: string) =>
  lines.find((line) => line.includes(about))?.trim();
