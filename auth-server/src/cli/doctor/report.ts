import type { Finding, Level } from './Finding.js';

const PAGE = 'https://github.com/gatehouse-docs/gatehouse/blob/main/docs/help/troubleshooting.mdx';

const MARKS: Record<Level, string> = { error: '✗', warning: '!', info: '→', ok: '✓' };

const count = (findings: readonly Finding[], level: Level) =>
  findings.filter((finding) => finding.level === level).length;

/**
 * The findings for a person: one line for each, what to do below it, and a summary.
 * @param options.verbose also what is right
 */
export function formatFindings(
  findings: readonly Finding[],
  { verbose }: { verbose: boolean },
): string {
  const shown = findings.filter(({ level }) => verbose || level !== 'ok');
  return [...shown.map(formatFinding), formatSummary(findings)].join('\n');
}

function formatFinding({ level, check, message, advice, help }: Finding): string {
  const lines = [`${MARKS[level]} ${check}: ${message}`];
  if (advice !== null) lines.push(`  ${advice}`);
  if (help !== null) lines.push(`  ${PAGE}#${help}`);
  return lines.join('\n');
}

function formatSummary(findings: readonly Finding[]): string {
  const plural = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const counts = [
    plural(count(findings, 'error'), 'error'),
    plural(count(findings, 'warning'), 'warning'),
    `${count(findings, 'ok')} fine`,
  ];
  const isFine = findings.every(({ level }) => level === 'ok' || level === 'info');
  return isFine
    ? `Everything is fine: ${plural(count(findings, 'ok'), 'check')}.`
    : `${counts.join(', ')}.`;
}

/** The findings for a program. */
export function toJson(findings: readonly Finding[]): string {
  const linked = findings.map(({ help, ...finding }) => ({
    ...finding,
    help: help === null ? null : `${PAGE}#${help}`,
  }));
  const [errors, warnings] = [count(findings, 'error'), count(findings, 'warning')];
  return JSON.stringify({ errors, warnings, findings: linked }, null, 2);
}
