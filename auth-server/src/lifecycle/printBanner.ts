import type { DemoReader } from '../demo/demoReaders.js';
import { printLine } from '../terminal.js';

/** Says where the site is, on standard output and not in the log: demo passwords are in it. */
export function printBanner(site: {
  url: string;
  signInUrl: string;
  demo: readonly DemoReader[];
}): void {
  const { url, signInUrl, demo } = site;
  const lines = ['', `  Open ${url}`, ''];
  if (demo.length > 0) {
    lines.push(`  Sign in as a demo reader at ${signInUrl}`, '');
    for (const { kind, email, password } of demo) {
      lines.push(`    ${kind.padEnd(14)} ${email.padEnd(20)} ${password}`);
    }
    lines.push('', '  Give a reader a plan: npx gatehouse admin grant EMAIL PLAN', '');
  }
  printLine(lines.join('\n'));
}
