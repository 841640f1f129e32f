import { parseEmail } from '@gatehouse/contract/emailAddress';
import { type Plan, planIdSchema } from '@gatehouse/contract/plan';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { StartupError } from '../startupError.js';
import type { Candidate, Grant } from './ImportedReader.js';
import { inBatches, type ImportSource } from './ImportSource.js';
import { readText } from './readText.js';

const COLUMNS = [
  'email',
  'name',
  'locale',
  'plan',
  'until',
  'email_verified',
  'password_hash',
  'banned',
];
type Row = Readonly<Record<string, string>>;

const MOST_SHOWN = 20;

/**
 * A list of readers, with the plans they have. Several lines with one address give one reader several plans.
 *
 * @param plans the site's plans; `null` without a build
 * @throws StartupError that names every line that isn't understood: then nothing is imported
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @example
 * email,name,plan,until
 * ada@example.com,Ada,premium,2030-12-31
 */
export async function readCsv(file: string, plans: readonly Plan[] | null): Promise<ImportSource> {
  const rows = parseRows(await readText(file), file);
  const problems: string[] = [];
  const readers = new Map<string, Candidate & { plans: Grant[] }>();
  const lines = new Map<string, number>();
  for (const { line, row } of rows) {
    const { candidate, problem } = toCandidate(row, { line, plans });
    const key = `${candidate.email} ${candidate.plans.map(({ plan }) => plan).join()}`;
    const earlier = lines.get(key);
    if (problem !== null) problems.push(`line ${line}: ${problem}`);
    else if (earlier !== undefined) problems.push(`line ${line}: repeats line ${earlier}`);
    lines.set(key, line);
    const reader = readers.get(String(candidate.email));
    if (reader === undefined) readers.set(String(candidate.email), candidate);
    else reader.plans.push(...candidate.plans);
  }
  refuse(file, problems);
  const candidates = [...readers.values()];
  return {
    name: 'csv',
    total: candidates.length,
    providers: {},
    leftBehind: [],
    batches: () => inBatches(candidates),
  };
}

function refuse(file: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const more = problems.length - MOST_SHOWN;
  const shown = problems.slice(0, MOST_SHOWN).map((problem) => `  ${problem}`);
  throw new StartupError(
    [
      `Nothing was imported: ${file} has ${problems.length === 1 ? 'a line that is' : 'lines that are'} not valid.`,
      ...shown,
      ...(more > 0 ? [`  and ${more} more`] : []),
    ].join('\n'),
  );
}

function parseRows(text: string, file: string): { line: number; row: Row }[] {
  const [firstLine = ''] = text.split('\n', 1);
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      // Spreadsheets separate with semicolons where the comma is a decimal sign.
      delimiter: firstLine.includes(';') && !firstLine.includes(',') ? ';' : ',',
      bom: true,
      trim: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as typeof records;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new StartupError(`Nothing was imported: ${file} is not valid CSV. ${cause.message}.`, {
      cause,
    });
  }
  const [header, ...body] = records;
  const names = (header?.record ?? []).map((name) => name.toLowerCase());
  requireColumns(names, file);
  refuse(
    file,
    body
      .filter(({ record }) => record.length !== names.length)
      .map(
        ({ record, info }) =>
          `line ${info.lines}: has ${record.length} columns, not ${names.length}`,
      ),
  );
  return body.map(({ record, info }) => ({
    line: info.lines,
    row: Object.fromEntries(names.map((name, index) => [name, record[index] ?? ''])),
  }));
}

function requireColumns(names: readonly string[], file: string): void {
  const problems: string[] = [];
  // A misspelled "until" would grant forever.
  const unknown = names.filter((name) => !COLUMNS.includes(name));
  if (unknown.length > 0) problems.push(`unknown columns: ${unknown.join(', ') || '(empty)'}`);
  if (new Set(names).size < names.length) problems.push('a column is there twice');
  if (!names.includes('email')) problems.push('there is no column "email"');
  // Otherwise, whoever signed up with someone else's address could open their account here.
  if (names.includes('password_hash') && !names.includes('email_verified')) {
    problems.push('"password_hash" requires "email_verified": which addresses were confirmed?');
  }
  if (problems.length === 0) return;
  throw new StartupError(
    `Nothing was imported: the first line of ${file} must name the columns.\n` +
      `${problems.map((problem) => `  ${problem}\n`).join('')}Columns: ${COLUMNS.join(', ')}.`,
  );
}

const flag = z
  .enum(['', 'true', 'yes', '1', 'false', 'no', '0'])
  .transform((text) => (text === '' ? null : ['true', 'yes', '1'].includes(text)));

function toCandidate(
  row: Row,
  { line, plans }: { line: number; plans: readonly Plan[] | null },
): { candidate: Candidate & { plans: Grant[] }; problem: string | null } {
  const address = parseEmail(row.email);
  const isVerified = flag.safeParse((row.email_verified ?? 'true').toLowerCase());
  const isBanned = flag.safeParse((row.banned ?? '').toLowerCase());
  const until = parseUntil(row.until);
  const problems = [
    address.ok ? null : `the address ${address.problem}`,
    isVerified.success && isVerified.data !== null ? null : 'email_verified must be true or false',
    isBanned.success ? null : 'banned must be true, false, or empty',
    until === undefined ? `until must be a date such as 2030-12-31, or empty` : null,
    row.until && !row.plan ? 'until requires a plan' : null,
    row.plan ? planProblem(row.plan, plans) : null,
  ].filter((problem) => problem !== null);
  return {
    problem: problems.length === 0 ? null : problems.join('; '),
    candidate: {
      from: `line ${line}`,
      id: null,
      email: address.ok ? address.email : row.email,
      skip: isVerified.data === false ? 'unconfirmed' : null,
      names: [row.name],
      images: [],
      locales: [row.locale],
      passwordHash: row.password_hash || null,
      identities: [],
      isBanned: isBanned.data === true,
      hasSecondFactor: false,
      createdAt: null,
      preferences: {},
      plans: row.plan ? [{ plan: row.plan, until: until ?? null }] : [],
    },
  };
}

/** @returns `undefined` for an invalid date */
function parseUntil(text = ''): Date | null | undefined {
  if (text === '') return null;
  const parsed = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).safeParse(text);
  return parsed.success ? new Date(parsed.data) : undefined;
}

function planProblem(plan: string, known: readonly Plan[] | null): string | null {
  if (known === null) {
    const parsed = planIdSchema.safeParse(plan);
    return parsed.success ? null : `the plan "${plan}" ${parsed.error.issues[0]?.message}`;
  }
  const ids = known.map(({ id }) => id);
  return ids.includes(plan)
    ? null
    : `there is no plan "${plan}"; the plans are: ${ids.join(', ') || 'none'}`;
}
