import type { DemoReader } from '../demo/demoReaders.js';
import { printLine } from '../terminal.js';

/** Says where the site is, on standard output and not in the log: demo passwords are in it. */
export function printBanner({ siteUrl, demo }: { siteUrl: string; demo: DemoReader[] }): void {
  const lines = ['', `  Open ${siteUrl}`, ''];
  if (demo.length > 0) {
    lines.push(`  Sign in as a demo reader at ${siteUrl}sign-in`, '');
    for (const { kind, email, password } of demo) {
      lines.push(`    ${kind.padEnd(14)} ${email.padEnd(20)} ${password}`);
    }
    lines.push('', '  Give a reader a plan: npm run admin -- grant EMAIL PLAN', '');
  }
  printLine(lines.join('\n'));
}
